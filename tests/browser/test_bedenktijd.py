"""Between the click and the recording one can still stop it (property 12): nothing is recorded until the time is over."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Loket
from tests.browser.test_toegankelijk import overtredingen

pytestmark = pytest.mark.browser


def test_na_de_klik_kan_het_nog_even_worden_tegengehouden(loket: Loket, blad: Page) -> None:
    zaak = loket.proef.tlv("dien_in", leerling="Bedenk Tijd")
    loket.meld_aan(blad, "noor/behandelaar")
    blad.clock.install()
    loket.ga(blad, f"/zaken/{zaak}/acties/noteer")
    blad.locator("#formulier").evaluate("f => { f.dataset.bedenktijd = '5' }")
    leg = blad.locator(".verstuur").get_by_role("button", name="Notitie", exact=False).first
    blad.get_by_label("Notitie").fill("Gebeld met de school.")

    leg.click()
    bedenk = blad.get_by_role("region", name="Bedenktijd")
    expect(bedenk.get_by_role("status")).to_have_text(
        "Dit wordt over 5 seconden vastgelegd. U kunt het nog tegenhouden."
    )
    assert overtredingen(blad) == []
    niet = bedenk.get_by_role("button", name="Niet vastleggen")
    expect(niet).to_be_focused()
    blad.clock.fast_forward(3000)
    niet.click()
    expect(bedenk).to_have_count(0)
    expect(leg).to_be_focused()
    expect(blad.locator("[data-bewaard]")).to_have_text("Er is niets vastgelegd.")
    blad.clock.fast_forward(60_000)
    assert "noteer" not in loket.proef.stand(zaak)["gedaan"]

    leg.click()
    blad.keyboard.press("Escape")
    expect(bedenk).to_have_count(0)
    leg.click()
    blad.get_by_label("Notitie").fill("Gebeld met de school: morgen weer.")
    expect(bedenk).to_have_count(0)  # whoever goes on typing was not ready
    assert "noteer" not in loket.proef.stand(zaak)["gedaan"]

    leg.click()
    blad.clock.fast_forward(5001)
    expect(blad.locator(".melding--ok")).to_contain_text("vastgelegd")
    assert "noteer" in loket.proef.stand(zaak)["gedaan"]


def test_wie_geen_bedenktijd_wil_zet_haar_uit_en_weer_aan(loket: Loket, blad: Page) -> None:
    zaak = loket.proef.tlv("dien_in", leerling="Meteen Graag")
    loket.meld_aan(blad, "noor/behandelaar")
    for tekst, uit in (("Eerste.", True), ("Tweede.", False)):
        loket.ga(blad, f"/zaken/{zaak}/acties/noteer")
        blad.locator("#formulier").evaluate("f => { f.dataset.bedenktijd = '5' }")
        blad.get_by_label("Notitie").fill(tekst)
        blad.locator(".verstuur button[value=doe]").click()
        if uit:
            blad.get_by_label("Leg op dit apparaat voortaan meteen vast").check()
            blad.get_by_role("button", name="Leg nu vast").click()
        expect(blad.locator(".melding--ok")).to_contain_text("vastgelegd")
    blad.keyboard.press("?")
    schakel = blad.get_by_label("Na de klik op vastleggen is er op dit apparaat bedenktijd")
    expect(schakel).not_to_be_checked()
    schakel.check()
    assert blad.evaluate("localStorage.getItem('bedenktijd')") == "aan"
