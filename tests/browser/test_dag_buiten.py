"""A day of those outside in a real browser, from login to logout: a school that applies, and a parent who follows."""

import re

import pytest
from playwright.sync_api import Page, expect

from kernproces.rollen import Rol
from loket import volglink
from tests.browser.conftest import Loket
from tests.loket.web.proef import NU

pytestmark = pytest.mark.browser


def _voorbeeld(blad: Page) -> None:
    blad.get_by_role("button", name="Vul voorbeeld in").click()
    hoofd = blad.locator(".verstuur .knop--hoofd")
    if "einddatum" in hoofd.inner_text():  # first the new end date, then recorded
        hoofd.click()
        blad.locator("#controle").wait_for()
    hoofd.click()
    expect(blad.locator(".melding--ok")).to_contain_text("is vastgelegd")


def _nieuwe_aanvraag(blad: Page) -> str:
    """From her own page to an application that is in."""
    blad.get_by_role("link", name="Nieuwe aanvraag").click()
    blad.get_by_label("Naam van de leerling").fill("Jip Schooldag")
    blad.get_by_role("button", name="Open dossier").click()
    blad.get_by_role("link", name="TLV-aanvraag").click()
    _voorbeeld(blad)
    zaak = re.search(r"/zaken/([^?]+)", blad.url)
    assert zaak is not None
    blad.locator("a.knop--hoofd", has_text="Aanvraag indienen").click()
    _voorbeeld(blad)
    return zaak[1]


def test_de_dag_van_een_school(loket: Loket, blad: Page) -> None:
    elders = loket.proef.tlv("dien_in", leerling="Liv Elders", school="school-2")
    loket.meld_aan(blad, "karin/ondersteuningscoordinator")
    expect(blad.get_by_role("heading", level=1)).to_have_text("Uw aanvragen")
    zaak = _nieuwe_aanvraag(blad)
    blad.get_by_role("link", name="Aanvragen").click()
    blad.get_by_role("link", name="Jip Schooldag").click()
    expect(blad.locator(".volg")).to_contain_text("Niets.")
    loket.proef.doe(zaak, "verzoek_aanvulling", "noor")
    blad.reload()
    expect(blad.locator(".volg")).to_contain_text("Wat moet u doen?")
    blad.locator(".volg .knop--hoofd").click()
    expect(blad).to_have_url(re.compile(f"/zaken/{zaak}/acties/vul_aan"))
    _voorbeeld(blad)
    loket.proef.doe(zaak, "noteer", "noor", tekst="Alleen voor ons.")
    loket.ga(blad, f"/zaken/{zaak}")
    expect(blad.locator("body")).not_to_contain_text("Alleen voor ons.")
    expect(blad.locator("body")).not_to_contain_text("Noor Verbeek")
    loket.ga(blad, "/dossiers")
    expect(blad.locator("main")).not_to_contain_text("Liv Elders")
    antwoord = blad.context.request.get(f"{loket.adres}/zaken/{elders}")
    assert antwoord.status == 404
    loket.meld_af(blad)


def test_een_ouder_volgt_met_link_en_code_en_sluit_af(loket: Loket, blad: Page) -> None:
    zaak = loket.proef.tlv("dien_in", leerling="Adam Volger")
    loket.proef.doe(zaak, "verzoek_aanvulling", "noor")
    geheim, code = volglink.geef_uit(loket.proef.samenstel, zaak, "ouders", "noor", Rol.BEHANDELAAR, NU)
    loket.ga(blad, f"/volg/{geheim}")
    blad.get_by_label("Code").fill("AAAA-AAAA-AAAA")
    blad.keyboard.press("Enter")
    expect(blad.get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    blad.get_by_label("Code").fill(code.lower())
    blad.keyboard.press("Enter")
    expect(blad.get_by_text("Wij wachten op stukken van de school.")).to_be_visible()
    for kop in ("Wie is aan de beurt?", "Wanneer hoort u meer?", "Wat kunt u doen"):
        expect(blad.get_by_text(kop)).to_be_visible()
    expect(blad.get_by_text("Adam")).to_have_count(0)
    expect(blad.get_by_role("navigation", name="Hoofdmenu")).to_have_count(0)
    blad.get_by_role("button", name="Sluit af").click()
    expect(blad.get_by_label("Code")).to_be_visible()
    blad.go_back()
    blad.reload()
    expect(blad.get_by_label("Code")).to_be_visible()
