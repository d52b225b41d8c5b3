"""Systematic mutants: every kind of forgery at every entry of a played story, judged by the replay alone.

The forger rewrote the whole stream, hashes and links included, so that no chain is broken; heads and anchors are left out.
What the replay then still sees, is what the procedure itself makes impossible.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import orjson

from kernproces.naspelen import Geschiedenisboek, Naspeler, Uitspraak
from kernproces.naspelen.breuken import stroombreuken
from kernproces.opslag.canoniek import canoniek
from kernproces.opslag.keten import GEEN_VORIGE
from loket.bedrading import Samenstel
from loket.lezen import ALLES
from tests.kernproces.naspelen.mutantsoorten import SOORTEN, Entries, Entry


@dataclass(frozen=True)
class Uitslag:
    """What became of one mutant."""

    soort: str
    plek: str  # zaak, number, kind and action of the entry
    keten: bool  # with its hash left as it was, or only its own renewed, the entry itself is named
    verwacht: int  # the step at fault
    gezien: int | None  # the first step that the replay flags when every hash was worked out anew

    @property
    def oordeel(self) -> str:
        """How the replay did."""
        if self.gezien is None:
            return "gemist"
        return "precies" if self.gezien == self.verwacht else "elders"


class Doos:
    """Every row of a played database in memory, in which one stream may be replaced."""

    def __init__(self, samenstel: Samenstel) -> None:
        self._s = samenstel
        self._open: dict[bytes, Any] = {}
        with samenstel.opslag.lezen() as lezer:
            self._rijen: dict[str, list[tuple[int, bytes, bytes]]] = {}
            for stroom, nr, inhoud, hash_ in lezer.alles():
                self._rijen.setdefault(stroom, []).append((nr, inhoud, hash_))
        self._vervangen: dict[str, list[tuple[int, bytes, bytes]]] = {}

    @property
    def zaken(self) -> list[str]:
        return [s.partition("/")[2] for s in self._rijen if s.startswith("zaak/")]

    def entries(self, stroom: str) -> Entries:
        return [orjson.loads(inhoud) for _, inhoud, _ in self._rijen[stroom]]

    def geschiedenis(self, stroom: str) -> Iterator[tuple[int, bytes, bytes]]:
        return iter(self._vervangen.get(stroom) or self._rijen.get(stroom, ()))

    def rij_query(self, vraag: str, waarden: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        """What a replay asks beside it: which zaken there are, and a few entries of a long stream."""
        if "stroom = ?" in vraag:
            stroom, eerste, laatste = waarden
            return [(nr, i) for nr, i, _ in self.geschiedenis(stroom) if eerste <= nr <= laatste]
        assert "nr = 1" in vraag
        van, tot = waarden
        return [(s,) for s in sorted(self._rijen) if van <= s < tot]

    def flagt(self, stroom: str, entries: Entries, zaak: str) -> list[int]:
        """Which steps of a zaak the replay calls onrechtmatig when this stream reads so, with every hash worked out anew."""
        self._vervangen = {stroom: _gehasht(entries)}
        speler = Naspeler(
            Geschiedenisboek(self, self._ontsluit), self._s.kern.register, self._s.kern.laat_verstrijken
        )  # type: ignore[arg-type]
        verslag = speler.speel_na(zaak)
        self._vervangen = {}
        return [s.nr for s in verslag.stappen if s.uitspraak is Uitspraak.ONRECHTMATIG]

    def breuken(self, stroom: str, entries: Entries, *, eigen_hash: bool) -> set[int]:
        """Which entries the chain names when nobody mended it; `eigen_hash`: but the hash of what was forged was."""
        echt = {inhoud: (nr, hash_) for nr, inhoud, hash_ in self._rijen[stroom]}
        nrs = [e["nr"] for e in entries]
        op_plek = sorted(set(nrs)) == nrs  # a row taken out leaves a gap; else everything moves up
        rijen = []
        for plek, entry in enumerate(entries, start=1):
            nr = entry["nr"] if op_plek else plek
            inhoud = canoniek({**entry, "nr": nr} if eigen_hash else entry)
            oud = echt.get(inhoud, self._rijen[stroom][min(nr, len(echt)) - 1][::2])[1]
            rijen.append((nr, inhoud, sha256(inhoud).digest() if eigen_hash else oud))
        kop = self._rijen[stroom][-1]
        laatste = rijen[-1]
        staart = {min(laatste[0], kop[0] - 1) + 1} if laatste[0] != kop[0] or laatste[2] != kop[2] else set()
        return staart | {b.nr for b in stroombreuken(stroom, rijen, kop[2])}

    def _ontsluit(self, entry: Entry) -> Any:
        sleutel = canoniek({k: entry[k] for k in ("stroom", "nr", "geheim")})
        if sleutel not in self._open:
            self._open[sleutel] = self._s.kern.archief.ontsluit(entry, ALLES)
        return copy.deepcopy(self._open[sleutel])


def _gehasht(entries: Entries) -> list[tuple[int, bytes, bytes]]:
    rijen, vorige = [], GEEN_VORIGE
    for nr, entry in enumerate(entries, start=1):
        inhoud = canoniek({**entry, "nr": nr, "vorige": vorige})
        hash_ = sha256(inhoud).digest()
        rijen.append((nr, inhoud, hash_))
        vorige = hash_.hex()
    return rijen


def probeer(doos: Doos, zaak: str, nr: int, soort: str) -> Uitslag | None:
    """One mutant; None when this kind cannot be made at this entry."""
    stroom = f"zaak/{zaak}"
    entries = doos.entries(stroom)
    voor, aantal = canoniek(entries), len(entries)
    wat = " ".join(
        filter(None, (zaak, str(nr), entries[nr - 1]["soort"], entries[nr - 1]["open"].get("actie", "")))
    )
    if not SOORTEN[soort](entries, nr - 1) or canoniek(entries) == voor or not entries:
        return None
    # What was added stands after it; of what is gone at the end, the last that is left lacks what follows.
    verwacht = nr + 1 if len(entries) > aantal else min(nr, len(entries))
    keten = all({nr, verwacht} & doos.breuken(stroom, entries, eigen_hash=eigen) for eigen in (False, True))
    gezien = doos.flagt(stroom, entries, zaak)
    return Uitslag(soort, wat, keten, verwacht, min(gezien, default=None))
