"""Mijn meldingen: everybody chooses for himself when the mail comes."""

from datetime import timedelta

from notificaties.voorkeuren import Wanneer, lees_voorkeuren
from tests.loket.web.proef import NU, Proef


def _keuze(proef: Proef, wie: str) -> Wanneer:
    with proef.samenstel.opslag.lezen() as lezer:
        return lees_voorkeuren(lezer).wanneer(wie)


def _aantal(proef: Proef) -> int:
    with proef.samenstel.opslag.lezen() as lezer:
        return lezer.koppen(["register/meldingen"]).get("register/meldingen", 0)


def test_wie_niets_kiest_krijgt_alles_meteen(proef: Proef) -> None:
    html = proef.als("samira").get("/meldingen")
    assert 'value="meteen" aria-describedby="h-wanneer" checked' in html
    assert "48 uur" not in html


def test_een_keuze_wordt_bewaard_als_gebeurtenis_en_geldt_alleen_voor_uzelf(proef: Proef) -> None:
    noor = proef.als("noor")
    noor.get("/meldingen")
    voor = _aantal(proef)
    noor.post("/meldingen", 303, {"wanneer": "dagelijks"})
    assert "Uw keuze is bewaard." in noor.get(noor.naar)
    assert (_keuze(proef, "noor"), _keuze(proef, "pim")) == (Wanneer.DAGELIJKS, Wanneer.METEEN)
    noor.post("/meldingen", 303, {"wanneer": "dagelijks"})
    assert _aantal(proef) == voor + 1
    noor.post("/meldingen", 303, {"wanneer": "meteen"})
    assert _keuze(proef, "noor") is Wanneer.METEEN


def test_een_keuze_die_er_niet_is_wordt_niet_bewaard(proef: Proef) -> None:
    noor = proef.als("noor")
    noor.get("/meldingen")
    assert "Kies een van de twee." in noor.post("/meldingen", 422, {"wanneer": "nooit"})


def test_een_school_leest_dat_de_wet_48_uur_geeft(proef: Proef) -> None:
    assert "48 uur" in proef.als("karin").get("/meldingen")


def test_op_de_zaak_staat_dat_een_bericht_meegaat_in_het_overzicht(proef: Proef) -> None:
    noor = proef.als("noor")
    noor.get("/meldingen")
    noor.post("/meldingen", 303, {"wanneer": "dagelijks"})
    zaak = proef.tlv("adviezen")
    proef.samenstel.bezorg(NU + timedelta(minutes=5))
    html = noor.get(f"/zaken/{zaak}").partition('id="berichten"')[2]
    assert "gaat mee in het overzicht van wo 25 nov 2026" in html
    noor.get("/meldingen")
    noor.post("/meldingen", 303, {"wanneer": "meteen"})
