"""A session that ends in the middle of a form loses nothing of it, and gives nobody else anything."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest

from kernproces.rollen import Rol
from loket.web.sessie import KOEKJE
from tests.loket.web.inlog import Mens
from tests.loket.web.proef import Bezoeker, Proef

TEKST = "Besproken met school: de plaatsing begint na de vakantie. 🙂"


@pytest.fixture
def p(tmp_path: Path) -> Iterator[Proef]:
    proef = Proef(tmp_path)
    yield proef
    proef.samenstel.sluit()


def _te_laat(p: Proef, bezoeker: Bezoeker, adres: str, velden: dict[str, str], ververs: str = "") -> None:
    """Open the form, wait too long, send it."""
    bezoeker.get(ververs or adres)
    p.tijd.nu += timedelta(hours=3)
    bezoeker.post(adres, 303, velden)
    assert bezoeker.naar == "/aanmelden?bewaard=1"
    assert "Wat u had ingevuld, is bewaard" in bezoeker.get(bezoeker.naar)


def test_na_opnieuw_aanmelden_staat_het_formulier_er_gevuld_en_is_er_niets_vastgelegd(p: Proef) -> None:
    noor = Mens(p, "noor")
    bezoeker, _ = noor.neem_in_gebruik()
    zaak = p.tlv("dien_in")
    voor = p.stand(zaak)
    adres = f"/zaken/{zaak}/acties/noteer"
    _te_laat(p, bezoeker, adres, {"tekst": TEKST, "knop": "doe"})
    noor.begin(bezoeker)
    bezoeker.get(bezoeker.naar)
    bezoeker.post("/aanmelden/code", 303, {"code": noor.code()})
    assert bezoeker.naar == "/hervat"
    html = bezoeker.get("/hervat")
    assert TEKST in html
    assert "Uw sessie was verlopen" in html
    assert p.stand(zaak) == voor
    assert TEKST in bezoeker.get("/hervat")  # a reload loses nothing either
    bezoeker.post(adres, 303, bezoeker.velden(html) | {"csrf": bezoeker.token, "knop": "doe"})
    assert p.stand(zaak)["nr"] > voor["nr"]
    p.tijd.nu += timedelta(hours=3)
    noor.meld_aan(bezoeker)
    assert bezoeker.naar == "/"  # what stood there again does not come back at every login


def test_herhalende_regels_staan_er_ook_weer(p: Proef) -> None:
    kaat = p.als("kaat")
    velden = {
        "kenmerk": "tlv-2027",
        "naam": "Besluiten 2027",
        "proces": "tlv",
        "van": "2027-01-01",
        "tot": "",
    }
    velden |= {
        "criteria.aantal": "2",
        "criteria.0.vraag": "Klopt de termijn?",
        "criteria.1.vraag": "Is er gehoord?",
    }
    _te_laat(p, kaat, "/beheer/registers/criteria", velden)
    kaat.meld_aan("kaat", Rol.KWALITEITSMEDEWERKER)
    html = kaat.get(kaat.naar)
    assert "Nieuwe versie" in html
    for waarde in ("tlv-2027", "Besluiten 2027", "Klopt de termijn?", "Is er gehoord?", "1-1-2027"):
        assert waarde in html
    with p.samenstel.opslag.lezen() as lezer:
        assert "tlv-2027" not in p.samenstel.kern.bron.registers(lezer).items["criteria"]


def test_een_nieuw_dossier_staat_er_ook_weer(p: Proef) -> None:
    wil = p.als("wil")
    _te_laat(p, wil, "/dossiers/nieuw", {"leerling": "Ümit Örnek", "school": "school-2", "over": "leerling"})
    wil.meld_aan("wil", Rol.SECRETARIAAT)
    html = wil.get(wil.naar)
    assert 'value="Ümit Örnek"' in html
    assert 'value="school-2" selected' in html


def test_van_een_ander_formulier_staat_het_getypte_er_om_over_te_nemen(p: Proef) -> None:
    bea = p.als("bea")
    velden = {"naam": "klantbeeld", "adres": "https://klant.example/in", "soorten": ""}
    _te_laat(p, bea, "/beheer/webhooks", velden)
    bea.meld_aan("bea", Rol.BEHEERDER)
    html = bea.get(bea.naar)
    assert "Wat u had ingevuld" in html
    assert "https://klant.example/in" in html


def test_een_ander_die_zich_daarna_aanmeldt_ziet_er_niets_van(p: Proef) -> None:
    noor, zaak = p.als("noor"), p.tlv("dien_in")
    _te_laat(p, noor, f"/zaken/{zaak}/acties/noteer", {"tekst": TEKST})
    noor.meld_aan("pim", Rol.BEHANDELAAR)
    assert noor.naar == "/"
    noor.get("/hervat", 303)
    noor.get("/")
    noor.post("/afmelden", 303, {})
    noor.meld_aan("noor", Rol.BEHANDELAAR)
    assert noor.naar == "/"


def test_een_formulier_van_elders_wordt_niet_bewaard(p: Proef) -> None:
    noor, zaak = p.als("noor"), p.tlv("dien_in")
    p.tijd.nu += timedelta(hours=3)
    antwoord = noor.client.post(f"/zaken/{zaak}/acties/noteer", data={"tekst": TEKST, "csrf": "verzonnen"})
    assert antwoord.headers["location"] == "/aanmelden"
    with p.samenstel.opslag.lezen() as lezer:
        assert lezer.rij_query("SELECT * FROM bewaard") == []


def test_wat_bewaard_wordt_ligt_op_slot_met_wat_alleen_de_browser_heeft(p: Proef) -> None:
    noor, zaak = p.als("noor"), p.tlv("dien_in")
    _te_laat(p, noor, f"/zaken/{zaak}/acties/noteer", {"tekst": TEKST})
    token = noor.client.cookies[KOEKJE]
    with p.samenstel.opslag.lezen() as lezer:
        rijen = lezer.rij_query("SELECT * FROM bewaard")
        sessies = lezer.rij_query("SELECT * FROM sessie")
    assert len(rijen) == 1
    assert "Besproken" not in str(rijen)
    assert token not in str(rijen) + str(sessies)
    p.samenstel.sessies.ruim_op(p.tijd.nu + timedelta(hours=13))
    with p.samenstel.opslag.lezen() as lezer:
        assert lezer.rij_query("SELECT * FROM bewaard") == []


def test_een_formulier_uit_een_ander_tabblad_van_voor_een_rolwissel_staat_er_weer(p: Proef) -> None:
    noor, zaak = p.als("noor"), p.tlv("dien_in")
    adres = f"/zaken/{zaak}/acties/noteer"
    noor.get(adres)
    oud = noor.token
    noor.get("/")
    noor.post("/rol", 303, {"rol": "teamleider"})
    inhoud = urlencode({"csrf": oud, "tekst": TEKST, "knop": "doe"})
    kop = {"content-type": "application/x-www-form-urlencoded"}
    antwoord = noor.client.post(adres, content=inhoud, headers=kop)
    assert (antwoord.status_code, antwoord.headers["location"]) == (303, "/hervat")
    assert TEKST in noor.get("/hervat")
