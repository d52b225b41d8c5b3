"""Opening what is not yours, with a reason, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Loket

pytestmark = pytest.mark.browser


def test_een_collega_opent_een_dossier_toch_en_het_staat_erbij(loket: Loket, blad: Page) -> None:
    zaak = loket.proef.tlv("dien_in", leerling="Amira Toegang")
    dossier = loket.proef.stand(zaak)["dossier"]
    loket.meld_aan(blad, "pim/behandelaar")
    loket.ga(blad, f"/dossiers/{dossier}/toch")
    blad.get_by_label("Een collega valt uit").check()
    blad.get_by_label("Wat is er").fill("De moeder staat aan de balie met een vraag over de plaatsing.")
    blad.get_by_label("een half uur").check()
    blad.get_by_role("button", name="Leg vast en open het dossier").click()
    expect(blad.get_by_role("heading", level=1)).to_have_text("Amira Toegang")
    expect(blad.get_by_role("heading", name="Toch geopend")).to_be_visible()
