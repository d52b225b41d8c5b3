"""A copy of the read log in a file of its own, and back: gzipped JSON lines, whole or not there."""

import gzip
import json
import os
from pathlib import Path

from kernproces.opslag.fouten import OpslagError
from loket.leeslog.log import Leeslog, Leesregel


def bewaar(log: Leeslog, doel: Path) -> int:
    """Write it beside its place and move it there; the number of lines."""
    regels = log.alles()
    tijdelijk = doel.with_name(f"{doel.name}.half")
    greep = os.open(tijdelijk, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(greep, "wb") as bestand, gzip.open(bestand, "wt", encoding="utf-8") as uit:
        for r in regels:
            uit.write(json.dumps(list(r)) + "\n")
    tijdelijk.replace(doel)
    return len(regels)


def zet_terug(log: Leeslog, bron: Path) -> int:
    """Fill an empty log; the number of lines."""
    try:
        with gzip.open(bron, "rt", encoding="utf-8") as in_:
            regels = [Leesregel(*json.loads(regel)) for regel in in_]
    except (ValueError, TypeError, EOFError, OSError) as fout:
        raise OpslagError(f"{bron} is geen leesbare kopie van een leeslog.") from fout
    log.zet_terug(regels)
    return len(regels)
