"""What a late decision costs after an ingebrekestelling, day by day (Awb 4:17-4:18; domein.md 1.12).

The two weeks roll (D.IG, Atw yes), the 42 days do not (Awb 4:17 lid 1). The day of the bekendmaking itself is counted:
the law does not say, and doubt goes in favour of the applicant (C7).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from deadlines.kalender import Kalender
from kernproces.taal.termijn import Tarief

EEN_DAG = timedelta(days=1)
VASTSTELLEN = timedelta(weeks=2)  # Awb 4:18: by a decision of its own, after the last day owed


def plan(
    tarief: Sequence[Tarief], uiterlijk: date, gestopt_op: date | None, kalender: Kalender
) -> dict[str, Any] | None:
    """First and last day owed, the last day for fixing the sum, and the amounts; None when it stopped in time."""
    eerste = uiterlijk + EEN_DAG
    laatste = uiterlijk + timedelta(days=tarief[-1].tot_en_met)
    if gestopt_op is not None:
        if gestopt_op < eerste:
            return None
        laatste = min(laatste, gestopt_op)
    dagen, maximum = 0, 0
    for deel in tarief:
        maximum += (deel.tot_en_met - dagen) * deel.euro
        dagen = deel.tot_en_met
    return {
        "eerste_dag": eerste.isoformat(),
        "laatste_dag": laatste.isoformat(),
        "vaststellen": kalender.schuif_op(laatste + VASTSTELLEN).isoformat(),
        "tarief": [[deel.tot_en_met, deel.euro] for deel in tarief],
        "maximum": maximum,
    }
