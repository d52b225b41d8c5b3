"""The part of the handbook that shows every page: walks through the demo as each role, and writes docs/handleiding/schermen.md."""

import re
from collections import deque
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.routing import Match

from kernproces.rollen import Rol
from loket.demo.mensen import PERSONEN
from tests.hulp.schermen import GEEN_BEELD, SCHERMEN, is_bestand
from tests.loket.web.proef import BEGIN, Bezoeker

BLAD = Path("docs/handleiding/schermen.md")
VEEL = {
    "/zaken/{zaak}": 12,
    "/dossiers/{dossier}": 8,
}  # so many are opened of what leads to other kinds of pages
WIE = {rol: p.id for p in reversed(PERSONEN) for rol in p.rollen}
LINK = re.compile(r'<a [^>]*href="(/[^"#]*)')


class Wandeling:
    """What each role comes across by following links: of each kind of page the first address."""

    def __init__(self, app: Any, vast: dict[str, str]) -> None:
        self._app, self._vast = app, vast  # what links lead to only after many others
        self._routes = [r for deel in app.state.delen for r in deel.routes if "GET" in r.methods]
        self.adressen: dict[Rol, dict[str, str]] = {}

    def door(self) -> "Wandeling":
        """All roles, each as its first person."""
        for rol in sorted(WIE, key=list(Rol).index):
            bezoeker = Bezoeker(self._app)
            bezoeker.meld_aan(WIE[rol], rol)
            self.adressen[rol] = self._loop(bezoeker)
        return self

    def adres(self, route: str) -> str:
        """Where this kind of page is, for the person who is shown on it."""
        return self._vast.get(route) or self.adressen[Rol(SCHERMEN[route].wie.partition("/")[2])][route]

    def ontbreekt(self) -> list[str]:
        """Pages that the person who should be shown on them does not come across."""
        weg = []
        for route, s in SCHERMEN.items():
            wie, _, rol = s.wie.partition("/")
            if (
                wie
                and route not in self._vast
                and (WIE[Rol(rol)] != wie or route not in self.adressen[Rol(rol)])
            ):
                weg.append(f"{route} ({s.wie})")
        return weg

    def _loop(self, bezoeker: Bezoeker) -> dict[str, str]:
        eerste: dict[str, str] = {}
        keren: dict[str, int] = {}
        wachtrij, gezien = deque((*BEGIN, "/aanmelden")), set[str]()
        while wachtrij:
            adres = wachtrij.popleft()
            route = self._route(adres)
            if adres in gezien or is_bestand(route) or keren.get(route, 0) >= VEEL.get(route, 1):
                continue
            gezien.add(adres)
            antwoord = bezoeker.client.get(adres)
            if antwoord.status_code == 200:
                keren[route] = keren.get(route, 0) + 1
                eerste.setdefault(route, adres)
                wachtrij += map(unescape, LINK.findall(antwoord.text))
        return eerste

    def _route(self, adres: str) -> str:
        scope = {"type": "http", "method": "GET", "path": urlsplit(adres).path, "root_path": ""}
        return next((r.path for r in self._routes if r.matches(scope)[0] is Match.FULL), adres)


def schrijf(wandeling: Wandeling) -> None:
    """The page itself: per role its own pages with their pictures, then what it shares with others."""
    van: dict[str, list[str]] = {}
    for route, scherm in SCHERMEN.items():
        van.setdefault(scherm.wie.partition("/")[2], []).append(route)
    regels = [KOP]
    for rol, adressen in wandeling.adressen.items():
        eigen = van.get(rol.value, [])
        regels += [f"## {rol.titel[:1].upper()}{rol.titel[1:]}", ""]
        for route in eigen:
            regels += _scherm(route)
        ook = [f"[{_titel(r)}](#{SCHERMEN[r].naam})" for r in adressen if r in SCHERMEN and r not in eigen]
        if ook:
            regels += [f"Ook: {', '.join(ook)}.", ""]
    regels += ["## Met een link en een code", ""]
    for route in van.get("", []):
        regels += _scherm(route)
    regels += ["## Zonder beeld", "", "Wat een bestand geeft, is geen bladzijde. Verder ontbreken:", ""]
    regels += [f"- `{route}`: {reden}." for route, reden in GEEN_BEELD.items()]
    BLAD.write_text("\n".join(regels) + "\n", encoding="utf-8")


def _titel(route: str) -> str:
    return SCHERMEN[route].naam.replace("-", " ")


def _scherm(route: str) -> list[str]:
    s = SCHERMEN[route]
    breed, smal = (f"beeld/schermen/{s.naam}-{maat}.webp" for maat in ("breed", "smal"))
    plaat = f'<img src="{breed}" width="620" alt="{s.zin}"> <img src="{smal}" width="190" alt="Hetzelfde op een telefoon.">'
    return [f'### <a id="{s.naam}"></a>{_titel(route).capitalize()}', "", f"{s.zin}", "", plaat, ""]


KOP = """# Alle bladzijden, per rol

Elke soort bladzijde in de proef, op een breed scherm en op een telefoon, met in een zin wat u er doet. De personen, scholen en leerlingen zijn
verzonnen. Wat meer rollen gebruiken, staat bij een van hen; onder "Ook" staat waar. Het verhaal per rol staat op haar eigen [bladzijde](README.md).
"""
