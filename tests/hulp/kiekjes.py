"""The pictures of the handbook: `python -m tests.hulp.kiekjes` makes the demo year on a fixed day and takes them in Chromium:
those of the stories per role (here), of every kind of page (tests/hulp/schermen.py) and of every form (tests/hulp/formulieren.py), and writes
docs/handleiding/schermen.md and formulieren.md.

A picture that cannot be taken (a page that is gone, a person who may not) fails: then the handbook is not true either.
"""

import os
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
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from kernproces.tijdstip import tijdstip
from loket.bedrading import Samenstel, maak_proef
from loket.demo.jaar import vul_demojaar
from loket.instellingen import Instellingen
from loket.overzichten.rekenaar import Rekenaar
from loket.ronde.gezondheid import LAAT_NA
from loket.volglink import geef_uit
from loket.web.app import maak_app
from tests.hulp.aanwezig import vind_chromium
from tests.hulp.formulierboek import BEELD as FORMULIER
from tests.hulp.formulierboek import neem_formulieren
from tests.hulp.formulieren import Plek, Wandelaar
from tests.hulp.schermboek import Wandeling, schrijf
from tests.hulp.schermen import SCHERMEN

DAG = date(2026, 11, 24)
NU = datetime(2026, 11, 24, 8, 20, tzinfo=UTC)  # 9.20 on Dutch time
BEELD = Path("docs/handleiding/beeld")
SCHERM = BEELD / "schermen"
GENOEG = 960  # pixels wide: half of that is what the handbook shows
LANGST = {1280: 1500, 390: 1300}  # of a form no more than this
BREED, SMAL = {"width": 1280, "height": 860}, {"width": 390, "height": 844}


class Kiekje(NamedTuple):
    """Who looks, where, and by which links from there; each link is the first that fits."""

    naam: str
    wie: str
    pad: str
    volg: tuple[str, ...] = ()
    smal: bool = False


# From PNG to WebP, by way of a canvas.
ALS_WEBP = """async ([png, breedte, kwaliteit]) => {
  const beeld = new Image();
  beeld.src = `data:image/png;base64,${png}`;
  await beeld.decode();
  const schaal = Math.min(1, breedte / beeld.width);
  const doek = Object.assign(document.createElement("canvas"), { width: beeld.width * schaal, height: beeld.height * schaal });
  const kwast = doek.getContext("2d");
  kwast.imageSmoothingQuality = "high";
  kwast.drawImage(beeld, 0, 0, doek.width, doek.height);
  return doek.toDataURL("image/webp", kwaliteit).split(",")[1];
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


class Demo(NamedTuple):
    """The demo year behind a server."""

    adres: str
    app: FastAPI
    samenstel: Samenstel
    brief: str


@contextmanager
def demo() -> Iterator[Demo]:
    """A server with the demo year: every figure worked out at once, and the post delivered."""
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
            brief = _stel_een_brief_op(samenstel)
            while samenstel.bezorg(NU).verzonden:
                pass
            for taak in LAAT_NA:
                samenstel.hartslag(taak, tijdstip(NU))
            deur.bind(("127.0.0.1", 0))
            app = maak_app(samenstel, instellingen, lambda: NU)
            app.state.werkplek.rekenaar = Rekenaar(samenstel, klein=10**6)
            server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
            draad = threading.Thread(target=server.run, kwargs={"sockets": [deur]}, daemon=True)
            draad.start()
            while not server.started:
                time.sleep(0.01)
            yield Demo(f"http://127.0.0.1:{deur.getsockname()[1]}", app, samenstel, brief)
            server.should_exit = True
            draad.join(10)


def _een_tlv(s: Samenstel, toestand: str) -> tuple[str, str]:
    with s.opslag.lezen() as lezer:
        sql = "SELECT zaak, dossier FROM werkvoorraad WHERE workflow = 'tlv' AND toestand = ? ORDER BY zaak DESC LIMIT 1"
        zaak, dossier = lezer.rij_query(sql, (toestand,))[0]
    return str(zaak), str(dossier)


def _stel_een_brief_op(s: Samenstel) -> str:
    """The demo year has decisions and no letters of its own; one that waits for its maker shows the page of a letter."""
    zaak, dossier = _een_tlv(s, "verleend")
    wijzig = {"sjabloon": "tlv_verleend", "ontvangers": ["bevoegd_gezag", "ouder"]}
    opdracht = Opdracht("stel_op", "noor", Rol.BEHANDELAAR, "voorbeeld", wijzig)
    antwoord = s.kern.start("brief", dossier, opdracht, NU, hoofdzaak=zaak)
    if not antwoord.gelukt:
        raise SystemExit("De brief is niet op te stellen.")
    return antwoord.zaak


def neem(browser: Browser, adres: str, kiekje: Kiekje, maat: dict[str, int], soort: str) -> None:
    """One picture, of what is on the screen at first."""
    context = _context(browser)
    pagina = context.new_page()
    pagina.set_viewport_size({"width": maat["width"], "height": maat["height"]})
    meld_aan(pagina, adres, kiekje.wie)
    antwoord = pagina.goto(adres + kiekje.pad)
    if antwoord is None or not antwoord.ok:
        raise SystemExit(f"{kiekje.naam}: {kiekje.pad} is er niet voor {kiekje.wie}.")
    for link in kiekje.volg:
        pagina.locator(link).first.click()
        pagina.wait_for_load_state()
    klein = als_webp(context.new_page(), pagina.screenshot(), BREED["width"], 0.82)
    (BEELD / f"{kiekje.naam}-{soort}.webp").write_bytes(klein)
    context.close()


def neem_schermen(browser: Browser, d: Demo) -> None:
    """Every kind of page, wide and narrow; each person logs in once."""
    SCHERM.mkdir(parents=True, exist_ok=True)
    wandeling = Wandeling(d.app, {"/zaken/{zaak}/brief": f"/zaken/{d.brief}/brief"}).door()
    if niet := wandeling.ontbreekt():
        raise SystemExit("Daar komt niemand langs: " + ", ".join(niet))
    per_persoon: dict[str, list[str]] = {}
    for route, scherm in SCHERMEN.items():
        per_persoon.setdefault(scherm.wie, []).append(route)
    for wie, routes in per_persoon.items():
        context = _context(browser)
        pagina, leeg = context.new_page(), context.new_page()
        if wie:
            meld_aan(pagina, d.adres, wie)
        for route in routes:
            print(SCHERMEN[route].naam, flush=True)
            if wie:
                pagina.goto(d.adres + wandeling.adres(route))
            else:
                _open_met_code(pagina, d)
            for maat, soort in ((BREED, "breed"), (SMAL, "smal")):
                pagina.set_viewport_size({"width": maat["width"], "height": maat["height"]})
                klein = als_webp(leeg, pagina.screenshot(), GENOEG, 0.7)
                (SCHERM / f"{SCHERMEN[route].naam}-{soort}.webp").write_bytes(klein)
        context.close()
    schrijf(wandeling)


class Formulieren:
    """The pictures of the forms; each person logs in once."""

    def __init__(self, browser: Browser, d: Demo) -> None:
        self._browser, self._d = browser, d
        self._leeg = _context(browser).new_page()
        self._bladen: dict[str, Page] = {}

    def neem(self, plek: Plek, naam: str) -> None:
        """The part of the page that is the form, wide and narrow."""
        print(naam, flush=True)
        if plek.wie not in self._bladen:
            self._bladen[plek.wie] = _context(self._browser).new_page()
            meld_aan(self._bladen[plek.wie], self._d.adres, plek.wie)
        blad = self._bladen[plek.wie]
        antwoord = blad.goto(self._d.adres + plek.adres)
        if antwoord is None or not antwoord.ok or not blad.url.endswith(plek.adres):
            raise SystemExit(f"{naam}: {plek.adres} is er niet voor {plek.wie}.")
        for maat, soort, breedte, deel in ((BREED, "breed", 800, ".blad"), (SMAL, "smal", 300, "main")):
            blad.set_viewport_size({"width": maat["width"], "height": maat["height"]})
            vak = blad.locator(deel).bounding_box()
            hoog = min(vak["height"] if vak else LANGST[maat["width"]], LANGST[maat["width"]])
            uitsnede = {"x": 0, "y": vak["y"] if vak else 0, "width": maat["width"], "height": hoog}
            png = blad.screenshot(clip=uitsnede, full_page=True)
            (FORMULIER / f"{naam}-{soort}.webp").write_bytes(als_webp(self._leeg, png, breedte, 0.6))


def _open_met_code(pagina: Page, d: Demo) -> None:
    """As parents who got a link and a code."""
    zaak, _ = _een_tlv(d.samenstel, "in_behandeling")
    geheim, code = geef_uit(d.samenstel, zaak, "ouders", "noor", Rol.BEHANDELAAR, NU)
    pagina.goto(f"{d.adres}/volg/{geheim}")
    pagina.locator('input[name="code"]').fill(code)
    pagina.locator("main button").first.click()
    pagina.locator("dl.volg").wait_for()


def _context(browser: Browser) -> BrowserContext:
    return browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam")


def als_webp(leeg: Page, png: bytes, breedte: int, kwaliteit: float) -> bytes:
    """The same picture in a third of the bytes; the browser can do that, so no package is needed for it."""
    return b64decode(leeg.evaluate(ALS_WEBP, [b64encode(png).decode(), breedte, kwaliteit]))


def meld_aan(pagina: Page, adres: str, wie: str) -> None:
    """As a demo person."""
    pagina.goto(f"{adres}/aanmelden")
    pagina.locator(f'button[value="{wie}"]').click()
    pagina.locator(".wie").wait_for()


def main() -> None:
    """All of them; or only the stories whose name begins with one of the arguments, every page with `schermen`, every form with `formulieren`."""
    gevraagd = tuple(sys.argv[1:])
    if not gevraagd:
        shutil.rmtree(BEELD, ignore_errors=True)
    BEELD.mkdir(exist_ok=True)
    with demo() as d, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=vind_chromium(), args=["--lang=nl-NL"], env={**os.environ, "LANGUAGE": "nl"}
        )
        if not gevraagd or "schermen" in gevraagd:
            neem_schermen(browser, d)
        for kiekje in KIEKJES:
            if gevraagd and not kiekje.naam.startswith(gevraagd):
                continue
            print(kiekje.naam, flush=True)
            neem(browser, d.adres, kiekje, BREED, "breed")
            if kiekje.smal:
                neem(browser, d.adres, kiekje, SMAL, "smal")
        if not gevraagd or "formulieren" in gevraagd:  # last, for it goes on with the zaken
            neem_formulieren(Wandelaar(d.samenstel, NU), Formulieren(browser, d).neem)
        browser.close()


if __name__ == "__main__":
    main()
