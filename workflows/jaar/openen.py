"""Openen: which tasks of the calendar must be open on a day, and what is in them. Pure: the same question, the same answer.

A task has a number of its own (`J-R3-2026-06-30`), so that asking twice, or from two machines, opens it once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from workflows.jaar.ritme import Beurt
from workflows.jaar.verplichting import Deel, Per, Verplichting

TERUG = timedelta(days=366)  # what was missed longer ago than this is not opened any more
VOORUIT = timedelta(days=366)  # longer than any run-up


@dataclass(frozen=True, slots=True)
class Opening:
    """One task: its number, and the start form."""

    nummer: str
    verplichting: str
    beurt: Beurt
    gegevens: dict[str, Any]


def te_openen(
    verplichtingen: Iterable[Verplichting],
    vandaag: date,
    sinds: date,
    onderwerpen: Mapping[Per, Sequence[str]],
) -> Iterator[Opening]:
    """Every task that must be open today, also when it should have been opened earlier (an outage).

    `sinds`: the day on which the organisation began to work with the calendar; what ended before it is not owed.
    `onderwerpen`: its schools and municipalities today. A task about nobody is not opened.
    """
    van = max(sinds, vandaag - TERUG)
    for v in verplichtingen:
        for beurt in v.beurten(van, vandaag + VOORUIT):
            delen = [d for deel in v.delen for d in _delen(deel, onderwerpen)]
            if beurt.opent <= vandaag and delen:
                yield Opening(nummer(v, beurt), v.id, beurt, _gegevens(v, beurt, delen))


def nummer(v: Verplichting, beurt: Beurt) -> str:
    """The number of the task for this time."""
    return f"J-{v.id}-{beurt.periode}"


def _delen(deel: Deel, onderwerpen: Mapping[Per, Sequence[str]]) -> list[dict[str, str]]:
    kaal = {"deel": deel.code, "door": deel.door.value}
    if deel.per is Per.EENMAAL:
        return [kaal]
    return [{**kaal, "over": wie} for wie in onderwerpen.get(deel.per, ())]


def _gegevens(v: Verplichting, beurt: Beurt, delen: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "soort": "verplichting",
        "verplichting": v.id,
        "onderwerp": v.titel,
        "eigenaar": v.eigenaar.value,
        "vanaf": beurt.opent.isoformat(),
        "uiterlijk": beurt.uiterlijk.isoformat(),
        "delen": delen,
    }
