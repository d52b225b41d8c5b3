"""Zegel: one file from parts that follow each other, never all in memory; its last 64 characters are the hash of all before them."""

import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, BinaryIO

TOEN = (1980, 1, 1, 0, 0, 0)
LENGTE = 64
STUK = 1 << 18  # bytes that are read at a time


def schrijf_verzegeld(uit: BinaryIO, delen: Iterable[tuple[str, Iterable[bytes]]]) -> str:
    """Write the parts in the order of their names, without times: the same parts give the same bytes. Answers the seal."""
    vorige = ""
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_STORED) as pak:
        for naam, inhoud in delen:
            if naam <= vorige:
                raise ValueError(f"{naam} komt na {vorige}")
            vorige = naam
            kop = zipfile.ZipInfo(naam, TOEN)
            kop.create_system, kop.external_attr = 3, 0o600 << 16
            with pak.open(kop, "w") as deel:
                for stuk in inhoud:
                    deel.write(stuk)
        pak.comment = b"0" * LENGTE
    zegel = _afdruk(uit)
    uit.seek(-LENGTE, os.SEEK_END)
    uit.write(zegel.encode())
    return zegel


def zegel_van(pak: BinaryIO) -> str | None:
    """The seal of a pack, or None when it is not as it was made."""
    if pak.seek(0, os.SEEK_END) < LENGTE:
        return None
    eigen = _afdruk(pak)
    pak.seek(-LENGTE, os.SEEK_END)
    return eigen if pak.read(LENGTE) == eigen.encode() else None


def _afdruk(pak: BinaryIO) -> str:
    over = pak.seek(0, os.SEEK_END) - LENGTE
    pak.seek(0)
    afdruk = sha256()
    while over > 0 and (stuk := pak.read(min(STUK, over))):
        afdruk.update(stuk)
        over -= len(stuk)
    return afdruk.hexdigest()


def als_json(waarde: Any) -> bytes:
    """As it lies in a pack."""
    return json.dumps(waarde, ensure_ascii=False, sort_keys=True, indent=1).encode()


def json_per_naam(waarden: Iterable[tuple[str, Any]]) -> Iterator[bytes]:
    """The bytes of `als_json` of all of them together, one at a time; they come in the order of their names."""
    eerste = True
    for naam, waarde in waarden:
        yield b"{\n" if eerste else b",\n"
        eerste = False
        yield b" " + json.dumps(naam, ensure_ascii=False).encode() + b": "
        yield als_json(waarde).replace(b"\n", b"\n ")  # a text holds none: there it is written as \n
    yield b"{}" if eerste else b"\n}"
