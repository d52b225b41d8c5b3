"""An application from its first line to its bekendmaking, through the pages, each step by whoever does it."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from tests.browser.conftest import Loket
from tests.loket.web.proef import NU

pytestmark = pytest.mark.browser


def _voorbeeld(blad: Page, knop: str) -> None:
    """Fill in the example and send it."""
    blad.get_by_role("button", name="Vul voorbeeld in").click()
    hoofd = blad.locator(".verstuur .knop--hoofd")
    if "einddatum" in hoofd.inner_text():
        hoofd.click()
        blad.locator("#controle").wait_for()
    hoofd.filter(has_text=knop).click()
    expect(blad.locator(".melding--ok")).to_contain_text(f"{knop} is vastgelegd")


def _stap(loket: Loket, blad: Page, wie: str, zaak: str, knop: str) -> None:
    """Log in, go to the zaak, take the one primary action, with the example."""
    loket.meld_aan(blad, wie)
    loket.ga(blad, f"/zaken/{zaak}")
    blad.locator("a.knop--hoofd", has_text=knop).click()
    _voorbeeld(blad, knop)


def _begin(loket: Loket, blad: Page) -> str:
    """The secretariat opens a dossier and starts an application, filling in everything by hand."""
    loket.meld_aan(blad, "wil/secretariaat")
    blad.get_by_role("link", name="Dossiers").click()
    blad.get_by_role("link", name="Nieuw dossier").click()
    blad.get_by_label("Naam van de leerling").fill("Jesse Hoogland")
    blad.get_by_label("School", exact=True).select_option(label="Veenster College")
    blad.get_by_role("button", name="Open dossier").click()
    blad.get_by_role("link", name="TLV-aanvraag").click()
    expect(blad.get_by_label("Naam van de leerling")).to_have_value("Jesse Hoogland")
    blad.get_by_text("Voortgezet speciaal onderwijs").click()
    blad.locator(".verstuur .knop--hoofd").click()
    blad.wait_for_url(re.compile(r"/zaken/.+\?stap=1"))
    return re.search(r"/zaken/([^?]+)", blad.url)[1]  # type: ignore[index]


def _dien_in(loket: Loket, blad: Page) -> None:
    """The form of the application by hand: first too little, then with three documents added line by line."""
    blad.locator("a.knop--hoofd", has_text="Aanvraag indienen").click()
    blad.locator(".verstuur .knop--hoofd").click()
    expect(blad.locator("#fouten")).to_be_focused()
    expect(blad.locator("#fouten")).to_contain_text("Er is nog niets vastgelegd")
    blad.get_by_label("Ondertekend door").fill("Piet Schuurman")
    blad.get_by_label("Ondertekend op").fill("2026-11-23")
    blad.get_by_label("Aanvraag", exact=True).set_input_files(
        {"name": "aanvraag.pdf", "mimeType": "application/pdf", "buffer": b"MZ geen pdf maar een programma"}
    )
    blad.locator(".verstuur .knop--hoofd").click()
    expect(blad.locator("#fouten")).to_contain_text("Dit bestand heet .pdf, maar de inhoud is platte tekst")
    blad.get_by_label("Aanvraag", exact=True).set_input_files(
        {"name": "aanvraag.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 de aanvraag"}
    )
    blad.get_by_label("Ingeschreven", exact=True).check()
    blad.get_by_label("Gewenste ingangsdatum").fill("2027-01-04")
    blad.get_by_label("Wat de school deed").fill("Extra begeleiding in de klas; dat had te weinig effect.")
    for i, stuk in enumerate(("Ontwikkelingsperspectief", "Zienswijze ouders", "Motivering school")):
        blad.get_by_role("button", name="Regel toevoegen").click()
        expect(blad.locator(f'[name="stukken.{i}.stuk"]')).to_be_focused()
        blad.locator(f'[name="stukken.{i}.stuk"]').select_option(label=stuk)
        blad.locator(f'[name="stukken.{i}.vingerafdruk.bestand"]').set_input_files(
            {"name": f"stuk-{i}.txt", "mimeType": "text/plain", "buffer": f"het stuk {i}".encode()}
        )
        blad.locator(f'[name="stukken.{i}.van"]').fill("2026-11-20")
    expect(blad.get_by_label("Wat de school deed")).to_have_value(re.compile("Extra begeleiding"))
    blad.locator(".verstuur .knop--hoofd").click()
    expect(blad.locator(".melding--ok")).to_contain_text("Norm: loopt tot en met di 5 jan 2027")
    loket.meld_af(blad)


def test_een_tlv_van_de_eerste_regel_tot_de_bekendmaking(loket: Loket, blad: Page) -> None:
    zaak = _begin(loket, blad)
    _dien_in(loket, blad)
    loket.meld_aan(blad, "noor/behandelaar")
    loket.ga(blad, "/?weergave=beurt")
    blad.locator(f'td a[href="/zaken/{zaak}/acties/verklaar_compleet"]').click()
    blad.get_by_label("Bevindingen").fill("Alle stukken zijn er en zijn ondertekend.")
    blad.locator(".verstuur .knop--hoofd").click()
    _stap(loket, blad, "samira/deskundige", zaak, "Advies uitbrengen")
    expect(blad.get_by_role("row", name="Advies uitbrengen U bracht al advies uit")).to_contain_text(
        "andere deskundige"
    )
    loket.meld_af(blad)
    _stap(loket, blad, "joost/deskundige", zaak, "Advies uitbrengen")
    _stap(loket, blad, "noor/behandelaar", zaak, "Conceptbesluit opstellen")
    _stap(loket, blad, "dirk/directeur_bestuurder", zaak, "TLV verlenen")
    _stap(loket, blad, "wil/secretariaat", zaak, "Besluit bekendmaken")
    expect(blad.locator(".nu-zin")).to_contain_text("Afgerond: verleend.")
    expect(blad.locator(".lijnkaart, .kaart svg")).to_have_attribute("aria-label", re.compile("Nu: Verleend"))
    assert loket.proef.stand(zaak)["klaar"]


def test_zonder_script_werkt_alles_ook(loket: Loket, chromium: Browser) -> None:
    zaak = loket.proef.tlv("dien_in")
    context = chromium.new_context(java_script_enabled=False, locale="nl-NL")
    blad = context.new_page()
    loket.meld_aan(blad, "noor/behandelaar")
    loket.ga(blad, f"/zaken/{zaak}/acties/verzoek_aanvulling")
    blad.get_by_role("button", name="Regel toevoegen").click()
    _voorbeeld(blad, "Aanvulling vragen")
    blad.get_by_text("De kaart als tabel").click()
    expect(blad.get_by_role("table", name="Toestanden van deze zaak")).to_be_visible()
    context.close()


def test_een_collega_was_eerst_en_de_tekst_is_bewaard(loket: Loket, blad: Page) -> None:
    zaak = loket.proef.tlv("dien_in")
    eerder = Opdracht("noteer", "pim", Rol.BEHANDELAAR, "voorbeeld")  # so that pim has a part in it
    assert loket.proef.samenstel.kern.doe(zaak, eerder, NU).gelukt
    loket.meld_aan(blad, "pim/behandelaar")
    loket.ga(blad, f"/zaken/{zaak}/acties/noteer")
    blad.get_by_label("Notitie").fill("Gebeld met de school.")
    loket.proef.doe(zaak, "schort_op", "noor")
    with blad.expect_response(re.compile("/acties/noteer$")) as antwoord:
        blad.locator(".verstuur .knop--hoofd").click()
    assert antwoord.value.status == 409
    expect(blad.get_by_role("heading", name="Deze zaak is intussen gewijzigd")).to_be_visible()
    expect(blad.get_by_label("Notitie")).to_have_value("Gebeld met de school.")
