"""Bestand: an outcome too large to carry from one process to another: a file beside the database, for as long as it is the last one."""

import gzip
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final, cast

MAP: Final = "klaargezet"
BEWAARD: Final = 24 * 3600  # seconds; what a process that fell left behind is gone after a day
KLEIN: Final = 8 << 20  # bytes that may stay in memory
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

    def verhuis(self, doel: Path) -> None:
        """To where somebody wants it; there it appears when it is whole."""
        nieuw = doel.with_name(doel.name + ".nieuw")
        try:
            shutil.copyfile(self.pad, nieuw)
            nieuw.rename(doel)
        finally:
            nieuw.unlink(missing_ok=True)
            self.weg()

    def weg(self) -> None:
        """It is not needed any more."""
        Path(self.pad).unlink(missing_ok=True)


def plek_in(map_: Path) -> Path:
    """Where such files lie, and what is needed to make them; for nobody but us, and cleared away."""
    plek = map_ / MAP
    plek.mkdir(mode=0o700, exist_ok=True)
    return plek


def zet_klaar(map_: Path, schrijf: Callable[[BinaryIO], None]) -> Bestand:
    """A new file, for nobody but us; half a file is none."""
    ruim_op(map_)
    pad = plek_in(map_) / secrets.token_hex(12)
    try:
        with os.fdopen(os.open(pad, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as uit:
            schrijf(uit)
    except BaseException:
        pad.unlink(missing_ok=True)
        raise
    return Bestand(str(pad))


@contextmanager
def even_bestand(map_: Path) -> Iterator[BinaryIO]:
    """Something to write and read again, without a name and gone at the end; in memory as long as it is small."""
    with tempfile.SpooledTemporaryFile(max_size=KLEIN, dir=str(map_)) as bestand:
        yield cast("BinaryIO", bestand)


def schrijf_over(delen: Iterable[bytes], uit: BinaryIO) -> None:
    """Piece by piece: `writelines` of such a file keeps them all in memory until the last."""
    rest = iter(delen)
    while (deel := next(rest, None)) is not None:
        uit.write(deel)


def zet_verzegeld_klaar(map_: Path, schrijf: Callable[[BinaryIO], str]) -> tuple[Bestand, str]:
    """The same for what answers a seal."""
    zegel = ""

    def schrijf_en_onthoud(uit: BinaryIO) -> None:
        nonlocal zegel
        zegel = schrijf(uit)

    return zet_klaar(map_, schrijf_en_onthoud), zegel


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
