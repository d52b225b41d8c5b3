"""Reservekopie: a consistent copy while running, in one file that either database can read back. Never with keys.

Gzipped JSON lines: a head, then every row that is not derived, then a foot with the number of rows and a hash over
them. Derived tables are rebuilt when it is restored. The keys go in a file of their own (`bewaar_sleutels`), so that a
copy of the data alone reads nothing, and erasure is complete once the copies of the keys are thirty days old.
"""

import gzip
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from kernproces.opslag.fouten import OpslagError
from kernproces.opslag.kolommen import KOLOMMEN, SLEUTELS
from kernproces.opslag.opslag import Opslag
from kernproces.opslag.rijen import Schrijver
from kernproces.opslag.schijf import maak_duurzaam
from kernproces.opslag.versie import HUIDIG

SOORT = "kernproces-reservekopie"
TABELLEN = (
    "gebeurtenis",
    "bezorging",
    "teller",
    "kenmerk",
    "concept",
    "account",
    "stukinhoud",
    "stukdeel",
    "weergave",
    "beginblad",
    "uitvoer",
)
PER_KEER = 1000
MEEST_BYTES = 8 << 20


class ReservekopieError(OpslagError):
    """The file is no back-up, is damaged, or does not fit."""


def bewaar(opslag: Opslag, doel: Path) -> int:
    """Write the copy next to its place and move it there when it is whole; the number of rows."""
    if doel.exists():
        raise ReservekopieError(f"{doel} bestaat al. Kies een nieuwe naam.")
    tijdelijk = doel.with_name(f"{doel.name}.half")
    with opslag.lezen(momentopname=True) as lezer, gzip.open(tijdelijk, "wb", compresslevel=4) as uit:
        aantal, hash_ = 0, sha256()
        uit.write(orjson.dumps({"soort": SOORT, "schema": HUIDIG}) + b"\n")
        for tabel in TABELLEN:
            kolommen = ", ".join(KOLOMMEN[tabel])
            sleutels = ", ".join(SLEUTELS[tabel])
            for rij in lezer.rij_stroom(f"SELECT {kolommen} FROM {tabel} ORDER BY {sleutels}"):  # noqa: S608
                regel = orjson.dumps([tabel, *map(_in_tekst, rij)])
                hash_.update(regel)
                uit.write(regel + b"\n")
                aantal += 1
        uit.write(orjson.dumps({"einde": aantal, "hash": hash_.hexdigest()}) + b"\n")
    _zet_vast(tijdelijk, doel)
    return aantal


def zet_terug(opslag: Opslag, bron: Path) -> int:
    """Fill an empty database of the same schema, in one transaction; the number of rows."""
    with opslag.schrijven(meer=True) as schrijver:
        if schrijver.rij_query("SELECT 1 FROM gebeurtenis LIMIT 1"):
            raise ReservekopieError(
                "De databank is niet leeg. Herstellen kan alleen in een nieuwe, lege databank."
            )
        schrijver.voer_uit("DELETE FROM kenmerk", [()])
        aantal, hash_, einde = 0, sha256(), None
        for regels in _per(_regels(bron)):
            for regel in regels:
                inhoud = orjson.loads(regel)
                if isinstance(inhoud, dict):
                    einde = inhoud
                    continue
                hash_.update(regel)
                aantal += 1
            _vul(schrijver, [orjson.loads(r) for r in regels if r[:1] == b"["])
        if einde is None or einde.get("einde") != aantal or einde.get("hash") != hash_.hexdigest():
            raise ReservekopieError(f"{bron} is beschadigd of niet af: er is niets teruggezet.")
    return aantal


def bewaar_sleutels(rijen: Iterable[tuple[str, str, str, bytes]], doel: Path) -> int:
    """The wrapped keys in a file of their own, readable by its owner only; without the master key they say nothing."""
    regels = [orjson.dumps([h, c, m, b64encode(i).decode()]) for h, c, m, i in rijen]
    greep = os.open(doel, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(greep, "wb") as uit:
        uit.write(b"\n".join(regels) + b"\n")
        uit.flush()
        os.fsync(uit.fileno())
    maak_duurzaam(doel.parent)
    return len(regels)


def lees_sleutels(bron: Path) -> list[tuple[str, str, str, bytes]]:
    """The wrapped keys from such a file."""
    try:
        rijen = [orjson.loads(regel) for regel in bron.read_bytes().splitlines() if regel]
        return [(h, c, m, b64decode(i)) for h, c, m, i in rijen]
    except ValueError as fout:
        raise ReservekopieError(f"{bron} is geen bestand met sleutels.") from fout


def _regels(bron: Path) -> Iterator[bytes]:
    try:
        with gzip.open(bron, "rb") as in_:
            kop = orjson.loads(in_.readline())
            if not isinstance(kop, dict) or kop.get("soort") != SOORT:
                raise ReservekopieError(f"{bron} is geen reservekopie van Kernproces.")
            if kop["schema"] != HUIDIG:
                raise ReservekopieError(f"{bron} heeft schema {kop['schema']}, dit programma {HUIDIG}.")
            for regel in in_:
                yield regel.rstrip(b"\n")
    except (OSError, EOFError, ValueError) as fout:
        if isinstance(fout, FileNotFoundError):
            raise
        raise ReservekopieError(f"{bron} is geen leesbare reservekopie.") from fout


def _vul(schrijver: Schrijver, rijen: list[list[Any]]) -> None:
    for tabel in TABELLEN:
        deel = [tuple(map(_uit_tekst, r[1:])) for r in rijen if r[0] == tabel]
        if deel:
            vragen = ", ".join("?" for _ in KOLOMMEN[tabel])
            sql = f"INSERT INTO {tabel} ({', '.join(KOLOMMEN[tabel])}) VALUES ({vragen})"  # noqa: S608
            schrijver.voer_uit(sql, deel)


def _in_tekst(waarde: Any) -> Any:
    return {"b": b64encode(waarde).decode()} if isinstance(waarde, bytes | memoryview) else waarde


def _uit_tekst(waarde: Any) -> Any:
    return b64decode(waarde["b"]) if isinstance(waarde, dict) else waarde


def _zet_vast(tijdelijk: Path, doel: Path) -> None:
    """Durable under its own name, or not there at all."""
    with tijdelijk.open("rb+") as bestand:
        os.fsync(bestand.fileno())
    tijdelijk.replace(doel)
    maak_duurzaam(doel.parent)


def _per(regels: Iterator[bytes]) -> Iterator[list[bytes]]:
    """So many at a time, and fewer when they are large: a part of a document is a megabyte."""
    groep: list[bytes] = []
    grootte = 0
    for regel in regels:
        groep.append(regel)
        grootte += len(regel)
        if len(groep) == PER_KEER or grootte > MEEST_BYTES:
            yield groep
            groep, grootte = [], 0
    if groep:
        yield groep
