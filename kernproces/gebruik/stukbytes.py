"""Stukbytes: the bytes of a document on their way in and out: measured, and as something that a scanner can read from."""

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from kernproces.bestandsoort import BROK


class Deelstroom:
    """Parts as something that a scanner can read from."""

    def __init__(self, delen: Iterator[bytes]) -> None:
        self._delen = delen

    def read(self, grootte: int = -1) -> bytes:
        """The next part, whatever its size; empty at the end."""
        del grootte
        return next(self._delen, b"")


def meet(bron: BinaryIO) -> tuple[int, str]:
    """How many bytes, and their SHA-256."""
    bron.seek(0)
    som, grootte = hashlib.sha256(), 0
    while brok := bron.read(BROK):
        som.update(brok)
        grootte += len(brok)
    return grootte, som.hexdigest()
