"""Situatie: all that a condition may look at. Pure data: no clock, no database; `nu` is given.

What it shows is recorded with each step (the entry before it, the versions of the registers read), so that an auditor
can put the same question again years later.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from kernproces.rechten.mensen import Bevoegdheid, Mensen, Versie, geldig_op
from kernproces.rollen import Rol
from kernproces.tijdstip import dag_van
from kernproces.zaak.rondblik import NIETS_TE_ZIEN, Rondblik
from kernproces.zaak.stand import Stand


@dataclass(slots=True)
class Registers:
    """The registers as they stood, with the number of the last entry that was read of each."""

    mensen: Mensen
    items: Mapping[str, Mapping[str, Sequence[Versie]]]
    nummers: Mapping[str, int] = field(default_factory=dict)

    def op(self, register: str, item: str, dag: date) -> Versie | None:
        """What a register says of an item on a day, or None."""
        return geldig_op(self.items.get(register, {}).get(item, ()), dag)

    def alle_op(self, register: str, dag: date) -> dict[str, Versie]:
        """Every item of a register that is valid on a day."""
        geldig = {i: geldig_op(versies, dag) for i, versies in self.items.get(register, {}).items()}
        return {i: v for i, v in geldig.items() if v is not None}


@dataclass(slots=True)
class Situatie:
    """One question: may this person do this action with these gegevens, now, in this zaak?"""

    nu: datetime
    actor: str
    rol: Rol
    actie: str
    zaak: Stand
    dossier: Stand
    registers: Registers
    zaken: Mapping[str, Stand] = field(default_factory=dict)  # the other zaken of the dossier
    bevoegdheid: Bevoegdheid | None = None
    gegevens: Any = None  # the valid form, with document hashes as commitments
    merk: Callable[[str], str] = str  # a document hash to its commitment
    kalender: str = ""  # the version by which dates are counted; empty: the newest
    rondblik: Rondblik = NIETS_TE_ZIEN  # what lies beyond the dossier
    overgenomen_op: date | None = None  # the day on which another system did this step
    _dag: date | None = None

    @property
    def vandaag(self) -> date:
        """Today in Amsterdam."""
        return dag_van(self.nu)

    @property
    def dag(self) -> date:
        """The legal day of the step (werkt_op): the day named in the form, else today."""
        return self._dag or self.overgenomen_op or self.vandaag

    def op_dag(self, dag: date | None) -> None:
        """Set the legal day, once, when the form names it."""
        self._dag = dag

    @property
    def toestand(self) -> str:
        """The state of the zaak."""
        return str(self.zaak["toestand"])

    @property
    def identiteiten(self) -> frozenset[str]:
        """Everybody whose act this counts as."""
        return self.bevoegdheid.identiteiten if self.bevoegdheid else frozenset((self.actor,))

    @property
    def school(self) -> str | None:
        """The school of the dossier, which says to which parts of the organisation it belongs; None: to none."""
        return self.dossier.get("school")

    def rollen_van(self, persoon: str, dag: date | None = None) -> tuple[Rol, ...]:
        """The roles that somebody has in this dossier, today or on a day."""
        return self.registers.mensen.rollen(persoon, dag or self.vandaag, self.school)

    def met_rol(self, rol: Rol) -> list[str]:
        """Who holds a role in this dossier today."""
        return self.registers.mensen.met_rol(rol, self.vandaag, self.school)

    def gedaan(self, actie: str) -> bool:
        """Whether this action was ever done in this zaak."""
        return actie in self.zaak["gedaan"]

    def wie_deed(self, actie: str) -> frozenset[str]:
        """Everybody who did this action in this zaak, principals included."""
        vorig = self.zaak["gedaan"].get(actie)
        return frozenset(vorig["wie"]) if vorig else frozenset()

    def gegeven(self, actie: str, veld: str, anders: Any = None) -> Any:
        """An open field of the last time this action was done, as JSON data."""
        vorig = self.zaak["gedaan"].get(actie)
        return anders if vorig is None else vorig["gegevens"].get(veld, anders)

    def dag_van_actie(self, actie: str) -> date | None:
        """The legal day of the last time this action was done."""
        vorig = self.zaak["gedaan"].get(actie)
        return date.fromisoformat(vorig["op"]) if vorig else None

    def toegevoegd(self, naam: str) -> Any:
        """What the system added to an earlier step under this name, or None."""
        return self.zaak.get("toegevoegd", {}).get(naam)

    def verzameld(self, naam: str) -> list[dict[str, Any]]:
        """What was gathered in a collection and has not lapsed."""
        return [stuk for stuk in self.zaak["verzameld"].get(naam, ()) if not stuk["vervallen"]]

    def uiterlijk(self, termijn: str) -> date | None:
        """The end date of a term of this zaak, running or not."""
        t = self.zaak["termijnen"].get(termijn)
        return date.fromisoformat(t["uiterlijk"][:10]) if t else None

    def verstreken(self, termijn: str) -> bool:
        """Whether a term of this zaak is over. What stands still is not: its end moves with every day."""
        t = self.zaak["termijnen"].get(termijn)
        return t is not None and t["stand"] != "opgeschort" and t["uiterlijk"][:10] < self.dag.isoformat()

    def spoor_open(self, spoor: str) -> bool:
        """Whether an interval of this spoor is open."""
        return bool(self.zaak["sporen"].get(spoor, {}).get("open"))

    @property
    def hoofdzaak(self) -> Stand | None:
        """The stand of the zaak that this one hangs on."""
        return self.zaken.get(self.zaak.get("hoofdzaak") or "")

    def van_workflow(self, naam: str) -> list[Stand]:
        """The other zaken of this dossier that run this workflow."""
        return [z for z in self.zaken.values() if z["workflow"] == naam]
