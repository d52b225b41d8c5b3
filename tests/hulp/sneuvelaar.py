"""Rondes in processes of their own, some of which are killed at a statement of choice (SIGKILL: nothing is tidied up).

One helper process imports everything once and forks a child for each ronde. Asked on standard input with a JSON line
`{"nu": "...", "dood": [0, 7]}`: two rondes at once, of which the second dies at its seventh statement. Answered with how
each ended: 0 finished, -9 killed.
"""

import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).parents[2]


class Sneuvelaar:
    """The helper, seen from the test."""

    def __init__(self, proces: "subprocess.Popen[str]") -> None:
        self._proces = proces

    def ronde(self, nu: datetime, dood: Sequence[int]) -> list[int]:
        """As many rondes at once as there are numbers; how each ended."""
        assert self._proces.stdin is not None
        assert self._proces.stdout is not None
        self._proces.stdin.write(json.dumps({"nu": nu.isoformat(), "dood": list(dood)}) + "\n")
        self._proces.stdin.flush()
        einden: list[int] = json.loads(self._proces.stdout.readline())
        assert set(einden) <= {0, -signal.SIGKILL}, einden
        return einden


@contextmanager
def sneuvelaar(url: str, map_: Path) -> Iterator[Sneuvelaar]:
    """A helper on this database."""
    opdracht = [sys.executable, "-W", "error", "-m", "tests.hulp.sneuvelaar", url, str(map_)]
    pijp = subprocess.PIPE
    with subprocess.Popen(opdracht, cwd=WORTEL, stdin=pijp, stdout=pijp, text=True) as proces:
        yield Sneuvelaar(proces)
        assert proces.stdin is not None
        proces.stdin.close()


# ---------------------------------------------------------------- in the helper


def _tel_af(aantal: int) -> None:
    """Die at the so manieth statement from here: on SQLite before it, on PostgreSQL after it."""
    from kernproces.opslag import op_sqlite, pgverbinding
    from kernproces.opslag.databank import verbind_sqlite

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


def _kind(url: str, map_: str, nu: datetime, dood: int) -> None:
    from loket.bedrading import Samenstel
    from loket.instellingen import uit_omgeving

    if dood:
        _tel_af(dood)
    with Samenstel(uit_omgeving({"DATABASE_URL": url, "KERNPROCES_MAP": map_})) as s:
        s.ronde(nu)


def _fork(url: str, map_: str, nu: datetime, dood: int) -> int:
    if pid := os.fork():
        return pid
    try:
        _kind(url, map_, nu, dood)
    except BaseException:  # noqa: BLE001 a child never goes on as its parent
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def main() -> None:
    """Answer lines until the input ends."""
    from loket.bedrading import Samenstel
    from loket.instellingen import uit_omgeving

    url, map_ = sys.argv[1:]
    # Once, before anything forks: everything imported, every form compiled; no connection is opened.
    Samenstel(uit_omgeving({"DATABASE_URL": url, "KERNPROCES_MAP": map_})).sluit()
    for regel in sys.stdin:
        vraag = json.loads(regel)
        nu = datetime.fromisoformat(vraag["nu"])
        kinderen = [_fork(url, map_, nu, dood) for dood in vraag["dood"]]
        einden = [os.waitstatus_to_exitcode(os.waitpid(kind, 0)[1]) for kind in kinderen]
        print(json.dumps(einden), flush=True)


if __name__ == "__main__":
    main()
