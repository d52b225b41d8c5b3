"""Geschiedenisboek: what a replay reads: entries of streams with their chain checked, and stands as they were at a number."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import orjson

from kernproces.opslag.fouten import GeschiedenisError
from kernproces.opslag.keten import nagelopen
from kernproces.opslag.opwaarderen import OPWAARDERING
from kernproces.opslag.rijen import Lezer
from kernproces.stand import Entry, Stand, pas_toe

Ontsluiter = Callable[[Entry], dict[str, dict[str, Any]]]


@dataclass(slots=True)
class Stroomverslag:
    """A stream as it was read: its entries, their hashes, and the first break in the chain."""

    entries: list[Entry]
    afdrukken: dict[int, str]
    breuk: GeschiedenisError | None


@dataclass(slots=True)
class Geschiedenisboek:
    """Reads streams through one reader, each once."""

    lezer: Lezer
    ontsluit: Ontsluiter
    _stromen: dict[str, Stroomverslag] = field(default_factory=dict)
    _standen: dict[tuple[str, int], Stand] = field(default_factory=dict)

    def stroom(self, naam: str) -> Stroomverslag:
        """The whole stream; entries after a break are still read, so that every step can be judged."""
        if naam not in self._stromen:
            self._stromen[naam] = self._lees(naam)
        return self._stromen[naam]

    def stand_op(self, naam: str, nr: int) -> Stand:
        """The stand of a stream after its entry `nr`."""
        sleutel = (naam, nr)
        if sleutel not in self._standen:
            stand: Stand = {}
            for entry in self.stroom(naam).entries:
                if entry["nr"] > nr:
                    break
                pas_toe(stand, entry)
            self._standen[sleutel] = stand
        return self._standen[sleutel]

    def stand_toen(self, naam: str, tijdstip: str) -> Stand:
        """The stand of a stream as it was recorded at an instant."""
        eerder = [e["nr"] for e in self.stroom(naam).entries if e["vastgelegd"] <= tijdstip]
        return self.stand_op(naam, max(eerder, default=0))

    def _lees(self, naam: str) -> Stroomverslag:
        rijen = list(self.lezer.geschiedenis(naam))
        breuk = None
        try:
            for _ in nagelopen((naam, nr, inhoud, hash_) for nr, inhoud, hash_ in rijen):
                pass
        except GeschiedenisError as fout:
            breuk = fout
        entries = []
        for _, inhoud, _ in rijen:
            try:
                entries.append(OPWAARDERING.waardeer_op(orjson.loads(inhoud)))
            except (ValueError, KeyError, TypeError):
                break  # unreadable: the break names it
        return Stroomverslag(entries, {nr: h.hex() for nr, _, h in rijen}, breuk)
