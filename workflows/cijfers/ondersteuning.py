"""R21, R26 and R27 zaak by zaak: what the figures of arrangementen and thuiszitters say, as things that count."""

from collections.abc import Iterator
from datetime import date

from kernproces.zaak.stand import Stand
from workflows.cijfers import arrangementen, thuiszitters
from workflows.cijfers.cijfer import Cijfer
from workflows.cijfers.indicator import Telling, Uitkomst

ALTIJD = (date.min, date.max)


def r21(stand: Stand, op: date) -> Iterator[Telling]:
    """Each goal of an evaluated arrangement, on the day of its last evaluation."""
    del op
    geevalueerd = stand["gedaan"].get("evalueer")
    if geevalueerd is not None:
        cijfer = arrangementen.r21([stand], *ALTIJD)
        yield from _tellingen(cijfer, stand, date.fromisoformat(geevalueerd["op"]))


def r26(stand: Stand, op: date) -> Iterator[Telling]:
    """A suitable place, on the day of the melding."""
    yield from _gemeld(thuiszitters.r26([stand], *ALTIJD, op), stand)


def r27(stand: Stand, op: date) -> Iterator[Telling]:
    """A plan, likewise."""
    yield from _gemeld(thuiszitters.r27([stand], *ALTIJD, op), stand)


def _gemeld(cijfer: Cijfer, stand: Stand) -> Iterator[Telling]:
    dag = thuiszitters.gemeld_op(stand)
    if dag is not None:
        yield from _tellingen(cijfer, stand, dag)


def _tellingen(cijfer: Cijfer, stand: Stand, dag: date) -> Iterator[Telling]:
    lijsten = ((Uitkomst.JA, cijfer.ja), (Uitkomst.NEE, cijfer.nee), (Uitkomst.NOG, cijfer.nog))
    for uitkomst, lijst in lijsten:
        for naam in lijst:
            yield Telling(stand["zaak"], dag, uitkomst, wat=naam.removeprefix(stand["zaak"]).strip())
