"""Webhooks: the subscriptions of this installation as channels, and the event behind a message."""

from dataclasses import dataclass, field
from datetime import datetime

from kernproces.gebruik.archief import Archief
from kernproces.opslag.rijen import Lezer
from notificaties.abonnementen import lees_abonnementen
from notificaties.cloudevent import Gebeurtenis, maak_gebeurtenis
from notificaties.kanalen.webhook import Lijn, Webhookkanaal
from notificaties.opstellen import Gelezen


@dataclass(frozen=True, slots=True)
class Webhooks:
    """`bron`: the source of every event, urn:nld:...; `adres`: the loket on the web."""

    archief: Archief
    bron: str
    adres: str
    lijn: Lijn = field(default_factory=Lijn)

    def kanalen(self, lezer: Lezer, nu: datetime) -> list[Webhookkanaal]:
        """The active subscriptions."""
        return [Webhookkanaal(a, self.lijn, nu) for a in lees_abonnementen(lezer, self.archief) if a.actief]

    def gebeurtenis(self, gelezen: Gelezen) -> Gebeurtenis:
        """The event that caused a message."""
        return maak_gebeurtenis(gelezen, self.bron, self.adres)


def is_van_systemen(bericht: str) -> bool:
    """Whether systems hear with this message: an event is told once, with the first of its messages."""
    return bericht.endswith("|0")
