"""Weergaven: the views of the worklist that everybody has. Each is a selection; the page shows its count, up to 500."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from kernproces.rollen import DRAAGT_ZAKEN, Rol
from loket.lijst.selectie import Selectie
from loket.web.werkplek import Bezoek

AFGEROND_SINDS = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Weergave:
    """A view: its key in the address, its title, and what it says when it is empty."""

    sleutel: str
    titel: str
    groep: str
    leeg: str
    buiten: bool = True  # also for schools and families


WEERGAVEN = (
    Weergave("mijn", "Mijn zaken", "Van mij", "U hebt geen lopende zaken op uw naam.", buiten=False),
    Weergave("beurt", "Ik ben aan de beurt", "Van mij", "Niets wacht op u."),
    Weergave(
        "weggelegd",
        "Weggelegd",
        "Van mij",
        "U hebt niets weggelegd. Op een zaak kiest u: wegleggen tot een dag.",
        buiten=False,
    ),
    Weergave(
        "waarneming",
        "Namens",
        "Waarneming",
        "Wie u vervangt, heeft geen lopende zaken op naam.",
        buiten=False,
    ),
    Weergave(
        "week", "Deze week", "Met een datum", "Geen zaak heeft in de komende zeven dagen een einddatum."
    ),
    Weergave("stil", "Klok staat stil", "Met een datum", "Van geen zaak staat de klok stil."),
    Weergave("team", "Mijn team", "Gedeeld", "Niemand in uw team heeft een lopende zaak.", buiten=False),
    Weergave(
        "zonder", "Zonder behandelaar", "Gedeeld", "Elke lopende zaak heeft een behandelaar.", buiten=False
    ),
    Weergave("alle", "Alle zaken", "Gedeeld", "Er zijn geen lopende zaken."),
    Weergave("afgerond", "Afgerond", "Gedeeld", "In deze tijd is geen zaak afgerond."),
)
_KIJKT_OVERAL = frozenset({Rol.AUDITOR, Rol.BEHEERDER, Rol.KWALITEITSMEDEWERKER, Rol.TEAMLEIDER})
_HEEFT_TEAM = DRAAGT_ZAKEN | {Rol.TEAMLEIDER, Rol.SECRETARIAAT, Rol.DIRECTEUR_BESTUURDER}


def weergaven_voor(bezoek: Bezoek) -> tuple[Weergave, ...]:
    """The views that mean something in this role."""
    register = bezoek.werkplek.kern.register
    wachten = (
        w
        for naam in register.namen()
        for v in register.nieuwste(naam).workflow.wacht.values()
        for w in v.keten
    )
    niet = set() if bezoek.rol in DRAAGT_ZAKEN else {"mijn", "weggelegd", "waarneming"}
    if not bezoek.waargenomen:
        niet.add("waarneming")
    if not any(bezoek.rol in wacht.wie for wacht in wachten):
        niet.add("beurt")
    if bezoek.rol not in _HEEFT_TEAM:
        niet.add("team")
    namens = bezoek.werkplek.namen.personen(bezoek.waargenomen)
    kan = (w for w in WEERGAVEN if (w.buiten or not bezoek.buiten) and w.sleutel not in niet)
    return tuple(replace(w, titel=f"Namens {namens}") if w.sleutel == "waarneming" else w for w in kan)


def eerste_weergave(bezoek: Bezoek) -> str:
    """What the worklist opens with: one's own zaken, else what waits, else all."""
    kan = [w.sleutel for w in weergaven_voor(bezoek)]
    return next((s for s in ("mijn", "beurt") if s in kan and bezoek.rol not in _KIJKT_OVERAL), "alle")


def selectie_van(bezoek: Bezoek, weergave: str) -> Selectie:
    """The zaken of a view, as far as this reader may see them."""
    s = Selectie.voor(bezoek.inkijk)
    return _SELECTIES[weergave](s, bezoek) if weergave in _SELECTIES else s


_SELECTIES: dict[str, Callable[[Selectie, Bezoek], Selectie]] = {
    "mijn": lambda s, b: replace(
        s, behandelaars=frozenset({b.persoon, *b.waargenomen}), wakker=b.vandaag.isoformat()
    ),
    "weggelegd": lambda s, b: replace(
        s, behandelaars=frozenset({b.persoon, *b.waargenomen}), rust=b.vandaag.isoformat()
    ),
    "waarneming": lambda s, b: replace(s, behandelaars=frozenset(b.waargenomen)),
    "beurt": lambda s, b: replace(
        s,
        beurt=(b.rol.value,),
        wacht_op=b.aan_de_beurt,
        wakker=b.vandaag.isoformat() if b.rol in DRAAGT_ZAKEN else "",
    ),
    "week": lambda s, b: replace(s, tot=(b.vandaag + timedelta(days=7)).isoformat()),
    "stil": lambda s, _: replace(s, stil=True),
    "team": lambda s, b: replace(s, behandelaars=frozenset(teamgenoten(b))),
    "zonder": lambda s, _: replace(s, behandelaars=frozenset({None})),
    "afgerond": lambda s, b: replace(s, afgerond=afgerond_sinds(b)),
}


def afgerond_sinds(bezoek: Bezoek) -> str:
    """Since which day what was closed is still shown."""
    return (bezoek.vandaag - AFGEROND_SINDS).isoformat()


def teamgenoten(bezoek: Bezoek) -> list[str]:
    """Who carries zaken in the same role; for who carries none himself: everybody who carries zaken."""
    rollen = {bezoek.rol} & DRAAGT_ZAKEN or DRAAGT_ZAKEN
    met_rol = bezoek.registers.mensen.met_rol
    return list(dict.fromkeys(p for rol in sorted(rollen) for p in met_rol(rol, bezoek.vandaag)))
