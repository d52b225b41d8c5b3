"""Indicator: the words in which a number is declared, and how zaken become that number (seed 001; domein.md R33, R35, R40). Pure.

No number without a definition, a goal and a source: they are fields, so that one without cannot be declared.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median_low

from kernproces.zaak.stand import Stand
from workflows.jaar.verplichting import Toetssteen


class Uitkomst(StrEnum):
    """Whether it counts for or against; `nog` is not decided yet and does not count."""

    JA = "ja"
    NEE = "nee"
    NOG = "nog"


class Vorm(StrEnum):
    """What the number is: a share of what counts, or how many there are."""

    DEEL = "deel"
    AANTAL = "aantal"


@dataclass(frozen=True, slots=True)
class Telling:
    """One thing that counts. `dag` decides the school year; `wat` tells it apart when a zaak counts more than once."""

    zaak: str
    dag: date
    uitkomst: Uitkomst
    groep: str = ""
    wat: str = ""
    bruto: int | None = None  # calendar days
    netto: int | None = None  # the same, without the days on which the clock stood still


@dataclass(frozen=True, slots=True)
class Doel:
    """The goal in words, and as a bound: at least so many percent, or at most so many."""

    tekst: str
    minst: int | None = None
    hoogst: int | None = None


Teller = Callable[[Stand, date], Iterable[Telling]]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One number, with the fields of the template of seed 001. `besproken`: the obligation of the year where it is discussed."""

    code: str
    eis: str  # the row of domein.md 8
    speerpunt: str
    titel: str
    definitie: str
    doel: Doel
    bron: str
    middel: str
    toetssteen: Toetssteen
    besproken: str
    workflow: str
    tel: Teller
    vorm: Vorm = Vorm.DEEL
    meer: str = ""  # the page that shows more than the number


@dataclass(frozen=True, slots=True)
class Meting:
    """An indicator over a period, with everything that it was counted from."""

    indicator: Indicator
    tellingen: tuple[Telling, ...]

    def aantal(self, *uitkomsten: Uitkomst) -> int:
        """How many have one of these outcomes."""
        return sum(t.uitkomst in uitkomsten for t in self.tellingen)

    @property
    def ja(self) -> int:
        """How many count for it."""
        return self.aantal(Uitkomst.JA)

    @property
    def noemer(self) -> int:
        """How many count."""
        return self.aantal(Uitkomst.JA, Uitkomst.NEE)

    @property
    def nog(self) -> int:
        """How many are not decided yet."""
        return self.aantal(Uitkomst.NOG)

    @property
    def procent(self) -> int | None:
        """Whole percents, rounded down, so that 100% means all of them; None for a count, or when nothing counts."""
        if self.indicator.vorm is Vorm.AANTAL or not self.noemer:
            return None
        return self.ja * 100 // self.noemer

    @property
    def gehaald(self) -> bool | None:
        """Whether the goal is met; None when it has no bound, or nothing counts yet."""
        doel = self.indicator.doel
        if doel.hoogst is not None:
            return self.noemer <= doel.hoogst
        return None if doel.minst is None or self.procent is None else self.procent >= doel.minst

    @property
    def bruto(self) -> int | None:
        """The median of the calendar days."""
        return _midden(t.bruto for t in self.tellingen)

    @property
    def netto(self) -> int | None:
        """The median of the days that the clock ran."""
        return _midden(t.netto for t in self.tellingen)

    def groepen(self) -> "Iterator[tuple[str, Meting]]":
        """The same per group, when there are groups."""
        for naam in sorted({t.groep for t in self.tellingen if t.groep}):
            yield naam, Meting(self.indicator, tuple(t for t in self.tellingen if t.groep == naam))


def _midden(dagen: Iterable[int | None]) -> int | None:
    bekend = [d for d in dagen if d is not None]
    return median_low(bekend) if bekend else None
