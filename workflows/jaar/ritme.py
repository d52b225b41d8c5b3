"""Ritme: on which days a recurring obligation must be done, and from when its task is open. Pure; policy days never roll."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

SCHOOLVRIJ: Final = (7, 8)  # no meetings in these months


class Jaren(StrEnum):
    """In which calendar years."""

    ELK = "elk jaar"
    ONEVEN = "oneven jaren"
    EVEN = "even jaren"


@dataclass(frozen=True, slots=True)
class Ritme:
    """Fixed days of the year (`dagen`: month, day), or every so many weeks within the school year.

    `om_de`: once in so many years, counted from `eerste` (the ondersteuningsplan: four). `aanloop`: how many days
    before its last day the task opens.
    """

    dagen: tuple[tuple[int, int], ...] = ()
    jaren: Jaren = Jaren.ELK
    om_de: int = 1
    eerste: int = 2022
    elke_weken: int = 0
    aanloop: int = 42

    @property
    def tekst(self) -> str:
        """In words, for the calendar and the documentation."""
        if self.elke_weken:
            return f"elke {self.elke_weken} weken in het schooljaar"
        dagen = ", ".join(f"{dag} {MAANDEN[maand - 1]}" for maand, dag in self.dagen)
        if self.om_de > 1:
            return f"eens in de {self.om_de} jaar, uiterlijk {dagen}"
        keer = f"{len(self.dagen)} keer per jaar" if len(self.dagen) > 1 else "jaarlijks"
        return f"{keer if self.jaren is Jaren.ELK else self.jaren.value}, uiterlijk {dagen}"


MAANDEN: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


@dataclass(frozen=True, slots=True)
class Beurt:
    """One time that it must be done: open from `opent`, done by `uiterlijk`."""

    opent: date
    uiterlijk: date

    @property
    def periode(self) -> str:
        """What tells it from the other times."""
        return self.uiterlijk.isoformat()


def beurten(ritme: Ritme, van: date, tot: date) -> Iterator[Beurt]:
    """Every time whose last day lies from `van` up to and including `tot`, in order."""
    for uiterlijk in _dagen(ritme, van, tot):
        yield Beurt(uiterlijk - timedelta(days=ritme.aanloop), uiterlijk)


def _dagen(ritme: Ritme, van: date, tot: date) -> Iterator[date]:
    if ritme.elke_weken:
        yield from (d for d in _wekelijks(ritme, van, tot) if d.month not in SCHOOLVRIJ)
        return
    for jaar in range(van.year, tot.year + 1):
        if _telt(ritme, jaar):
            dagen = (date(jaar, maand, dag) for maand, dag in sorted(ritme.dagen))
            yield from (d for d in dagen if van <= d <= tot)


def _telt(ritme: Ritme, jaar: int) -> bool:
    if ritme.jaren is not Jaren.ELK and (jaar % 2 == 1) != (ritme.jaren is Jaren.ONEVEN):
        return False
    return jaar >= ritme.eerste and (jaar - ritme.eerste) % ritme.om_de == 0


def _wekelijks(ritme: Ritme, van: date, tot: date) -> Iterator[date]:
    """Counted anew each school year, from the first Monday of September."""
    stap = timedelta(weeks=ritme.elke_weken)
    for jaar in range(van.year - 1, tot.year + 1):
        eerste = date(jaar, 9, 1)
        dag = eerste + timedelta(days=-eerste.weekday() % 7) + stap
        while dag < date(jaar + 1, 7, 1):
            if van <= dag <= tot:
                yield dag
            dag += stap
