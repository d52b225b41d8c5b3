"""Geldigheid: a change of something that holds over time, without touching what was recorded. Pure.

The last recorded version that covers a day counts. To change one thing from a day on, every stretch after that day gets a
version of its own: what somebody recorded for next month stays next month's.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from kernproces.rechten.mensen import Versie, geldig_op

EEN_DAG = timedelta(days=1)
Stuk = tuple[date, date | None, Versie | None]  # first day, last day (None: open), what holds then


def stukken(versies: Iterable[Versie], van: date, tot: date | None = None) -> Iterator[Stuk]:
    """The stretches from `van` through `tot` in which the same version holds."""
    alle = list(versies)
    knippen = {van}
    for v in alle:
        if v.get("van"):
            knippen.add(date.fromisoformat(v["van"]))
        if v.get("tot") and v["tot"] < date.max.isoformat():
            knippen.add(date.fromisoformat(v["tot"]) + EEN_DAG)
    dagen = sorted(d for d in knippen if d >= van and (tot is None or d <= tot))
    begin, geldt = dagen[0], geldig_op(alle, dagen[0])
    for dag in dagen[1:]:
        nieuw = geldig_op(alle, dag)
        if nieuw is not geldt:
            yield begin, dag - EEN_DAG, geldt
            begin, geldt = dag, nieuw
    yield begin, tot, geldt
