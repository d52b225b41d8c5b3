"""Every address of the pages and the API, as everybody: who may not see a dossier finds no name and no content of it anywhere.

The addresses come from the application itself, so that a new one is asked here too, with the numbers of a dossier of another.
"""

import re
from html import unescape
from typing import Any

import pytest
from fastapi.routing import APIRoute

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from loket.web.app import DELEN
from tests.loket.web.proef import NU, Proef

GEHEIM = ("Zoefgeheim", "Klachtgeheim", "Merkteken")  # the pupil, who complained, and what somebody wrote
# Whoever is not logged in gets these, and of everything else the way to log in.
VOOR_IEDEREEN = {
    "/aanmelden", "/aanmelden/code", "/aanmelden/code-app", "/aanmelden/extern", "/aanmelden/extern/terug",
    "/uitnodiging/{link}", "/volg/{geheim}", "/volg/{geheim}/brieven/{nr}", "/agenda/{geheim}.ics", "/toegankelijkheid",
}  # fmt: skip
WIE = (
    ("karin", Rol.ONDERSTEUNINGSCOORDINATOR),
    ("ouder", Rol.OUDER),
    ("pim", Rol.BEHANDELAAR),
    ("ruben", Rol.TWEEDE_LEZER),
    ("ruud", Rol.AUDITOR),
    ("bea", Rol.BEHEERDER),
)
VAST = {
    "workflow": "tlv", "actie": "noteer", "nr": "1", "versie": "1", "soort": "json", "naam": "mandaten", "persoon": "pim",
    "code": "3.2.7", "sleutel": "binnen_norm", "kwartaal": "2026-K3", "formaat": "xes",
}  # fmt: skip


def _wegen() -> list[str]:
    routes = [r for deel in DELEN for r in deel.router.routes if isinstance(r, APIRoute)]
    return sorted({r.path for r in routes if "GET" in (r.methods or ())})


@pytest.fixture(scope="module")
def ander(proef_van_de_module: Proef) -> dict[str, list[str]]:
    """The dossier of a pupil of another school, its zaken (a klacht too), and a document; of each what an address may name."""
    p = proef_van_de_module
    zaak = p.tlv("verklaar_compleet", leerling=f"Mees {GEHEIM[0]}", school="school-2")
    dossier = p.stand(zaak)["dossier"]
    p.doe(zaak, "noteer", "noor", tekst=f"{GEHEIM[2]}: de moeder belde.")
    klager = {"naam_klager": f"Bo {GEHEIM[1]}", "omschrijving": f"{GEHEIM[2]}: wachtte drie weken."}
    klacht = p.samenstel.kern.start(
        "klacht", dossier, Opdracht("ontvang", "wil", Rol.SECRETARIAAT, "voorbeeld", klager), NU
    )
    assert klacht.gelukt, klacht.beletselen
    noor = p.als("noor")
    noor.get(f"/dossiers/{dossier}/stukken")
    bestand = ("rapport.txt", f"{GEHEIM[2]} in een stuk".encode(), "text/plain")
    noor.post(
        f"/dossiers/{dossier}/stukken", 303, {"titel": f"{GEHEIM[2]} rapport"}, files={"bestand": bestand}
    )
    stuk = noor.naar.partition("erbij=")[2]
    return {"zaak": [zaak, klacht.zaak], "dossier": [dossier], "stuk": [stuk]}


def _adressen(pad: str, ander: dict[str, list[str]]) -> list[str]:
    """The route with the numbers of another; for each zaak of his."""

    def met(zaak: str) -> str:
        een = {"dossier": ander["dossier"][0], "stuk": ander["stuk"][0], "zaak": zaak}
        return re.sub(r"\{(\w+)[^}]*\}", lambda m: een.get(m[1]) or VAST.get(m[1], "x"), pad)

    return [met(zaak) for zaak in (ander["zaak"] if "{zaak}" in pad else ander["zaak"][:1])]


def _tekst(antwoord: Any) -> str:
    soort = antwoord.headers.get("content-type", "")
    return (
        unescape(antwoord.text) if "text" in soort or "json" in soort else antwoord.content.decode("latin-1")
    )


@pytest.mark.parametrize(("wie", "rol"), WIE)
def test_geen_adres_geeft_een_naam_of_inhoud_aan_wie_het_dossier_niet_mag_zien(
    proef: Proef, ander: dict[str, list[str]], wie: str, rol: Rol
) -> None:
    client, gezien = proef.als(wie, rol).client, 0
    for pad in _wegen():
        for adres in _adressen(pad, ander):
            antwoord = client.get(adres)
            assert antwoord.status_code < 500, (adres, antwoord.status_code)
            tekst = _tekst(antwoord)
            assert not [g for g in GEHEIM if g in tekst], adres
            eigen = "{zaak}" in pad or "{dossier}" in pad
            mag = rol is Rol.AUDITOR or rol is Rol.BEHEERDER or pad == "/dossiers/{dossier}/toch"
            assert not eigen or mag or antwoord.status_code in (403, 404), (adres, antwoord.status_code)
            gezien += antwoord.status_code == 200
    assert gezien > 8


def test_wie_niet_is_aangemeld_krijgt_overal_de_weg_naar_aanmelden(
    proef: Proef, ander: dict[str, list[str]]
) -> None:
    for pad in _wegen():
        antwoord = proef.bezoeker().client.get(_adressen(pad, ander)[0])
        naar_aanmelden = antwoord.headers.get("location", "").startswith("/aanmelden")
        assert naar_aanmelden or pad in VOOR_IEDEREEN, (pad, antwoord.status_code)
        assert not [g for g in GEHEIM if g in _tekst(antwoord)], pad


def test_wie_de_rol_heeft_vindt_het_wel(proef: Proef, ander: dict[str, list[str]]) -> None:
    """Else the tests above would ask for nothing."""
    gevonden = set()
    for pad in ("/zaken/{zaak}", "/dossiers/{dossier}", "/dossiers/{dossier}/stukken/{stuk}/{versie}"):
        for adres in _adressen(pad, ander):
            tekst = _tekst(proef.als("wil").client.get(adres))
            gevonden |= {g for g in GEHEIM if g in tekst}
    assert gevonden == set(GEHEIM)


def test_elk_adres_van_de_api_vraagt_een_token(proef: Proef, ander: dict[str, list[str]]) -> None:
    client = proef.bezoeker().client
    for pad, wegen in client.get("/api/v1/openapi.json").json()["paths"].items():
        for weg in wegen:
            antwoord = client.request(weg, f"/api/v1{_adressen(pad, ander)[0]}", json={})
            assert antwoord.status_code == 401, (weg, pad)
