"""Every error is a Dutch page that says what helps; names stay out of logs and addresses; the statement is for everybody."""

import logging
from dataclasses import replace

import pytest
from starlette.requests import Request

from loket.web.app import maak_app
from loket.web.fouten import TITELS, ZINNEN, foutblad
from tests.loket.web.proef import Bezoeker, Proef

NAAM, TEKST = "Xavier Quispel", "Vader vertelde dat Xavier slecht slaapt."


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 413, 422, 429, 500])
def test_elke_fout_heeft_een_blad_met_een_eigen_kop_en_wat_helpt(proef: Proef, status: int) -> None:
    vraag = Request({"type": "http", "app": proef.app, "method": "GET", "path": "/", "headers": []})
    antwoord = foutblad(vraag, status)
    html = bytes(antwoord.body).decode()
    assert antwoord.status_code == status
    assert f"<h1>{TITELS[status]}</h1>" in html
    assert ZINNEN[status] in html
    assert len(set(TITELS.values())) == len(TITELS)


@pytest.mark.parametrize(
    ("methode", "adres", "status"),
    [
        ("GET", "/bestaat-niet", 404),
        ("DELETE", "/zaken/Z-1", 405),
        ("PUT", "/dossiers", 405),
        ("GET", "/zaken/Z-9999-0000", 404),
        ("GET", "/termijnen?na=%00", 200),
    ],
)
def test_een_vreemde_vraag_krijgt_haar_eigen_blad(
    proef: Proef, methode: str, adres: str, status: int
) -> None:
    antwoord = proef.als("noor").client.request(methode, adres)
    assert antwoord.status_code == status
    assert '<html lang="nl">' in antwoord.text


def test_geen_naam_en_geen_getypte_tekst_in_een_log_of_adres(
    proef: Proef, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        zaak, noor = proef.tlv("dien_in", leerling=NAAM), proef.als("noor")
        adres = f"/zaken/{zaak}/acties/noteer"
        for knop, status in (("bewaar", 200), ("doe", 303)):
            noor.get(adres)
            noor.post(adres, status, {"tekst": TEKST, "knop": knop})
        assert "Xavier" not in noor.naar
        noor.get("/zoeken")
        noor.client.post("/zoeken", data={"csrf": noor.token, "vraag": NAAM})
        noor.client.post(adres, data={"csrf": "vals", "tekst": TEKST})
        noor.client.post(adres, content=TEKST, headers={"content-type": "multipart/form-data"})
    regels = [r.getMessage() for r in caplog.records]
    assert not [r for r in regels if "Xavier" in r or "Quispel" in r or "slaapt" in r]


def test_de_verklaring_over_toegankelijkheid_is_voor_iedereen(proef: Proef) -> None:
    for bezoeker in (proef.bezoeker(), proef.als("karin")):
        html = bezoeker.get("/toegankelijkheid")
        assert "<h1>Toegankelijkheid</h1>" in html
        assert "WCAG" in html
    assert 'href="/toegankelijkheid"' in proef.bezoeker().get("/aanmelden")


def test_over_tls_zegt_elk_antwoord_dat_het_nooit_zonder_kan(proef: Proef) -> None:
    veilig = replace(proef.instellingen, adres="https://kernproces.voorbeeld.nl")
    app = maak_app(proef.samenstel, veilig, proef.tijd)
    koppen = Bezoeker(app).client.get("/aanmelden").headers
    assert koppen["strict-transport-security"].startswith("max-age=31536000")
    assert "strict-transport-security" not in proef.bezoeker().client.get("/aanmelden").headers


def test_wie_is_aangemeld_houdt_op_een_foutblad_zijn_menu_en_begint_waar_zijn_werk_begint(
    proef: Proef,
) -> None:
    for wie, begin in (
        ("noor", ('href="/"', "Naar de werkvoorraad")),
        ("karin", ('href="/school"', "Naar uw aanvragen")),
    ):
        html = proef.als(wie).get("/bestaat-niet", 404)
        assert f'<a class="knop" {begin[0]}>{begin[1]}</a>' in html
        assert 'aria-label="Hoofdmenu"' in html
        assert "Afmelden" in html
    noor, formulier = proef.als("noor"), f"/zaken/{proef.tlv('dien_in')}/acties/voeg_stuk_toe"
    te_groot = noor.client.post(formulier, content=b"x", headers={"content-length": str(26 * 2**20)})
    assert te_groot.status_code == 413
    assert f'<a class="knop" href="{formulier}">Terug naar het formulier</a>' in te_groot.text
    buiten = proef.bezoeker().get("/bestaat-niet", 404)
    assert '<a class="knop" href="/aanmelden">Meld u aan</a>' in buiten
    assert "werkvoorraad" not in buiten
    ouder = proef.bezoeker().get("/volg/onbekend/verder", 404)
    assert "Meld u aan" not in ouder, "een ouder met een link heeft geen account"
