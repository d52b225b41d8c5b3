"""Bewaren of the read log: what is older than its term goes by itself; the rule is data (workflows.bewaarregels)."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from kernproces.gebruik.bewaarlijst import rekenaar
from kernproces.taal.termijn import TermijnSoort
from kernproces.tijdstip import AMSTERDAM, dag_van
from kernproces.vertrouwelijk.bewaring import Rekenaar
from workflows.bewaarregels import BEWAREN_LEESLOG

if TYPE_CHECKING:
    from loket.bedrading import Samenstel

VROEGST = date(2000, 1, 1)  # nobody looked before


def eerste_dag(reken: Rekenaar, termijn: TermijnSoort, vandaag: date) -> date:
    """The first day whose lines are still kept: of each day before it, the term ended before today."""
    te_oud, bewaard = VROEGST, vandaag
    while (bewaard - te_oud).days > 1:
        midden = te_oud + (bewaard - te_oud) // 2
        if reken(termijn, midden.isoformat())[0] < vandaag.isoformat():
            te_oud = midden
        else:
            bewaard = midden
    return te_oud + timedelta(days=1)


def ruim_leeslog_op(s: "Samenstel", nu: datetime) -> int:
    """Remove what is older than the term; the number of lines."""
    dag = eerste_dag(rekenaar(s.kern.klok, nu), BEWAREN_LEESLOG, dag_van(nu))
    return s.leeslog.wis_voor(datetime.combine(dag, time.min, AMSTERDAM), nu)
