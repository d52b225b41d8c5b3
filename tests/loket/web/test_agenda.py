"""The calendar feed: valid, without a name, stable over changes, and gone the moment it is withdrawn."""

import re
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from loket.agenda import eigenaar
from loket.ical import BREEDTE, tekst, vouw
from tests.loket.web.proef import NU, Bezoeker, Proef

ADRES = re.compile(r"/agenda/([A-Za-z0-9_-]{43})\.ics")


def ontleed(inhoud: bytes) -> list[dict[str, str]]:
    """A reader of iCalendar of a few lines, as naive as can be: unfold, then name and value."""
    assert inhoud.endswith(b"\r\n")
    assert all(len(regel) <= BREEDTE for regel in inhoud.split(b"\r\n"))
    regels = inhoud.decode().replace("\r\n ", "").split("\r\n")[:-1]
    assert regels[0] == "BEGIN:VCALENDAR"
    assert regels[-1] == "END:VCALENDAR"
    gebeurtenissen: list[dict[str, str]] = []
    for regel in regels:
        naam, _, waarde = regel.partition(":")
        if regel == "BEGIN:VEVENT":
            gebeurtenissen.append({})
        elif gebeurtenissen and not regel.startswith("END:"):
            assert naam not in gebeurtenissen[-1]
            gebeurtenissen[-1][naam] = waarde
    return gebeurtenissen


def maak_adres(proef: Proef, wie: str) -> tuple[Bezoeker, str]:
    bezoeker = proef.als(wie)
    bezoeker.get("/meldingen")
    gevonden = ADRES.search(bezoeker.post("/meldingen/agenda", 200, {}))
    assert gevonden is not None
    return bezoeker, gevonden[0]


def haal(proef: Proef, adres: str, status: int = 200, **koppen: str) -> Any:
    antwoord = proef.bezoeker().client.get(adres, headers=koppen)
    assert antwoord.status_code == status
    return antwoord


def van_zaak(proef: Proef, adres: str, zaak: str) -> dict[str, dict[str, str]]:
    lijst = ontleed(haal(proef, adres).content)
    return {
        g["UID"].split("@")[0].removeprefix(f"{zaak}-"): g for g in lijst if g["UID"].startswith(f"{zaak}-")
    }


def test_de_agenda_noemt_nummer_en_termijn_en_niemands_naam(proef: Proef) -> None:
    zaak = proef.tlv("verklaar_compleet", leerling="Milan Rutgers")
    _, adres = maak_adres(proef, "noor")
    antwoord = haal(proef, adres)
    assert antwoord.headers["content-type"] == "text/calendar; charset=utf-8"
    norm = van_zaak(proef, adres, zaak)["D.TLV.norm"]
    assert norm["SUMMARY"] == f"{zaak}: norm voor het besluit op de aanvraag"
    assert norm["DTSTART;VALUE=DATE"] == "20270105"
    assert norm["DTEND;VALUE=DATE"] == "20270106"
    assert norm["STATUS"] == "CONFIRMED"
    assert norm["URL"].endswith(f"/zaken/{zaak}")
    for naam in ("Rutgers", "Milan", "Verbeek", "noor", "Veenster"):
        assert naam not in antwoord.text


def test_wie_verschuift_krijgt_een_hoger_volgnummer_onder_hetzelfde_kenmerk(proef: Proef) -> None:
    zaak = proef.tlv("verklaar_compleet")
    _, adres = maak_adres(proef, "noor")
    voor = van_zaak(proef, adres, zaak)["D.TLV.wet"]
    uitstel = Opdracht("spreek_uitstel_af", "piet", Rol.BEVOEGD_GEZAG, "voorbeeld", {"dagen": 7})
    assert proef.samenstel.kern.doe(zaak, uitstel, NU).gelukt
    na = van_zaak(proef, adres, zaak)["D.TLV.wet"]
    assert na["UID"] == voor["UID"]
    assert na["DTSTART;VALUE=DATE"] > voor["DTSTART;VALUE=DATE"]
    assert int(na["SEQUENCE"]) > int(voor["SEQUENCE"])


def test_een_gestopte_termijn_is_een_maand_lang_afgezegd(proef: Proef) -> None:
    zaak = proef.tlv("verleen")
    _, adres = maak_adres(proef, "noor")
    voor = van_zaak(proef, adres, zaak)["D.TLV.norm"]
    proef.doe(zaak, "maak_bekend", "wil")
    na = van_zaak(proef, adres, zaak)["D.TLV.norm"]
    assert (na["STATUS"], na["UID"]) == ("CANCELLED", voor["UID"])
    assert int(na["SEQUENCE"]) > int(voor["SEQUENCE"])
    proef.tijd.nu = NU + timedelta(days=32)
    assert "D.TLV.norm" not in van_zaak(proef, adres, zaak)


def test_zonder_verandering_is_het_antwoord_304(proef: Proef) -> None:
    proef.tlv("verklaar_compleet")
    _, adres = maak_adres(proef, "noor")
    etag = haal(proef, adres).headers["etag"]
    leeg = haal(proef, adres, 304, **{"If-None-Match": etag})
    assert leeg.content == b""
    assert leeg.headers["etag"] == etag
    proef.tlv("verklaar_compleet")
    haal(proef, adres, 200, **{"If-None-Match": etag})


def test_een_nieuw_adres_en_intrekken_sluiten_het_oude_meteen(proef: Proef) -> None:
    noor, eerste = maak_adres(proef, "noor")
    assert not ADRES.search(noor.get("/meldingen"))
    gevonden = ADRES.search(noor.post("/meldingen/agenda", 200, {}))
    assert gevonden is not None
    haal(proef, eerste, 404)
    haal(proef, gevonden[0])
    noor.post("/meldingen/agenda/intrekken", 303, {})
    assert "ingetrokken" in noor.get(noor.naar)
    haal(proef, gevonden[0], 404)


def test_het_geheim_staat_alleen_als_afdruk_in_de_geschiedenis(proef: Proef) -> None:
    _, adres = maak_adres(proef, "pim")
    gevonden = ADRES.search(adres)
    assert gevonden is not None
    with proef.samenstel.opslag.lezen() as lezer:
        assert gevonden[1].encode() not in b"".join(bytes(inhoud) for _, _, inhoud, _ in lezer.alles())
        assert eigenaar(lezer, gevonden[1]) == "pim"
        assert eigenaar(lezer, "") is None


def test_een_school_ziet_alleen_wat_op_haar_wacht(proef: Proef) -> None:
    eigen, ander = proef.tlv("dien_in"), proef.tlv("dien_in", school="school-2")
    for zaak in (eigen, ander):
        proef.doe(zaak, "verzoek_aanvulling", "noor")
    _, adres = maak_adres(proef, "karin")
    assert set(van_zaak(proef, adres, eigen)) >= {"D.TLV.herstel"}
    assert van_zaak(proef, adres, eigen)["D.TLV.norm"]["STATUS"] == "TENTATIVE"
    assert van_zaak(proef, adres, ander) == {}


@pytest.mark.parametrize("geheim", ["x", "a" * 43, "%00", "..%2f"])
def test_een_onbekend_adres_is_er_niet(proef: Proef, geheim: str) -> None:
    assert proef.bezoeker().client.get(f"/agenda/{geheim}.ics").status_code == 404


@given(st.text())
def test_vouwen_houdt_elke_regel_kort_en_elk_teken_heel(waarde: str) -> None:
    regel = f"SUMMARY:{tekst(waarde)}"
    gevouwen = vouw(regel)
    delen = gevouwen.split(b"\r\n")
    assert all(len(deel) <= BREEDTE for deel in delen)
    assert all(deel.startswith(b" ") for deel in delen[1:-1])
    assert gevouwen.decode().replace("\r\n ", "") == regel + "\r\n"
