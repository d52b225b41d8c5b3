"""The part of the handbook that shows every form, per procedure: takes its pictures, and writes docs/handleiding/formulieren.md."""

from collections.abc import Callable
from pathlib import Path

from kernproces.opsomming import of
from kernproces.rollen import Rol
from kernproces.taal.overgang import Overgang
from tests.hulp.formulieren import Plek, Wandelaar, alle_vormen, vorm, zonder_beeld

BLAD = Path("docs/handleiding/formulieren.md")
BEELD = Path("docs/handleiding/beeld/formulieren")
GEDEELD = 5  # what so many procedures have, is told once, at the end


def naam_van(rij: Overgang) -> str:
    """Of its picture: the first procedure that has this form."""
    w, eerste = alle_vormen()[vorm(rij)][0]
    begin = "begin-" if eerste is w.start else ""
    return f"{w.naam}-{begin}{eerste.actie}".replace("_", "-")


def alle_beelden() -> list[str]:
    """Of every form with a picture its name."""
    return [naam_van(waar[0][1]) for v, waar in alle_vormen().items() if not zonder_beeld(v)]


def neem_formulieren(wandelaar: Wandelaar, neem: Callable[[Plek, str], None]) -> None:
    """Of every form its pictures; one that nobody came to, fails."""
    BEELD.mkdir(parents=True, exist_ok=True)
    for plek in wandelaar.plekken():
        neem(plek, naam_van(plek.rij))
    if wandelaar.nog:
        raise SystemExit("Daar komt niemand langs: " + ", ".join(titel for _, titel in wandelaar.nog))
    schrijf()


def schrijf() -> None:
    """The page itself."""
    BLAD.write_text(tekst(), encoding="utf-8")


def tekst() -> str:
    """Per procedure its own forms in the order of the declaration, then those of every procedure."""
    per: dict[str, list[Overgang]] = {}
    for waar in alle_vormen().values():
        kop = waar[0][0].titel if len(waar) < GEDEELD else ""
        per.setdefault(kop, []).append(waar[0][1])
    gedeeld = per.pop("")
    regels = [
        KOP,
        *(f"- [{titel}](#{_anker(titel)})" for titel in per),
        f"- [{OVERAL}](#{_anker(OVERAL)})",
        "",
    ]
    for titel, vormen in (*per.items(), (OVERAL, gedeeld)):
        regels += [f"## {titel}", ""]
        for rij in vormen:
            regels += _vorm(rij)
    return "\n".join(regels)


def _vorm(rij: Overgang) -> list[str]:
    wie = of([r.titel for r in rij.rollen if r is not Rol.SYSTEEM])
    zin = " ".join(filter(None, (rij.uitleg, f"Door: {wie}." if wie else "")))
    regels = [f"### {rij.titel}", "", zin, ""] if zin else [f"### {rij.titel}", ""]
    if reden := zonder_beeld(vorm(rij)):
        return [*regels, f"Zonder beeld: {reden}.", ""]
    naam = naam_van(rij)
    breed = f'<img src="beeld/formulieren/{naam}-breed.webp" width="560" alt="Het formulier {rij.titel}.">'
    smal = f'<img src="beeld/formulieren/{naam}-smal.webp" width="190" alt="Hetzelfde op een telefoon.">'
    return [*regels, f"{breed} {smal}", ""]


def _anker(titel: str) -> str:
    return "".join(teken for teken in titel.lower().replace(" ", "-") if teken.isalnum() or teken in "-_")


OVERAL = "In elke zaak"
KOP = """# Alle formulieren, per procedure

Elk formulier zoals het opengaat in de proef, op een breed scherm en op een telefoon, met wie het invult. Wat vooraf bekend is, staat er al. De
personen, scholen en leerlingen zijn verzonnen. Een lang formulier is onderaan afgesneden. De bladzijden eromheen staan in [schermen.md](schermen.md).
"""
