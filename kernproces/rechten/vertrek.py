"""Vertrek: until when the register gives somebody a part, and how a person is called whose name was destroyed. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from kernproces.rechten.mensen import Versie, binnen, geldig_op

EEN_DAG = timedelta(days=1)


def laatste_dag(versies: Iterable[Versie]) -> date | None:
    """The last day on which somebody holds a role, or stands in for somebody; date.max: no end in sight, None: there was none.

    Between two days at which something begins or ends nothing changes, so each stretch is asked once.
    """
    alle = list(versies)
    grenzen = sorted({date.min, *(g for v in alle for g in _grenzen(v))})
    for i in range(len(grenzen) - 1, -1, -1):
        if _doet_mee(geldig_op(alle, grenzen[i]), grenzen[i]):
            return date.max if i == len(grenzen) - 1 else grenzen[i + 1] - EEN_DAG
    return None


def _grenzen(versie: Versie) -> Iterable[date]:
    """The days on which it, or a substitution in it, begins, and those after its last."""
    for deel in (versie, *versie.get("vervangt", ())):
        if deel.get("van"):
            yield date.fromisoformat(deel["van"])
        if deel.get("tot") and (tot := date.fromisoformat(deel["tot"])) < date.max:
            yield tot + EEN_DAG


def _doet_mee(versie: Versie | None, dag: date) -> bool:
    if versie is None:
        return False
    vervangt = (binnen(v.get("van"), v.get("tot"), dag) for v in versie.get("vervangt", ()))
    return bool(versie.get("rollen")) or any(vervangt)


def vernietigde_mensen(stand: Mapping[str, Any]) -> frozenset[str]:
    """Of whom the name was destroyed, by the folded register."""
    return frozenset(naam.partition("/")[0] for naam in stand.get("gewist", ()))


def naam_vernietigd(persoon: str) -> str:
    """What stands in the place of the name. The kenmerk stays: two people must not become one."""
    return f"naam vernietigd ({persoon})"
