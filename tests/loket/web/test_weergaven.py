"""Kept views: one's own and those of one's function, with counts; and the list as a file, exactly as it stands."""

import csv
import io
import re
import zipfile

import pytest

from loket.web.lijst import uitvoer
from tests.loket.web.proef import Bezoeker, Proef


def _zaken(html: str) -> list[str]:
    return re.findall(r'class="zaak" href="/zaken/([^"]+)"', html)


def _bewaar(bezoeker: Bezoeker, vraag: str, titel: str, **rest: str) -> str:
    bezoeker.get(f"/weergaven/nieuw?{vraag}")
    bezoeker.post(f"/weergaven/nieuw?{vraag}", 303, {"titel": titel, **rest})
    return bezoeker.naar


def test_een_bewaarde_weergave_staat_met_haar_aantal_in_de_rand_en_opent_dezelfde_lijst(proef: Proef) -> None:
    zaak = proef.tlv("dien_in", school="school-2")
    noor = proef.als("noor")
    adres = _bewaar(noor, "weergave=alle&school=school-2&gevolg=1", "Molenveld, norm")
    html = noor.get(adres)
    assert "<h1>Molenveld, norm</h1>" in html
    assert zaak in _zaken(html)
    aantal = re.search(r'aria-current="page">Molenveld, norm <span>(\d+)</span>', html)
    assert aantal is not None
    assert int(aantal[1]) == len(_zaken(html))
    assert "Molenveld, norm" not in proef.als("pim").get("/")


def test_wat_met_een_functie_is_gedeeld_ziet_iedereen_met_die_functie_en_van_zichzelf(proef: Proef) -> None:
    _bewaar(proef.als("tom"), "weergave=beurt&termijn=later", "Rustig aan <b>&", deelt="secretariaat")
    wil, noor = proef.als("wil"), proef.als("noor")
    assert "Rustig aan <b>&" in wil.get("/weergaven")
    assert "Gedeeld door T. Albers" in wil.get("/weergaven")
    assert "Rustig aan" not in noor.get("/weergaven")
    id_ = re.search(r'action="/weergaven/([0-9a-f]{12})"', wil.get("/weergaven"))
    assert id_ is not None
    assert "is van Tom Albers" in wil.post(f"/weergaven/{id_[1]}", 403, {"knop": "weg"})


def test_hernoemen_beginnen_en_verwijderen(proef: Proef) -> None:
    pim = proef.als("pim")
    adres = _bewaar(pim, "weergave=zonder", "Verdelen", begin="1")
    assert "<h1>Verdelen</h1>" in pim.get("/")
    id_ = adres.rpartition("=")[2]
    assert "U begint hiermee" in pim.get("/weergaven")
    pim.post(f"/weergaven/{id_}", 303, {"knop": "bewaar", "titel": "Te verdelen"})
    assert "<h1>Te verdelen</h1>" in pim.get("/")
    pim.get("/weergaven")
    pim.post(f"/weergaven/{id_}", 303, {"knop": "weg", "titel": "x"})
    assert "<h1>Mijn zaken</h1>" in pim.get("/")
    pim.get("/weergaven")
    pim.post(f"/weergaven/{id_}", 404, {"knop": "begin"})


def test_een_weergave_zonder_naam_of_te_veel_weergaven_wordt_geweigerd(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    milou = proef.als("milou")
    milou.get("/weergaven/nieuw?weergave=alle")
    for niets in ("  ", "\x00", "\u200f\u202e"):  # what nobody can see is no name
        html = milou.post("/weergaven/nieuw?weergave=alle", 422, {"titel": niets})
        assert "Geef de weergave een naam" in html
    monkeypatch.setattr("loket.lijst.bewaard.MEESTE", 0)
    assert "Verwijder er eerst een" in milou.post("/weergaven/nieuw?weergave=alle", 422, {"titel": "Nog een"})


def test_de_naam_van_een_weergave_staat_niet_leesbaar_in_de_databank(proef: Proef) -> None:
    _bewaar(proef.als("kaat"), "weergave=alle", "Geheimtitel")
    with proef.samenstel.opslag.lezen() as lezer:
        rijen = lezer.rij_query("SELECT * FROM weergave")
    assert rijen
    assert "Geheimtitel" not in str(rijen)


# ------------------------------------------------------------ the list as a file


def _bestand(bezoeker: Bezoeker, vraag: str, **keuze: str) -> bytes:
    bezoeker.get(f"/uitvoer?{vraag}")
    gegevens = {"csrf": bezoeker.token, **keuze}
    antwoord = bezoeker.client.post(f"/uitvoer?{vraag}", data=gegevens)
    assert antwoord.status_code == 200, antwoord.text
    return antwoord.content


def test_een_bestand_is_precies_de_lijst_in_dezelfde_volgorde_en_zonder_namen(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        proef.tlv("dien_in", leerling="Ilse Uitvoer", school="school-2")
    noor, vraag = proef.als("noor"), "weergave=alle&school=school-2"
    monkeypatch.setattr(uitvoer, "PER_KEER", 2)
    inhoud = _bestand(noor, vraag, vorm="csv")
    assert inhoud.startswith("\ufeff".encode())
    rijen = list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";"))
    assert rijen[0][:3] == ["Zaak", "Soort", "Toestand"]
    assert [r[0] for r in rijen[1:]] == _zaken(noor.get(f"/?{vraag}"))
    assert "Ilse Uitvoer" not in inhoud.decode()
    assert "Ilse Uitvoer" in _bestand(noor, vraag, vorm="csv", namen="1").decode()


def test_een_naam_die_op_een_formule_lijkt_blijft_een_naam(proef: Proef) -> None:
    formule = '=HYPERLINK("http://kwaad";"klik")'
    zaak = proef.tlv("dien_in", leerling=formule, school="school-2")
    noor = proef.als("noor")
    tekst = _bestand(noor, "weergave=alle&school=school-2", vorm="csv", namen="1").decode("utf-8-sig")
    rij = next(r for r in csv.reader(io.StringIO(tekst), delimiter=";") if r[0] == zaak)
    assert rij[1] == f"'{formule}"
    excel = _bestand(noor, "weergave=alle&school=school-2", vorm="xlsx", namen="1")
    with zipfile.ZipFile(io.BytesIO(excel)) as boek:
        blad = boek.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in blad
    assert "HYPERLINK" in blad
    assert zaak in blad


@pytest.mark.parametrize("tekst", ["=1", " +1", "-1", "@x", "\t=1", "＝1", "|cmd"])
def test_geen_rekenblad_rekent_met_een_tekst(tekst: str) -> None:
    assert uitvoer.veilig(tekst) == f"'{tekst}"


def test_een_te_lange_lijst_wordt_niet_half_gegeven(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    proef.tlv(), proef.tlv()
    monkeypatch.setattr(uitvoer, "MEESTE", 1)
    noor = proef.als("noor")
    noor.get("/uitvoer?weergave=alle")
    assert "Kies eerst filters" in noor.post("/uitvoer?weergave=alle", 422, {"vorm": "csv"})


def test_wie_een_lijst_meeneemt_staat_vast_en_een_school_neemt_niets_mee(proef: Proef) -> None:
    proef.tlv("dien_in")
    _bestand(proef.als("wil"), "weergave=alle", vorm="csv", namen="1")
    html = proef.als("bea").get("/beheer/uitvoer")
    assert "Wil Hoekstra" in html
    assert "met namen" in html
    assert "neemt geen lijsten mee" in proef.als("karin").get("/uitvoer?weergave=alle", 403)
    assert "ziet niet wie" in proef.als("noor").get("/beheer/uitvoer", 403)
    assert "Ilse" not in _bestand(proef.als("ruud"), "weergave=alle", vorm="csv", namen="1").decode()
