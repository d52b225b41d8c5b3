"""Rondes in processes of their own, some of which are killed at a statement of choice (SIGKILL: nothing is tidied up)."""

import os
import signal
import warnings
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from kernproces.opslag import op_sqlite, pgverbinding
from kernproces.opslag.databank import verbind_sqlite
from loket.bedrading import Samenstel
from loket.instellingen import uit_omgeving
from tests.hulp.vork import VORK


def rondes(url: str, map_: Path, nu: datetime, dood: Sequence[int]) -> list[int]:
    """As many rondes at once as there are numbers: the second of `[0, 7]` dies at its seventh statement.

    Answers how each ended: 0 finished, -9 killed.
    """
    processen = [VORK.Process(target=_ronde, args=(url, str(map_), nu, n)) for n in dood]
    for proces in processen:
        proces.start()
    for proces in processen:
        proces.join()
    einden = [proces.exitcode for proces in processen]
    assert set(einden) <= {0, -signal.SIGKILL}, einden
    return [int(einde or 0) for einde in einden]


def _ronde(url: str, map_: str, nu: datetime, dood: int) -> None:
    warnings.simplefilter("error")
    if dood:
        _tel_af(dood)
    with Samenstel(uit_omgeving({"DATABASE_URL": url, "KERNPROCES_MAP": map_})) as s:
        s.ronde(nu)


def _tel_af(aantal: int) -> None:
    """Die at the so manieth statement from here: on SQLite before it, on PostgreSQL after it."""
    over = aantal

    def tik(*_: Any) -> None:
        nonlocal over
        over -= 1
        if over == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def verbind(pad: Path) -> Any:
        verbinding = verbind_sqlite(pad)
        verbinding.set_trace_callback(tik)
        return verbinding

    keur = pgverbinding.keur

    def keur_en_tik(uitkomst: Any) -> Any:
        goed = keur(uitkomst)
        tik()
        return goed

    op_sqlite.verbind_sqlite = verbind
    pgverbinding.keur = keur_en_tik
