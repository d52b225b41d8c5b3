"""Follows the links of a role, and keeps a few addresses of every kind of page: its route, and which things its query asks."""

import re
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from statistics import median, quantiles
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from starlette.routing import Match

from kernproces.rollen import Rol
from loket.web.werkplek import OPNIEUW
from tests.loket.web.proef import Bezoeker

BEGIN = (
    *("/", "/dossiers", "/berichten", "/zoeken", "/school", "/mijn", "/account"),
    *("/meldingen", "/termijnen"),
)
# Not pages, or a file over all zaken: that is made beside the counter, and nobody waits for it here.
ELDERS = (
    "/static",
    "/afmelden",
    "/volg/",
    "/api/",
    "/extern/",
    "/kwaliteit/gebeurtenislog.",
    "/kwaliteit/bewijs/verslag.",
)
PER_VORM = 2  # addresses kept of each kind of page
MEEST = 300  # pages looked at per role, and the seconds after which no more are begun
DUUR = 25
TRAAG = 2  # seconds that are worth telling
ZOEKT = ("milan", "milan a", "Z-2026-0001")
BEZIG = 202  # a figure over all zaken is being worked out


@dataclass(slots=True)
class Blad:
    """One kind of page for one role: some addresses of it, and what they took."""

    rol: Rol
    vorm: str
    bezoeker: Bezoeker
    adressen: list[str] = field(default_factory=list)
    kilobytes: float = 0.0
    bestand: bool = False  # to take along, no page
    bezig: bool = False  # only that its figure is being worked out was seen
    cpu: list[float] = field(default_factory=list)
    duizenden: list[float] = field(default_factory=list)
    tijden: list[float] = field(default_factory=list)

    @property
    def telt(self) -> bool:
        """Whether it is a page that somebody waits for."""
        return not self.bestand and not self.bezig

    def vraag(self, adres: str) -> Any:
        """Ask one of the addresses; the answer."""
        client = self.bezoeker.client
        if "#" in adres:  # a search: a form, for no name may stand in an address
            pad, _, zoek = adres.partition("#")
            antwoord = client.post(pad, data={"csrf": self.bezoeker.token, "vraag": zoek})
        else:
            antwoord = client.get(adres)
        if antwoord.status_code >= 500:
            raise RuntimeError(f"{self.rol} {adres}: {antwoord.status_code}")
        return antwoord

    def weeg(self, adres: str, geteld: Callable[[], int]) -> Any:
        """Ask it for what it costs, once it is warm."""
        begin = time.monotonic()
        antwoord = self.vraag(adres)
        if antwoord.status_code != 200:
            return antwoord
        eerder, cpu = geteld(), time.process_time()
        self.vraag(adres)
        self.cpu.append(time.process_time() - cpu)
        self.duizenden.append(geteld() - eerder)
        self.bestand = "text/html" not in antwoord.headers.get("content-type", "text/html")
        self.kilobytes = max(self.kilobytes, len(antwoord.content) / 1024)
        self.adressen.append(adres)
        if (duur := time.monotonic() - begin) > TRAAG:
            print(f"{self.rol} {adres}: {duur:.0f} s", file=sys.stderr)
        return antwoord

    def klok(self, keer: int) -> None:
        """How long somebody waits."""
        begin = time.perf_counter()
        self.vraag(self.adressen[keer % len(self.adressen)])
        self.tijden.append(time.perf_counter() - begin)

    def regel(self) -> dict[str, Any]:
        """One line of the report."""
        punten = quantiles(self.tijden, n=20) if len(self.tijden) > 1 else (self.tijden or [0.0]) * 19
        return {
            "meting": "bestand" if self.bestand else "in de maak" if self.bezig else "blad",
            "rol": str(self.rol),
            "blad": self.vorm,
            "voorbeeld": self.adressen[0],
            "ons": round(punten[9] * 1000, 1),
            "p95": round(punten[18] * 1000, 1),
            "cpu": round(median(self.cpu or [0.0]) * 1000, 1),
            "sqlite_duizenden": round(median(self.duizenden or [0.0]), 1),
            "kilobytes": round(self.kilobytes, 1),
            "eenheid": "milliseconden",
        }


class Kruiper:
    """`geteld`: what the database did so far. `wacht`: whether a figure that is being worked out is worth another look."""

    def __init__(
        self, app: Any, bezoeker: Bezoeker, rol: Rol, geteld: Callable[[], int], wacht: Callable[[], bool]
    ) -> None:
        self._routes = [r for deel in app.state.delen for r in deel.routes]
        self._bezoeker, self._rol, self._geteld, self._wacht = bezoeker, rol, geteld, wacht
        self._bladen: dict[str, Blad] = {}
        self._gezien: set[str] = set()
        self._gewacht = 0.0  # seconds, for figures that were being worked out

    def loop(self) -> Iterator[Blad]:
        """A page of every kind, with a few addresses of it."""
        wachtrij, begin = deque(BEGIN), time.monotonic()
        while wachtrij and len(self._gezien) < MEEST and time.monotonic() - begin - self._gewacht < DUUR:
            adres = wachtrij.popleft()
            vorm = self._vorm(adres)
            if adres in self._gezien or vorm is None:
                continue
            blad = self._bladen.setdefault(vorm, Blad(self._rol, vorm, self._bezoeker))
            if len(blad.adressen) >= PER_VORM:
                continue
            self._gezien.add(adres)
            antwoord = self._weeg(blad, adres)
            if antwoord.status_code == 200 and not blad.bestand:
                wachtrij += [unescape(a) for a in re.findall(r'<a [^>]*href="(/[^"#]*)', antwoord.text)]
        if any(b.startswith("/zoeken") for b in self._bladen):
            self._zoek()
        return (b for b in self._bladen.values() if b.adressen)

    def _weeg(self, blad: Blad, adres: str) -> Any:
        begin = time.monotonic()
        while (antwoord := blad.weeg(adres, self._geteld)).status_code == BEZIG and self._wacht():
            self._gewacht += time.monotonic() - begin  # not the time of this role
            begin = time.monotonic()
        if antwoord.status_code == BEZIG and not blad.adressen:
            blad.bezig, blad.adressen = True, [adres]
        return antwoord

    def _zoek(self) -> None:
        self._bezoeker.get("/zoeken")
        blad = Blad(self._rol, "/zoeken, met een vraag", self._bezoeker)
        self._bladen[blad.vorm] = blad
        for vraag in ZOEKT:
            blad.weeg(f"/zoeken#{vraag}", self._geteld)

    def _vorm(self, adres: str) -> str | None:
        """What names a zaak, a day or a person is the same kind. None: not looked at."""
        deel = urlsplit(adres)
        paren = sorted(parse_qsl(deel.query))
        if adres.startswith(ELDERS) or OPNIEUW in dict(paren):  # newer figures than of now: never there
            return None
        scope = {"type": "http", "method": "GET", "path": deel.path, "root_path": ""}
        pad = next((r.path for r in self._routes if r.matches(scope)[0] is Match.FULL), deel.path)
        vraag = "&".join(f"{k}={v}" if k in {"weergave", "vraag", "blad"} else k for k, v in paren)
        return f"{pad}?{vraag}" if vraag else str(pad)
