"""Puntenbeeld: every decision as a dot, by day and by the days that it took, with norm and law as lines. Only arithmetic.

Places across are percentages, so that the text keeps its size on every screen; the same facts stand in a table beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kernproces.opsomming import en
from loket.overzichten.aanvragen import Aanvraag
from loket.overzichten.sturing import NORM, WET, Maand
from loket.web.taal import dag_jaar, telwoord

BOVEN, HOOG, LINKS, BREED = 28, 210, 7.0, 91.0  # pixels down, percents across
STAP = 14  # days between two lines
MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Punt:
    """One decision."""

    x: float
    y: float
    dagen: int
    zaak: str
    te_laat: bool


@dataclass(frozen=True, slots=True)
class Vak:
    """One month: its middle, and where its median lies."""

    naam: str
    van: float
    tot: float
    midden: float
    y: float | None
    getal: str


@dataclass(frozen=True, slots=True)
class Puntenbeeld:
    """The drawing."""

    punten: list[Punt]
    vakken: list[Vak]
    lijnen: list[tuple[int, float]]  # days, height
    norm: float
    wet: float
    beschrijving: str


def puntenbeeld(maanden: Sequence[Maand]) -> Puntenbeeld | None:
    """None when there is nothing to draw."""
    besluiten = [a for m in maanden for a in m.besluiten]
    if not besluiten:
        return None
    van, tot = maanden[0].van, maanden[-1].tot
    top = max(WET + 4, *(_dagen(a) for a in besluiten))

    def plek(dag: date) -> float:
        return round(LINKS + BREED * ((dag - van).days + 0.5) / ((tot - van).days + 1), 2)

    def hoogte(dagen: float) -> float:
        return round(BOVEN + HOOG * (1 - max(0.0, dagen) / top), 1)

    punten = [
        Punt(plek(a.gestopt), hoogte(_dagen(a)), _dagen(a), a.zaak, not a.op_tijd)
        for a in besluiten
        if a.gestopt is not None
    ]
    vakken = []
    for m in maanden:
        a, b = plek(m.van), plek(m.tot)
        y = None if m.midden is None else hoogte(m.midden)
        vakken.append(Vak(MAANDEN[m.van.month - 1], a, b, round((a + b) / 2, 2), y, getal(m.midden)))
    lijnen = [(d, hoogte(d)) for d in range(0, top + 1, STAP) if d not in (NORM, WET)]
    return Puntenbeeld(punten, vakken, lijnen, hoogte(NORM), hoogte(WET), _beschrijving(besluiten, van, tot))


def getal(waarde: float | None) -> str:
    """A number of days the Dutch way; a dash for nothing."""
    return "-" if waarde is None else f"{waarde:g}".replace(".", ",")


def _dagen(a: Aanvraag) -> int:
    return a.netto(a.gestopt) if a.gestopt is not None else 0


def _beschrijving(besluiten: Sequence[Aanvraag], van: date, tot: date) -> str:
    laat = [f"{_dagen(a)} dagen op {dag_jaar(a.gestopt)}" for a in besluiten if not a.op_tijd and a.gestopt]
    begin = telwoord(len(besluiten), "besluit", "besluiten")
    eind = f"Na de norm: {en(laat[:5])}" if laat else "Geen ligt na de norm"
    meer = f", en nog {len(laat) - 5}" if len(laat) > 5 else ""
    return f"{begin} van {dag_jaar(van)} tot en met {dag_jaar(tot)}. {eind}{meer}. De cijfers per maand staan in de tabel ernaast."
