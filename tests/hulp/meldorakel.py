"""Which notices a zaak must give and when: a second opinion that walks day by day from the declared ladders.

It imports nothing of deadlines/. It knows the declarations (kernproces.taal, workflows) and the naive calendar of
tests/deadlines/orakel.py, and is told what people did and when somebody swept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from kernproces.taal.termijn import Eenheid, Moment, MomentSoort, Telt, TermijnSoort, Trede, TredeSoort
from tests.deadlines import orakel

DAG = timedelta(days=1)
HIER = ZoneInfo("Europe/Amsterdam")
EINDE = (TredeSoort.OVERSCHRIJDING, TredeSoort.VERVALLEN)
HERINNERT = (TredeSoort.HERINNERING, TredeSoort.WAARSCHUWING)


@dataclass(order=True, frozen=True)
class Melding:
    """One notice: of which run of which term, which rung, and when it was recorded."""

    termijn: str
    keer: int
    trede: str
    op: datetime


@dataclass
class Stilte:
    """A suspension; `tot` is None as long as nobody knows. `vanzelf`: it ends when `tot` has passed."""

    spoor: str
    van: date
    tot: date | None
    vanzelf: bool
    open: bool = True


@dataclass
class Loop:
    """One run of one term."""

    soort: TermijnSoort
    begin: date
    dagen: int | None
    keer: int
    stil: list[Stilte] = field(default_factory=list)
    gehad: set[str] = field(default_factory=set)
    gestopt: bool = False

    @property
    def staat_stil(self) -> bool:
        return any(s.open for s in self.stil)

    @property
    def overschreden(self) -> bool:
        return "overschrijding" in self.gehad

    def einde(self, vandaag: date) -> date:
        """The last day (or instant), counted one day at a time."""
        soort, lengte = self.soort, self.soort.lengte
        if soort.telt is Telt.UREN:
            assert isinstance(self.begin, datetime)
            assert lengte is not None
            return self.begin.astimezone(UTC) + timedelta(hours=lengte.aantal)
        if self.dagen is None and lengte is not None and lengte.eenheid is Eenheid.SCHOOLJAAR:
            return _loop_tot(self.begin, 7, 31)
        if self.dagen is None and lengte is not None and lengte.eenheid is Eenheid.JAREN:
            return _zelfde_dag(self.begin, lengte.aantal)
        dagen = self.dagen or (soort.standaard_dagen if lengte is None else 7 * lengte.aantal)
        assert dagen is not None
        paren = tuple((s.van, vandaag if s.tot is None else s.tot) for s in self.stil)
        laatste = _geteld(self.begin, dagen, paren)
        return orakel.schuif(laatste) if soort.rolt else laatste

    def treden(self, vandaag: date) -> list[tuple[datetime, Trede]]:
        """Every rung that comes, with its first instant, in order; equal instants as declared."""
        einde = self.einde(vandaag)
        rijen = [(_op(t.moment, self.begin, einde), t) for t in self.soort.ladder]
        return sorted(((op, t) for op, t in rijen if op is not None), key=lambda rij: rij[0])

    def rest(self, nu: datetime) -> list[tuple[datetime, Trede]]:
        """What is due and was not given or passed."""
        return [(op, t) for op, t in self.treden(_dag(nu)) if op <= nu and t.naam not in self.gehad]


class Orakel:
    """The terms of one zaak. `eindigt`: the suspension that the lapse of a term ends; `daarna`: the term it starts."""

    def __init__(
        self, eindigt: Mapping[str, str] | None = None, daarna: Mapping[str, TermijnSoort] | None = None
    ) -> None:
        self._eindigt = eindigt or {}
        self._daarna = daarna or {}
        self.lopen: dict[str, Loop] = {}
        self.meldingen: list[Melding] = []

    # ------------------------------------------------------------ what people do

    def start(self, soort: TermijnSoort, begin: date, nu: datetime, dagen: int | None = None) -> None:
        vorige = self.lopen.get(soort.id)
        loop = Loop(soort, begin, dagen, vorige.keer + 1 if vorige else 1)
        self.lopen[soort.id] = loop
        self._werk_uit(loop, _middernacht(_dag(nu)), nu)

    def stop(self, termijn: str, nu: datetime) -> None:
        loop = self.lopen.get(termijn)
        if loop is None or loop.gestopt:
            return
        if loop.staat_stil:
            _sluit(loop, loop.stil, _dag(nu))
            self._werk_uit(loop, _middernacht(_dag(nu)), nu)
        for op, trede in loop.treden(_dag(nu)):
            if trede.naam == "overschrijding" and op <= nu and trede.naam not in loop.gehad:
                self._meld(loop, trede, nu)
        loop.gestopt = True

    def schort_op(
        self, stilte: Stilte, termijnen: Sequence[str], nu: datetime, *, alleen_lopend: bool = True
    ) -> None:
        for termijn in termijnen:
            loop = self.lopen.get(termijn)
            if loop is None or loop.gestopt:
                continue
            einde = loop.einde(_dag(nu))
            if not loop.staat_stil and (
                stilte.van > einde or (alleen_lopend and (loop.overschreden or einde < _dag(nu)))
            ):
                continue
            loop.stil.append(Stilte(stilte.spoor, stilte.van, stilte.tot, stilte.vanzelf))
            self._werk_uit(loop, _middernacht(_dag(nu)), nu)

    def hervat(
        self, spoor: str, op: date, vanaf: datetime, nu: datetime, *, alleen_verlopen: bool = False
    ) -> None:
        for loop in self.lopen.values():
            weg = [s for s in loop.stil if s.open and s.spoor == spoor]
            if alleen_verlopen:
                weg = [s for s in weg if s.vanzelf and s.tot is not None and s.tot < op]
            if loop.gestopt or not weg:
                continue
            _sluit(loop, weg, op)
            self._werk_uit(loop, vanaf, nu)

    # ------------------------------------------------------------ what the clock does

    def zet_gelijk(self, nu: datetime) -> None:
        """Everything that moves a term, in the order in which it happened."""
        while rijen := [*self._verlopen(nu), *self._voorbij(nu)]:
            op, termijn, trede = min(rijen, key=lambda rij: rij[:2])
            loop = self.lopen[termijn]
            if trede is None:
                for spoor in sorted({s.spoor for s in loop.stil if _is_om(s, _dag(op))}):
                    self.hervat(spoor, _dag(op), _middernacht(_dag(op)), nu, alleen_verlopen=True)
                continue
            loop.gehad |= {t.naam for o, t in loop.treden(_dag(nu)) if t.soort in HERINNERT and o <= op}
            self._meld(loop, trede, nu)
            loop.gestopt = True
            if (spoor_ := self._eindigt.get(termijn)) is not None:
                self.hervat(spoor_, _dag(op), _middernacht(_dag(op)), nu)
            if (volgt := self._daarna.get(termijn)) is not None:
                self.start(volgt, loop.einde(_dag(nu)), nu)

    def ronde(self, nu: datetime) -> None:
        """Somebody sweeps: what moves, then of each running term what still matters; the rest is passed."""
        self.zet_gelijk(nu)
        for loop in self.lopen.values():
            if loop.gestopt or loop.staat_stil:
                continue
            rest = loop.rest(nu)
            slot = max((op for op, t in rest if t.soort in EINDE), default=datetime.min.replace(tzinfo=UTC))
            herinneren = [t for op, t in rest if t.soort in HERINNERT and op > slot][-1:]
            escaleren = [t for _, t in rest if t.soort is TredeSoort.ESCALATIE][-1:]
            for _, trede in rest:
                if trede.soort in EINDE or trede in herinneren or trede in escaleren:
                    self._meld(loop, trede, nu)
                loop.gehad.add(trede.naam)

    def _voorbij(self, nu: datetime) -> list[tuple[datetime, str, Trede | None]]:
        lopend = [loop for loop in self.lopen.values() if not loop.gestopt and not loop.staat_stil]
        return [
            (op, loop.soort.id, t)
            for loop in lopend
            for op, t in loop.rest(nu)
            if t.soort is TredeSoort.VERVALLEN
        ]

    def _verlopen(self, nu: datetime) -> list[tuple[datetime, str, Trede | None]]:
        uit: list[tuple[datetime, str, Trede | None]] = []
        for loop in self.lopen.values():
            einden = [s.tot for s in loop.stil if s.open and s.vanzelf and s.tot is not None]
            if not loop.gestopt and einden and (op := _middernacht(min(einden) + DAG)) <= nu:
                uit.append((op, loop.soort.id, None))
        return uit

    def _werk_uit(self, loop: Loop, vanaf: datetime, nu: datetime) -> None:
        """The term is worked out anew: a reminder whose moment lies before today is passed, and an overrun that now
        lies ahead of us never was.
        """
        for op, trede in loop.treden(_dag(nu)):
            if trede.soort in HERINNERT and op < vanaf:
                loop.gehad.add(trede.naam)
            if trede.moment.soort is MomentSoort.NA_EINDE and op > nu and trede.naam in loop.gehad:
                loop.gehad.remove(trede.naam)
                loop.keer += trede.naam == "overschrijding"

    def _meld(self, loop: Loop, trede: Trede, nu: datetime) -> None:
        loop.gehad.add(trede.naam)
        self.meldingen.append(Melding(loop.soort.id, loop.keer, trede.naam, nu))


def _is_om(s: Stilte, dag: date) -> bool:
    return s.open and s.vanzelf and s.tot is not None and s.tot < dag


def _sluit(loop: Loop, weg: Sequence[Stilte], op: date) -> None:
    """The day on which it goes on counts again; a suspension without any day never was."""
    for s in [s for s in weg if s.open]:
        s.tot, s.open = op - DAG if s.tot is None else min(s.tot, op - DAG), False
        if s.tot < s.van:
            loop.stil.remove(s)


# ---------------------------------------------------------------- days, one at a time


@cache
def _geteld(begin: date, dagen: int, stil: tuple[tuple[date, date], ...]) -> date:
    """So many days, and one more for every day that stood still, each once (C3)."""
    stille = {van + n * DAG for van, tot in stil for n in range((tot - van).days + 1)}
    return begin + (dagen + sum(dag > begin for dag in stille)) * DAG


def _loop_tot(dag: date, maand: int, dag_van_de_maand: int) -> date:
    while (dag.month, dag.day) != (maand, dag_van_de_maand):
        dag += DAG
    return dag


def _zelfde_dag(dag: date, jaren: int) -> date:
    gezocht = dag.year + jaren
    laatste = dag
    while dag.year < gezocht or (
        dag.year == gezocht and (dag.month, dag.day) <= (laatste.month, laatste.day)
    ):
        dag += DAG
    return dag - DAG


def _op(moment: Moment, begin: date, einde: date) -> datetime | None:
    """The first instant of a rung; None when its day lies before the term began."""
    if moment.soort is MomentSoort.UREN_NA_BEGIN:
        assert isinstance(begin, datetime)
        return begin.astimezone(UTC) + timedelta(hours=moment.aantal)
    if moment.soort is MomentSoort.NA_EINDE:
        if isinstance(einde, datetime):
            return einde + timedelta(days=moment.aantal, microseconds=1)
        return _middernacht(einde + timedelta(days=1 + moment.aantal))
    if moment.soort is MomentSoort.VASTE_DAG:
        dag = einde
        while (dag.month, dag.day) != (moment.maand, moment.dag):
            dag -= DAG
        return None if dag < begin else _middernacht(max(orakel.werkdag_terug(dag), begin))
    dag = _teldag(moment, begin, einde)
    return _middernacht(dag) if dag > begin else None


def _teldag(moment: Moment, begin: date, einde: date) -> date:
    if moment.soort is MomentSoort.WEKEN_NA_BEGIN:
        return orakel.werkdag_terug(begin + timedelta(days=7 * moment.aantal))
    if moment.soort is MomentSoort.DAGEN_VOOR_EINDE:
        return orakel.werkdag_terug(einde - timedelta(days=moment.aantal))
    dag = einde if moment.aantal else orakel.werkdag_terug(einde)
    for _ in range(moment.aantal):
        dag -= DAG
        while orakel.vrij(dag):
            dag -= DAG
    return dag


def _middernacht(dag: date) -> datetime:
    return datetime.combine(dag, time(), HIER).astimezone(UTC)


def _dag(moment: datetime) -> date:
    return moment.astimezone(HIER).date()
