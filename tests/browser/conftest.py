"""A proef behind a real server, and a page that remembers everything that went wrong in it."""

import re
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from html import unescape

import pytest
import uvicorn
from fastapi.routing import APIRoute
from playwright.sync_api import BrowserContext, Page

from kernproces.rollen import Rol
from loket.web.app import DELEN
from tests.loket.web.proef import Proef

GEWEIGERD = re.compile(r"status of (409|422) ").search  # a form that comes back with its errors is no fault


class Loket:
    """A running server on a proef."""

    def __init__(self, proef: Proef, poort: int) -> None:
        self.proef = proef
        alles = (r for deel in DELEN for r in deel.router.routes)
        self._routes = [r for r in alles if isinstance(r, APIRoute) and "GET" in (r.methods or ())]
        self.adres = f"http://127.0.0.1:{poort}"

    def meld_aan(self, pagina: Page, wie: str) -> None:
        """Log in through the page: `noor/behandelaar`."""
        pagina.goto(f"{self.adres}/aanmelden")
        pagina.locator(f'button[value="{wie}"]').click()
        pagina.locator(".wie").wait_for()

    def meld_af(self, pagina: Page) -> None:
        """Log out through the page."""
        pagina.locator(".wie summary").click()
        pagina.get_by_role("button", name="Afmelden").click()
        pagina.get_by_role("heading", name="Aanmelden").wait_for()

    def route(self, adres: str) -> str:
        """The declared path behind an address; empty when there is none."""
        pad = adres.partition("?")[0].partition("#")[0]
        return next((r.path for r in self._routes if r.path_regex.match(pad)), "")

    def kruip(self, wie: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Per declared path of a page where somebody comes by following links: who, and an address. Without a browser."""
        gevonden: dict[str, tuple[str, str]] = {}
        for een in wie:
            persoon, _, rol = een.partition("/")
            bezoeker, gezien, rand = self.proef.als(persoon, Rol(rol)), {""}, ["/"]
            while rand:
                adres = rand.pop(0)
                antwoord = bezoeker.client.get(adres)
                if antwoord.status_code != 200 or "html" not in antwoord.headers.get("content-type", ""):
                    continue
                gevonden.setdefault(self.route(adres), (een, adres))
                for link in re.findall(r'href="(/[^"#]*)', antwoord.text):
                    if (route := self.route(link)) not in gezien:
                        gezien.add(route)
                        rand.append(unescape(link))
        return gevonden

    def ga(self, pagina: Page, pad: str) -> None:
        """To an address."""
        pagina.goto(self.adres + pad)


@pytest.fixture(scope="session")
def loket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loket]:
    """One server for the whole run."""
    proef = Proef(tmp_path_factory.mktemp("browser"))
    with socket.socket() as deur:
        deur.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(proef.app, log_level="warning"))
        draad = threading.Thread(target=server.run, kwargs={"sockets": [deur]}, daemon=True)
        draad.start()
        while not server.started:
            time.sleep(0.01)
        yield Loket(proef, deur.getsockname()[1])
        server.should_exit = True
        draad.join(10)
    proef.samenstel.sluit()


@pytest.fixture
def blad(browsercontext: BrowserContext) -> Iterator[Page]:
    """A page; a message on the console, an exception or a refused resource fails the test."""
    pagina = browsercontext.new_page()
    mis: list[str] = []
    pagina.on(
        "console",
        lambda m: mis.append(m.text) if m.type in {"error", "warning"} and not GEWEIGERD(m.text) else None,
    )
    pagina.on("pageerror", lambda fout: mis.append(str(fout)))
    yield pagina
    assert mis == []
