"""De keten: each entry carries the hash of its predecessor, so a change anywhere shows."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from itertools import product
from typing import Any

import orjson

from kernproces.opslag.canoniek import OPTIES, canoniek
from kernproces.opslag.fouten import GeschiedenisError

GEEN_VORIGE = "0" * 64

Rij = tuple[str, int, bytes, bytes]
Gebeurtenis = dict[str, Any]

# What every entry has, no more and no less; other content is not an entry.
VELDEN: dict[str, type | tuple[type, ...]] = {
    "v": int,
    "stroom": str,
    "nr": int,
    "soort": str,
    "sv": int,
    "vastgelegd": str,
    "werkt_op": str,
    "actor": str,
    "namens": (str, type(None)),
    "rol": str,
    "workflow": (str, type(None)),
    "open": dict,
    "geheim": dict,
    "vorige": str,
}
# The same for an entry as it is stored, sorted by name: one look instead of fourteen.
_NAMEN = tuple(sorted(VELDEN))
_SOORTEN = frozenset(product(*(s if isinstance(s, tuple) else (s,) for _, s in sorted(VELDEN.items()))))
TIJDLENGTE = len("2026-01-02T03:04:05.678901Z")
ANDERS = "de inhoud past niet bij de vingerafdruk: de inhoud of de vingerafdruk is gewijzigd."
ONLEESBAAR = "de inhoud is niet te lezen als gebeurtenis."
ONTBREEKT = "deze ontbreekt; de eerstvolgende die er is, heeft nummer {}."
ANDERE_SCHRIJFWIJZE = (
    "de inhoud staat er in een andere schrijfwijze dan de vaste (RFC 8785): zo schrijft dit programma niet."
)


def schakel(gebeurtenis: Gebeurtenis, *, gekeurd: bool = False) -> tuple[bytes, bytes]:
    """The canonical bytes of an entry and their SHA-256, as they are stored. `gekeurd`: see canoniek."""
    inhoud = canoniek(gebeurtenis, gekeurd=gekeurd)
    return inhoud, sha256(inhoud).digest()


def nagelopen(rijen: Iterable[Rij], *, vorm: bool = True) -> Iterator[Gebeurtenis]:
    """Every entry, parsed and proven to be in its place; raises GeschiedenisError at the first that is not.

    `vorm`: also that its bytes are written as this program writes them, which takes a sixth more time.

    `rijen` are (stroom, nr, inhoud, hash), ordered by stroom and nr, of one or of all streams.
    """
    lees, schrijf, vingerafdruk = orjson.loads, orjson.dumps, sha256
    opties, lengte = OPTIES, TIJDLENGTE  # names of its own: this runs over every entry there is
    huidig, verwacht, vorige, vastgelegd = "", 1, GEEN_VORIGE, ""
    for stroom, nr, inhoud, hash_ in rijen:
        if stroom != huidig:
            huidig, verwacht, vorige, vastgelegd = stroom, 1, GEEN_VORIGE, ""
        if nr != verwacht:
            raise GeschiedenisError(stroom, verwacht, ONTBREEKT.format(nr))
        try:
            gelijk = vingerafdruk(inhoud).digest() == hash_
        except TypeError:  # SQLite keeps what it is given: text in a column of bytes is tampering too
            gelijk = False
        if not gelijk:
            raise GeschiedenisError(stroom, nr, ANDERS)
        try:
            g = lees(inhoud)
            tijdstip = g["vastgelegd"]
            goed = (
                g["vorige"] == vorige
                and g["nr"] == nr
                and g["stroom"] == stroom
                and tijdstip >= vastgelegd
                and g["v"] == 1
                and len(tijdstip) == lengte
                and (not vorm or schrijf(g, None, opties) == inhoud)
            )
        except (ValueError, KeyError, TypeError) as fout:
            raise GeschiedenisError(stroom, nr, ONLEESBAAR) from fout
        if not goed:
            raise GeschiedenisError(stroom, nr, _wat_niet_past(g, stroom, nr, vorige, inhoud))
        yield g
        verwacht, vorige, vastgelegd = nr + 1, hash_.hex(), tijdstip


def is_vorm(g: Any) -> bool:
    """Whether it has what every entry has, no more and no less, each of its own kind."""
    if type(g) is not dict:
        return False
    if tuple(g) == _NAMEN and tuple(map(type, g.values())) in _SOORTEN:
        return True
    return g.keys() == VELDEN.keys() and all(isinstance(g[veld], soort) for veld, soort in VELDEN.items())


def is_tijdstip(tekst: str) -> bool:
    """Whether it is an instant as every entry writes it: UTC, to the microsecond. Only so do instants sort as text."""
    try:
        datetime.fromisoformat(tekst)
    except ValueError:
        return False
    return len(tekst) == TIJDLENGTE and tekst[10] == "T" and tekst[-1] == "Z"


def vormgebrek(g: Any, inhoud: bytes) -> str:
    """What is wrong with the form of an entry by itself; empty when it is as this program writes them."""
    if not isinstance(g, dict) or set(g) != set(VELDEN):
        return ONLEESBAAR
    mis = [
        naam for naam, soort in VELDEN.items() if not isinstance(g[naam], soort) or isinstance(g[naam], bool)
    ]
    if mis:
        return f"{mis[0]} is niet wat een gebeurtenis daar heeft."
    if g["v"] != 1:
        return f"zij zegt van vorm {g['v']} te zijn; dit programma schrijft vorm 1."
    if not is_tijdstip(g["vastgelegd"]):
        return f"vastgelegd ({g['vastgelegd']!r}) is geen tijdstip."
    return "" if orjson.dumps(g, option=OPTIES) == inhoud else ANDERE_SCHRIJFWIJZE


def _wat_niet_past(g: Gebeurtenis, stroom: str, nr: int, vorige: str, inhoud: bytes) -> str:
    if g["stroom"] != stroom or g["nr"] != nr:
        return f"de inhoud hoort bij stroom {g['stroom']}, gebeurtenis {g['nr']}: verplaatst of verwisseld."
    if g["vorige"] != vorige:
        return "de verwijzing naar de vorige gebeurtenis klopt niet: een eerdere is vervangen of deze is ingevoegd."
    return vormgebrek(g, inhoud) or f"vastgelegd ({g['vastgelegd']}) ligt vóór de vorige gebeurtenis."
