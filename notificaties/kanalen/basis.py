"""What a channel is: it takes one zending and either delivers it or says why not, in a sentence without personal data."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Zending:
    """One message to one person. `inhoud` are the bytes that leave; their salted hash goes into the history."""

    message_id: str
    sjabloon: str
    moment: str  # when it was queued, for the name of a file
    email: str | None
    inhoud: bytes


class KanaalFout(Exception):
    """Not delivered. `blijvend`: again does not help. `kanaal_dicht`: nothing else will get through now either."""

    def __init__(self, reden: str, *, blijvend: bool = False, kanaal_dicht: bool = False) -> None:
        super().__init__(reden)
        self.reden = reden
        self.blijvend = blijvend
        self.kanaal_dicht = kanaal_dicht


class Kanaal(Protocol):
    """A way to reach people."""

    @property
    def naam(self) -> str:
        """As it stands in the history."""

    @property
    def intern(self) -> bool:
        """Made available in the loket itself (Awb 2:10), instead of sent out of it."""

    def bezorg(self, zending: Zending) -> None:
        """Deliver; KanaalFout when it did not work out. The same Message-ID may come twice."""
