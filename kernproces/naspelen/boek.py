"""Geschiedenisboek: what a replay reads: entries of streams with their chain checked, and stands as they were at a number."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from operator import itemgetter
from typing import Any

import orjson

from kernproces.naspelen.breuken import als_bytes, stroombreuken
from kernproces.opslag.fouten import GeschiedenisError, OntsleutelError, OpslagError
from kernproces.opslag.keten import is_tijdstip, is_vorm, nagelopen
from kernproces.opslag.opwaarderen import OPWAARDERING
from kernproces.opslag.rijen import Lezer
from kernproces.zaak.stand import Entry, Stand, los, pas_toe

Geheim = dict[str, dict[str, Any]]
Ontsluiter = Callable[[Entry], Geheim]
# Two machines whose clocks differ no more than this may write to a register and a zaak at once.
SPELING = timedelta(seconds=5)
_NR = itemgetter("nr")
_HOOGSTE = 2**31 - 1  # a mangled entry may name any number
_STUK = "SELECT nr, inhoud FROM gebeurtenis WHERE stroom = ? AND nr >= ? AND nr <= ? ORDER BY nr"


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
    _gevouwen: dict[str, list[int]] = field(default_factory=dict)  # of which numbers the stand is known

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
            self._standen[sleutel] = self._vouw(naam, nr)
        return self._standen[sleutel]

    def _vouw(self, naam: str, nr: int) -> Stand:
        """From the nearest one before it that is known: a register is read in many versions. Ordered as it is stored."""
        entries, bekend = self.stroom(naam).entries, self._gevouwen.setdefault(naam, [])
        plek = bisect_left(bekend, nr)
        eerder = bekend[plek - 1] if plek else 0
        stand = los(self._standen[naam, eerder]) if plek else {}
        for entry in entries[bisect_right(entries, eerder, key=_NR) :]:
            if entry["nr"] > nr:
                break
            zet(stand, entry)
        bekend.insert(plek, nr)
        return los(stand)

    def een(self, naam: str, nr: Any) -> tuple[str, Entry] | None:
        """One entry of a long stream, with the instant of the one before it; all of the stream when either cannot be read."""
        if naam not in self._stromen and isinstance(nr, int) and 0 < nr <= _HOOGSTE:
            rijen = self.lezer.rij_query(_STUK, (naam, nr - 1, nr))
            with suppress(OpslagError, ValueError, KeyError, TypeError):
                stuk = [_entry(n, orjson.loads(inhoud)) for n, inhoud in rijen]
                if len(stuk) == min(nr, 2):
                    return stuk[0]["vastgelegd"] if nr > 1 else "", stuk[-1]
        vorige = ""
        for entry in self.stroom(naam).entries:
            if entry["nr"] == nr:
                return vorige, entry
            vorige = entry["vastgelegd"]
        return None

    def vergeet(self, namen: Collection[str]) -> None:
        """Let go of streams that will not be read again: a whole history does not fit in memory."""
        for naam in namen:
            self._stromen.pop(naam, None)
            self._gevouwen.pop(naam, None)
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
        gelezen: list[Any] = []
        try:
            gelezen += nagelopen((naam, nr, inhoud, hash_) for nr, inhoud, hash_ in rijen)
        except (GeschiedenisError, TypeError):
            verslag.breuken = {b.nr: b for b in stroombreuken(naam, rijen)}
            gelezen.clear()
        for i, (nr, inhoud, _) in enumerate(rijen):
            try:
                verslag.entries.append(_entry(nr, gelezen[i] if gelezen else orjson.loads(inhoud)))
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
    if not is_vorm(ruw):
        raise TypeError(nr)
    if not is_tijdstip(ruw["vastgelegd"]):
        raise ValueError(nr)
    entry = OPWAARDERING.waardeer_op(ruw)
    return entry if entry["nr"] == nr else {**entry, "nr": nr}
