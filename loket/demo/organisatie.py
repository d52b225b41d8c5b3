"""The tasks of the organisation in the demo year: opened by the system, mostly done in time, now and then forgotten."""

from datetime import date, datetime, time, timedelta
from random import Random

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from kernproces.tijdstip import AMSTERDAM
from loket.bedrading import Samenstel
from loket.demo import mensen as m
from loket.demo.verhalen import COORDINATOR
from loket.jaar.kwartaal import open_kwartaal
from loket.jaar.verplichtingen import open_taken

VERGETEN = 0.06
OCHTEND, AVOND = time(7, 30), time(18)  # before and after what the stories do


class Organisatiejaar:
    """Who does which part of which task, day by day."""

    def __init__(self, s: Samenstel, kans: Random) -> None:
        self._s = s
        self._kans = kans
        self._agenda: dict[date, list[str]] = {}

    def open_dag(self, dag: date) -> None:
        """Open what must be open."""
        for zaak in open_taken(self._s, datetime.combine(dag, OCHTEND, AMSTERDAM)):
            self._plan(zaak, dag)
        for zaak in open_kwartaal(self._s, datetime.combine(dag, OCHTEND, AMSTERDAM)):
            if self._kans.random() > VERGETEN:
                self._agenda.setdefault(dag + timedelta(days=self._kans.randint(2, 19)), []).append(zaak)

    def doe_dag(self, dag: date) -> None:
        """Do what was planned for this day."""
        for zaak in self._agenda.pop(dag, ()):
            nu = datetime.combine(dag, AVOND, AMSTERDAM)
            self._lever(zaak, nu) if zaak.startswith("Q-") else self._rond_af(zaak, nu)

    def _plan(self, zaak: str, dag: date) -> None:
        uiterlijk = date.fromisoformat(self._s.stand(zaak)["gedaan"]["open_taak"]["gegevens"]["uiterlijk"])
        if self._kans.random() < VERGETEN:
            return
        klaar = max(dag, uiterlijk - timedelta(days=self._kans.randint(0, 12)))
        self._agenda.setdefault(klaar, []).append(zaak)

    def _lever(self, zaak: str, nu: datetime) -> None:
        """The school delivers, the verzuimcoach fixes it the same day."""
        oc = COORDINATOR[str(self._s.stand(zaak)["school"])]
        levering = Opdracht("lever_kwartaal", oc, Rol.ONDERSTEUNINGSCOORDINATOR, "voorbeeld")
        self._s.kern.doe(zaak, levering, nu)
        vaststelling = Opdracht("stel_vast", "milou", Rol.VERZUIMCOACH, "voorbeeld")
        self._s.kern.doe(zaak, vaststelling, nu + timedelta(minutes=30))

    def _rond_af(self, zaak: str, nu: datetime) -> None:
        """Each part by the first of the demo people who holds its function."""
        for deel in self._s.stand(zaak)["gedaan"]["open_taak"]["gegevens"]["delen"]:
            rol = Rol(deel["door"])
            wie = next(p.id for p in m.PERSONEN if rol in p.rollen)
            over = {"over": deel["over"]} if "over" in deel else {}
            opdracht = Opdracht("rond_deel_af", wie, rol, "voorbeeld", {"deel": deel["deel"], **over})
            self._s.kern.doe(zaak, opdracht, nu)
