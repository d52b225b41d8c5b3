"""`python -m bench [--vol] [--klein] [--alleen METING]`: one JSON document on stdout, progress on stderr.

Every line has ours, a floor measured in the same run, their ratio, and the unit. What the floors are: docs/prestaties.md.
"""

import argparse
import json
import os
import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench import bladen, klok, lezen, opstart, ronde, voortgang
from tests.hulp.aanwezig import melding, vind_postgres
from tests.hulp.postgres import draaiende_server, lege_database

DUURZAAM = "-c listen_addresses='' -k {map}"  # the server's own defaults: fsync and synchronous_commit on


@dataclass(frozen=True, slots=True)
class Maat:
    """How much is measured."""

    ronden: int
    zaken: int  # begun per day and process
    gelezen: int  # zaken that are replayed
    termijnen: list[int]
    vervallen: int
    starten: int
    ronden_over: list[ronde.Maat]  # running, due, handled
    bladen: tuple[int, int]  # zaken in the database, times that each page is asked


KLEIN = Maat(1, 1, 2, [10], 2, 1, [(20, 2, 2)], (0, 0))
GEWOON = Maat(
    9, 20, 40, [1_000, 100_000], 100, 5, [(1_000, 1_000, 1_000), (100_000, 1_000, 1_000)], (2_000, 20)
)
_VOL_RONDEN = [
    *((n, 1_000, 1_000) for n in (1_000, 10_000, 100_000, 1_000_000)),
    (10_000, 10_000, 5_000),
    (100_000, 100_000, 5_000),
    (1_000_000, 1_000_000, 5_000),
]
VOL = Maat(25, 40, 400, [1_000, 10_000, 100_000, 1_000_000], 1_000, 15, _VOL_RONDEN, (100_000, 50))


@dataclass(frozen=True, slots=True)
class Databank:
    """A kind of database: how to get an empty one, and with how many processes it is measured."""

    naam: str
    nieuw: Callable[[], str]
    processen: tuple[int, ...]


@contextmanager
def databanken(map_: Path) -> Iterator[list[Databank]]:
    """SQLite in this folder, and a throw-away PostgreSQL when its programs are there."""
    nummers = iter(range(1_000_000))
    soorten = [Databank("sqlite", lambda: f"sqlite:///{map_ / f'bench{next(nummers)}.db'}", (1, 4))]
    with ExitStack() as stapel:
        programmas = vind_postgres()
        if programmas is None:
            print(melding(["PostgreSQL"]), file=sys.stderr)
        else:
            plek = stapel.enter_context(draaiende_server(programmas, DUURZAAM))
            nieuw = lambda: stapel.enter_context(lege_database(plek))  # noqa: E731
            soorten.append(Databank("postgresql", nieuw, (1, 4)))
        yield soorten


def meet(
    maat: Maat, soorten: list[Databank], map_: Path, alleen: str = "", bewaard: Path | None = None
) -> Iterator[dict[str, Any]]:
    """Every line of the report. `bewaard`: where the database of the pages stays, for the next time."""
    for soort in soorten:
        for processen in soort.processen:
            if alleen in ("", "voortgang"):
                eigen = Path(tempfile.mkdtemp(dir=map_))
                yield from voortgang.meet(
                    soort.nieuw(), soort.nieuw(), eigen, processen, maat.ronden, maat.zaken
                )
        if alleen in ("", "lezen"):
            yield from lezen.meet(soort.nieuw(), tempfile.mkdtemp(dir=map_), maat.gelezen)
        if alleen in ("", "klok"):
            yield from klok.meet(soort.nieuw(), tempfile.mkdtemp(dir=map_), maat.termijnen, maat.vervallen)
        if alleen in ("", "ronde"):
            for over in maat.ronden_over:
                yield ronde.meet(soort.nieuw(), tempfile.mkdtemp(dir=map_), over)
    if alleen in ("", "bladen") and maat.bladen[1]:  # the smallest has none: its database takes minutes
        yield from bladen.meet(bewaard or map_, *maat.bladen)
    if alleen in ("", "opstart"):
        yield from opstart.meet(maat.starten)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="de meting, als één JSON-document")
    parser.add_argument("--vol", action="store_true", help="de volle maten; duurt een half uur")
    parser.add_argument("--klein", action="store_true", help="heel klein, om te zien dat alles werkt")
    parser.add_argument(
        "--alleen", choices=["voortgang", "lezen", "klok", "ronde", "bladen", "opstart"], default=""
    )
    parser.add_argument("--zaken", type=int, help="hoeveel zaken er zijn bij het meten van de bladzijden")
    parser.add_argument("--bewaar", type=Path, help="map waarin de databank van de bladzijden blijft staan")
    args = parser.parse_args()
    maat = VOL if args.vol else KLEIN if args.klein else GEWOON
    if args.zaken:
        maat = replace(maat, bladen=(args.zaken, maat.bladen[1]))
    begin, regels = time.monotonic(), []
    with tempfile.TemporaryDirectory(prefix="kp-bench-") as map_, databanken(Path(map_)) as soorten:
        for regel in meet(maat, soorten, Path(map_), args.alleen, args.bewaar):
            regels.append(regel)
            print(json.dumps(regel, ensure_ascii=False), file=sys.stderr)
    print(json.dumps(_omgeving(begin) | {"metingen": regels}, ensure_ascii=False, indent=1))


def _omgeving(begin: float) -> dict[str, Any]:
    return {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "kernen": os.cpu_count(),
        "belasting": [round(b, 2) for b in os.getloadavg()],
        "duur_seconden": round(time.monotonic() - begin),
    }


if __name__ == "__main__":
    main()
