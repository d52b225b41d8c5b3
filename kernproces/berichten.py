"""The port to `notificaties`: what the engine asks of it. `loket` wires it; the engine never imports it."""

from typing import Any, Protocol

from kernproces.zaak.stand import Entry, Stand


class Berichten(Protocol):
    """The projection of `notificaties`: an entry in, outbox rows out."""

    def rijen(self, entry: Entry, stand: Stand) -> list[tuple[Any, ...]]:
        """The messages that this entry causes, in the column order of the outbox."""

    def bezorgd(self, entry: Entry) -> tuple[str, str, str] | None:
        """What an entry of a message stream makes of its message: status, the status it began with, id."""

    def postvak(self, entry: Entry) -> tuple[str, str] | None:
        """Into whose postvak an entry of a message stream puts its message: persoon, id."""

    def noem_versies(self, open_: dict[str, Any]) -> None:
        """Write into a new entry in which version of each template its messages are promised (invariant 8)."""
