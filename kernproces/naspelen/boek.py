"""Geschiedenisboek: what a replay reads: entries of streams with their chain checked, and stands as they were at a number."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import orjson

from kernproces.naspelen.breuken import als_bytes, stroombreuken
from kernproces.opslag.fouten import GeschiedenisError, OntsleutelError, OpslagError
from kernproces.opslag.keten import VELDEN, is_tijdstip, nagelopen
from kernproces.opslag.opwaarderen import OPWAARDERING
from kernproces.opslag.rijen import Lezer
from kernproces.zaak.stand import Entry, Stand, pas_toe

Geheim = dict[str, dict[str, Any]]
Ontsluiter = Callable[[Entry], Geheim]
# Two machines whose clocks differ no more than this may write to a register and a zaak at once.
SPELING = timedelta(seconds=5)


@dataclass(slots=True)
class Stroomverslag:
    """A stream as it was read: its entries, their hashes, what could not be read, and every break in the chain."""

    entries: list[Entry]
    afdrukken: dict[int, str]
    breuken: dict[int, GeschiedenisError]
    onleesbaar: dict[int, str]
    tijden: list[str] = field(default_factory=list)  # per entry the latest instant so far

    @property
    def heel(self) -> bool:
        """Whether the chain is whole."""
        return not self.breuken


class TeVeelError(Exception):
    """More streams than this reader may take the time for."""


@dataclass(slots=True)
class Geschiedenisboek:
    """Reads streams through one reader, each once. `meest`: so many and no more; what was judged without the rest, is void."""

    lezer: Lezer
    ontsluit: Ontsluiter
    meest: int | None = None
    te_veel: bool = False
    _stromen: dict[str, Stroomverslag] = field(default_factory=dict)
    _standen: dict[tuple[str, int], Stand] = field(default_factory=dict)

    def stroom(self, naam: str) -> Stroomverslag:
        """The whole stream; entries after a break are still read, so that every step can be judged."""
        if naam not in self._stromen:
            if self.meest is not None and len(self._stromen) >= self.meest:
                self.te_veel = True
                raise TeVeelError
            self._stromen[naam] = self._lees(naam)
        return self._stromen[naam]

    def stand_op(self, naam: str, nr: int) -> Stand:
        """The stand of a stream after its entry `nr`. What was mangled so that it cannot be applied is left out."""
        sleutel = (naam, nr)
        if sleutel not in self._standen:
            stand: Stand = {}
            for entry in self.stroom(naam).entries:
                if entry["nr"] > nr:
                    break
                zet(stand, entry)
            self._standen[sleutel] = stand
        return self._standen[sleutel]

    def vergeet(self, namen: Collection[str]) -> None:
        """Let go of streams that will not be read again: a whole history does not fit in memory."""
        for naam in namen:
            self._stromen.pop(naam, None)
        for sleutel in [s for s in self._standen if s[0] in namen]:
            del self._standen[sleutel]

    def nr_toen(self, naam: str, tijdstip: str) -> int:
        """The number of the last entry that was recorded by this instant."""
        verslag = self.stroom(naam)
        hoeveel = bisect_right(verslag.tijden, tijdstip)
        return int(verslag.entries[hoeveel - 1]["nr"]) if hoeveel else 0

    def nr_zeker(self, naam: str, tijdstip: str) -> int:
        """The number up to which all was surely there: of entries with one instant only the first (it never decreases)."""
        verslag = self.stroom(naam)
        hoeveel = bisect_right(verslag.tijden, tijdstip)
        if not hoeveel:
            return 0
        return int(verslag.entries[bisect_left(verslag.tijden, verslag.tijden[hoeveel - 1])]["nr"])

    def stand_toen(self, naam: str, tijdstip: str) -> Stand:
        """The stand of a stream as it was recorded at an instant."""
        return self.stand_op(naam, self.nr_toen(naam, tijdstip))

    def geheim_van(self, entry: Entry) -> tuple[Geheim, bool]:
        """The confidential content as far as it can be read; and whether it was damaged or comes from elsewhere."""
        try:
            return self.ontsluit(entry), False
        except OntsleutelError:
            return {}, True

    def _lees(self, naam: str) -> Stroomverslag:
        rijen = list(self.lezer.geschiedenis(naam))
        verslag = Stroomverslag([], {nr: als_bytes(h).hex() for nr, _, h in rijen}, {}, {})
        try:
            for _ in nagelopen((naam, nr, inhoud, hash_) for nr, inhoud, hash_ in rijen):
                pass
        except (GeschiedenisError, TypeError):
            verslag.breuken = {b.nr: b for b in stroombreuken(naam, rijen)}
        for nr, inhoud, _ in rijen:
            try:
                verslag.entries.append(_entry(nr, orjson.loads(inhoud)))
            except OpslagError as fout:
                verslag.onleesbaar[nr] = str(fout)
            except (ValueError, KeyError, TypeError):
                verslag.onleesbaar[nr] = "De inhoud is niet te lezen als gebeurtenis."
        for entry in verslag.entries:
            verslag.tijden.append(max(entry["vastgelegd"], verslag.tijden[-1] if verslag.tijden else ""))
        return verslag


def zet(stand: Stand, entry: Entry) -> bool:
    """Apply an entry; False when it was mangled so that it cannot be."""
    try:
        pas_toe(stand, entry)
    except Exception:  # noqa: BLE001 - whatever a mangled entry breaks is a finding, not a crash
        stand["nr"], stand["laatst"] = entry["nr"], entry["vastgelegd"]
        return False
    return True


def _entry(nr: int, ruw: Any) -> Entry:
    """In its present shape, at the place where it stands."""
    if set(ruw) != set(VELDEN) or not all(isinstance(ruw[veld], soort) for veld, soort in VELDEN.items()):
        raise TypeError(nr)
    if not is_tijdstip(ruw["vastgelegd"]):
        raise ValueError(nr)
    entry = OPWAARDERING.waardeer_op(ruw)
    return entry if entry["nr"] == nr else {**entry, "nr": nr}
