"""From login to logout: the directeur-bestuurder who decides and takes note, the beheerder who keeps it running, the substitute."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from kernproces.tijdstip import tijdstip
from tests.browser.conftest import Loket
from tests.loket.web.proef import NU

pytestmark = pytest.mark.browser


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
        loket.meld_af(blad)
    finally:
        loket.proef.tijd.nu = NU
        loket.proef.samenstel.hartslag("ronde", tijdstip(NU))
    assert "neem_kennis" in loket.proef.stand(zaak)["gedaan"]


def test_de_bestuurder_beslist_met_de_adviezen_ernaast(loket: Loket, blad: Page) -> None:
    zaak = loket.proef.tlv("stel_concept_op", leerling="Bo Besluit")
    loket.meld_aan(blad, "dirk/directeur_bestuurder")
    blad.get_by_role("link", name=re.compile(f"TLV verlenen.*{zaak}")).click()
    blad.get_by_label("Motivering").fill(
        "Beide deskundigen adviseren positief; de school kan dit niet zelf bieden."
    )
    blad.get_by_label("Bezwaarclausule").fill("Bezwaar kan binnen zes weken bij het samenwerkingsverband.")
    blad.get_by_role("button", name="TLV verlenen").last.click()
    expect(blad.locator(".melding--ok")).to_contain_text("TLV verlenen is vastgelegd")
    expect(blad.locator(".nu-zin")).to_contain_text("is aan de beurt: besluit bekendmaken")
    blad.get_by_role("link", name="Sturing").click()
    blad.locator(".zinnen a").first.click()
    expect(blad.locator("main .tabel")).to_be_visible()
    loket.meld_af(blad)


def _nieuwe_collega(blad: Page) -> str:
    """In the register with a role and a reason, then an account; the link is there once."""
    blad.get_by_role("link", name="Beheer", exact=True).click()
    blad.get_by_role("link", name="Mensen", exact=True).click()
    blad.get_by_role("link", name="Nieuwe persoon").click()
    blad.get_by_label("Naam", exact=True).fill("Nina Nieuw (demo)")
    blad.get_by_label("E-mailadres").fill("nina@swv.example")
    blad.get_by_label("Behandelaar", exact=True).check()
    blad.get_by_label("Waarom").fill("In dienst.")
    blad.get_by_role("button", name="Neem op in het register").click()
    expect(blad.get_by_role("heading", level=1)).to_have_text("Nina Nieuw (demo)")
    blad.get_by_label("Waarom").first.fill("In dienst.")
    blad.get_by_role("button", name="Maak een account en een link").click()
    link = blad.locator(".sleutel").inner_text()
    blad.reload()
    return link


def _regel_vervanging(loket: Loket, blad: Page) -> None:
    """Noor is away: Pim takes over, from today on."""
    loket.ga(blad, "/beheer/mensen/noor")
    blad.get_by_text("is afwezig: wijs een vervanger aan").click()
    blad.get_by_label("Vervanger").select_option("pim")
    blad.locator("#w-reden").fill("Verlof.")
    blad.get_by_role("button", name="Leg de vervanging vast").click()
    expect(blad.get_by_text("Pim Wagenaar vervangt Noor Verbeek")).to_be_visible()


def _beeindig_vervanging(loket: Loket) -> None:
    """As it was, for the stories after this one."""
    bea = loket.proef.als("bea")
    bea.get("/beheer/mensen/noor")
    gisteren = (NU - timedelta(days=1)).date().isoformat()
    einde = {"afwezig": "noor", "vervanger": "pim", "laatste": gisteren, "reden": "Terug."}
    bea.client.post("/beheer/mensen/noor/vervanging/einde", data={"csrf": bea.token, **einde})


def test_de_beheerder_regelt_een_vervanging_en_de_vervanger_werkt_namens(loket: Loket, blad: Page) -> None:
    zaak = loket.proef.tlv("dien_in", leerling="Wies Waarneming")
    loket.meld_aan(blad, "bea/beheerder")
    assert "/uitnodiging/" in _nieuwe_collega(blad)
    expect(blad.locator(".sleutel")).to_have_count(0)
    _regel_vervanging(loket, blad)
    try:
        loket.ga(blad, "/beheer/handelingen")
        expect(blad.locator("main tbody tr", has_text="Bea Timmer").filter(has_text="Verlof.")).to_have_count(
            1
        )
        loket.meld_af(blad)
        loket.meld_aan(blad, "pim/behandelaar")
        expect(blad.get_by_role("complementary", name="Waarneming")).to_contain_text(
            "ook namens Noor Verbeek"
        )
        blad.get_by_role("navigation", name="Weergaven").get_by_role(
            "link", name="Namens Noor Verbeek"
        ).click()
        rij = blad.locator("tr", has=blad.locator(f'a.zaak[href="/zaken/{zaak}"]'))
        expect(rij.locator(".c-beurt")).to_contain_text("namens Noor Verbeek")
        rij.get_by_role("link", name="Compleet verklaren").click()
        blad.get_by_label("Bevindingen").fill("Alle stukken zijn er.")
        blad.locator(".verstuur .knop--hoofd").click()
        expect(blad.locator(".tijdlijn > li", has_text="Compleet verklaren")).to_contain_text(
            "namens N. Verbeek"
        )
        loket.meld_af(blad)
    finally:
        _beeindig_vervanging(loket)
    loket.meld_aan(blad, "ruud/auditor")
    loket.ga(blad, f"/zaken/{zaak}/naspelen")
    expect(blad.get_by_text("onrechtmatig")).to_have_count(0)
    expect(blad.locator("main")).to_contain_text("namens")
    loket.meld_af(blad)


def test_de_beheerder_ziet_of_alles_loopt_en_geen_inhoud_van_een_zaak(loket: Loket, blad: Page) -> None:
    zaak = loket.proef.tlv("dien_in", leerling="Lena Hofstra")
    loket.meld_aan(blad, "bea/beheerder")
    blad.get_by_role("link", name="Beheer", exact=True).click()
    expect(blad.get_by_role("heading", level=1)).to_contain_text("Beheer")
    blad.get_by_role("link", name="Mensen").first.click()
    expect(blad.locator("main")).to_contain_text("Noor Verbeek")
    loket.ga(blad, f"/zaken/{zaak}")
    expect(blad.locator("body")).not_to_contain_text("Hofstra")
    loket.meld_af(blad)
