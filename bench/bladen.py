"""Every page that a link leads to, in every role, with many zaken in the database while the ronde runs.

A crawler follows the links of each role and keeps a few addresses of every kind of page (route and what its query asks).
Those are asked again, in turns: first in silence, for what a page costs (processor time, and how much the database had to
do, in thousands of its own instructions: neither depends on who else uses the machine), then for the clock on the wall,
with the ronde at work in the same process.
"""

import re
import sqlite3
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from starlette.routing import Match

from bench.jaren import NU, databank
from bench.ronde import Eerste
from deadlines.ronde import Ronde
from kernproces.rollen import Rol
from loket.bedrading import Samenstel, maak_proef
from loket.demo.mensen import PERSONEN
from loket.instellingen import Instellingen
from loket.web.app import maak_app
from tests.loket.web.proef import Bezoeker

BEGIN = (
    "/",
    "/dossiers",
    "/berichten",
    "/zoeken",
    "/school",
    "/mijn",
    "/account",
    "/meldingen",
    "/termijnen",
)
ELDERS = ("/static", "/afmelden", "/volg/", "/api/", "/extern/")
PER_VORM = 3  # addresses kept of each kind of page
MEEST = 400  # pages looked at per role
PER_KEER = 1_000  # instructions of SQLite between two counts
PER_RONDE = 5
LANGST, TRAAG = 3_600, 5  # seconds: how long a figure may take, and what is worth telling
ZOEKT = ("milan", "milan a", "Z-2026-0001")
BEZOEKERS = {rol: p.id for p in reversed(PERSONEN) for rol in p.rollen}


def meet(map_: Path, zaken: int, keren: int) -> list[dict[str, Any]]:
    """A line for every kind of page and role, the dearest last."""
    return meet_in(databank(map_, zaken), zaken, keren, BEZOEKERS, NU)


def meet_in(
    instellingen: Instellingen, zaken: int, keren: int, bezoekers: dict[Rol, str], nu: datetime
) -> list[dict[str, Any]]:
    """The same in a database that is there already."""
    with maak_proef(instellingen) as s:
        teller = Teller(s)
        app = maak_app(s, instellingen, lambda: nu)
        bladen: list[Blad] = []
        for rol, wie in bezoekers.items():
            bezoeker = Bezoeker(app)
            bezoeker.meld_aan(wie, rol)
            bladen += Kruiper(app, bezoeker, rol).loop()
            print(f"{rol}: {len(bladen)} bladen", file=sys.stderr)
        for blad in bladen:
            blad.kosten(teller)
        with ExitStack() as stapel:
            ronde = stapel.enter_context(_Ronde(s, nu))
            for keer in range(keren):
                for blad in bladen:
                    blad.klok(keer)
        # What never ran, disturbed nobody: then these figures would mean something else.
        if not ronde.gedaan:
            raise RuntimeError("De ronde deed niets.")
        bladen.sort(key=lambda b: median(b.tijden))
        return [b.regel() | {"zaken": zaken, "ronde": ronde.gedaan} for b in bladen]


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


@dataclass(slots=True)
class Blad:
    """One kind of page for one role: some addresses of it, and what they took."""

    rol: Rol
    vorm: str
    bezoeker: Bezoeker
    adressen: list[str] = field(default_factory=list)
    kilobytes: float = 0.0
    bestand: bool = False  # to take along, no page
    cpu: float = 0.0
    duizenden: float = 0.0
    tijden: list[float] = field(default_factory=list)

    def vraag(self, keer: int) -> None:
        """Ask one of the addresses."""
        adres = self.adressen[keer % len(self.adressen)]
        client = self.bezoeker.client
        if "#" in adres:  # a search: a form, for no name may stand in an address
            pad, _, zoek = adres.partition("#")
            antwoord = client.post(pad, data={"csrf": self.bezoeker.token, "vraag": zoek})
        else:
            antwoord = haal(client, adres)
        if antwoord.status_code >= 500:
            raise RuntimeError(f"{adres}: {antwoord.status_code}")
        self.bestand = "text/html" not in antwoord.headers.get("content-type", "text/html")
        self.kilobytes = max(self.kilobytes, len(antwoord.content) / 1024)

    def kosten(self, teller: Teller) -> None:
        """What it costs by itself, once it is warm."""
        cpu, duizenden = [], []
        for keer in range(len(self.adressen)):
            self.vraag(keer)
            eerder, begin = teller.duizenden, time.process_time()
            self.vraag(keer)
            cpu.append(time.process_time() - begin)
            duizenden.append(teller.duizenden - eerder)
        self.cpu, self.duizenden = median(cpu), median(duizenden)

    def klok(self, keer: int) -> None:
        """How long somebody waits."""
        begin = time.perf_counter()
        self.vraag(keer)
        self.tijden.append(time.perf_counter() - begin)

    def regel(self) -> dict[str, Any]:
        """One line of the report."""
        punten = quantiles(self.tijden, n=20) if len(self.tijden) > 1 else self.tijden * 19
        return {
            "meting": "bestand" if self.bestand else "blad",
            "rol": str(self.rol),
            "blad": self.vorm,
            "voorbeeld": self.adressen[0],
            "ons": round(punten[9] * 1000, 1),
            "p95": round(punten[18] * 1000, 1),
            "cpu": round(self.cpu * 1000, 1),
            "sqlite_duizenden": round(self.duizenden, 1),
            "kilobytes": round(self.kilobytes, 1),
            "eenheid": "milliseconden",
        }


def haal(client: Any, adres: str) -> Any:
    """A page. A figure that is worked out apart from the counter (202) is waited for: how long, is not the page's time."""
    begin = time.monotonic()
    while (antwoord := client.get(adres)).status_code == 202 and time.monotonic() - begin < LANGST:
        time.sleep(0.5)
    if (duur := time.monotonic() - begin) > TRAAG:
        print(f"{adres}: {duur:.0f} s", file=sys.stderr)
    return antwoord


class Kruiper:
    """Follows the links of one role."""

    def __init__(self, app: Any, bezoeker: Bezoeker, rol: Rol) -> None:
        self._routes = [r for deel in app.state.delen for r in deel.routes]
        self._bezoeker, self._rol = bezoeker, rol
        self._bladen: dict[str, Blad] = {}
        self._gezien: set[str] = set()

    def loop(self) -> Iterator[Blad]:
        """A page of every kind, with a few addresses of it."""
        wachtrij = deque(BEGIN)
        while wachtrij and len(self._gezien) < MEEST:
            adres = wachtrij.popleft()
            vorm = self._vorm(adres)
            if adres in self._gezien or vorm is None:
                continue
            blad = self._bladen.setdefault(vorm, Blad(self._rol, vorm, self._bezoeker))
            if len(blad.adressen) >= PER_VORM:
                continue
            self._gezien.add(adres)
            antwoord = haal(self._bezoeker.client, adres)
            if antwoord.status_code >= 500:
                raise RuntimeError(f"{self._rol} {adres}: {antwoord.status_code}")
            if antwoord.status_code != 200:
                continue
            blad.adressen.append(adres)
            if "text/html" in antwoord.headers.get("content-type", ""):
                wachtrij += [unescape(a) for a in re.findall(r'<a [^>]*href="(/[^"#]*)', antwoord.text)]
        if any(b.startswith("/zoeken") for b in self._bladen):
            self._bezoeker.get("/zoeken")
            zoek = Blad(self._rol, "/zoeken, met een vraag", self._bezoeker)
            zoek.adressen = [f"/zoeken#{vraag}" for vraag in ZOEKT]
            self._bladen[zoek.vorm] = zoek
        return (b for b in self._bladen.values() if b.adressen)

    def _vorm(self, adres: str) -> str | None:
        """The route, and which things its query asks; what names a zaak, a day or a person is the same kind."""
        if adres.startswith(ELDERS):
            return None
        deel = urlsplit(adres)
        scope = {"type": "http", "method": "GET", "path": deel.path, "root_path": ""}
        pad = next((r.path for r in self._routes if r.matches(scope)[0] is Match.FULL), deel.path)
        paren = sorted(parse_qsl(deel.query))
        vraag = "&".join(f"{k}={v}" if k in {"weergave", "vraag", "blad"} else k for k, v in paren)
        return f"{pad}?{vraag}" if vraag else str(pad)


class _Ronde:
    """The clock, busy in a thread of its own."""

    def __init__(self, s: Samenstel, nu: datetime) -> None:
        self._s, self._nu, self._klaar, self.gedaan = s, nu, threading.Event(), 0
        self._draad = threading.Thread(target=self._loop, daemon=True)

    def _loop(self) -> None:
        while not self._klaar.is_set():
            with suppress(Exception):
                self.gedaan += Ronde(Eerste(self._s, PER_RONDE)).loop(self._nu).zaken
            self._klaar.wait(0.05)

    def __enter__(self) -> Self:
        self._draad.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._klaar.set()
        self._draad.join(30)
