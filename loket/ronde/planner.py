"""De planner: wakes the ronde, the delivery and the daily anchor. What is due is asked of the store, never of a job."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from deadlines.wekker import Wekker
from kernproces.gebruik.dagmaat import Dagmaat
from kernproces.opslag.anker import lees_ankers, leg_anker
from kernproces.tijdstip import dag_van, tijdstip
from loket.accounts.rem import Rem
from loket.bewijs.ankerpost import Ankerpost
from loket.jaar.kwartaal import open_kwartaal
from loket.jaar.verplichtingen import open_taken
from loket.leeslog.bewaren import ruim_leeslog_op

if TYPE_CHECKING:
    from loket.bedrading import Samenstel

RONDE_SECONDEN = 60.0
BEZORG_SECONDEN = 20.0
ANKER_SECONDEN = 3600.0
JAAR_SECONDEN = 3600.0
OPRUIM_SECONDEN = 3600.0
KEUR_SECONDEN = 300.0
_log = logging.getLogger("kernproces.planner")
Nu = Callable[[], datetime]


def nu_echt() -> datetime:
    """The machine's clock; the one place besides the pages where it is read."""
    return datetime.now(UTC)


class Planner:
    """The tasks at their intervals. Any number of processes may have one."""

    def __init__(self, s: "Samenstel", nu: Nu = nu_echt) -> None:
        self._s = s
        self._nu = nu
        self._wekker = Wekker()
        self._wekker.elke(RONDE_SECONDEN, "ronde", self.ronde)
        self._wekker.elke(BEZORG_SECONDEN, "bezorging", self.bezorg)
        self._wekker.elke(ANKER_SECONDEN, "anker", self.anker)
        self._wekker.elke(JAAR_SECONDEN, "jaar", self.jaar)
        self._wekker.elke(OPRUIM_SECONDEN, "opruimen", self.ruim_op)
        self._wekker.elke(KEUR_SECONDEN, "virusscan", self.keur)

    def start(self) -> None:
        """Start waking; each task runs at once."""
        self._wekker.start()

    def stop(self) -> None:
        """Stop, after what is running."""
        self._wekker.stop()

    def ronde(self) -> None:
        """One sweep. A zaak that could not be handled is named in the log by its number only."""
        for stroom, oorzaak in self._s.ronde(self._nu()).stuk.items():
            _log.error("de ronde kon %s niet verwerken: %s", stroom, type(oorzaak).__name__)

    def bezorg(self) -> None:
        """Deliver what waits."""
        self._s.bezorg(self._nu(), self._nu)

    def jaar(self) -> None:
        """The tasks of the year that must be open today, and the quarterly requests to the schools."""
        open_taken(self._s, self._nu())
        open_kwartaal(self._s, self._nu())

    def ruim_op(self) -> None:
        """Drafts that nobody touched for a while, sessions of long ago, and attempts that are forgotten; bytes that no document named; what came in on
        other days; and lines of the read log whose term is over.
        """
        for plek in (self._s.concepten, self._s.sessies, self._s.stukken, Rem(self._s.opslag)):
            plek.ruim_op(self._nu())
        Dagmaat.ruim_op(self._s.kern, self._nu())
        ruim_leeslog_op(self._s, self._nu())

    def keur(self) -> None:
        """What waits for the virus scanner."""
        self._s.stukken.keur_wachtende(self._nu())

    def anker(self) -> None:
        """One anchor a day, outside the database, and to whoever keeps it out of reach of its owner."""
        map_, nu = self._s.instellingen.map_ / "ankers", self._nu()
        dag = dag_van(nu).isoformat()
        if not any(a.datum == dag for a in lees_ankers(map_)):
            with self._s.opslag.lezen(momentopname=True) as lezer:
                leg_anker(lezer, map_, dag)
        for zin in Ankerpost(self._s.instellingen).bezorg(nu):
            _log.warning("%s", zin)
        self._s.hartslag("anker", tijdstip(nu))
