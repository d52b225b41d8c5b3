"""Dwangsom: what a late decision costs on a day, read from the plan that the term carries (Awb 4:17-4:18). Pure.

`deadlines` made the plan when the term was computed; page, letter, list and API all read the same amounts from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Dwangsomstand:
    """How it stands at the end of one day. Amounts in whole euros; `dagen` and `bedrag` are 0 before the first day."""

    eerste_dag: date
    laatste_dag: date  # the last day owed: of the 42, or that of the bekendmaking
    vaststellen: date  # the last day on which the amount may be fixed (Awb 4:18)
    dagen: int
    bedrag: int
    per_dag: int  # what the day itself costs; 0 before and after
    maximum: int
    loopt: bool  # still growing: begun, not at its end and no decision yet

    @property
    def begonnen(self) -> bool:
        """Whether anything is owed."""
        return self.dagen > 0


def dwangsomstand(termijn: Mapping[str, Any], dag: date) -> Dwangsomstand | None:
    """Of a term of which every day after the end costs money; None for any other, and when it was stopped in time."""
    if (plan := termijn.get("dwangsom")) is None:
        return None
    eerste, laatste = date.fromisoformat(plan["eerste_dag"]), date.fromisoformat(plan["laatste_dag"])
    dagen = max(0, (min(dag, laatste) - eerste).days + 1)
    bedrag = _som(plan["tarief"], dagen)
    binnen = eerste <= dag <= laatste
    return Dwangsomstand(
        eerste_dag=eerste,
        laatste_dag=laatste,
        vaststellen=date.fromisoformat(plan["vaststellen"]),
        dagen=dagen,
        bedrag=bedrag,
        per_dag=bedrag - _som(plan["tarief"], dagen - 1) if binnen else 0,
        maximum=plan["maximum"],
        loopt=binnen and termijn["gestopt_op"] is None,
    )


def dag_voor_dag(termijn: Mapping[str, Any]) -> Iterator[tuple[date, int, int]]:
    """Every day owed, what it costs and the sum with it."""
    if (plan := termijn.get("dwangsom")) is None:
        return
    eerste, laatste = date.fromisoformat(plan["eerste_dag"]), date.fromisoformat(plan["laatste_dag"])
    samen = 0
    for nummer in range(1, (laatste - eerste).days + 2):
        erbij = _som(plan["tarief"], nummer) - samen
        samen += erbij
        yield eerste + timedelta(days=nummer - 1), erbij, samen


def _som(tarief: list[list[int]], dagen: int) -> int:
    som = vorige = 0
    for tot_en_met, euro in tarief:
        som += max(0, min(dagen, tot_en_met) - vorige) * euro
        vorige = tot_en_met
    return som
