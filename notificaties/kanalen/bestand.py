"""Bestand: messages as readable .eml files in a folder. The default: a new installation sends nobody a mail by accident."""

import os
import tempfile
from pathlib import Path

from kernproces.opslag.schijf import maak_duurzaam
from notificaties.kanalen.basis import KanaalFout, Zending


class Bestandskanaal:
    """Writes each message whole or not at all; the same Message-ID is the same file."""

    naam = "bestand"
    intern = False

    def __init__(self, map_: Path) -> None:
        self._map = map_

    def bezorg(self, zending: Zending) -> None:
        """Write beside, make durable, and move into place."""
        try:
            self._map.mkdir(parents=True, exist_ok=True)
            greep, tijdelijk = tempfile.mkstemp(dir=self._map, prefix=".", suffix=".deel")
            try:
                with os.fdopen(greep, "wb") as uit:
                    uit.write(zending.inhoud)
                    uit.flush()
                    os.fsync(uit.fileno())
                Path(tijdelijk).replace(self._map / bestandsnaam(zending))
                maak_duurzaam(self._map)  # what the history calls sent is still there after a power failure
            except BaseException:
                Path(tijdelijk).unlink(missing_ok=True)
                raise
        except OSError as fout:
            reden = f"De map voor berichten is niet te beschrijven ({fout.strerror})."
            raise KanaalFout(reden, kanaal_dicht=True) from fout


def bestandsnaam(zending: Zending) -> str:
    """In order of time, without anybody's name."""
    moment = zending.moment[:19].replace(":", "").replace("-", "")
    return f"{moment}-{zending.sjabloon}-{zending.message_id[1:13]}.eml"
