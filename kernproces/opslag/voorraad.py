"""A stock of open connections, last in first out: cheaper than a pool with listeners, safe over threads and forks."""

import os
from collections import deque
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar


class Sluitbaar(Protocol):
    """What a connection of either database can do."""

    def close(self) -> None:
        """Close it."""


V = TypeVar("V", bound=Sluitbaar)


class Voorraad(Generic[V]):
    """Hands out connections and takes them back; a forked child never uses those of its parent."""

    def __init__(self, maak: Callable[[], V]) -> None:
        self._maak = maak
        self._rust: deque[V] = deque()
        self._pid = os.getpid()
        self._geerfd: list[V] = []  # kept unclosed: closing them would disturb the parent

    def neem(self) -> V:
        """A connection for one user at a time."""
        if os.getpid() != self._pid:
            self._geerfd.extend(self._rust)
            self._rust.clear()
            self._pid = os.getpid()
        try:
            return self._rust.pop()
        except IndexError:
            return self._maak()

    def geef(self, verbinding: V) -> None:
        """Take a connection back, at rest."""
        self._rust.append(verbinding)

    def weg(self) -> None:
        """Close everything at rest."""
        while self._rust:
            self._rust.pop().close()
