"""Without a mouse: from logging in to recording, through the list, to a page by its name; and never while one types."""

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


def test_een_toets_gaat_naar_de_volgende_stap_en_het_formulier_toont_wat_bij_het_antwoord_hoort(
    loket: Loket, blad: Page
) -> None:
    zaak = loket.proef.tlv("adviezen", leerling="Anna Aanzet")
    loket.meld_aan(blad, "noor/behandelaar")
    loket.ga(blad, f"/zaken/{zaak}")
    blad.keyboard.press("a")
    expect(blad.locator("h1")).to_have_text("Conceptbesluit opstellen")
    begin = blad.locator("#v-begin")
    expect(begin).to_be_hidden()
    blad.keyboard.press("a")
    expect(blad.locator("input[value=verlenen]")).to_be_focused()
    blad.keyboard.press("Space")
    begin.fill("1-12-2026")
    blad.locator("input[value=afwijzen]").check()
    expect(begin).to_be_visible()  # what holds something is never hidden
    expect(blad.locator("#v-schooljaren")).to_be_hidden()


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


def test_met_alleen_het_toetsenbord_van_aanmelden_tot_vastleggen(loket: Loket, blad: Page) -> None:
    zaak = loket.proef.tlv("dien_in", leerling="Toets Bord")
    loket.ga(blad, "/aanmelden")
    _tab_naar(blad, 'button[value="noor/behandelaar"]')
    blad.keyboard.press("Enter")
    blad.locator("h1", has_text="Mijn zaken").wait_for()
    blad.keyboard.press("Tab")
    expect(blad.locator(".spring")).to_be_focused()
    blad.keyboard.press("Enter")
    _tab_naar(blad, f'a.zaak[href="/zaken/{zaak}"]')
    blad.keyboard.press("Enter")
    blad.locator("h1", has_text="Toets Bord").wait_for()
    _tab_naar(blad, "a.knop--hoofd")
    blad.keyboard.press("Enter")
    blad.locator("h1", has_text="Compleet verklaren").wait_for()
    _tab_naar(blad, "#v-bevindingen")
    blad.keyboard.type("Alles is er.")
    _tab_naar(blad, ".verstuur .knop--hoofd")
    assert blad.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    blad.keyboard.press("Enter")
    expect(blad.locator(".melding--ok")).to_contain_text("Compleet verklaren is vastgelegd")
    assert loket.proef.stand(zaak)["toestand"] == "in_behandeling"


def _tab_naar(blad: Page, waar: str, hoogstens: int = 150) -> None:
    """Press Tab until this has the focus."""
    for _ in range(hoogstens):
        blad.keyboard.press("Tab")
        if blad.evaluate("waar => document.activeElement.matches(waar)", waar):
            return
    raise AssertionError(f"{waar} is met Tab niet te bereiken")


def test_enter_in_een_veld_verstuurt_en_verwijdert_geen_regel(loket: Loket, blad: Page) -> None:
    dossier = loket.proef.dossier(leerling="Enter Toets")
    loket.meld_aan(blad, "noor/behandelaar")
    loket.ga(blad, f"/dossiers/{dossier}/start/tlv")
    blad.get_by_text("Voortgezet speciaal onderwijs").click()
    blad.get_by_label("Naam van de leerling").press("Enter")
    expect(blad.locator(".melding--ok")).to_contain_text("Aanvraag beginnen is vastgelegd")
