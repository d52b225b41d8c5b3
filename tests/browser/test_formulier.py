"""The form in a real browser: kept while one types, judged when one leaves a field, and a calendar for who wants one."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Loket

pytestmark = pytest.mark.browser


def test_wat_u_typt_wordt_bewaard_en_een_fout_staat_er_zodra_u_het_veld_verlaat(
    loket: Loket, blad: Page
) -> None:
    zaak = loket.proef.tlv("dien_in", leerling="Concept Toets")
    loket.meld_aan(blad, "noor/behandelaar")
    loket.ga(blad, f"/zaken/{zaak}/acties/schort_op")
    dag = blad.get_by_label("Verwachte dag waarop de klok weer loopt", exact=True)
    dag.fill("volgende week")
    blad.get_by_label("Overmacht").check()
    expect(blad.locator("#v-verwacht_einde-fout")).to_contain_text("Vul een datum in als dag-maand-jaar")
    expect(dag).to_have_attribute("aria-invalid", "true")
    dag.fill("15 dec 2026")
    blad.get_by_label("Reden").focus()
    expect(blad.locator("#v-verwacht_einde-fout")).to_have_count(0)
    expect(blad.get_by_role("button", name="Kalender")).to_have_accessible_description(
        re.compile("^Verwachte dag")
    )
    with blad.expect_response(lambda a: "storm" in (a.request.post_data or "")):
        blad.get_by_label("Reden").fill("De school is dicht door de storm.")
    expect(blad.locator("[data-bewaard]")).to_have_text("Concept bewaard om 9.20 uur.")
    loket.ga(blad, f"/zaken/{zaak}")
    blad.get_by_role("link", name="klok stilzetten").first.click()
    expect(blad.get_by_label("Reden")).to_have_value("De school is dicht door de storm.")
    blad.get_by_role("button", name="Verder: bekijk de nieuwe einddatum").click()
    expect(blad.locator("#controle")).to_contain_text("ma 25 jan 2027")
    expect(blad.locator("#controle")).to_be_focused()
    blad.get_by_role("button", name="Klok stilzetten, zo vastleggen").click()
    expect(blad.locator(".melding--ok")).to_contain_text("Klok stilzetten is vastgelegd")
    expect(blad.get_by_text("U begon al aan")).to_have_count(0)
