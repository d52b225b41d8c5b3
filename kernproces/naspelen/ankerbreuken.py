"""Ankerbreuken: every stream that is no longer what the anchors know, and between which numbers it was changed.

An anchor knows the head of each stream on its day. The last one that still fits and the first that does not give the
stretch in which the change lies; which entry it was, an anchor cannot tell.
"""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from kernproces.naspelen.breuken import als_bytes
from kernproces.opslag.anker import Anker
from kernproces.opslag.rijen import Lezer

_HASH = "SELECT hash FROM gebeurtenis WHERE stroom = ? AND nr = ?"
_LAATSTE = "SELECT max(nr) FROM gebeurtenis WHERE stroom = ?"


@dataclass(slots=True)
class Ankerbreuk:
    """A stream that differs: from `vanaf` up to and including `nr`."""

    stroom: str
    vanaf: int
    nr: int
    reden: str


def ankerbreuken(lezer: Lezer, map_: Path, ankers: Sequence[Anker]) -> list[Ankerbreuk]:
    """By stream. The anchor files themselves have been proven before (controleer_ankers)."""
    gevonden: dict[str, Ankerbreuk] = {}
    vanaf: dict[str, int] = {}
    for anker in ankers:
        for stroom, nr, hash_ in map(
            orjson.loads, gzip.decompress((map_ / anker.koppen).read_bytes()).splitlines()
        ):
            if stroom in gevonden:
                continue
            rijen = lezer.rij_query(_HASH, (stroom, nr))
            if rijen and als_bytes(rijen[0][0]).hex() == hash_:
                vanaf[stroom] = nr + 1
                continue
            eerste = vanaf.get(stroom, 1)
            if rijen:
                reden = f"hierin is iets anders dan bij het anker van {anker.datum}."
                gevonden[stroom] = Ankerbreuk(stroom, eerste, nr, reden)
            else:
                ((laatste,),) = lezer.rij_query(_LAATSTE, (stroom,))
                reden = f"er ontbreken gebeurtenissen; het anker van {anker.datum} kende er {nr}."
                gevonden[stroom] = Ankerbreuk(stroom, eerste, (laatste or 0) + 1, reden)
    return [gevonden[s] for s in sorted(gevonden)]
