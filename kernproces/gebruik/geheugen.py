"""Geheugen: what this process folded or read last, by stream, so that an advance need not read and parse it again.

Only ever trusted provisionally: the booking says which heads it was judged on (`Schrijver.verwacht`), and when one of them
is another, nothing is written and the store is read. A head is named by its hash, and a hash names the whole history
before it. Only what was committed is remembered (`Schrijver.daarna`), so whoever uses it also sees all that came with it.
"""

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

from kernproces.opslag.rijen import StroomRij
from kernproces.rechten.betrokken import Rij
from kernproces.zaak.stand import Stand

RUIMTE = 2_000  # streams; a stand of 5 kB takes some 15 kB when parsed


class Onthouden(NamedTuple):
    """A head without its bytes, and the stand that was folded up to it. Never changed: see `los`.

    `betrokken`: who had to do with it by then, where that was worked out.
    """

    kop: StroomRij
    stand: Stand
    betrokken: frozenset[Rij] | None = None


class Geheugen:
    """The streams used last; safe over threads."""

    def __init__(self, ruimte: int = RUIMTE) -> None:
        self._ruimte = ruimte
        self._slot = Lock()
        self._stromen: OrderedDict[str, Onthouden] = OrderedDict()

    def geef(self, stroom: str) -> Onthouden | None:
        """What is remembered of this stream."""
        with self._slot:
            if (gevonden := self._stromen.get(stroom)) is not None:
                self._stromen.move_to_end(stroom)
            return gevonden

    def bewaar(
        self, stroom: str, nr: int, hash_: bytes, stand: Stand, betrokken: frozenset[Rij] | None = None
    ) -> None:
        """Remember this stand, which nobody changes from here on."""
        with self._slot:
            self._stromen[stroom] = Onthouden(StroomRij(stroom, nr, hash_, b""), stand, betrokken)
            self._stromen.move_to_end(stroom)
            if len(self._stromen) > self._ruimte:
                self._stromen.popitem(last=False)
