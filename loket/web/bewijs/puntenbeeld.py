"""Puntenbeeld: every decision as a dot, by day and by the days that it took, with norm and law as lines. Only arithmetic.

Places across are percentages, so that the text keeps its size on every screen; the same facts stand in a table beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kernproces.opsomming import en
from loket.overzichten.sturing import NORM, WET, Maand, Stip
from loket.web.taal import dag_jaar, telwoord

BOVEN, HOOG, LINKS, BREED = 28, 210, 7.0, 91.0  # pixels down, percents across
STAP = 14  # days between two lines
MEEST = 400  # dots: of more, no one is seen apart any more
MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Punt:
    """A decision, or some that lie at one place."""

    x: float
    y: float
    dagen: int
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
    een_op_een: bool  # whether every decision has a dot of its own
    vakken: list[Vak]
    lijnen: list[tuple[int, float]]  # days, height
    norm: float
    wet: float
    beschrijving: str


def puntenbeeld(maanden: Sequence[Maand], stippen: Sequence[Stip]) -> Puntenbeeld | None:
    """None when there is nothing to draw."""
    if not stippen:
        return None
    van, tot = maanden[0].van, maanden[-1].tot
    top = max(WET + 4, *(s.dagen for s in stippen))

    def plek(dag: date) -> float:
        return round(LINKS + BREED * ((dag - van).days + 0.5) / ((tot - van).days + 1), 2)

    def hoogte(dagen: float) -> float:
        return round(BOVEN + HOOG * (1 - max(0.0, dagen) / top), 1)

    punten = [Punt(plek(s.dag), hoogte(s.dagen), s.dagen, s.te_laat) for s in stippen]
    vakken = []
    for m in maanden:
        a, b = plek(m.van), plek(m.tot)
        y = None if m.midden is None else hoogte(m.midden)
        vakken.append(Vak(MAANDEN[m.van.month - 1], a, b, round((a + b) / 2, 2), y, getal(m.midden)))
    lijnen = [(d, hoogte(d)) for d in range(0, top + 1, STAP) if d not in (NORM, WET)]
    samen = _gebundeld(punten)
    een_op_een = len(samen) == sum(s.keer for s in stippen)
    zinnen = _beschrijving(stippen, van, tot)
    return Puntenbeeld(samen, een_op_een, vakken, lijnen, hoogte(NORM), hoogte(WET), zinnen)


def _gebundeld(punten: list[Punt]) -> list[Punt]:
    """At most so many dots: what lies almost at one place, is one; late and in time are never one."""
    ruit = 0.0
    while len(punten) > MEEST:
        ruit += 1.5  # pixels down; across the drawing is some four times as wide as it is high
        per = {(round(p.x * 4 / ruit), round(p.y / ruit), p.te_laat): p for p in reversed(punten)}
        punten = list(reversed(per.values()))
    return punten


def getal(waarde: float | None) -> str:
    """A number of days the Dutch way; a dash for nothing."""
    return "-" if waarde is None else f"{waarde:g}".replace(".", ",")


def _beschrijving(stippen: Sequence[Stip], van: date, tot: date) -> str:
    laat = [f"{s.dagen} dagen op {dag_jaar(s.dag)}" for s in stippen if s.te_laat for _ in range(s.keer)]
    begin = telwoord(sum(s.keer for s in stippen), "besluit", "besluiten")
    eind = f"Na de norm: {en(laat[:5])}" if laat else "Geen ligt na de norm"
    meer = f", en nog {len(laat) - 5}" if len(laat) > 5 else ""
    return f"{begin} van {dag_jaar(van)} tot en met {dag_jaar(tot)}. {eind}{meer}. De cijfers per maand staan in de tabel ernaast."
