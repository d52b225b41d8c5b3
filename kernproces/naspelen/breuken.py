"""Breuken: every break in the chain of one stream, each at the entry at fault. Read only when the quick check fails.

A link that does not fit has two sides. Whoever is vouched for by the entry after it is in its place; then the one
before it was replaced. So an entry that was given a new content and a new hash is named itself, not its neighbour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import orjson

from kernproces.opslag.fouten import GeschiedenisError
from kernproces.opslag.keten import ANDERS, GEEN_VORIGE, ONLEESBAAR, ONTBREEKT, vormgebrek

Rij = tuple[int, Any, Any]  # nr, inhoud, hash: bytes, unless somebody wrote something else

VERVANGEN = "deze is vervangen: de gebeurtenis erna verwijst naar een andere inhoud."
INGEVOEGD = "deze is ingevoegd: de gebeurtenis erna verwijst naar die ervoor."
SLUIT_NIET_AAN = (
    "de verwijzing naar de vorige gebeurtenis klopt niet: deze is ingevoegd, of er is een verwijderd."
)


@dataclass(slots=True)
class _Plek:
    """One row with what its content says of itself."""

    nr: int
    hash: str
    vorige: str
    heel: bool


def stroombreuken(stroom: str, rijen: Sequence[Rij], kop: bytes | None = None) -> list[GeschiedenisError]:
    """All breaks of a stream, by number. `kop`: the hash of the head as it was booked, when that is known."""
    gevonden: dict[int, str] = {}
    plekken: list[_Plek] = []
    verwacht, vastgelegd = 1, ""
    for nr, ruw, ruwe_hash in rijen:
        inhoud, hash_ = als_bytes(ruw), als_bytes(ruwe_hash)
        if nr > verwacht:
            gevonden[verwacht] = ONTBREEKT.format(nr)
        g, reden = _lees(stroom, nr, inhoud, hash_)
        if not (isinstance(ruw, bytes) and isinstance(ruwe_hash, bytes)):
            reden = ANDERS
        # Else the link tells who is at fault.
        sluit_aan = bool(plekken) and str(g.get("vorige", "")) == plekken[-1].hash
        if not reden and g["vastgelegd"] < vastgelegd and sluit_aan:
            reden = f"vastgelegd ({g['vastgelegd']}) ligt vóór de vorige gebeurtenis."
        if reden:
            gevonden[nr] = reden
        else:
            vastgelegd = g["vastgelegd"]
        plekken.append(_Plek(nr, hash_.hex(), str(g.get("vorige", "")), not reden))
        verwacht = nr + 1
    for i, plek in enumerate(plekken):
        _schakel(i, plek, plekken, kop.hex() if kop else "", gevonden)
    return [GeschiedenisError(stroom, nr, gevonden[nr]) for nr in sorted(gevonden)]


def als_bytes(waarde: Any) -> bytes:
    """A column as bytes: whoever edits by hand leaves text where bytes were."""
    return waarde if isinstance(waarde, bytes) else str(waarde).encode(errors="surrogateescape")


def _lees(stroom: str, nr: int, inhoud: bytes, hash_: bytes) -> tuple[dict[str, Any], str]:
    """The content, and what is wrong with it by itself."""
    try:
        g = orjson.loads(inhoud)
        plaats = (g["stroom"], g["nr"], g["vorige"], g["vastgelegd"])
    except (ValueError, KeyError, TypeError):
        return {}, ANDERS if sha256(inhoud).digest() != hash_ else ONLEESBAAR
    if sha256(inhoud).digest() != hash_:
        return g, ANDERS
    if plaats[:2] != (stroom, nr):
        return (
            g,
            f"de inhoud hoort bij stroom {plaats[0]}, gebeurtenis {plaats[1]}: verplaatst of verwisseld.",
        )
    return g, vormgebrek(g, inhoud)


def _schakel(i: int, plek: _Plek, plekken: Sequence[_Plek], kop: str, gevonden: dict[int, str]) -> None:
    """The link to the one before: when it does not fit, who is at fault."""
    vorig = plekken[i - 1] if i else None
    hoort = vorig.hash if vorig else GEEN_VORIGE
    if not plek.heel or plek.vorige == hoort or (vorig and not vorig.heel) or plek.nr - 1 in gevonden:
        return
    if plek.nr != (vorig.nr if vorig else 0) + 1:
        return  # after a gap, which is named
    volgende = plekken[i + 1].vorige if i + 1 < len(plekken) else ""
    if vorig is not None and volgende == vorig.hash:
        gevonden.setdefault(plek.nr, INGEVOEGD)
    elif vorig is not None and plek.vorige == (plekken[i - 2].hash if i > 1 else GEEN_VORIGE):
        gevonden.setdefault(vorig.nr, INGEVOEGD)
    elif vorig is not None and _staat_vast(i, plek, plekken, kop):
        gevonden.setdefault(vorig.nr, VERVANGEN)
    elif any(plek.vorige == p.hash for p in plekken):
        gevonden.setdefault(plek.nr, SLUIT_NIET_AAN)  # it comes from another place in this stream
    elif vorig is not None and i + 1 < len(plekken) and _staat_vast(i + 1, plekken[i + 1], plekken, kop):
        gevonden.setdefault(vorig.nr, VERVANGEN)  # both: the one after them stands
        gevonden.setdefault(plek.nr, VERVANGEN)
    else:
        gevonden.setdefault(plek.nr, SLUIT_NIET_AAN)


def _staat_vast(i: int, plek: _Plek, plekken: Sequence[_Plek], kop: str) -> bool:
    """Whether the next entry, or the head as it was booked, vouches for this one. A last one without either counts."""
    if i + 1 < len(plekken):
        return plekken[i + 1].vorige == plek.hash
    return kop in ("", plek.hash)
