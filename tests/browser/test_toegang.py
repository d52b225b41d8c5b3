"""Opening what is not yours with a reason, a school that answers, and a parent who follows, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from kernproces.rollen import Rol
from loket import volglink
from tests.browser.conftest import Loket
from tests.loket.web.proef import NU

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


def test_de_school_ziet_wat_er_gevraagd_wordt_en_de_ouder_volgt_met_een_code(
    loket: Loket, blad: Page
) -> None:
    zaak = loket.proef.tlv("dien_in", leerling="Adam Volger")
    loket.proef.doe(zaak, "verzoek_aanvulling", "noor")
    loket.meld_aan(blad, "karin/ondersteuningscoordinator")
    loket.ga(blad, "/school")
    blad.get_by_role("link", name="Adam Volger").click()
    expect(blad.get_by_text("Wat moet u doen?")).to_be_visible()
    blad.get_by_role("link", name="Aanvullen", exact=False).first.click()
    expect(blad).to_have_url(re.compile(f"/zaken/{zaak}/acties/vul_aan"))
    geheim, code = volglink.geef_uit(loket.proef.samenstel, zaak, "noor", Rol.BEHANDELAAR, NU)
    blad.context.clear_cookies()
    loket.ga(blad, f"/volg/{geheim}")
    blad.get_by_label("Code").fill(code.lower())
    blad.keyboard.press("Enter")
    expect(blad.get_by_text("Wij wachten op stukken van de school.")).to_be_visible()
    expect(blad.get_by_text("Adam")).to_have_count(0)
