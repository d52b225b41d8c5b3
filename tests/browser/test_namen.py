"""Names as people have them: with emoji, from right to left, and as long as a name may be; no page goes to pieces over them."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Loket

pytestmark = pytest.mark.browser
NAMEN = ("Zoë 👩‍👧 Zonneschijn", "לאה כהן", "Ana" + "stasia" * 32)


def _past(blad: Page) -> bool:
    return bool(blad.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_een_naam_met_emoji_van_rechts_naar_links_of_heel_lang_past_op_elk_scherm(
    loket: Loket, blad: Page
) -> None:
    zaken = [loket.proef.tlv("dien_in", leerling=naam) for naam in NAMEN]
    loket.meld_aan(blad, "noor/behandelaar")
    blad.set_viewport_size({"width": 320, "height": 800})
    loket.ga(blad, "/?weergave=alle")
    assert _past(blad)
    for zaak, naam in zip(zaken, NAMEN, strict=True):
        loket.ga(blad, f"/zaken/{zaak}")
        expect(blad.get_by_role("heading", level=1)).to_have_text(f"TLV-aanvraag vso, {naam}")
        assert _past(blad)
        loket.ga(blad, f"/dossiers/{loket.proef.stand(zaak)['dossier']}")
        expect(blad.get_by_role("heading", level=1)).to_have_text(naam)
        assert _past(blad)


def test_een_naam_van_tienduizend_tekens_wordt_geweigerd_en_blijft_staan(loket: Loket, blad: Page) -> None:
    naam = "x" * 10_000
    loket.meld_aan(blad, "wil/secretariaat")
    loket.ga(blad, "/dossiers/nieuw")
    blad.get_by_label("Naam van de leerling").fill(naam)
    blad.get_by_label("School", exact=True).select_option(index=1)
    blad.get_by_role("button", name="Open dossier").click()
    expect(blad.locator(".foutregel")).to_contain_text("tekens")
    expect(blad.get_by_label("Naam van de leerling")).to_have_value(naam)
