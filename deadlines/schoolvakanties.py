"""School holidays: only for choosing a day for a meeting. No term knows them (the Awb gives no ground; domein.md 1.10).

The days come from the package `holidays`, which follows the advised and fixed dates per region.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from deadlines.kalender import KALENDER, Kalender

REGIOS = ("noord", "midden", "zuid")
EEN_DAG = timedelta(days=1)


@lru_cache(maxsize=64)
def _vakanties(jaar: int, regio: str) -> Mapping[date, str]:
    import holidays  # a third of a second, and only a few forms need it

    gevonden = holidays.country_holidays(
        "NL", subdiv=regio.capitalize(), years=jaar, categories=("school",), language="nl"
    )
    return {dag: naam.lower() for dag, naam in gevonden.items()}


def bekend(dag: date, regio: str) -> bool:
    """Whether the school holidays of that year have been fixed."""
    return bool(_vakanties(dag.year, regio))


def schoolvakantie(dag: date, regio: str) -> str:
    """The school holiday in which this day lies, as `herfstvakantie`; empty when it lies in none that is known."""
    return _vakanties(dag.year, regio).get(dag, "")


def stel_voor(vanaf: date, uiterlijk: date, regio: str, kalender: Kalender = KALENDER) -> date | None:
    """The first working day from `vanaf` on in no school holiday; None when there is none up to and including `uiterlijk`."""
    dag = vanaf
    while dag <= uiterlijk:
        if not kalender.is_vrij(dag) and not schoolvakantie(dag, regio):
            return dag
        dag += EEN_DAG
    return None
