"""A pupil at home until the place holds, and extra support until it is extended, through the pages."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Loket

pytestmark = pytest.mark.browser
OC, COACH, BEH, TL, SEC = (
    "karin/ondersteuningscoordinator",
    "milou/verzuimcoach",
    "noor/behandelaar",
    "tom/teamleider",
    "wil/secretariaat",
)


def _doe(loket: Loket, blad: Page, wie: str, zaak: str, actie: str) -> None:
    """Log in, open the form of an action, fill in its example and send it."""
    loket.meld_aan(blad, wie)
    loket.ga(blad, f"/zaken/{zaak}/acties/{actie}")
    blad.get_by_role("button", name="Vul voorbeeld in").click()
    blad.locator(".verstuur .knop--hoofd").click()
    expect(blad.locator(".melding--ok")).to_contain_text("is vastgelegd")


def _start(loket: Loket, blad: Page, wie: str, workflow: str) -> str:
    dossier = loket.proef.dossier("Fenna Postma")
    loket.meld_aan(blad, wie)
    loket.ga(blad, f"/dossiers/{dossier}/start/{workflow}")
    blad.get_by_role("button", name="Vul voorbeeld in").click()
    blad.locator(".verstuur .knop--hoofd").click()
    blad.wait_for_url(re.compile(r"/zaken/.+\?stap=1"))
    return re.search(r"/zaken/([^?]+)", blad.url)[1]  # type: ignore[index]


def test_een_thuiszitter_van_signaal_tot_weer_naar_school(loket: Loket, blad: Page) -> None:
    zaak = _start(loket, blad, OC, "thuiszitter")
    for wie, actie in (
        (OC, "meld"),
        (BEH, "wijs_coach_toe"),
        (OC, "stel_opp_vast"),
        (COACH, "vind_plek"),
        (COACH, "plaats"),
    ):
        _doe(loket, blad, wie, zaak, actie)
    expect(blad.locator("main")).to_contain_text("verzuimcoach Milou Konijn")
    _doe(loket, blad, COACH, zaak, "sluit")
    expect(blad.locator("main")).to_contain_text("Weer naar school")


def test_een_arrangement_van_aanvraag_tot_verlenging(loket: Loket, blad: Page) -> None:
    zaak = _start(loket, blad, OC, "arrangement")
    for wie, actie in ((BEH, "beoordeel"), (TL, "ken_toe")):
        _doe(loket, blad, wie, zaak, actie)
    expect(blad.locator("main")).to_contain_text("besluit bekendmaken")
    _doe(loket, blad, SEC, zaak, "maak_bekend")
    # The same state, somebody else's turn.
    expect(blad.locator("main")).to_contain_text("ondersteuning beginnen")
    for wie, actie in ((OC, "start"), (BEH, "evalueer"), (TL, "verleng")):
        _doe(loket, blad, wie, zaak, actie)
    loket.ga(blad, "/arrangementen")
    expect(blad.get_by_role("heading", name="Arrangementen", exact=True)).to_be_visible()
