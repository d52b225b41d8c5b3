"""The ladder of a running term: on which day, and from which instant, each rung is due (domein.md C9)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from deadlines.kalender import Kalender
from kernproces.taal.termijn import Moment, MomentSoort, TermijnSoort, Trede, TredeSoort
from kernproces.tijdstip import dag_van, dagbegin, tijdstip

KLEINST = timedelta(microseconds=1)
NOOIT = ""  # the instant of a rung whose day lies before the term starts: it counts as passed
# A rung that may be passed over when it comes too late to matter; the others are always noted.
MISBAAR = frozenset({TredeSoort.HERINNERING, TredeSoort.WAARSCHUWING})
SLOT = frozenset({TredeSoort.OVERSCHRIJDING, TredeSoort.VERVALLEN})


@dataclass(frozen=True, slots=True)
class Verschuldigd:
    """A rung and the first instant at which it is due (UTC, or NOOIT)."""

    trede: Trede
    op: str

    @property
    def misbaar(self) -> bool:
        """May be passed over when it comes too late to matter."""
        return self.trede.soort in MISBAAR

    @property
    def na_einde(self) -> bool:
        """Only comes when the term is over."""
        return self.trede.moment.soort is MomentSoort.NA_EINDE


@lru_cache(maxsize=16_384)
def ladder(soort: TermijnSoort, begin: date, uiterlijk: date, kalender: Kalender) -> tuple[Verschuldigd, ...]:
    """Every rung of the term, in the order in which they fall due; equal instants in declared order."""
    treden = (Verschuldigd(t, _op(t.moment, begin, uiterlijk, kalender)) for t in soort.ladder)
    return tuple(sorted(treden, key=lambda verschuldigd: verschuldigd.op))


def _op(moment: Moment, begin: date, uiterlijk: date, kalender: Kalender) -> str:
    if isinstance(begin, datetime) and moment.soort is MomentSoort.UREN_NA_BEGIN:
        return tijdstip(begin.astimezone(UTC) + timedelta(hours=moment.aantal))  # hours that really pass
    if moment.soort is MomentSoort.NA_EINDE:
        return _na_einde(uiterlijk, moment.aantal)
    eerste, laatste = _dag(begin), _dag(uiterlijk)
    if moment.soort is MomentSoort.VASTE_DAG:
        dag = _vaste_dag(moment, laatste)
        return NOOIT if dag < eerste else dagbegin(max(kalender.schuif_terug(dag), eerste))
    dag = _teldag(moment, eerste, laatste, kalender)
    return dagbegin(dag) if dag > eerste else NOOIT


def _na_einde(uiterlijk: date, dagen: int) -> str:
    if isinstance(uiterlijk, datetime):
        return tijdstip(uiterlijk.astimezone(UTC) + timedelta(days=dagen) + KLEINST)
    return dagbegin(uiterlijk + timedelta(days=1 + dagen))


def _vaste_dag(moment: Moment, laatste: date) -> date:
    dag = date(laatste.year, moment.maand, moment.dag)
    return dag if dag <= laatste else date(laatste.year - 1, moment.maand, moment.dag)


def _teldag(moment: Moment, eerste: date, laatste: date, kalender: Kalender) -> date:
    if moment.soort is MomentSoort.WERKDAGEN_VOOR_EINDE:
        return kalender.werkdagen_terug(laatste, moment.aantal)
    if moment.soort is MomentSoort.WEKEN_NA_BEGIN:
        return kalender.schuif_terug(eerste + timedelta(weeks=moment.aantal))
    return kalender.schuif_terug(laatste - timedelta(days=moment.aantal))


def _dag(moment: date) -> date:
    return dag_van(moment) if isinstance(moment, datetime) else moment
