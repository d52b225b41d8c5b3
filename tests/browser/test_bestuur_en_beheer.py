"""Two who do not carry zaken, from login to logout: the directeur-bestuurder who takes note, the beheerder who keeps it running."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Loket
from tests.loket.web.proef import NU

pytestmark = pytest.mark.browser


def _meld_af(blad: Page) -> None:
    blad.locator(".wie summary").click()
    blad.get_by_role("button", name="Afmelden").click()
    expect(blad.get_by_role("heading", name="Aanmelden")).to_be_visible()


def test_de_bestuurder_ziet_hoe_het_gaat_en_neemt_kennis_van_wat_voorbij_is(loket: Loket, blad: Page) -> None:
    zaak = loket.proef.tlv("dien_in", leerling="Lena Hofstra")
    laat = NU + timedelta(days=50)
    loket.proef.samenstel.ronde(laat)
    loket.proef.tijd.nu = laat
    try:
        loket.meld_aan(blad, "dirk/directeur_bestuurder")
        blad.get_by_role("link", name="Sturing").click()
        expect(blad.locator(".intro")).to_contain_text("nog geen kennisgenomen")
        blad.get_by_role("link", name="Naar de termijnen die voorbij zijn").click()
        blad.get_by_role("link", name=re.compile(f"Neem kennis.*{zaak}")).click()
        blad.get_by_role("button", name="Vul voorbeeld in").click()
        blad.locator(".verstuur .knop--hoofd").click()
        expect(blad.locator(".melding--ok")).to_contain_text("is vastgelegd")
        loket.ga(blad, "/termijnen")
        expect(blad.locator("tr", has=blad.locator(f'a[href="/zaken/{zaak}"]'))).to_contain_text(
            "D. Oosterwold"
        )
        _meld_af(blad)
    finally:
        loket.proef.tijd.nu = NU
    assert "neem_kennis" in loket.proef.stand(zaak)["gedaan"]


def test_de_beheerder_ziet_of_alles_loopt_en_geen_inhoud_van_een_zaak(loket: Loket, blad: Page) -> None:
    zaak = loket.proef.tlv("dien_in", leerling="Lena Hofstra")
    loket.meld_aan(blad, "bea/beheerder")
    blad.get_by_role("link", name="Beheer", exact=True).click()
    expect(blad.get_by_role("heading", level=1)).to_contain_text("Beheer")
    blad.get_by_role("link", name="Mensen").first.click()
    expect(blad.locator("main")).to_contain_text("Noor Verbeek")
    loket.ga(blad, f"/zaken/{zaak}")
    expect(blad.locator("body")).not_to_contain_text("Hofstra")
    _meld_af(blad)
