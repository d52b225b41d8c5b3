"""Logging in as a demo person: only in a proef, and only while that is switched on."""

from dataclasses import replace
from pathlib import Path

import pytest

from kernproces.rollen import Rol
from loket.bedrading import maak
from loket.instellingen import Instellingen
from loket.web.app import maak_app
from loket.web.sessie import KOEKJE
from tests.loket.web.proef import Bezoeker, Proef


def test_de_lijst_noemt_mensen_per_rol(proef: Proef) -> None:
    html = proef.bezoeker().get("/aanmelden")
    assert "Noor Verbeek" in html
    assert html.index("Behandelaar") < html.index("Directeur-bestuurder") < html.index("Auditor")
    assert 'value="noor/behandelaar"' in html
    assert 'value="noor/teamleider"' in html


def test_wie_aanmeldt_ziet_zijn_naam_en_rol(proef: Proef) -> None:
    html = proef.als("noor").get("/")
    assert "<b>Noor Verbeek</b><span>behandelaar</span>" in html


def test_de_proefbalk_staat_op_elke_bladzijde_met_de_dag_van_vandaag(proef: Proef) -> None:
    bezoeker = proef.bezoeker()
    for html in (bezoeker.get("/aanmelden"), proef.als("noor").get("/naslag")):
        assert "<b>Proef.</b>" in html
        assert "Vandaag is dinsdag 24 november 2026, 9.20 uur" in html


def test_wie_niet_is_aangemeld_komt_bij_aanmelden_en_daarna_waar_hij_heen_wilde(proef: Proef) -> None:
    bezoeker = proef.bezoeker()
    bezoeker.get("/dossiers", 303)
    assert bezoeker.naar == "/aanmelden?naar=/dossiers"
    html = bezoeker.get(bezoeker.naar)
    assert 'name="naar" value="/dossiers"' in html
    bezoeker.post("/aanmelden", 303, {"wie": "noor/behandelaar", "naar": "/dossiers"})
    assert bezoeker.naar == "/dossiers"


@pytest.mark.parametrize(
    "adres", ["//kwaad.invalid", "https://kwaad.invalid", "/\\kwaad.invalid", "/\t/kwaad.invalid", "kwaad"]
)
def test_aanmelden_stuurt_nooit_naar_een_andere_site(proef: Proef, adres: str) -> None:
    bezoeker = proef.bezoeker()
    bezoeker.get("/aanmelden")
    bezoeker.post("/aanmelden", 303, {"wie": "noor/behandelaar", "naar": adres})
    assert bezoeker.naar == "/"


@pytest.mark.parametrize(
    "wie", ["noor/directeur_bestuurder", "niemand/behandelaar", "noor", "noor/systeem", ""]
)
def test_een_rol_die_de_persoon_niet_heeft_wordt_geweigerd(proef: Proef, wie: str) -> None:
    bezoeker = proef.bezoeker()
    bezoeker.get("/aanmelden")
    assert "Kies een persoon uit de lijst" in bezoeker.post("/aanmelden", 403, {"wie": wie})
    bezoeker.get("/", 303)


def test_iemand_met_twee_rollen_wisselt_van_rol(proef: Proef) -> None:
    bezoeker = proef.als("noor")
    bezoeker.get("/")
    bezoeker.post("/rol", 303, {"rol": "teamleider"})
    assert "<span>teamleider</span>" in bezoeker.get("/")
    assert "Deze rol hebt u vandaag niet" in bezoeker.post("/rol", 403, {"rol": "auditor"})


def test_na_afmelden_is_de_sessie_weg(proef: Proef) -> None:
    bezoeker = proef.als("noor")
    bezoeker.get("/")
    bezoeker.post("/afmelden", 303, {})
    bezoeker.get("/", 303)


def test_het_koekje_is_niet_te_raden_en_onbereikbaar_voor_scripts(proef: Proef) -> None:
    antwoord = proef.bezoeker().client.get("/aanmelden")
    koek = antwoord.headers["set-cookie"]
    assert koek.startswith(f"{KOEKJE}=")
    assert "HttpOnly" in koek
    assert "SameSite=lax" in koek
    bezoeker = proef.als("pim")
    waarde = bezoeker.client.cookies[KOEKJE]
    bezoeker.client.cookies.clear()
    bezoeker.client.cookies.set(KOEKJE, waarde[:-3] + ("aaa" if not waarde.endswith("aaa") else "bbb"))
    bezoeker.get("/", 303)


def test_aanmelden_geeft_een_nieuwe_sessie(proef: Proef) -> None:
    bezoeker = proef.bezoeker()
    bezoeker.get("/aanmelden")
    eerst = bezoeker.token
    bezoeker.post("/aanmelden", 303, {"wie": "noor/behandelaar"})
    bezoeker.get("/")
    assert bezoeker.token != eerst


def test_in_een_echte_databank_is_er_geen_lijst_om_uit_te_kiezen(tmp_path: Path) -> None:
    instellingen = Instellingen(
        f"sqlite:///{tmp_path / 'echt.db'}", f"sqlite:///{tmp_path / 's.db'}", (bytes(range(32)),), tmp_path
    )
    with maak(instellingen) as samenstel:
        bezoeker = Bezoeker(maak_app(samenstel, instellingen))
        html = bezoeker.get("/aanmelden")
        assert "Inlognaam" in html
        assert "Proef" not in html
        bezoeker.post("/aanmelden", 403, {"wie": f"noor/{Rol.BEHANDELAAR}"})
        bezoeker.get("/", 303)


def test_ook_in_een_proef_kan_de_lijst_uit(tmp_path: Path) -> None:
    proef = Proef(tmp_path)
    app = maak_app(proef.samenstel, replace(proef.instellingen, demo_aanmelden=False), proef.tijd)
    bezoeker = Bezoeker(app)
    assert "Noor Verbeek" not in bezoeker.get("/aanmelden")
    bezoeker.post("/aanmelden", 403, {"wie": "noor/behandelaar"})
    bezoeker.client.cookies = proef.als("noor").client.cookies  # a session of before it was switched off
    bezoeker.get("/", 303)
    proef.samenstel.sluit()
