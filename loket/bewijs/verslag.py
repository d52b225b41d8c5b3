"""Bewijsverslag: the evidence for the norm as one report for the certifying auditor, and its gaps as work for the team.

Pupils are numbers here. Whoever reads the report finds every proof by zaak and number of the entry, and can replay it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from kernproces.bewijs.overzicht import Standen, tellingen
from kernproces.bewijs.regel import Bewijsstuk, Stand
from kernproces.datum import voluit
from kernproces.opslag.anker import Anker, AnkerError, lees_ankers
from kernproces.opslag.rijen import Lezer
from kernproces.taal.norm import Normclausule
from kernproces.tijdstip import AMSTERDAM, dag_van
from loket.bedrading import Samenstel
from loket.bewijs.overzicht import Indicatorregel, indicatoren
from notificaties.brieven.pdf import maak_stuk
from workflows.norm import CLAUSULES

BRON = Path(__file__).with_name("verslag.typ")
_ZAKEN = "SELECT zaak, dossier, workflow, toestand, open, behandelaar FROM werkvoorraad ORDER BY zaak"
WAT_DIT_IS = (
    "Elke clausule is per dossier berekend uit de vastgelegde gebeurtenissen, niet uit een afvinklijst.",
    "Voldaan betekent: er is een stap vastgelegd die de clausule bewijst, met de gegevens die daarvoor nodig zijn.",
    "Open betekent: die stap is er (nog) niet; dat is niet altijd een tekortkoming, ook een lopend dossier heeft open clausules.",
    "Niet te beoordelen betekent: de inhoud is gewist; dat de stap is gedaan, staat vast.",
    "Of wat is ingevoerd ook waar is, bewijst dit verslag niet. Trek daarvoor een steekproef en leg de stukken ernaast.",
)


@dataclass(frozen=True, slots=True)
class Gat:
    """A clause that a dossier lacks, and with whom it lies: the running zaak that can mend it, if there is one."""

    dossier: str
    clausule: Normclausule
    mist: str
    zaak: str
    workflow: str
    toestand: str
    behandelaar: str


@dataclass(slots=True)
class Bewijsverslag:
    """Everything in the report, as it stood at one moment."""

    organisatie: str
    gemaakt: datetime
    standen: Standen
    clausules: list[tuple[Normclausule, dict[Stand, int]]]
    indicatoren: list[Indicatorregel]
    gaten: list[Gat]
    anker: Anker | None

    @property
    def bewijzen(self) -> Iterator[tuple[str, str, Bewijsstuk]]:
        """Dossier, clause, and the entry that proves it."""
        for dossier, regels in self.standen.items():
            for r in regels:
                yield from ((dossier, r.clausule, stuk) for stuk in r.stukken if stuk.geldig)


def maak_verslag(samenstel: Samenstel, lezer: Lezer, standen: Standen, nu: datetime) -> Bewijsverslag:
    """Of this moment, over all dossiers."""
    geteld = tellingen(standen)
    lijst = indicatoren(samenstel, lezer, dag_van(nu), geteld)
    # In the order of the page: who opens it does not wait until all of them are sorted.
    gaten = sorted(
        _gaten(samenstel, lezer, standen), key=lambda g: (g.behandelaar, g.dossier, g.clausule.code)
    )
    try:
        ankers = lees_ankers(samenstel.instellingen.map_ / "ankers")
    except AnkerError:
        ankers = []
    return Bewijsverslag(
        organisatie=samenstel.organisatienaam(),
        gemaakt=nu,
        standen=standen,
        clausules=[(CLAUSULES[c], per) for c, per in geteld.items()],
        indicatoren=lijst,
        gaten=gaten,
        anker=ankers[-1] if ankers else None,
    )


def _gaten(samenstel: Samenstel, lezer: Lezer, standen: Standen) -> Iterator[Gat]:
    """Every open clause of a dossier in which something still runs that proves it; elsewhere nobody can mend it any more."""
    bewijst = {
        n: {b.clausule for o in (w.start, *w.overgangen) for b in o.bewijs}
        for n in samenstel.kern.register.namen()
        for w in (samenstel.kern.register.nieuwste(n).workflow,)
    }
    lopend: dict[str, list[tuple[str, str, str, str]]] = {}
    for zaak, dossier, workflow, toestand, open_, behandelaar in lezer.rij_query(_ZAKEN):
        if open_:
            lopend.setdefault(dossier, []).append((zaak, workflow, toestand, behandelaar or ""))
    for dossier, regels in standen.items():
        for r in regels:
            if r.stand is not Stand.OPEN:
                continue
            for zaak, workflow, toestand, behandelaar in lopend.get(dossier, ()):
                if r.clausule in bewijst.get(workflow, ()):
                    yield Gat(dossier, CLAUSULES[r.clausule], r.mist, zaak, workflow, toestand, behandelaar)
                    break


def maak_pdf(verslag: Bewijsverslag) -> bytes:
    """As a PDF (PDF/A and PDF/UA) to sign and to file."""
    per_clausule = Counter(g.clausule.code for g in verslag.gaten)
    dag = dag_van(verslag.gemaakt)
    gegevens = {
        "titel": f"Bewijs voor de norm: {verslag.organisatie}",
        "organisatie": verslag.organisatie,
        "dag": dag.isoformat(),
        "datum": f"{voluit(dag)}",
        "dossiers": len(verslag.standen),
        "uitleg": WAT_DIT_IS,
        "anker": f"{verslag.anker.datum} {verslag.anker.afdruk}" if verslag.anker else "",
        "kop": ["Code", "Clausule", *(s.value.capitalize() for s in Stand)],
        "clausules": [[c.code, c.titel, *(per[s] for s in Stand)] for c, per in verslag.clausules],
        "indicatoren": [
            [i.clausule.code, i.clausule.titel, i.stand.value, i.reden] for i in verslag.indicatoren
        ],
        "gaten": [
            [c.code, c.titel, per_clausule[c.code]] for c, _ in verslag.clausules if per_clausule[c.code]
        ],
        "gaten_aantal": len(verslag.gaten),
    }
    return maak_stuk(BRON, gegevens, dag.isoformat())


def schrijf_xlsx(verslag: Bewijsverslag, bestand: IO[bytes], adres: str) -> None:
    """As an Excel file: a sheet per question. Every text is written as a text, whatever it begins with."""
    from xlsxwriter import Workbook  # here: it costs a start-up that few need

    boek = Workbook(
        bestand, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    boek.set_properties(
        {
            "title": f"Bewijs voor de norm, {verslag.organisatie}",
            "created": verslag.gemaakt.replace(tzinfo=None),
        }
    )
    for naam, breedtes, kop, rijen in _bladen(verslag, adres):
        _blad(boek, naam, breedtes, kop, rijen)
    boek.close()


def _blad(
    boek: Any, naam: str, breedtes: tuple[int, ...], kop: tuple[str, ...], rijen: Iterator[tuple[Any, ...]]
) -> None:
    blad, vet = boek.add_worksheet(naam), boek.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    gewoon = boek.add_format({"text_wrap": True, "valign": "top"})
    for kolom, breedte in enumerate(breedtes):
        blad.set_column(kolom, kolom, breedte, gewoon)
    for kolom, titel in enumerate(kop):
        blad.write_string(0, kolom, titel, vet)
    laatste = 0
    for laatste, rij in enumerate(rijen, start=1):
        for kolom, cel in enumerate(rij):
            if isinstance(cel, int):
                blad.write_number(laatste, kolom, cel)
            elif cel:
                blad.write_string(laatste, kolom, str(cel))
    blad.freeze_panes(1, 0)
    blad.autofilter(0, 0, max(laatste, 1), len(kop) - 1)
    blad.set_landscape()
    blad.set_paper(9)
    blad.fit_to_pages(1, 0)
    blad.repeat_rows(0)


Blad = tuple[str, tuple[int, ...], tuple[str, ...], Iterator[tuple[Any, ...]]]


def _bladen(v: Bewijsverslag, adres: str) -> Iterator[Blad]:
    yield "Verantwoording", (28, 100), ("Wat", "Waarde"), iter(_verantwoording(v))
    yield _clausuleblad(v)
    codes = tuple(c.code for c, _ in v.clausules)
    yield "Matrix", (16, *(11,) * len(codes)), ("Dossier", *codes), _matrix(v, codes)
    yield _bewijsblad(v, adres)
    yield _gatenblad(v)
    yield (
        "Indicatoren",
        (12, 50, 18, 90),
        ("Indicator", "Titel", "Stand", "Wat ontbreekt"),
        ((i.clausule.code, i.clausule.titel, i.stand.value, i.reden) for i in v.indicatoren),
    )


def _clausuleblad(v: Bewijsverslag) -> Blad:
    kop = ("Clausule", "Titel", *(s.value.capitalize() for s in Stand), "Tekst")
    rijen = ((c.code, c.titel, *(per[s] for s in Stand), c.tekst) for c, per in v.clausules)
    return "Clausules", (11, 50, 12, 12, 16, 16, 70), kop, rijen


def _matrix(v: Bewijsverslag, codes: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    for dossier, regels in v.standen.items():
        per = {r.clausule: r.stand.value for r in regels}
        yield dossier, *(per.get(c, "") for c in codes)


def _bewijsblad(v: Bewijsverslag, adres: str) -> Blad:
    kop = ("Clausule", "Dossier", "Zaak", "Stap", "Wat", "Als wie", "Dag", "Naspelen")

    def rij(clausule: str, dossier: str, s: Bewijsstuk) -> tuple[Any, ...]:
        wat, wie = s.actie.replace("_", " "), s.rol.replace("_", " ")
        return clausule, dossier, s.zaak, s.nr, wat, wie, s.op, f"{adres}/zaken/{s.zaak}/naspelen?stap={s.nr}"

    return "Bewijs", (11, 16, 16, 10, 28, 24, 12, 60), kop, (rij(c, d, s) for d, c, s in v.bewijzen)


def _gatenblad(v: Bewijsverslag) -> Blad:
    kop = ("Dossier", "Clausule", "Titel", "Wat ontbreekt", "Zaak", "Procedure", "Toestand", "Bij wie")
    rijen = (
        (g.dossier, g.clausule.code, g.clausule.titel, g.mist, g.zaak, g.workflow, g.toestand, g.behandelaar)
        for g in v.gaten
    )
    return "Gaten", (16, 11, 40, 60, 16, 18, 20, 18), kop, rijen


def _verantwoording(v: Bewijsverslag) -> list[tuple[str, str]]:
    anker = f"{v.anker.datum}: {v.anker.afdruk}" if v.anker else "nog geen"
    moment = v.gemaakt.astimezone(AMSTERDAM)
    return [
        ("Organisatie", v.organisatie),
        ("Gemaakt op", f"{voluit(moment)} om {moment:%H.%M} uur"),
        ("Dossiers", str(len(v.standen))),
        ("Laatste anker van de historie", anker),
        *(("Wat dit is", zin) for zin in WAT_DIT_IS),
    ]
