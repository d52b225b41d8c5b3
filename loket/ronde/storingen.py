"""Storingen: what the ronde could not handle, kept until it could, so that an administrator sees it and knows what helps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from deadlines.fout import TermijnFout
from kernproces.gebruik.fouten import GebruiksFout
from kernproces.opslag.fouten import OpslagError
from kernproces.opslag.opslag import Opslag
from kernproces.opslag.rijen import Lezer
from kernproces.tijdstip import tijdstip

_ALLES = "SELECT stroom, sinds, laatst, pogingen, fout FROM storing ORDER BY sinds, stroom"
_NOG_EENS = (
    "INSERT INTO storing (stroom, sinds, laatst, pogingen, fout) VALUES (?, ?, ?, 1, ?) ON CONFLICT (stroom) "
    "DO UPDATE SET laatst = excluded.laatst, pogingen = storing.pogingen + 1, fout = excluded.fout"
)
_OPGELOST = "DELETE FROM storing WHERE stroom = ?"


@dataclass(frozen=True, slots=True)
class Storing:
    """One stream (a zaak, or the weekly list) that the ronde cannot handle."""

    stroom: str
    sinds: str
    laatst: str
    pogingen: int
    fout: str

    @property
    def zaak(self) -> str:
        """The number of the zaak; empty when it is none."""
        soort, _, naam = self.stroom.partition("/")
        return naam if soort == "zaak" else ""


def storingen(lezer: Lezer) -> list[Storing]:
    """Everything that is broken now, the longest first."""
    return [Storing(*rij) for rij in lezer.rij_query(_ALLES)]


def bewaar(opslag: Opslag, stuk: Mapping[str, Exception], nu: datetime) -> None:
    """After a whole ronde: keep what failed, and take off what failed before and does no longer."""
    with opslag.lezen() as lezer:
        weg = {storing.stroom for storing in storingen(lezer)} - set(stuk)
    if not stuk and not weg:
        return
    op = tijdstip(nu)
    rijen = [(stroom, op, op, in_woorden(fout)) for stroom, fout in sorted(stuk.items())]
    with opslag.schrijven(meer=True) as schrijver:
        schrijver.voer_uit(_NOG_EENS, rijen)
        schrijver.voer_uit(_OPGELOST, [(stroom,) for stroom in sorted(weg)])


def in_woorden(fout: Exception) -> str:
    """Without personal data: our own errors speak, of any other only the kind is named."""
    if isinstance(fout, TermijnFout | GebruiksFout | OpslagError):
        return str(fout)
    return f"Onverwachte fout ({type(fout).__name__})."
