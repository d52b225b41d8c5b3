"""Every page that a link leads to, in every role, with many zaken in the database while the ronde runs.

First in silence (bench/kruipen.py): what a page costs in processor time, and how much the database had to do, in thousands
of its own instructions; neither depends on who else uses the machine. Then for the clock on the wall, with the ronde at
work in the same process: every page in turns, as often as fits in the time there is. So the whole ends in some ten minutes,
however many zaken there are.
"""

import multiprocessing
import sqlite3
import sys
import threading
import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Self

from bench.jaren import NU, databank
from bench.kruipen import Blad, Kruiper
from bench.ronde import Eerste
from deadlines.ronde import Ronde
from kernproces.rollen import Rol
from loket.bedrading import Samenstel, maak_proef
from loket.demo.mensen import PERSONEN
from loket.instellingen import Instellingen
from loket.overzichten.rekenaar import Bezig, Naam, Rekenaar, Som
from loket.web.app import bevries, maak_app
from tests.loket.web.proef import Bezoeker

PER_KEER = 1_000  # instructions of SQLite between two counts
PER_RONDE, RUST = 5, 0.2  # zaken that the ronde handles, and the seconds before the next ones
KLOK = 150  # seconds for the clock on the wall, and at least so many times every page
MINSTENS = 3
# Seconds in which figures over all zaken are worked out, in a process of their own; then no more. At 100.000 zaken they
# take some four minutes together on a quiet machine.
CIJFERS, STAP = 600, 0.5
TE_LANG, TE_LANG_P95, TE_GROOT = 100, 250, 100  # the goal: milliseconds at the median and at p95, kilobytes
BEZOEKERS = {rol: p.id for p in reversed(PERSONEN) for rol in p.rollen}


def meet(map_: Path, zaken: int, keren: int) -> list[dict[str, Any]]:
    """A line for every kind of page and role, the dearest last, and one for all together."""
    return meet_in(databank(map_, zaken), zaken, keren, BEZOEKERS, NU)


def meet_in(
    instellingen: Instellingen, zaken: int, keren: int, bezoekers: dict[Rol, str], nu: datetime
) -> list[dict[str, Any]]:
    """The same in a database that is there already."""
    with maak_proef(instellingen) as s:
        teller = Teller(s)
        app = maak_app(s, instellingen, lambda: nu)
        bevries()
        cijfers = app.state.werkplek.rekenaar = Cijfers(s)
        bladen: list[Blad] = []
        for rol, wie in bezoekers.items():
            bezoeker = Bezoeker(app)
            bezoeker.meld_aan(wie, rol)
            bladen += Kruiper(app, bezoeker, rol, lambda: teller.duizenden, cijfers.wacht).loop()
            print(f"{rol}: {len(bladen)} bladen", file=sys.stderr)
        cijfers.stop()
        with _Ronde(s, nu) as ronde:
            _op_de_klok([b for b in bladen if b.telt], keren)
        # What never ran, disturbed nobody: then these figures would mean something else.
        if not ronde.gedaan:
            print("De ronde deed niets: de tijden op de klok zeggen dan minder.", file=sys.stderr)
        bladen.sort(key=lambda b: median(b.tijden or [0.0]))
        vast = {"zaken": zaken, "ronde": ronde.gedaan}
        return [*(b.regel() | vast for b in bladen), _samen(bladen) | vast]


def _op_de_klok(bladen: list[Blad], keren: int) -> None:
    begin, keer = time.monotonic(), 0
    while keer < MINSTENS or (keer < keren and time.monotonic() - begin < KLOK):
        for blad in bladen:
            blad.klok(keer)
        keer += 1


def _samen(bladen: Iterable[Blad]) -> dict[str, Any]:
    """All pages together, and which do not reach the goal."""
    gemeten = [b.regel() for b in bladen if b.telt]
    tijden = [t * 1_000 for b in bladen for t in b.tijden]
    te = {
        "te_lang": [r for r in gemeten if r["ons"] > TE_LANG],
        "te_lang_p95": [r for r in gemeten if r["p95"] > TE_LANG_P95],
        "te_groot": [r for r in gemeten if r["kilobytes"] > TE_GROOT],
    }
    return {
        "meting": "alle bladen",
        "bladen": len(gemeten),
        "vragen": len(tijden),
        "ons": round(median(tijden), 1),
        "p95": round(quantiles(tijden, n=20)[18], 1),
        **{k: [f"{r['rol']} {r['blad']}" for r in v] for k, v in te.items()},
        "eenheid": "milliseconden",
    }


class Teller:
    """Counts what SQLite does: the same on a busy machine and a quiet one."""

    def __init__(self, s: Samenstel) -> None:
        self.duizenden = 0
        voorraad = s.opslag._kern.voorraad  # noqa: SLF001
        voorraad.weg()
        maak = voorraad._maak  # noqa: SLF001

        def geteld() -> Any:
            verbinding = maak()
            if isinstance(verbinding, sqlite3.Connection):
                verbinding.set_progress_handler(self._tel, PER_KEER)
            return verbinding

        voorraad._maak = geteld  # noqa: SLF001

    def _tel(self) -> int:
        self.duizenden += 1
        return 0


class Cijfers(Rekenaar):
    """Works out figures over all zaken while there is patience, and begins no more after that: over many they take minutes."""

    def __init__(self, samenstel: Samenstel) -> None:
        super().__init__(samenstel)
        self._geduld = float(CIJFERS)

    def wacht(self) -> bool:
        """Whether it is worth asking again; after a while."""
        if self._geduld > 0:
            time.sleep(STAP)
            self._geduld -= STAP
        return self._geduld > 0

    def stop(self) -> None:
        """What is still being worked out, is not waited for."""
        self._geduld = 0.0
        for proces in multiprocessing.active_children():
            proces.terminate()

    def _begin(self, naam: Naam, som: Som, args: tuple[Any, ...], nu: datetime) -> None:
        if self._geduld > 0:
            super()._begin(naam, som, args, nu)
        else:
            self._bezig.setdefault(naam, Bezig(nu))


class _Ronde:
    """The clock, busy in a thread of its own: some zaken at a time, and when a day is done the next one."""

    def __init__(self, s: Samenstel, nu: datetime) -> None:
        self._s, self._nu, self._klaar, self.gedaan = s, nu, threading.Event(), 0
        self._draad = threading.Thread(target=self._loop, daemon=True)

    def _loop(self) -> None:
        while not self._klaar.is_set():
            verslag = Ronde(Eerste(self._s, PER_RONDE)).loop(self._nu)
            for stuk in verslag.stuk:
                print(f"ronde: {stuk.zaak}: {stuk.oorzaak!r}", file=sys.stderr)
            self.gedaan += verslag.zaken - len(verslag.stuk)
            self._klaar.wait(RUST if verslag.zaken else RUST / 10)
            if not verslag.zaken:
                self._nu += timedelta(days=1)

    def __enter__(self) -> Self:
        self._draad.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._klaar.set()
        self._draad.join(30)
