"""Bestand: an outcome too large to carry from one process to another: a file beside the database, for as long as it is the last one."""

import gzip
import os
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

MAP: Final = "klaargezet"
BEWAARD: Final = 24 * 3600  # seconds; what a process that fell left behind is gone after a day
PER_KEER: Final = 2_000  # pieces of text that are packed together


@dataclass(frozen=True, slots=True)
class Bestand:
    """Where it lies. `ingepakt`: as gzip."""

    pad: str
    ingepakt: bool = False

    @property
    def er_is(self) -> bool:
        """Whether it is still there."""
        return Path(self.pad).exists()

    @property
    def grootte(self) -> int:
        """In bytes, as it lies there."""
        return Path(self.pad).stat().st_size

    def weg(self) -> None:
        """It is not needed any more."""
        Path(self.pad).unlink(missing_ok=True)


def zet_klaar(map_: Path, schrijf: Callable[[BinaryIO], None]) -> Bestand:
    """A new file, for nobody but us; half a file is none."""
    ruim_op(map_)
    plek = map_ / MAP
    plek.mkdir(mode=0o700, exist_ok=True)
    pad = plek / secrets.token_hex(12)
    try:
        with os.fdopen(os.open(pad, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as uit:
            schrijf(uit)
    except BaseException:
        pad.unlink(missing_ok=True)
        raise
    return Bestand(str(pad))


def zet_tekst_klaar(map_: Path, delen: Iterable[str]) -> Bestand:
    """Text, piece by piece and packed: what is told of every step again and again, packs to a twentieth."""

    def schrijf(uit: BinaryIO) -> None:
        rest = iter(delen)
        with gzip.GzipFile(filename="", fileobj=uit, mode="wb", compresslevel=1, mtime=0) as pak:
            while groep := "".join(islice(rest, PER_KEER)):
                pak.write(groep.encode())

    return Bestand(zet_klaar(map_, schrijf).pad, ingepakt=True)


def ruim_op(map_: Path) -> None:
    """What nobody came for, or was left behind."""
    grens = time.time() - BEWAARD
    for pad in (map_ / MAP).glob("*"):
        if pad.stat().st_mtime < grens:
            pad.unlink(missing_ok=True)
