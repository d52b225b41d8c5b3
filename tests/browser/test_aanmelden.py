"""Somebody new: from the link to a session of his own, and a form that outlives it."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from loket.accounts import tweede
from tests.browser.conftest import Loket
from tests.loket.web.inlog import BEA, GEHEIM
from tests.loket.web.proef import NU

pytestmark = pytest.mark.browser
TEKST = "Gebeld met school: de plaatsing begint na de vakantie."


@pytest.fixture(autouse=True)
def _klok(loket: Loket) -> Iterator[None]:
    yield
    loket.proef.tijd.nu = NU


def _bekijk(blad: Page, naam: str) -> None:
    """No violation, and a picture for who asks for one."""
    gevonden = Axe().run(blad)
    assert gevonden.violations_count == 0, gevonden.generate_report()
    if map_ := os.environ.get("KIEKJES"):
        for breed in (1280, 390):
            blad.set_viewport_size({"width": breed, "height": 900})
            blad.screenshot(path=Path(map_) / f"{naam}-{breed}.png", full_page=True)
        blad.set_viewport_size({"width": 1280, "height": 900})


def test_van_uitnodiging_tot_een_verlopen_sessie_midden_in_een_formulier(loket: Loket, blad: Page) -> None:
    proef = loket.proef
    link = proef.samenstel.accounts.maak("noor", "noor@swv.example", BEA, "Nieuwe medewerker.")
    zaak = proef.tlv("dien_in")
    loket.ga(blad, f"/uitnodiging/{link}")
    _bekijk(blad, "uitnodiging")
    for veld in ("Wachtwoord", "Nog een keer"):
        blad.get_by_label(veld, exact=True).fill(GEHEIM)
    blad.get_by_role("button", name="Kies dit wachtwoord").click()
    sleutel = blad.locator("#app-sleutel").inner_text().replace(" ", "")
    expect(blad.get_by_role("img", name="QR-code")).to_be_visible()
    _bekijk(blad, "code-app")

    def code() -> str:
        proef.tijd.nu += timedelta(seconds=tweede.SECONDEN)
        return tweede.code(sleutel, tweede.stap_op(proef.tijd.nu))

    blad.get_by_label("Code van zes cijfers").fill(code())
    blad.get_by_role("button", name="Koppel de app").click()
    expect(blad.locator(".herstelcodes li")).to_have_count(10)
    _bekijk(blad, "herstelcodes")
    blad.get_by_role("link", name="Ik heb ze bewaard").click()
    expect(blad.locator(".wie b")).to_have_text("Noor Verbeek")

    loket.ga(blad, f"/zaken/{zaak}/acties/noteer")
    blad.locator("textarea").first.fill(TEKST)
    proef.tijd.nu += timedelta(hours=2)
    blad.locator("button.knop--hoofd").click()
    expect(blad.get_by_text("Wat u had ingevuld, is bewaard")).to_be_visible()
    _bekijk(blad, "aanmelden-bewaard")
    blad.get_by_label("Inlognaam").fill("noor@swv.example")
    blad.get_by_label("Wachtwoord", exact=True).fill(GEHEIM)
    blad.get_by_role("button", name="Ga verder").click()
    _bekijk(blad, "aanmelden-code")
    blad.get_by_label("Code", exact=True).fill(code())
    blad.get_by_role("button", name="Meld aan").click()
    expect(blad.get_by_text("Wat u had ingevuld, staat er weer")).to_be_visible()
    expect(blad.locator("textarea").first).to_have_value(TEKST)
    _bekijk(blad, "hervat")
    blad.locator("button.knop--hoofd").click()
    blad.wait_for_url(f"**/zaken/{zaak}?stap=*")
    loket.ga(blad, "/account")
    _bekijk(blad, "account")
