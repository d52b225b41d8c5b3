"""The auditor in a real browser: step through a case with the slider, with and without script."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Loket

pytestmark = pytest.mark.browser


def test_de_auditor_schuift_door_een_zaak(loket: Loket, blad: Page) -> None:
    zaak = loket.proef.tlv("adviezen")
    loket.meld_aan(blad, "ruud/auditor")
    loket.ga(blad, f"/zaken/{zaak}/naspelen")
    schuif = blad.get_by_role("slider", name="Stap")
    schuif.focus()
    schuif.press("Home")
    expect(blad.get_by_role("heading", name=re.compile("Na stap 1"))).to_be_visible()
    expect(schuif).to_be_focused()
    schuif.press("ArrowRight")
    expect(blad.get_by_role("heading", name=re.compile("Na stap 2"))).to_be_visible()
    expect(blad.locator("tr[aria-current=step]")).to_contain_text("Aanvraag indienen")
    blad.get_by_text(re.compile("Wat toen kon")).click()
    expect(blad.get_by_text("Compleet verklaren", exact=True)).to_be_visible()


def test_zonder_script_met_koppelingen_en_een_dag(loket: Loket, chromium: Browser) -> None:
    zaak = loket.proef.tlv("dien_in")
    context = chromium.new_context(
        java_script_enabled=False, locale="nl-NL", viewport={"width": 320, "height": 700}
    )
    blad = context.new_page()
    loket.meld_aan(blad, "ruud/auditor")
    loket.ga(blad, f"/zaken/{zaak}/naspelen?stap=1")
    blad.get_by_role("link", name="Volgende stap").click()
    expect(blad.get_by_role("heading", name=re.compile("Na stap 2"))).to_be_visible()
    blad.get_by_label("Zoals het stond aan het eind van").fill("2020-01-01")
    blad.get_by_role("button", name="Toon deze dag").click()
    expect(blad.get_by_role("heading", name="Voor het begin")).to_be_visible()
    assert blad.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
