"""A day of a behandelaar in a real browser, from login to logout; and of the colleague who takes over her work."""

import csv
import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Loket
from tests.loket.web.proef import NU

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def zaken(loket: Loket) -> dict[str, str]:
    """What lies on her desk: one of today, one of three weeks ago, and one in which the clock stands still."""
    proef = loket.proef
    return {
        "nieuw": proef.tlv("dien_in", leerling="Lotte Dagwerk"),
        "eerder": proef.tlv("dien_in", leerling="Daan Dagwerk", nu=NU - timedelta(days=21)),
        "stil": _stil(loket),
    }


def _stil(loket: Loket) -> str:
    zaak = loket.proef.tlv("dien_in", leerling="Saar Dagwerk")
    loket.proef.doe(zaak, "verzoek_aanvulling", "noor")
    return zaak


def _de_lijst(blad: Page, zaken: dict[str, str]) -> None:
    """Ordered by consequence, and every row answers what, whose turn, what next, when and why."""
    volgorde = blad.locator(".werk a.zaak").evaluate_all("a => a.map(e => e.getAttribute('href'))")
    assert volgorde.index(f"/zaken/{zaken['eerder']}") < volgorde.index(f"/zaken/{zaken['nieuw']}")
    rij = blad.locator("tr", has=blad.locator(f'a.zaak[href="/zaken/{zaken["nieuw"]}"]'))
    for cel, tekst in (
        (".c-wat", "TLV-aanvraag"),
        (".c-beurt", "U"),
        (".c-stap", "Compleet verklaren"),
        (".c-nog", "42"),
        (".c-eind", "di 5 jan 2027"),
        (".c-eind", "6 weken na 24 nov"),
    ):
        expect(rij.locator(cel)).to_contain_text(tekst)


def _bewaarde_weergave(blad: Page) -> None:
    """A list is narrowed, kept and shared with its count, and goes along as a file: precisely what is on the screen."""
    blad.get_by_label("Soort").select_option("tlv")
    blad.get_by_role("button", name="Toon").click()
    blad.get_by_role("link", name="Bewaar als weergave").click()
    blad.get_by_label("Naam van de weergave").fill("Aanvragen van de dag")
    blad.get_by_label("Voor wie").select_option(index=1)
    blad.get_by_role("button", name="Bewaar").click()
    rijen = blad.locator(".werk a.zaak").count()
    bewaard = blad.get_by_role("navigation", name="Weergaven").get_by_role(
        "link", name="Aanvragen van de dag"
    )
    expect(bewaard).to_contain_text(str(rijen))
    expect(bewaard).to_have_attribute("aria-current", "page")
    blad.get_by_role("link", name="Exporteer deze").click()
    blad.get_by_label("CSV").check()
    with blad.expect_download() as bestand:
        blad.get_by_role("button", name="Maak het bestand").click()
    regels = list(csv.reader(bestand.value.path().read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert len(regels) == rijen + 1


def _meer_tegelijk(blad: Page, zaken: dict[str, str]) -> None:
    """Two chosen, one reason; first what would happen with each, then only what can be done."""
    for zaak in (zaken["stil"], zaken["nieuw"]):
        blad.locator(f'.c-kies input[value="{zaak}"]').check()
    bulk = blad.locator(".bulk")
    bulk.locator('[name="actie"]').select_option("herinner")
    bulk.locator('[name="reden"]').fill("Voor de vakantie graag.")
    bulk.get_by_role("button", name="Bekijk wat er gebeurt").click()
    expect(blad.get_by_role("status").first).to_contain_text("Er is nog niets vastgelegd")
    expect(blad.locator("main")).to_contain_text("Bericht aan")
    blad.locator(".verstuur .knop--hoofd").click()
    expect(blad.get_by_role("status").first).to_contain_text("gedaan")


def _in_de_zaak(blad: Page, zaak: str) -> None:
    """One primary action, a date that opens its derivation, a refusal with what helps, everything beside it."""
    expect(blad.locator("main .knop--hoofd")).to_have_count(1)
    for kop in ("Tijdlijn", "Bewijs", "Mensen", "Stukken"):
        expect(blad.locator(".paneel").get_by_role("heading", name=kop, exact=True)).to_be_visible()
    blad.locator(".klokken a").first.click()
    expect(blad.get_by_text("Zes weken, dus 42 dagen")).to_be_visible()
    expect(blad.locator("#termijnen details[open]").first).to_contain_text("Awb")
    weigering = blad.locator(".weigeringen tr", has_text="Klok weer laten lopen").first
    expect(weigering).to_contain_text("De opschorting loopt niet")
    weigering.get_by_role("link").first.focus()
    blad.keyboard.press("Enter")
    expect(blad).to_have_url(re.compile(f"/zaken/{zaak}/acties/schort_op"))


def _eenmaal_ook_bij_dubbele_klik_en_terug(loket: Loket, blad: Page, zaak: str) -> None:
    """A double click counts once; back in the browser finds no form to send again, and no draft of what was sent."""
    loket.ga(blad, f"/zaken/{zaak}/acties/verklaar_compleet")
    blad.get_by_label("Bevindingen").fill("Alle stuken zijn er.")
    blad.locator(".verstuur .knop--hoofd").dblclick()
    expect(blad.locator(".melding--ok")).to_contain_text("Compleet verklaren is vastgelegd")
    blad.go_back()
    expect(blad.get_by_role("heading", level=1)).to_have_text("Compleet verklaren kan nu niet")
    expect(blad.get_by_text("Uw concept")).to_have_count(0)
    assert loket.proef.stand(zaak)["gedaan"]["verklaar_compleet"]["keer"] == 1


def _herstel(loket: Loket, blad: Page, zaak: str) -> None:
    """Correction instead of undo: what stood there and what stands there now are both to be read."""
    loket.ga(blad, f"/zaken/{zaak}")
    stap = blad.locator(".tijdlijn > li", has_text="Compleet verklaren")
    stap.get_by_role("link", name="Herstel").click()
    expect(blad.get_by_role("heading", name="Nu staat er")).to_be_visible()
    blad.get_by_label("Welk gegeven").select_option("bevindingen")
    blad.get_by_label("Wat het moet zijn").fill("Alle stukken zijn er.")
    blad.get_by_label("Reden").fill("Een verschrijving.")
    blad.locator(".verstuur .knop--hoofd").click()
    vastgelegd = blad.locator("details", has_text="Gegeven hersteld bij stap").last
    vastgelegd.locator("summary").click()
    expect(vastgelegd).to_contain_text("Alle stuken zijn er.")
    expect(vastgelegd).to_contain_text("Alle stukken zijn er.")


def _rustige_meldingen(blad: Page) -> None:
    """One overview a day, and only what the law touches at once."""
    blad.locator(".wie summary").click()
    blad.get_by_role("link", name="Mijn meldingen").click()
    blad.get_by_label("Eén overzicht per werkdag").check()
    blad.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(blad.get_by_role("status")).to_be_visible()
    expect(blad.get_by_text("Wat de wet raakt, krijgt u altijd meteen")).to_be_visible()


def test_de_dag_van_een_behandelaar(loket: Loket, blad: Page, zaken: dict[str, str]) -> None:
    loket.meld_aan(blad, "noor/behandelaar")
    _de_lijst(blad, zaken)
    _bewaarde_weergave(blad)
    loket.ga(blad, "/")
    _meer_tegelijk(blad, zaken)
    blad.get_by_role("link", name="Terug naar de lijst").click()
    blad.get_by_role("link", name="Lotte Dagwerk", exact=True).click()
    _in_de_zaak(blad, zaken["nieuw"])
    _eenmaal_ook_bij_dubbele_klik_en_terug(loket, blad, zaken["nieuw"])
    _herstel(loket, blad, zaken["nieuw"])
    _rustige_meldingen(blad)
    loket.meld_af(blad)
    loket.ga(blad, f"/zaken/{zaken['nieuw']}")
    expect(blad.get_by_role("heading", name="Aanmelden")).to_be_visible()
