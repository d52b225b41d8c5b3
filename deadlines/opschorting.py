"""Suspensions: intervals with a ground, never a flag. Together they count as the set union of their days (C3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from deadlines.fout import TermijnFout
from deadlines.taal import periode


@dataclass(frozen=True, slots=True, order=True)
class Opschorting:
    """The clock stands still on every day of `van` up to and including `tot`. `grond`: the article, when known."""

    van: date
    tot: date
    grond: str = ""


@dataclass(frozen=True, slots=True)
class Stilstand:
    """What one suspension adds: the days of the term that no earlier interval already covered."""

    opschorting: Opschorting
    dagen: int


def controleer(opschorting: Opschorting, begin: date) -> None:
    """Refuse an interval that cannot be: the other way round, or before the term started."""
    if opschorting.tot < opschorting.van:
        raise TermijnFout(
            f"De opschorting van {opschorting.van} tot en met {opschorting.tot} eindigt voordat zij begint. "
            "Verwacht: 'tot' is dezelfde dag als 'van', of een latere dag."
        )
    if opschorting.van < begin:
        raise TermijnFout(
            f"De opschorting {periode(opschorting.van, opschorting.tot)} begint voor het begin van de termijn "
            f"({begin}). Verwacht: een opschorting op of na die dag."
        )


def stilstanden(opschortingen: Sequence[Opschorting], begin: date) -> Iterator[Stilstand]:
    """The suspensions in order of their first day, each with the days it adds.

    Only days from the day after `begin` count, for the day of the event is no day of the term (C1).
    """
    gedekt = begin
    for opschorting in sorted(opschortingen):
        eerste = max(opschorting.van, gedekt + timedelta(days=1))
        yield Stilstand(opschorting, max(0, (opschorting.tot - eerste).days + 1))
        gedekt = max(gedekt, opschorting.tot)
