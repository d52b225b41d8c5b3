"""Outbox: a row of it, by name, and where it comes from."""

from typing import NamedTuple

from kernproces.gebeurtenissen import zaakstroom
from kernproces.opslag.rijen import Lezer


class Outboxrij(NamedTuple):
    """A row of the outbox, as `projectie.rijen` makes it."""

    id: str
    zaak: str
    nr: int
    sjabloon: str
    versie: str
    rol: str
    aangemaakt: str
    termijn: str | None
    trede: str | None
    status: str

    @property
    def stroom(self) -> str:
        """Where the event is that caused it; what concerns no zaak names its stream in the id."""
        return zaakstroom(self.zaak) if self.zaak else self.id.split("|")[1]


def rij_van(lezer: Lezer, bericht: str) -> Outboxrij | None:
    """The outbox row of a message, or None."""
    vraag = f"SELECT {', '.join(Outboxrij._fields)} FROM outbox WHERE id = ?"  # noqa: S608 - our own column names
    rijen = lezer.rij_query(vraag, (bericht,))
    return Outboxrij(*rijen[0]) if rijen else None
