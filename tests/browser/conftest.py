"""A proef behind a real server, and a page that remembers everything that went wrong in it."""

import re
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import BrowserContext, Page

from tests.loket.web.proef import Proef

GEWEIGERD = re.compile(r"status of (409|422) ").search  # a form that comes back with its errors is no fault


class Loket:
    """A running server on a proef."""

    def __init__(self, proef: Proef, poort: int) -> None:
        self.proef = proef
        self.adres = f"http://127.0.0.1:{poort}"

    def meld_aan(self, pagina: Page, wie: str) -> None:
        """Log in through the page: `noor/behandelaar`."""
        pagina.goto(f"{self.adres}/aanmelden")
        pagina.locator(f'button[value="{wie}"]').click()
        pagina.locator(".wie").wait_for()

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
