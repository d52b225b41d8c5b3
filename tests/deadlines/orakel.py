"""A deliberately naive second opinion: walks day by day and imports nothing of the package it judges."""

from datetime import date, timedelta
from functools import cache

import holidays

DAG = timedelta(days=1)
# domein.md 3.2, copied by hand from the decrees; not from the product's table.
GELIJKGESTELD = {
    "2020-05-22", "2021-05-14", "2022-05-27", "2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27",
    "2025-05-30", "2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26",
}  # fmt: skip


@cache
def _feest(jaar: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NL", years=jaar, categories=("public", "optional")))


def vrij(dag: date) -> bool:
    return dag.weekday() > 4 or dag in _feest(dag.year) or dag.isoformat() in GELIJKGESTELD


def loop(begin: date, dagen: int, stil: list[tuple[date, date]]) -> date:
    """The last of `dagen` counted days: a day inside any interval does not count."""
    dag, geteld = begin, 0
    while geteld < dagen:
        dag += DAG
        if not any(van <= dag <= tot for van, tot in stil):
            geteld += 1
    return dag


def schuif(dag: date) -> date:
    while vrij(dag):
        dag += DAG
    return dag


def werkdag_terug(dag: date) -> date:
    while vrij(dag):
        dag -= DAG
    return dag
