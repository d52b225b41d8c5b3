"""Every error is application/problem+json (RFC 9457), in Dutch, without stack trace and without what was sent."""

import logging
from typing import Any

import pytest

from kernproces.opslag.fouten import DatabankVolError
from kernproces.rollen import Rol
from loket.api.app import maak_api
from loket.api.tokens import maak_token, trek_tokens_in
from tests.hulp.klant import Klant
from tests.loket.api.conftest import NU, Als, Proef, etag

JSON = {"Content-Type": "application/json"}


def keur(antwoord: Any, status: int) -> dict[str, Any]:
    """The contract of a problem."""
    probleem: dict[str, Any] = antwoord.json()
    assert antwoord.status_code == status, antwoord.text
    assert antwoord.headers["content-type"] == "application/problem+json"
    assert antwoord.headers["api-version"] == "1.0.0"
    assert probleem["status"] == status
    assert probleem["type"].startswith("urn:kernproces:probleem:")
    assert probleem["title"]
    assert probleem["detail"]
    assert probleem["instance"] == antwoord.request.url.path
    assert "Traceback" not in antwoord.text
    return probleem


@pytest.mark.parametrize(
    "pad",
    [
        "/niets",
        "/zaken/",
        "/zaken/z1/acties/",
        "/",
        "/zaken/bestaat-niet",
        "/dossiers/bestaat-niet",
        "/zaken/%00",
    ],
)
def test_wat_er_niet_is_wordt_niet_gevonden(anna: Klant, pad: str) -> None:
    keur(anna.get(pad), 404)


def test_ook_bij_een_verzonnen_methode_is_een_adres_dat_er_niet_is_er_niet(anna: Klant) -> None:
    keur(anna.request("VERZONNEN", "/nergens"), 404)


@pytest.mark.parametrize(
    ("methode", "pad", "kent"),
    [
        ("DELETE", "/zaken", "GET, POST"),
        ("PATCH", "/zaken/z1", "GET"),
        ("TRACE", "/zaken/z1/acties/noteer", "GET, POST"),
        ("PROPFIND", "/zaken", "GET, POST"),
        ("VERZONNEN", "/openapi.json", "GET"),
    ],
)
def test_een_methode_die_er_niet_is_noemt_welke_er_wel_zijn(
    anna: Klant, methode: str, pad: str, kent: str
) -> None:
    antwoord = anna.request(methode, pad)
    keur(antwoord, 405)
    assert antwoord.headers["allow"] == kent


@pytest.mark.parametrize(
    "kop",
    [
        {},
        {"Authorization": "Bearer kp_onbekend"},
        {"Authorization": "Basic YTpi"},
        {"Authorization": "Bearer"},
    ],
)
@pytest.mark.parametrize(
    "pad", ["/zaken", "/zaken/z1", "/dossiers", "/termijnen", "/berichten", "/bewijs/d", "/zaken/z1/acties"]
)
def test_zonder_geldig_token_ziet_niemand_iets(proef: Proef, kop: dict[str, str], pad: str) -> None:
    client = Klant(maak_api(proef.samenstel), base_url="http://proef/api/v1")
    antwoord = client.get(pad, headers=kop)
    keur(antwoord, 401)
    assert antwoord.headers["www-authenticate"] == "Bearer"


def test_een_token_staat_alleen_als_afdruk_in_de_databank_en_is_in_te_trekken(proef: Proef) -> None:
    token = maak_token(proef.samenstel, "sara", [Rol.SECRETARIAAT], vandaag=NU.date())
    client = Klant(
        maak_api(proef.samenstel),
        base_url="http://proef/api/v1",
        headers={"Authorization": f"Bearer {token}"},
    )
    with proef.samenstel.opslag.lezen() as lezer:
        assert token not in str(lezer.rij_query("SELECT naam, waarde FROM kenmerk"))
    assert trek_tokens_in(proef.samenstel, "sara") >= 1
    keur(client.get("/zaken"), 401)


def test_een_token_geeft_alleen_de_eigen_rollen(als: Als) -> None:
    anna = als("anna", Rol.BEHANDELAAR)
    assert anna.get("/zaken", headers={"X-Rol": "behandelaar"}).status_code == 200
    keur(anna.get("/zaken", headers={"X-Rol": "auditor"}), 403)
    keur(anna.get("/zaken", headers={"X-Rol": "koning"}), 403)


def test_een_token_voor_het_systeem_of_zonder_rol_bestaat_niet(proef: Proef) -> None:
    for rollen in ([], [Rol.SYSTEEM], [Rol.BEHANDELAAR, Rol.SYSTEEM]):
        with pytest.raises(ValueError, match="rol"):
            maak_token(proef.samenstel, "anna", rollen, vandaag=NU.date())


@pytest.mark.parametrize(
    "inhoud", [b"", b"{", b"{'a': 1}", b'{"a": NaN}', b"\xff\xfe", b'{"a": "\\ud800"}', b"[" * 100_000]
)
def test_onleesbare_json_is_een_fout_van_de_vrager(anna: Klant, inhoud: bytes) -> None:
    keur(anna.post("/dossiers", content=inhoud, headers=JSON), 400)


@pytest.mark.parametrize("soort", [None, "text/plain", "application/x-www-form-urlencoded"])
def test_iets_anders_dan_json_wordt_niet_gelezen(anna: Klant, soort: str | None) -> None:
    koppen = {} if soort is None else {"Content-Type": soort}
    keur(anna.post("/dossiers", content=b'{"leerling": "x"}', headers=koppen), 415)


def test_een_te_groot_verzoek_wordt_niet_ingelezen(anna: Klant) -> None:
    keur(anna.post("/dossiers", content=b'{"leerling": "' + b"x" * 1_000_001, headers=JSON), 413)


@pytest.mark.parametrize(
    ("lichaam", "veld"),
    [
        ([], "verzoek"),
        (3, "verzoek"),
        ({}, "leerling"),
        ({"leerling": ""}, "leerling"),
        ({"leerling": "a", "x": 1}, "x"),
        ({"leerling": 7}, "leerling"),
        ({"leerling": "a", "school": 2**60}, "verzoek"),
    ],
)
def test_een_verkeerd_veld_wordt_genoemd_zonder_de_waarde(anna: Klant, lichaam: object, veld: str) -> None:
    probleem = keur(anna.post("/dossiers", json=lichaam), 422)
    assert probleem["fouten"][0]["veld"] == veld


def test_een_onbekend_veld_in_een_formulier_noemt_de_velden_die_er_zijn(proef: Proef, anna: Klant) -> None:
    zaak = proef.zaak("ontvangen")
    antwoord = anna.post(
        f"/zaken/{zaak}/acties/noteer", json={"gegevens": {"txt": "x"}}, headers=etag(anna, zaak)
    )
    assert "Dit formulier heeft: tekst" in keur(antwoord, 422)["detail"]


def test_een_actie_van_het_systeem_wordt_gewoon_geweigerd(proef: Proef, anna: Klant) -> None:
    zaak = proef.zaak("ontvangen")
    antwoord = anna.post(f"/zaken/{zaak}/acties/adviezen_compleet", json={}, headers=etag(anna, zaak))
    assert "doet het systeem zelf" in keur(antwoord, 422)["beletselen"][0]["reden"]


@pytest.mark.parametrize("actie", ["bestaat_niet", "start"])
def test_een_onbekende_actie_is_er_niet(proef: Proef, anna: Klant, actie: str) -> None:
    zaak = proef.zaak("ontvangen")
    keur(anna.get(f"/zaken/{zaak}/acties/{actie}"), 404)
    keur(anna.post(f"/zaken/{zaak}/acties/{actie}", json={}, headers=etag(anna, zaak)), 404)


@pytest.mark.parametrize(
    ("lichaam", "status"),
    [
        ({"workflow": "onzin", "dossier": "d-w"}, 422),
        ({"workflow": "tlv", "dossier": "weg"}, 404),
        ({"workflow": "tlv", "dossier": "d-w", "hoofdzaak": "weg"}, 422),
    ],
)
def test_een_begin_met_een_onbekende_procedure_dossier_of_hoofdzaak(
    proef: Proef, anna: Klant, lichaam: dict[str, str], status: int
) -> None:
    if not anna.get("/dossiers/d-w").is_success:
        proef.zaak("concept", "w")
    keur(anna.post("/zaken", json=lichaam), status)


def test_een_volle_schijf_is_geen_raadsel(proef: Proef, anna: Klant, monkeypatch: pytest.MonkeyPatch) -> None:
    zaak = proef.zaak("ontvangen")
    tag = etag(anna, zaak)

    def vol(*_: object) -> None:
        raise DatabankVolError

    monkeypatch.setattr(proef.samenstel.kern.boekhouding, "boek", vol)
    antwoord = anna.post(f"/zaken/{zaak}/acties/noteer", json={"gegevens": {"tekst": "Gebeld."}}, headers=tag)
    assert "schijf" in keur(antwoord, 503)["detail"]
    assert antwoord.headers["retry-after"] == "60"


def test_een_fout_van_ons_verklapt_niets_en_staat_zonder_gegevens_in_het_logboek(
    proef: Proef, anna: Klant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    naam = str(proef)  # a text that stands in no source file: a trace quotes the source

    def stuk(*_: object) -> None:
        raise RuntimeError(naam)

    monkeypatch.setattr(proef.samenstel.kern.bron, "laad", stuk)
    with caplog.at_level(logging.ERROR):
        antwoord = anna.get("/zaken/z1")
    assert naam not in antwoord.text + caplog.text
    assert "RuntimeError" in caplog.text
    keur(antwoord, 500)
