"""Working days under the Algemene termijnenwet, in versions: an old case keeps the calendar it was computed with."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from deadlines.besluiten import BESLUITEN, Besluit
from deadlines.feestdagen import feestdagen
from deadlines.fout import TermijnFout

EEN_DAG = timedelta(days=1)
BINNENKORT, VERLOPEN = "binnenkort", "verlopen"
GEKEND_VANAF = date(2020, 1, 1)
# The decree for the next years appears well before; terms already reach past the end.
VOORTIJDIG = timedelta(days=183)
WEEKEND = ("een zaterdag", "een zondag")


class Kalender:
    """One version of the calendar. Compared by identity; make none beside those of `KALENDERS` in the product.

    `geldig_vanaf` and `geldig_tot` bound the years whose equated days are known: outside them an end date that can
    roll is `voorlopig` (never a silent guess).
    """

    def __init__(self, versie: str, besluiten: Sequence[Besluit], geldig_vanaf: date = GEKEND_VANAF) -> None:
        self.versie = versie
        self.besluiten = tuple(besluiten)
        self.geldig_vanaf = geldig_vanaf
        self.geldig_tot = max(besluit.tot for besluit in besluiten)
        self.vorige_tot = max((besluit.tot for besluit in besluiten[:-1]), default=geldig_vanaf)
        self._gelijkgesteld = {dag: besluit for besluit in besluiten for dag in besluit.dagen}
        self._reden: dict[date, str] = {}
        self._op: dict[date, date] = {}

    def waarom_vrij(self, dag: date) -> str:
        """Why this day does not count as a working day, in Dutch; empty when it is one (Atw 1 lid 1 and 3)."""
        reden = self._reden.get(dag)
        if reden is None:
            reden = self._reden[dag] = self._bepaal(dag)
        return reden

    def _bepaal(self, dag: date) -> str:
        if dag.isoweekday() >= 6:
            return WEEKEND[dag.weekday() - 5]
        if (naam := feestdagen(dag.year).get(dag)) is not None:
            return naam
        return "een dag die met een feestdag is gelijkgesteld" if dag in self._gelijkgesteld else ""

    def is_vrij(self, dag: date) -> bool:
        """Saturday, Sunday, recognised holiday or a day equated with one."""
        return bool(self.waarom_vrij(dag))

    def schuif_op(self, dag: date) -> date:
        """The first day from this one on that is not free (Atw 1 lid 1)."""
        gevonden = self._op.get(dag)
        if gevonden is None:
            gevonden = dag
            while self.is_vrij(gevonden):
                gevonden += EEN_DAG
            self._op[dag] = gevonden
        return gevonden

    def vrije_dagen(self, dag: date) -> Iterator[str]:
        """Why each day is free that the end of a term on `dag` would skip."""
        while reden := self.waarom_vrij(dag):
            yield reden
            dag += EEN_DAG

    def vrije_dagen_van(self, jaar: int) -> Iterator[tuple[date, str]]:
        """Every free day of a year that is no weekend, with its name."""
        dag = date(jaar, 1, 1)
        while dag.year == jaar:
            if (reden := self.waarom_vrij(dag)) and reden not in WEEKEND:
                yield dag, reden
            dag += EEN_DAG

    def schuif_terug(self, dag: date) -> date:
        """The last day up to this one that is not free (C9: reminders move back)."""
        while self.is_vrij(dag):
            dag -= EEN_DAG
        return dag

    def werkdagen_terug(self, dag: date, aantal: int) -> date:
        """So many working days before this day; with 0 the last working day up to and including it."""
        if aantal == 0:
            return self.schuif_terug(dag)
        for _ in range(aantal):
            dag = self.schuif_terug(dag - EEN_DAG)
        return dag

    def twee_werkdagen(self, begin: date, einde: date) -> date:
        """The first end from `einde` on with two working days in the term, which runs from the day after `begin`."""
        werkdagen, dag = 0, begin
        while dag < einde and werkdagen < 2:
            dag += EEN_DAG
            werkdagen += not self.is_vrij(dag)
        while werkdagen < 2:
            einde += EEN_DAG
            werkdagen += not self.is_vrij(einde)
        return einde

    def houdbaar(self, vandaag: date) -> str:
        """`ok`, `binnenkort` in the last half year of what is known, or `verlopen`: a decree must be added."""
        if vandaag > self.geldig_tot:
            return VERLOPEN
        return BINNENKORT if vandaag > self.geldig_tot - VOORTIJDIG else "ok"

    def kent(self, dag: date) -> bool:
        """Whether the equated days around this day are known."""
        return self.geldig_vanaf <= dag <= self.geldig_tot


def versies(besluiten: Sequence[Besluit]) -> dict[str, Kalender]:
    """A version for each decree, with all decrees up to it. Their names sort in the order of time."""
    return {b.versie: Kalender(b.versie, besluiten[: n + 1]) for n, b in enumerate(besluiten)}


KALENDERS = versies(BESLUITEN)
KALENDER = list(KALENDERS.values())[-1]


def kalender(versie: str) -> Kalender:
    """The calendar by this version name, as an event that was computed with it wrote down."""
    if (gevonden := KALENDERS.get(versie)) is None:
        raise TermijnFout(f"De kalender {versie!r} bestaat niet. Verwacht: {', '.join(KALENDERS)}.")
    return gevonden
