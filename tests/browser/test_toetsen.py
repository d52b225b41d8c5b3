"""The worklist without a mouse: through the list, to a zaak, to a page by its name; and never while one types."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Loket

pytestmark = pytest.mark.browser


def test_van_lijst_naar_zaak_naar_weergave_met_alleen_toetsen(loket: Loket, blad: Page) -> None:
    loket.proef.tlv("dien_in", leerling="Toos Toetsen")
    loket.proef.tlv("dien_in", leerling="Toon Toetsen")
    loket.meld_aan(blad, "noor/behandelaar")
    loket.ga(blad, "/?weergave=alle")
    zaken = blad.locator(".werk a.zaak")
    for toets, verwacht in (("j", 0), ("j", 1), ("k", 0)):
        blad.keyboard.press(toets)
        expect(zaken.nth(verwacht)).to_be_focused()
    blad.keyboard.press("Enter")
    expect(blad).to_have_url(re.compile(r"/zaken/"))
    blad.keyboard.press("g")
    blad.keyboard.press("w")
    expect(blad.locator("h1")).to_have_text("Mijn zaken")
    blad.keyboard.press("Control+k")
    blad.keyboard.type("klok staat")
    expect(blad.get_by_role("option", name="Klok staat stil")).to_have_attribute("aria-selected", "true")
    blad.keyboard.press("Enter")
    expect(blad.locator("h1")).to_have_text("Klok staat stil")


def test_wie_typt_houdt_zijn_toetsen_en_wie_ze_niet_wil_zet_ze_uit(loket: Loket, blad: Page) -> None:
    loket.proef.tlv("dien_in", leerling="Jikke Vraag")
    loket.meld_aan(blad, "noor/behandelaar")
    loket.ga(blad, "/?weergave=alle")
    blad.keyboard.press("/")
    expect(blad.locator("#zoekveld")).to_be_focused()
    blad.keyboard.type("jikke ?x/")
    expect(blad.locator("#zoekveld")).to_have_value("jikke ?x/")
    expect(blad.locator("dialog[open]")).to_have_count(0)
    blad.locator("#zoekveld").fill("jikke")
    blad.keyboard.press("Enter")
    expect(blad.get_by_role("link", name="Jikke Vraag", exact=True)).to_be_visible()
    assert "jikke" not in blad.url.lower()
    loket.ga(blad, "/?weergave=alle")
    blad.keyboard.press("?")
    overzicht = blad.locator("#toetsen")
    expect(overzicht).to_be_visible()
    overzicht.get_by_label("Sneltoetsen staan aan").uncheck()
    blad.keyboard.press("Escape")
    blad.keyboard.press("j")
    expect(blad.locator(".werk a.zaak:focus")).to_have_count(0)
