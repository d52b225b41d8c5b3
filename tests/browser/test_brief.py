"""A decision as a letter in a real browser: paper brought, letter made, read, voided by a change, read again, sent."""

import io
import re

import pikepdf
from playwright.sync_api import Page, expect

from tests.browser.conftest import Loket


def _brief(loket: Loket, blad: Page, wie: str, zaak: str) -> None:
    loket.meld_aan(blad, wie)
    loket.ga(blad, f"/zaken/{zaak}/brief")


def _goedkeuren(loket: Loket, blad: Page, zaak: str) -> None:
    loket.meld_aan(blad, "ruben/tweede_lezer")
    blad.get_by_role("link", name=re.compile(f"Brief goedkeuren.*{zaak}")).click()
    loket.ga(blad, f"/zaken/{zaak}/brief")
    blad.get_by_label("Bevindingen").fill("Gelezen: data, gronden en rechtsmiddel kloppen.")
    blad.get_by_role("button", name="Brief goedkeuren").click()
    blad.wait_for_url(re.compile(r"\?stap="))
    loket.meld_af(blad)


def _geef_terug(loket: Loket, blad: Page, zaak: str) -> None:
    """The reader finds something: back it goes, with a reason that the writer reads."""
    loket.meld_aan(blad, "ruben/tweede_lezer")
    loket.ga(blad, f"/zaken/{zaak}/brief")
    blad.get_by_role("link", name="Teruggeven").click()
    blad.get_by_role("button", name="Vul voorbeeld in").click()
    blad.locator(".verstuur .knop--hoofd").click()
    expect(blad.locator(".melding--ok")).to_contain_text("is vastgelegd")
    loket.meld_af(blad)


def test_van_stuk_tot_verzonden_besluit_en_een_wijziging_laat_de_goedkeuring_vervallen(
    loket: Loket, blad: Page
) -> None:
    zaak = loket.proef.tlv("stel_concept_op", leerling="Jesse Hoogland")
    loket.proef.doe(zaak, "verleen", "dirk", besluit_hash=None)
    dossier = loket.proef.stand(zaak)["dossier"]
    loket.meld_aan(blad, "noor/behandelaar")
    loket.ga(blad, f"/dossiers/{dossier}/stukken")
    blad.get_by_label("Bestand").set_input_files(
        {"name": "advies.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 advies %%EOF"}
    )
    blad.get_by_label("Titel").fill("Advies van de orthopedagoog")
    blad.get_by_role("button", name="Stuk bewaren").click()
    expect(blad.locator(".melding--ok")).to_contain_text("is bewaard")

    loket.ga(blad, f"/zaken/{zaak}")
    blad.get_by_role("link", name="Brief opstellen").click()
    blad.get_by_label("Welke brief").select_option(label="Besluit: toelaatbaarheidsverklaring verleend")
    blad.get_by_label("ouder", exact=False).first.check()
    blad.locator(".verstuur .knop--hoofd").click()
    blad.wait_for_url(re.compile(r"\?stap=1"))
    brief = re.search(r"/zaken/([^?]+)", blad.url)[1]  # type: ignore[index]
    blad.locator(".nu .knop--hoofd").click()
    expect(blad.locator(".briefvel")).to_contain_text("Jesse Hoogland")
    expect(blad.locator(".briefvel")).to_contain_text("bezwaar maken, tot en met 5 januari 2027")
    expect(blad.locator(".paneel")).to_contain_text("Berekend uit de dagtekening")
    blad.get_by_role("button", name="Aan de tweede lezer geven").click()
    expect(blad.locator(".paneel h2").first).to_have_text("Bij de tweede lezer")
    expect(blad.get_by_role("button", name="Brief goedkeuren")).to_have_count(0)
    loket.meld_af(blad)

    _geef_terug(loket, blad, brief)
    _brief(loket, blad, "noor/behandelaar", brief)
    blad.get_by_role("button", name="Aan de tweede lezer geven").click()
    _goedkeuren(loket, blad, brief)
    loket.proef.doe(zaak, "corrigeer", "noor", nr=2, gegeven="gewenst_begin", waarde="2027-02-01")
    _brief(loket, blad, "wil/secretariaat", brief)
    expect(blad.locator("#k-anders")).to_have_text("De zaak is gewijzigd sinds deze brief vastlag")
    expect(blad.locator(".paneel")).to_contain_text("De goedkeuring is vervallen")
    expect(blad.get_by_role("button", name="Brief verzenden")).to_have_count(0)
    assert loket.proef.stand(brief)["toestand"] == "goedgekeurd"

    blad.get_by_role("link", name="Brief wijzigen").click()
    blad.get_by_label("Reden").fill("De zaak is hersteld.")
    blad.locator(".verstuur .knop--hoofd").click()
    loket.ga(blad, f"/zaken/{brief}/brief")
    blad.get_by_role("button", name="Aan de tweede lezer geven").click()
    _goedkeuren(loket, blad, brief)
    _brief(loket, blad, "wil/secretariaat", brief)
    with blad.expect_download() as ophalen:
        blad.locator(".paneel a", has_text="Besluit: toelaatbaarheidsverklaring").click()
    with pikepdf.open(io.BytesIO(ophalen.value.path().read_bytes())) as pdf:
        assert str(pdf.Root.Lang) == "nl-NL"
    blad.get_by_label("Bewijs van verzending").fill("3SABC0002")
    blad.get_by_role("button", name="Brief verzenden").click()
    blad.wait_for_url(re.compile(r"\?stap="))
    assert loket.proef.stand(brief)["toestand"] == "verzonden"
    loket.meld_af(blad)
