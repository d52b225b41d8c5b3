"""Schijf: what a file system needs to keep after a power failure what a program was told is kept."""

import os
from pathlib import Path


def maak_duurzaam(map_: Path) -> None:
    """The names in this folder, new and changed ones: the bytes of a file are not enough to find it again."""
    greep = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(greep)
    finally:
        os.close(greep)
