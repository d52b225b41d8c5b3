"""Vernietigen in een echte browser: twee mensen, drie stappen, en op het smalle scherm niets buiten beeld."""

from datetime import UTC, datetime

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Loket


def test_twee_mensen_vernietigen_wat_weg_moet(loket: Loket, blad: Page, chromium: Browser) -> None:
    zaak = loket.proef.tlv("maak_bekend", "Vera Vergeten")
    was, loket.proef.tijd.nu = loket.proef.tijd.nu, datetime(2030, 1, 10, 9, tzinfo=UTC)
    try:
        blad.set_viewport_size({"width": 320, "height": 800})
        loket.meld_aan(blad, "wil/secretariaat")
        loket.ga(blad, "/kwaliteit/bewaren")
        expect(blad.get_by_role("checkbox", name=zaak)).to_be_checked()
        breedte = blad.evaluate("document.documentElement.scrollWidth")
        assert breedte <= 320
        blad.get_by_role("button", name="Stel een vernietigingslijst voor").click()
        blad.get_by_text("wacht op goedkeuring door een ander").wait_for()
        pad = blad.url.removeprefix(loket.adres)
        ander = chromium.new_context().new_page()
        loket.meld_aan(ander, "dirk/directeur_bestuurder")
        loket.ga(ander, pad)
        ander.get_by_role("button", name="Keur deze lijst goed").click()
        ander.get_by_role("button", name="Vernietig wat op deze lijst staat").wait_for(state="detached")
        ander.context.close()
        loket.ga(blad, pad)
        blad.get_by_role("button", name="Vernietig wat op deze lijst staat").click()
        expect(blad.get_by_role("status")).to_contain_text("vernietigd")
        assert "Vera" not in blad.content()
    finally:
        loket.proef.tijd.nu = was
