"""The auditor in a real browser: step through a case with the slider, with and without script."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kernproces.opslag.anker import leg_anker
from tests.browser.conftest import Loket
from tests.hulp.elders import kale_python

pytestmark = pytest.mark.browser


def test_de_auditor_schuift_door_een_zaak(loket: Loket, blad: Page) -> None:
    zaak = loket.proef.tlv("adviezen")
    loket.meld_aan(blad, "ruud/auditor")
    loket.ga(blad, f"/zaken/{zaak}/naspelen")
    schuif = blad.get_by_role("slider", name="Stap")
    schuif.focus()
    schuif.press("Home")
    expect(blad.get_by_role("heading", name=re.compile("Na stap 1"))).to_be_visible()
    expect(schuif).to_be_focused()
    schuif.press("ArrowRight")
    expect(blad.get_by_role("heading", name=re.compile("Na stap 2"))).to_be_visible()
    expect(blad.locator("tr[aria-current=step]")).to_contain_text("Aanvraag indienen")
    blad.get_by_text(re.compile("Wat toen kon")).click()
    expect(blad.get_by_text("Compleet verklaren", exact=True)).to_be_visible()


def test_zonder_script_met_koppelingen_en_een_dag(loket: Loket, chromium: Browser) -> None:
    zaak = loket.proef.tlv("dien_in")
    context = chromium.new_context(
        java_script_enabled=False, locale="nl-NL", viewport={"width": 320, "height": 700}
    )
    blad = context.new_page()
    loket.meld_aan(blad, "ruud/auditor")
    loket.ga(blad, f"/zaken/{zaak}/naspelen?stap=1")
    blad.get_by_role("link", name="Volgende stap").click()
    expect(blad.get_by_role("heading", name=re.compile("Na stap 2"))).to_be_visible()
    blad.get_by_label("Zoals het stond aan het eind van").fill("2020-01-01")
    blad.get_by_role("button", name="Toon deze dag").click()
    expect(blad.get_by_role("heading", name="Voor het begin")).to_be_visible()
    assert blad.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_het_verhaal_van_de_auditor_zonder_hulp(loket: Loket, blad: Page, tmp_path: Path) -> None:
    """From login to logout: draw, replay each, the gaps, an anchor that was kept, the pack, and verify it elsewhere."""
    for leerling in ("Milan Rutgers", "Noa Brandsma"):
        loket.proef.tlv("maak_bekend", leerling)
    map_ = loket.proef.samenstel.instellingen.map_ / "ankers"
    with loket.proef.samenstel.opslag.lezen() as lezer:
        anker = leg_anker(lezer, map_, "2026-11-24")
    loket.meld_aan(blad, "ruud/auditor")
    blad.get_by_role("link", name="Kwaliteit").click()
    blad.get_by_role("link", name="Zelf zaken trekken").click()
    blad.get_by_label("Hoeveel zaken").fill("2")
    blad.get_by_label("Zaad").fill("4 6 1 1 3 2")
    blad.get_by_role("button", name="Trek", exact=True).click()
    expect(blad.get_by_role("heading", name=re.compile("Getrokken: 2 van"))).to_be_visible()
    with blad.expect_download() as protocol:
        blad.get_by_role("link", name="Protocol (JSON)").click()
    with blad.expect_download() as script:
        blad.get_by_role("link", name="Script om na te rekenen (Python)").click()
    protocol.value.save_as(tmp_path / "protocol.json")
    script.value.save_as(tmp_path / "narekenen.py")
    assert kale_python(tmp_path, "narekenen.py", "protocol.json").returncode == 0
    trekking = blad.url
    for n in range(2):
        loket.ga(blad, trekking.removeprefix(loket.adres))
        blad.get_by_role("link", name=re.compile("naspelen$")).nth(n).click()
        expect(blad.get_by_text("De keten is heel.")).to_be_visible()
        expect(blad.get_by_text(re.compile(r"^.*dekt deze stap"))).to_be_visible()
        blad.get_by_role("link", name="Nu bekend").click()
        expect(blad.get_by_role("heading", name="Wat later bleek")).to_be_visible()
    blad.get_by_role("link", name="Auditpakket van dit dossier").click()
    with blad.expect_download() as pakket:
        blad.get_by_role("button", name="Maak het pakket").click()
    (tmp_path / "elders").mkdir()
    pakket.value.save_as(tmp_path / "elders" / "pakket.zip")
    uit = kale_python(tmp_path / "elders", "pakket.zip")
    assert (uit.returncode, uit.stderr) == (0, ""), uit.stdout
    assert "elk oordeel is hetzelfde" in uit.stdout
    blad.get_by_role("link", name="Kwaliteit").click()
    blad.get_by_role("link", name="Bewijs voor de norm").click()
    blad.get_by_role("link", name="Verslag voor de auditor").click()
    with blad.expect_download() as papier:
        blad.get_by_role("link", name="Als PDF").click()
    assert papier.value.suggested_filename.endswith(".pdf")
    loket.ga(blad, "/kwaliteit/ankers")
    blad.get_by_label("Vingerafdruk uit de mail").fill(anker.afdruk)
    blad.get_by_role("button", name="Toets").click()
    expect(blad.get_by_role("status")).to_contain_text("past")
    loket.ga(blad, "/kwaliteit/wat-had")
    blad.get_by_label("had geduurd").fill("6 weken")
    blad.get_by_role("button", name="Vergelijk").first.click()
    expect(blad.get_by_text("Geen enkel verschil.")).to_be_visible()
    expect(blad.get_by_text("Wat dit niet bewijst")).to_be_visible()
    blad.locator(".wie summary").click()
    blad.get_by_role("button", name="Afmelden").click()
    expect(blad.locator(".wie")).to_have_count(0)
