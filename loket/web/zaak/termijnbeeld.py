"""Termijnbeeld: a term as people read it: what it is, how long still, and why that date."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from deadlines.stand import stille_dagen
from deadlines.taal import dagen
from kernproces.taal.termijn import Aard, Eenheid, TermijnSoort, TredeSoort
from kernproces.taal.workflow import Workflow
from kernproces.zaak.dwangsom import Dwangsomstand, dag_voor_dag, dwangsomstand
from kernproces.zaak.projecties import RANG
from kernproces.zaak.stand import Stand
from loket.ronde.overschrijdingen import kennisneming
from loket.web.taal import dag_maand, dag_van, met_hoofdletter, met_kleine_letter

NAMEN = {Aard.WETTELIJK: "Wet", Aard.BELEID: "Norm", Aard.AFGESPROKEN: "Afspraak"}
STANDEN = {
    "lopend": "loopt",
    "opgeschort": "staat stil",
    "gestopt": "gestopt",
    "overschreden": "overschreden",
}
_EEN = {
    Eenheid.DAGEN: "dag",
    Eenheid.WEKEN: "week",
    Eenheid.MAANDEN: "maand",
    Eenheid.JAREN: "jaar",
    Eenheid.UREN: "uur",
}
_MEER = {Eenheid.JAREN: "jaar", Eenheid.UREN: "uur"}
DRINGEND, BIJNA = 2, 7  # days left from which a row asks for attention


@dataclass(frozen=True, slots=True)
class Nog:
    """How long still, as number, word and sign; `toon` is fout, let, rust or empty. Never colour alone."""

    getal: str
    woord: str
    toon: str = ""
    teken: str = ""


@dataclass(frozen=True, slots=True)
class Termijnbeeld:
    """One term of one zaak."""

    id: str
    naam: str  # how it is called in a line: Norm, Wet, or its title
    aard: str  # Wet, Norm, Afspraak
    titel: str
    stand: str
    uiterlijk: str
    nog: Nog
    waarom: str
    grondslag: str
    begin: str
    nr: int  # the entry that holds its derivation
    stil: int
    opschortingen: tuple[dict[str, Any], ...]
    rang: int
    voorlopig: bool
    te_laat: bool
    dwangsom: Dwangsomstand | None
    per_dag: tuple[tuple[date, int, int], ...]  # every day that costs money, the amount and the sum with it
    kennis: str  # the day on which the directeur-bestuurder took note that it was over

    @property
    def loopt(self) -> bool:
        """Whether it still matters."""
        return self.stand != "gestopt"

    @property
    def anker(self) -> str:
        """The place of its derivation on the page."""
        return "termijn-" + self.id.lower().replace(".", "-")

    @property
    def stand_woord(self) -> str:
        """Its state as a word."""
        return STANDEN.get(self.stand, self.stand)


def termijnen_van(stand: Stand, workflow: Workflow, vandaag: date) -> list[Termijnbeeld]:
    """The terms of a zaak: gravest consequence first, stopped ones last."""
    beelden = [
        _beeld(naam, t, workflow.termijnen[naam], vandaag, kennisneming(stand, t["uiterlijk"]))
        for naam, t in stand["termijnen"].items()
        if naam in workflow.termijnen
    ]
    return sorted(beelden, key=lambda b: (not b.loopt, b.uiterlijk[:10], b.rang))


def _beeld(
    naam: str, t: dict[str, Any], soort: TermijnSoort, vandaag: date, kennis: dict[str, Any] | None
) -> Termijnbeeld:
    stil = stille_dagen(t, vandaag)
    return Termijnbeeld(
        id=naam,
        naam=korte_naam(soort),
        aard=NAMEN[soort.aard],
        titel=soort.titel,
        stand=t["stand"],
        uiterlijk=t["uiterlijk"],
        nog=nog_van(t["stand"], dag_van(t["uiterlijk"]), vandaag, vervalt=_vervalt(soort)),
        waarom=waarom(soort, t, stil),
        grondslag=soort.grondslag,
        begin=t["begin"],
        nr=t["nr"],
        stil=stil,
        opschortingen=tuple(t["opschortingen"]),
        rang=RANG[soort.aard],
        voorlopig=bool(t.get("voorlopig")),
        te_laat=bool(t.get("te_laat")),
        dwangsom=dwangsomstand(t, vandaag),
        per_dag=tuple(dag_voor_dag(t)),
        kennis=kennis["op"] if kennis and t.get("te_laat") else "",
    )


def korte_naam(soort: TermijnSoort) -> str:
    """The two that decide on an application are simply Norm and Wet; every other term goes by its title."""
    return {"norm": "Norm", "wet": "Wet"}.get(soort.id.rpartition(".")[2], met_hoofdletter(soort.titel))


def _vervalt(soort: TermijnSoort) -> bool:
    """A term that simply lapses: it passes, nobody is late."""
    return any(trede.soort is TredeSoort.VERVALLEN for trede in soort.ladder)


def nog_van(stand: str, uiterlijk: date, vandaag: date, *, vervalt: bool = False) -> Nog:
    """The days left, or what else there is to say."""
    if stand == "opgeschort":
        return Nog("", "staat stil", "rust", "stil")
    over = (uiterlijk - vandaag).days
    if stand == "gestopt":
        return Nog("", "gestopt", "", "ok")
    if over < 0 and vervalt:
        return Nog(str(-over), "dag geleden" if over == -1 else "dagen geleden", "let")
    if over < 0:
        return Nog(str(-over), "dag te laat" if over == -1 else "dagen te laat", "fout", "let")
    woord = "dag" if over == 1 else "dagen"
    if over == 0:
        return Nog("0", "dagen, vandaag", "fout", "let")
    if over <= DRINGEND:
        return Nog(str(over), woord, "fout", "let")
    return Nog(str(over), woord, "let" if over <= BIJNA else "")


def lengte_tekst(soort: TermijnSoort, t: dict[str, Any]) -> str:
    """`6 weken`; of a term that is set per case its days."""
    lengte = next((v.lengte for v in soort.varianten if v.naam == t.get("variant")), soort.lengte)
    if t.get("lengte_dagen") is not None:
        return dagen(int(t["lengte_dagen"]))
    if lengte is None:
        return dagen(soort.standaard_dagen or 0)
    if lengte.eenheid is Eenheid.SCHOOLJAAR:
        return "tot het einde van het schooljaar"
    eenheid = lengte.eenheid
    return f"{lengte.aantal} {_EEN[eenheid] if lengte.aantal == 1 else _MEER.get(eenheid, eenheid.value)}"


def waarom(soort: TermijnSoort, t: dict[str, Any], stil: int) -> str:
    """Why this date, in one short sentence."""
    zin = f"{lengte_tekst(soort, t)} na {dag_maand(t['begin'])}: {met_kleine_letter(soort.begin_tekst)}"
    if t.get("vervangen_door"):
        zin = f"Nieuwe datum gemeld ({t['vervangen_grond']})"
    if t["stand"] == "opgeschort":
        open_ = next((o for o in t["opschortingen"] if o["open"]), None)
        if open_ is not None:
            tot = f" t/m {dag_maand(open_['tot'])}" if open_["tot"] else ""
            return f"Klok staat stil vanaf {dag_maand(open_['van'])}{tot} ({open_['grond']})."
    elif stil:
        zin += f"; {dagen(stil)} stil"
    elif t["ruw"][:10] != t["uiterlijk"][:10] and not t.get("vervangen_door"):
        zin += "; schuift naar een werkdag"
    return f"{zin} ({soort.grondslag})."


def maatgevend(beelden: list[Termijnbeeld], uiterlijk: str, rang: int) -> Termijnbeeld | None:
    """The term that gave the row its place in the worklist."""
    return next((b for b in beelden if b.loopt and b.uiterlijk[:10] == uiterlijk and b.rang == rang), None)
