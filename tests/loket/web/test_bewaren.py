"""Bewaren en vernietigen op de bladzijde: zien waarom, voorstellen, een ander laten goedkeuren, uitvoeren, proces-verbaal."""

from datetime import UTC, datetime

from tests.loket.web.proef import Proef

LATER = datetime(2029, 12, 10, 9, tzinfo=UTC)


def test_de_een_stelt_voor_de_ander_keurt_goed_en_daarna_is_het_niet_meer_te_lezen(proef: Proef) -> None:
    zaak = proef.tlv("maak_bekend", "Milan Rutgers")
    wil, dirk = proef.als("wil"), proef.als("dirk")
    assert zaak in wil.get("/kwaliteit/bewaren?uitkomst=later")
    proef.tijd.nu = LATER
    wil, dirk = proef.als("wil"), proef.als("dirk")
    html = wil.get("/kwaliteit/bewaren")
    assert "Vernietigen vanaf de dag erna" in html
    assert "WPO 18a lid 13" in html
    wil.post("/kwaliteit/bewaren", 303, {"post": f"zaak/{zaak}|gezondheidsgegeven/2026"})
    lijst = wil.naar
    assert "wacht op goedkeuring door een ander" in wil.get(lijst)
    dirk.get(lijst)
    dirk.post(lijst, 303, {"knop": "goedkeuren"})
    wil.get(lijst)
    wil.post(lijst, 303, {"knop": "uitvoeren"})
    assert "de sleutel vernietigd" in wil.get(lijst)
    tekst = wil.get(f"{lijst}/proces-verbaal.txt")
    assert "Proces-verbaal van vernietiging" in tekst
    assert f"- {zaak}: gezondheidsgegevens, schooljaar 2026/27" in tekst
    assert "Milan" not in tekst
    assert proef.stand(zaak)["gewist"]["gezondheidsgegeven/2026"]["op"] == "2029-12-10"


def test_wie_er_niet_over_gaat_ziet_het_niet_en_wat_niet_mag_zegt_waarom(proef: Proef) -> None:
    zaak = proef.tlv("maak_bekend", "Milan Rutgers")
    assert "functionaris gegevensbescherming" in proef.als("noor").get("/kwaliteit/bewaren", 403)
    wil = proef.als("wil")
    wil.get("/kwaliteit/bewaren?uitkomst=later")
    html = wil.post("/kwaliteit/bewaren", 409, {"post": f"zaak/{zaak}|gezondheidsgegeven/2026"})
    assert "De bezwaartermijn loopt" in html
    assert proef.als("ruud").get("/kwaliteit/bewaren"), "de auditor kijkt mee"
