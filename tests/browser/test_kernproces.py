"""A dossier through the core process and its evaluation, from aanmelding to afgesloten, through the pages."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Loket

pytestmark = pytest.mark.browser
BEH, TL, SEC, LEZER = "noor/behandelaar", "tom/teamleider", "wil/secretariaat", "ruben/tweede_lezer"


def _doe(loket: Loket, blad: Page, wie: str, zaak: str, actie: str) -> None:
    """Log in, open the form of an action, fill in its example and send it."""
    loket.meld_aan(blad, wie)
    loket.ga(blad, f"/zaken/{zaak}/acties/{actie}")
    blad.get_by_role("button", name="Vul voorbeeld in").click()
    blad.locator(".verstuur .knop--hoofd").click()
    expect(blad.locator(".melding--ok")).to_contain_text("is vastgelegd")


def _start(loket: Loket, blad: Page, wie: str, dossier: str, workflow: str) -> str:
    loket.meld_aan(blad, wie)
    loket.ga(blad, f"/dossiers/{dossier}/start/{workflow}")
    blad.get_by_role("button", name="Vul voorbeeld in").click()
    blad.locator(".verstuur .knop--hoofd").click()
    blad.wait_for_url(re.compile(r"/zaken/.+\?stap=1"))
    return re.search(r"/zaken/([^?]+)", blad.url)[1]  # type: ignore[index]


def test_een_dossier_van_aanmelding_tot_afgesloten(loket: Loket, blad: Page) -> None:
    dossier = loket.proef.dossier("Fenna Postma")
    zaak = _start(loket, blad, SEC, dossier, "kernproces")
    overeenkomst = (
        (BEH, "start_intake"),
        (BEH, "rond_intake_af"),
        (BEH, "stel_risico_vast"),
        (TL, "bevestig_capaciteit"),
        (TL, "keur_haalbaar"),
        (BEH, "sluit_overeenkomst"),
        (BEH, "leg_contact_vast"),
    )
    for wie, actie in overeenkomst:
        _doe(loket, blad, wie, zaak, actie)
    evaluatie = _start(loket, blad, BEH, dossier, "evaluatie")
    for wie, actie in (
        (SEC, "nodig_uit"),
        (BEH, "bespreek"),
        (BEH, "leg_vast"),
        (BEH, "dien_in"),
        (LEZER, "keur_goed"),
        (SEC, "verzend"),
    ):
        _doe(loket, blad, wie, evaluatie, actie)
    for wie, actie in (
        (BEH, "start_herziening"),
        (BEH, "stel_bij"),
        (BEH, "start_afronding"),
        (BEH, "start_transitie"),
        (BEH, "rond_transitie_af"),
        (TL, "sluit"),
    ):
        _doe(loket, blad, wie, zaak, actie)
    expect(blad.locator(".nu-zin")).to_contain_text("Afgerond: afgesloten.")
    assert loket.proef.stand(zaak)["klaar"]
    loket.meld_aan(blad, "ruud/auditor")
    loket.ga(blad, f"/zaken/{zaak}/naspelen")
    expect(blad.locator(".intro")).to_contain_text("De keten is heel.")
    expect(blad.get_by_text("onrechtmatig")).to_have_count(0)
