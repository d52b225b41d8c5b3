"""The days that matter when a pupil stays at home, counted from the first day of absence (domein.md 5)."""

from dataclasses import dataclass
from datetime import date, timedelta

from deadlines.lengte import plus_maanden


@dataclass(frozen=True, slots=True)
class Verzuimdagen:
    """`vier_weken`: the 28th day; `langdurig`: longer than four weeks from this day; `drie_maanden`: the pact's limit."""

    vier_weken: date
    langdurig: date
    drie_maanden: date


def verzuimdagen(eerste_dag: date) -> Verzuimdagen:
    """Calendar days, holidays included: the first day of absence is day 1."""
    vier_weken = eerste_dag + timedelta(days=27)
    return Verzuimdagen(vier_weken, vier_weken + timedelta(days=1), plus_maanden(eerste_dag, 3))


def duurklasse(eerste_dag: date, op: date) -> str:
    """How long it lasts on a day: `kort`, `2a` (over four weeks) or `2b` (over three months), the Inspectie's groups."""
    dagen = verzuimdagen(eerste_dag)
    if op > dagen.drie_maanden:
        return "2b"
    return "2a" if op >= dagen.langdurig else "kort"
