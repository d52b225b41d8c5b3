"""Dagmaat: how much one person, and one school, may bring in on a day: a fault or ill will does not fill the disk.

It is counted before the bytes are kept, in one transaction with the bound: two who bring at once do not pass it together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from kernproces.bestandsoort import BestandGeweigerdError
from kernproces.datum import voluit
from kernproces.gebruik.kern import Kern
from kernproces.opslag.rijen import Schrijver
from kernproces.rollen import SCHOOLROLLEN, Rol
from kernproces.tijdstip import dag_van

KOP = "stukbytes|"
_ERBIJ = (
    "INSERT INTO teller (naam, waarde) VALUES (?, ?) "
    "ON CONFLICT (naam) DO UPDATE SET waarde = teller.waarde + excluded.waarde"
)


@dataclass(frozen=True, slots=True)
class Dagmaat:
    """In bytes a day; nothing is no bound."""

    persoon: int | None = None
    school: int | None = None

    def tel(self, kern: Kern, actor: str, rol: Rol, grootte: int, nu: datetime) -> None:
        """Count this document, or refuse it with the reason and what helps. The system itself has no bound."""
        if rol is not Rol.SYSTEEM and (self.persoon is not None or self.school is not None):
            kern.herhaal(lambda s: self._tel(kern, s, actor, rol, grootte, nu), meer=True)

    def _tel(self, kern: Kern, s: Schrijver, actor: str, rol: Rol, grootte: int, nu: datetime) -> None:
        dag = dag_van(nu)
        for wie, zin, grens in self._grenzen(kern, s, actor, rol, nu):
            naam = f"{KOP}{dag.isoformat()}|{wie}"
            s.voer_uit(_ERBIJ, [(naam, grootte)])
            ((samen,),) = s.rij_query("SELECT waarde FROM teller WHERE naam = ?", (naam,))
            if samen > grens:
                al = (samen - grootte) >> 20
                reden = f"{zin} vandaag {al} MB aan stukken. Met dit bestand is het meer dan {grens >> 20} MB op een dag."
                morgen = voluit(dag + timedelta(days=1))
                hulp = f"Maak de bestanden kleiner, of ga verder op {morgen}. Is het steeds te weinig, vraag dan de beheerder."
                raise BestandGeweigerdError(reden, hulp)

    def _grenzen(
        self, kern: Kern, s: Schrijver, actor: str, rol: Rol, nu: datetime
    ) -> Iterator[tuple[str, str, int]]:
        if self.persoon is not None:
            yield f"persoon|{actor}", "U gaf", self.persoon
        if self.school is not None and rol in SCHOOLROLLEN:
            versie = kern.bron.registers(s).mensen.op(actor, dag_van(nu)) or {}
            for school in sorted(versie.get("scholen", ())):
                yield f"school|{school}", "Uw school gaf", self.school

    @staticmethod
    def ruim_op(kern: Kern, nu: datetime) -> None:
        """Forget the days that are over."""
        with kern.opslag.schrijven(meer=True) as s:
            s.voer_uit(
                "DELETE FROM teller WHERE naam >= ? AND naam < ?", [(KOP, f"{KOP}{dag_van(nu).isoformat()}")]
            )


GRENZELOOS = Dagmaat()
