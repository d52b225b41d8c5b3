"""The pictures of the handbook: `python -m tests.hulp.kiekjes` makes the demo year on a fixed day and takes them in Chromium.

A picture that cannot be taken (a page that is gone, a person who may not) fails: then the handbook is not true either.
"""

import shutil
import socket
import sys
import tempfile
import threading
import time
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from kernproces.zaak.voortgang import tijdstip
from loket.bedrading import maak_proef
from loket.demo.jaar import vul_demojaar
from loket.instellingen import Instellingen
from loket.ronde.gezondheid import LAAT_NA
from loket.web.app import maak_app
from tests.hulp.aanwezig import vind_chromium

DAG = date(2026, 11, 24)
NU = datetime(2026, 11, 24, 8, 20, tzinfo=UTC)  # 9.20 on Dutch time
BEELD = Path("docs/handleiding/beeld")
BREED, SMAL = {"width": 1280, "height": 860}, {"width": 390, "height": 844}


class Kiekje(NamedTuple):
    """Who looks, where, and by which links from there; each link is the first that fits."""

    naam: str
    wie: str
    pad: str
    volg: tuple[str, ...] = ()
    smal: bool = False


# From PNG to WebP, by way of a canvas.
ALS_WEBP = """async (png) => {
  const beeld = new Image();
  beeld.src = `data:image/png;base64,${png}`;
  await beeld.decode();
  const doek = Object.assign(document.createElement("canvas"), { width: beeld.width, height: beeld.height });
  doek.getContext("2d").drawImage(beeld, 0, 0);
  return doek.toDataURL("image/webp", 0.82).split(",")[1];
}"""
ZAAK = 'main a[href^="/zaken/Z-"]'
KIEKJES = (
    Kiekje("behandelaar-werkvoorraad", "noor/behandelaar", "/", smal=True),
    Kiekje("behandelaar-zaak", "noor/behandelaar", "/?workflow=tlv", (ZAAK,), smal=True),
    Kiekje(
        "behandelaar-actie",
        "noor/behandelaar",
        "/?workflow=tlv",
        (ZAAK, 'main a.knop--hoofd[href*="/acties/"]'),
    ),
    Kiekje("behandelaar-kaart", "noor/behandelaar", "/?workflow=tlv", (ZAAK, 'a[href$="/kaart"]')),
    Kiekje("secretariaat-dossiers", "sietske/secretariaat", "/dossiers"),
    Kiekje("secretariaat-dossier", "sietske/secretariaat", "/dossiers", ('main a[href^="/dossiers/D-"]',)),
    Kiekje("deskundige-zaak", "samira/deskundige", "/", (ZAAK,)),
    Kiekje("tweede-lezer-werkvoorraad", "ruben/tweede_lezer", "/"),
    Kiekje("bestuurder-sturing", "dirk/directeur_bestuurder", "/sturing", smal=True),
    Kiekje("bestuurder-indicatoren", "dirk/directeur_bestuurder", "/kwaliteit/indicatoren"),
    Kiekje("bestuurder-termijnen", "dirk/directeur_bestuurder", "/termijnen"),
    Kiekje("school-aanvragen", "karin/ondersteuningscoordinator", "/school", smal=True),
    Kiekje(
        "school-aanvraag",
        "karin/ondersteuningscoordinator",
        "/school",
        ('main a[href^="/school/Z-"]',),
        smal=True,
    ),
    Kiekje("auditor-naspelen", "ruud/auditor", "/?workflow=tlv", (ZAAK, 'a[href$="/naspelen"]')),
    Kiekje("auditor-bewijs", "ruud/auditor", "/kwaliteit/bewijs"),
    Kiekje("beheerder-beheer", "bea/beheerder", "/beheer"),
    Kiekje("beheerder-mensen", "bea/beheerder", "/beheer/mensen"),
    Kiekje("beheerder-registers", "bea/beheerder", "/beheer/registers"),
    Kiekje("fg-leeslog", "fatma/functionaris_gegevensbescherming", "/leeslog"),
)


@contextmanager
def demo() -> Iterator[str]:
    """A server with the demo year; answers its address."""
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        instellingen = Instellingen(
            f"sqlite:///{map_ / 'demo.db'}",
            f"sqlite:///{map_ / 'sleutels.db'}",
            (bytes(range(32)),),
            map_,
            bedenktijd=0,
        )
        with maak_proef(instellingen) as samenstel, socket.socket() as deur:
            vul_demojaar(samenstel, DAG)
            for taak in LAAT_NA:
                samenstel.hartslag(taak, tijdstip(NU))
            deur.bind(("127.0.0.1", 0))
            app = maak_app(samenstel, instellingen, lambda: NU)
            server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
            draad = threading.Thread(target=server.run, kwargs={"sockets": [deur]}, daemon=True)
            draad.start()
            while not server.started:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{deur.getsockname()[1]}"
            server.should_exit = True
            draad.join(10)


def neem(browser: Browser, adres: str, kiekje: Kiekje, maat: dict[str, int], soort: str) -> None:
    """One picture, of what is on the screen at first."""
    context = browser.new_context(
        viewport={"width": maat["width"], "height": maat["height"]},
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
    )
    pagina = context.new_page()
    meld_aan(pagina, adres, kiekje.wie)
    antwoord = pagina.goto(adres + kiekje.pad)
    if antwoord is None or not antwoord.ok:
        raise SystemExit(f"{kiekje.naam}: {kiekje.pad} is er niet voor {kiekje.wie}.")
    for link in kiekje.volg:
        pagina.locator(link).first.click()
        pagina.wait_for_load_state()
    klaar = pagina.get_by_role("link", name="Kijk of het klaar is")
    while klaar.count():  # an overview that is still being counted
        klaar.click()
        pagina.wait_for_load_state()
    klein = als_webp(context.new_page(), pagina.screenshot())
    (BEELD / f"{kiekje.naam}-{soort}.webp").write_bytes(klein)
    context.close()


def als_webp(leeg: Page, png: bytes) -> bytes:
    """The same picture in a third of the bytes; the browser can do that, so no package is needed for it."""
    return b64decode(leeg.evaluate(ALS_WEBP, b64encode(png).decode()))


def meld_aan(pagina: Page, adres: str, wie: str) -> None:
    """As a demo person."""
    pagina.goto(f"{adres}/aanmelden")
    pagina.locator(f'button[value="{wie}"]').click()
    pagina.locator(".wie").wait_for()


def main() -> None:
    """All of them, or only those whose name begins with one of the arguments."""
    gevraagd = tuple(sys.argv[1:])
    if not gevraagd:
        shutil.rmtree(BEELD, ignore_errors=True)
    BEELD.mkdir(exist_ok=True)
    with demo() as adres, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=vind_chromium())
        for kiekje in KIEKJES:
            if gevraagd and not kiekje.naam.startswith(gevraagd):
                continue
            print(kiekje.naam, flush=True)
            neem(browser, adres, kiekje, BREED, "breed")
            if kiekje.smal:
                neem(browser, adres, kiekje, SMAL, "smal")
        browser.close()


if __name__ == "__main__":
    main()
