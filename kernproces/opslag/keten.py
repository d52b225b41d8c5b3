"""De keten: each entry carries the hash of its predecessor, so a change anywhere shows."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

import orjson

from kernproces.opslag.canoniek import canoniek
from kernproces.opslag.fouten import GeschiedenisError

GEEN_VORIGE = "0" * 64

Rij = tuple[str, int, bytes, bytes]
Gebeurtenis = dict[str, Any]


def schakel(gebeurtenis: Gebeurtenis, *, gekeurd: bool = False) -> tuple[bytes, bytes]:
    """The canonical bytes of an entry and their SHA-256, as they are stored. `gekeurd`: see canoniek."""
    inhoud = canoniek(gebeurtenis, gekeurd=gekeurd)
    return inhoud, sha256(inhoud).digest()


def nagelopen(rijen: Iterable[Rij]) -> Iterator[Gebeurtenis]:
    """Every entry, parsed and proven to be in its place; raises GeschiedenisError at the first that is not.

    `rijen` are (stroom, nr, inhoud, hash), ordered by stroom and nr, of one or of all streams.
    """
    lees, vingerafdruk = orjson.loads, sha256
    huidig, verwacht, vorige, vastgelegd = "", 1, GEEN_VORIGE, ""
    for stroom, nr, inhoud, hash_ in rijen:
        if stroom != huidig:
            huidig, verwacht, vorige, vastgelegd = stroom, 1, GEEN_VORIGE, ""
        if nr != verwacht:
            raise GeschiedenisError(
                stroom, verwacht, f"deze ontbreekt; de eerstvolgende die er is, heeft nummer {nr}."
            )
        try:
            gelijk = vingerafdruk(inhoud).digest() == hash_
        except TypeError:  # SQLite keeps what it is given: text in a column of bytes is tampering too
            gelijk = False
        if not gelijk:
            raise GeschiedenisError(
                stroom,
                nr,
                "de inhoud past niet bij de vingerafdruk: de inhoud of de vingerafdruk is gewijzigd.",
            )
        try:
            g = lees(inhoud)
            goed = (
                g["stroom"] == stroom
                and g["nr"] == nr
                and g["vorige"] == vorige
                and g["vastgelegd"] >= vastgelegd
            )
        except (ValueError, KeyError, TypeError) as fout:
            raise GeschiedenisError(stroom, nr, "de inhoud is niet te lezen als gebeurtenis.") from fout
        if not goed:
            raise GeschiedenisError(stroom, nr, _wat_niet_past(g, stroom, nr, vorige))
        yield g
        verwacht, vorige, vastgelegd = nr + 1, hash_.hex(), g["vastgelegd"]


def controleer_keten(rijen: Iterable[Rij]) -> GeschiedenisError | None:
    """The first wrong entry, or None when every chain is whole. A cut tail is seen by the anker, not here."""
    try:
        for _ in nagelopen(rijen):
            pass
    except GeschiedenisError as fout:
        return fout
    return None


def _wat_niet_past(g: Gebeurtenis, stroom: str, nr: int, vorige: str) -> str:
    if g["stroom"] != stroom or g["nr"] != nr:
        return f"de inhoud hoort bij stroom {g['stroom']}, gebeurtenis {g['nr']}: verplaatst of verwisseld."
    if g["vorige"] != vorige:
        return "de verwijzing naar de vorige gebeurtenis klopt niet: een eerdere is vervangen of deze is ingevoegd."
    return f"vastgelegd ({g['vastgelegd']}) ligt vóór de vorige gebeurtenis."
