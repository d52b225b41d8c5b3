"""Outbox: a row of it, by name, and where it comes from."""

from typing import NamedTuple

from kernproces.gebeurtenissen import zaakstroom
from kernproces.opslag.rijen import Lezer
from notificaties.verloop import STATUSSEN


class Outboxrij(NamedTuple):
    """A row of the outbox, as `projectie.rijen` makes it."""

    status: str
    id: str
    zaak: str
    nr: int
    sjabloon: str
    versie: str
    rol: str
    aangemaakt: str
    termijn: str | None
    trede: str | None

    @property
    def stroom(self) -> str:
        """Where the event is that caused it; what concerns no zaak names its stream in the id."""
        return zaakstroom(self.zaak) if self.zaak else self.id.split("|")[1]


# The key of the outbox is (status, id): a message is looked up by naming every status.
LEES = f"SELECT {', '.join(Outboxrij._fields)} FROM outbox WHERE status IN ({', '.join('?' * len(STATUSSEN))}) AND id = ?"  # noqa: S608


def rij_van(lezer: Lezer, bericht: str) -> Outboxrij | None:
    """The outbox row of a message, or None."""
    rijen = lezer.rij_query(LEES, (*STATUSSEN, bericht))
    return Outboxrij(*rijen[0]) if rijen else None
