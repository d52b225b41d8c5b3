"""What goes into and comes out of the store: plain tuples in the column order of schema.py."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, NamedTuple, Self

Waarde = str | int | bytes | None
Rij = tuple[Any, ...]


class StroomRij(NamedTuple):
    """The head of a stream and its folded state."""

    stroom: str
    nr: int
    hash: bytes
    stand: bytes


@dataclass(slots=True)
class Boeking:
    """Everything of one business transaction."""

    gebeurtenissen: list[tuple[str, int, bytes, bytes]]  # stroom, nr, inhoud, hash
    stromen: list[tuple[str, str, int, bytes, bytes]]  # stroom, soort, nr, hash, stand: replaced
    werkvoorraad: list[Rij] = field(default_factory=list)  # zaak, dossier, ...: replaced
    termijnen: list[Rij] = field(default_factory=list)  # zaak, termijn, ...: replaced where different
    outbox: list[Rij] = field(default_factory=list)  # status, id, zaak, nr, ...: an existing one stays
    # wie, dossier, zaak, als, stroom: an existing one stays.
    betrokken: list[Rij] = field(default_factory=list)
    niet_meer: list[Rij] = field(default_factory=list)  # the same: taken away
    # Any other statement, with ? for values.
    overige: list[tuple[str, Sequence[Waarde]]] = field(default_factory=list)


class Lezer(ABC):
    """Reads the store; from `Opslag.lezen()`."""

    __slots__ = ()

    @abstractmethod
    def __enter__(self) -> Self: ...

    @abstractmethod
    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None: ...

    @abstractmethod
    def stroom(self, stroom: str) -> StroomRij | None:
        """The head and state of one stream."""

    @abstractmethod
    def stromen(self, ids: Iterable[str]) -> dict[str, StroomRij]:
        """The heads and states of these streams; what does not exist is left out. One query."""

    @abstractmethod
    def stromen_en_koppen(
        self, ids: Iterable[str], voorvoegsel: str
    ) -> tuple[dict[str, StroomRij], dict[str, int]]:
        """The heads and states of `ids`, and the last volgnummers of every stream whose name begins like that.

        One query: what an advance reads before it judges.
        """

    def houd_vast(self, ids: Iterable[str]) -> dict[str, StroomRij]:
        """The heads and states of these streams; in a writing transaction locked until its end."""
        return self.stromen(ids)

    @abstractmethod
    def koppen(self, ids: Iterable[str]) -> dict[str, int]:
        """The last volgnummer of these streams; what does not exist is left out. One query."""

    @abstractmethod
    def geschiedenis(self, stroom: str, vanaf: int = 1) -> Iterator[tuple[int, bytes, bytes]]:
        """(nr, inhoud, hash) of one stream in order."""

    @abstractmethod
    def alles(self) -> Iterator[tuple[str, int, bytes, bytes]]:
        """(stroom, nr, inhoud, hash) of all streams in order, streamed."""

    @abstractmethod
    def rij_query(self, sql: str, params: Sequence[Waarde] = ()) -> list[Rij]:
        """Rows of a query of one's own, with ? for values (and no other question mark)."""

    @abstractmethod
    def rij_stroom(self, sql: str, params: Sequence[Waarde] = ()) -> Iterator[Rij]:
        """The same, streamed: for what does not fit in memory."""


class Schrijver(Lezer):
    """Reads and writes in one transaction, committed when the block ends well; from `Opslag.schrijven()`."""

    __slots__ = ()

    @abstractmethod
    def verwacht(self, koppen: Mapping[str, bytes]) -> None:
        """The hashes of the heads that were not read here but remembered: what is about to be booked rests on them.

        No bytes: a stream that was not there. VolgnummerConflictError, here or when it is booked, unless all is still so.
        """

    @abstractmethod
    def daarna(self, doe: Callable[[], None]) -> None:
        """Do this when all of it has been committed, and not otherwise."""

    @abstractmethod
    def boek(self, boeking: Boeking) -> None:
        """Write one business transaction. The last thing of the block, unless it was opened with meer=True."""

    @abstractmethod
    def volgnummer(self, naam: str) -> int:
        """The next number of this kind, without gaps: it is given back when the block fails."""

    @abstractmethod
    def vergrendel(self, ids: Iterable[str]) -> dict[str, StroomRij]:
        """Lock these heads in a fixed order until the block ends, and give them as they are now."""

    def houd_vast(self, ids: Iterable[str]) -> dict[str, StroomRij]:
        """Locked: nobody changes them between this reading and the booking."""
        return self.vergrendel(ids)

    @abstractmethod
    def voer_uit(self, sql: str, reeks: Sequence[Sequence[Waarde]]) -> None:
        """A statement of one's own for every row of `reeks`, for what is not a case: teller, hartslag, herbouw."""
