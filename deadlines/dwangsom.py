"""What a late decision costs after an ingebrekestelling, day by day (Awb 4:17-4:18; domein.md 1.12)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from deadlines.fout import TermijnFout
from deadlines.kalender import KALENDER, Kalender

DAGEN = 42
# Cents would be false precision: the law says whole euros. Text of 2026-01-01: (through day, euro a day).
TARIEF = ((14, 23), (28, 35), (42, 45))


@dataclass(frozen=True, slots=True)
class Dwangsom:
    """The clock that starts when two weeks have passed. `vaststellen`: the day by which the SWV must fix the sum."""

    eerste_dag: date
    laatste_dag: date
    vaststellen: date

    def dag_bedrag(self, dag: date) -> int:
        """What is owed for one day, in euros."""
        nummer = (dag - self.eerste_dag).days + 1
        return next((euro for tot, euro in TARIEF if 1 <= nummer <= tot), 0)

    def bedrag(self, tot_en_met: date) -> int:
        """What is owed in all through this day, in euros."""
        return sum(euro for dag, euro in self.per_dag() if dag <= tot_en_met)

    def per_dag(self) -> Iterator[tuple[date, int]]:
        """Every day owed with its amount."""
        for nummer in range(DAGEN):
            dag = self.eerste_dag + timedelta(days=nummer)
            yield dag, self.dag_bedrag(dag)


def dwangsom(einde_termijn: date, ontvangen: date, kalender: Kalender = KALENDER) -> Dwangsom:
    """The dwangsom after an ingebrekestelling received after the decision term ended.

    The two weeks roll (D.IG, Atw yes), the 42 days do not (Awb 4:17 lid 1). Raises TermijnFout when it came too early.
    """
    if ontvangen <= einde_termijn:
        raise TermijnFout(
            f"De ingebrekestelling van {ontvangen} kwam te vroeg: de termijn liep tot en met {einde_termijn}. "
            "Verwacht: een ingebrekestelling na die dag."
        )
    eerste = kalender.schuif_op(ontvangen + timedelta(weeks=2)) + timedelta(days=1)
    laatste = eerste + timedelta(days=DAGEN - 1)
    return Dwangsom(eerste, laatste, kalender.schuif_op(laatste + timedelta(weeks=2)))
