"""Bestanden: a file that must go, as far as a disk lets it."""

import os
from pathlib import Path


def overschrijf(pad: Path) -> None:
    """Overwrite a file and remove it. On a disk that moves what is rewritten (SSD), a copy may stay until it is reused."""
    with pad.open("r+b") as bestand:
        bestand.write(bytes(pad.stat().st_size))
        bestand.flush()
        os.fsync(bestand.fileno())
    pad.unlink()
