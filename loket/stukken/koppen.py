"""Stukkoppen: the headers with which a document leaves: a file to keep, that no browser runs or shows by itself."""

from collections.abc import Iterator
from itertools import chain
from urllib.parse import quote

from kernproces.gebruik.stuk import Stuk


def begonnen(delen: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes with the first part read already: what is gone (SleutelOntbreektError) is told before the answer begins."""
    return chain((next(delen, b""),), delen)


def koppen(stuk: Stuk) -> dict[str, str]:
    """A name of letters and digits, the kind that it really is, and nothing that a browser would run."""
    naam = stuk.bestandsnaam
    kaal = naam.encode("ascii", "replace").decode().replace("?", "_")
    return {
        "Content-Type": stuk.soort.mime,
        "Content-Length": str(stuk.grootte),
        "Content-Disposition": f"attachment; filename=\"{kaal}\"; filename*=UTF-8''{quote(naam)}",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
