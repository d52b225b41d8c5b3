"""Nobody outside finds anything of another: every page and answer that can be reached is read, as each role.

A crawler follows every link that the pages show, asks every address of another's zaak by name, searches, and reads the API.
"""

import re
from collections import deque
from html import unescape

import pytest

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from loket.api.tokens import maak_token
from tests.loket.web.proef import BEGIN, NU, Proef

VREEMD = "Zoefgeheim"  # the surname of a pupil of the other school, in no other text
KLACHT = "Klachtgeheim"
HOOGSTENS = 150


@pytest.fixture(scope="module")
def vreemd(proef_van_de_module: Proef) -> str:
    """A zaak of the other school."""
    return proef_van_de_module.tlv("verklaar_compleet", leerling=f"Mees {VREEMD}", school="school-2")


@pytest.fixture(scope="module")
def klacht(proef_van_de_module: Proef) -> str:
    """A klacht of a stranger in the dossier of the own pupil, about pim."""
    dossier = proef_van_de_module.stand(proef_van_de_module.tlv("dien_in", leerling="Evi Eigen"))["dossier"]
    for ouder in ("ouder",):
        proef_van_de_module.samenstel.dossiers.voeg_betrokkene_toe(
            dossier, ouder, "ouder", "wil", Rol.SECRETARIAAT, NU
        )
    wijzig = {
        "naam_klager": f"Bo {KLACHT}",
        "omschrijving": f"{KLACHT} wachtte drie weken.",
        "beklaagden": ["pim"],
    }
    opdracht = Opdracht("ontvang", "wil", Rol.SECRETARIAAT, "voorbeeld", wijzig)
    antwoord = proef_van_de_module.samenstel.kern.start("klacht", dossier, opdracht, NU)
    assert antwoord.gelukt, antwoord.beletselen
    return antwoord.zaak


def _kruip(proef: Proef, wie: str, rol: Rol) -> dict[str, str]:
    """Every page that can be reached by following links, with its text."""
    bezoeker = proef.als(wie, rol)
    gezien: dict[str, str] = {}
    wachtrij = deque([*BEGIN, "/termijnen"])
    while wachtrij and len(gezien) < HOOGSTENS:
        adres = wachtrij.popleft()
        if adres in gezien or adres.startswith(("/static", "/naslag", "/volg/")):
            continue
        antwoord = bezoeker.client.get(adres)
        assert antwoord.status_code < 500, (adres, antwoord.status_code)
        gezien[adres] = unescape(antwoord.text)
        wachtrij += [unescape(a) for a in re.findall(r'(?:href|action)="(/[^"#]*)', antwoord.text)]
    return gezien


WIE = (
    ("karin", Rol.ONDERSTEUNINGSCOORDINATOR),
    ("piet", Rol.BEVOEGD_GEZAG),
    ("ouder", Rol.OUDER),
    ("pim", Rol.BEHANDELAAR),
)


@pytest.mark.parametrize(("wie", "rol"), WIE)
def test_wie_er_niet_bij_hoort_vindt_niets_van_een_ander(
    proef: Proef, vreemd: str, klacht: str, wie: str, rol: Rol
) -> None:
    bladen = _kruip(proef, wie, rol)
    assert len(bladen) > 8, "de kruiper kwam ergens"
    dossier = proef.stand(vreemd)["dossier"]
    for adres, tekst in bladen.items():
        assert VREEMD not in tekst, adres
        assert KLACHT not in tekst, adres
        assert klacht not in tekst, (adres, "dat er een klacht is, is ook een geheim")
        if rol is not Rol.BEHANDELAAR:  # staff meet the bare numbers behind a figure of quality
            assert vreemd not in tekst, adres
            assert dossier not in tekst, adres


@pytest.mark.parametrize(("wie", "rol"), WIE)
def test_wie_het_adres_raadt_krijgt_het_ook_niet(
    proef: Proef, vreemd: str, klacht: str, wie: str, rol: Rol
) -> None:
    client = proef.als(wie, rol).client
    dossier = proef.stand(vreemd)["dossier"]
    adressen = [f"/dossiers/{dossier}", f"/dossiers/{dossier}/stukken", f"/dossiers/{dossier}/naspelen"]
    for zaak in (vreemd, klacht):
        delen = ("", "/naspelen", "/kaart", "/volgen", "/acties/noteer", "/acties/verzoek_aanvulling")
        adressen += [f"/zaken/{zaak}{deel}" for deel in delen] + [f"/school/{zaak}"]
    for adres in adressen:
        antwoord = client.get(adres)
        assert antwoord.status_code in (403, 404), (adres, antwoord.status_code)
        assert VREEMD not in antwoord.text, adres
        assert KLACHT not in antwoord.text, adres


@pytest.mark.parametrize(("wie", "rol"), WIE)
def test_zoeken_vindt_niets_van_een_ander(proef: Proef, vreemd: str, klacht: str, wie: str, rol: Rol) -> None:
    bezoeker = proef.als(wie, rol)
    for vraag in (VREEMD, f"Mees {VREEMD}", KLACHT, vreemd, klacht, proef.stand(vreemd)["dossier"]):
        bezoeker.get("/zoeken")
        antwoord = bezoeker.client.post(
            "/zoeken", data={"csrf": bezoeker.token, "vraag": vraag}, follow_redirects=True
        )
        tekst = unescape(antwoord.text).replace(f'value="{vraag}"', "")
        assert "/zaken/" + vreemd not in tekst
        assert "/zaken/" + klacht not in tekst
        assert f"Mees {VREEMD}</" not in tekst


@pytest.mark.parametrize(("wie", "rol"), WIE)
def test_ook_de_api_geeft_niets_van_een_ander(
    proef: Proef, vreemd: str, klacht: str, wie: str, rol: Rol
) -> None:
    kop = {"Authorization": f"Bearer {maak_token(proef.samenstel, wie, [rol], vandaag=NU.date())}"}
    client = proef.bezoeker().client
    dossier = proef.stand(vreemd)["dossier"]
    lijsten = ["zaken?limiet=100", "dossiers?limiet=100", "termijnen?limiet=100", "berichten?limiet=100"]
    for pad in lijsten:
        tekst = client.get(f"/api/v1/{pad}", headers=kop).text
        for geheim in (VREEMD, KLACHT, vreemd, klacht):
            assert geheim not in tekst, (pad, geheim)
    delen = ("", "/acties", "/geschiedenis", f"/stand?op={NU:%Y-%m-%dT%H:%M:%SZ}")
    paden = [f"zaken/{z}{deel}" for z in (vreemd, klacht) for deel in delen]
    paden += [f"dossiers/{dossier}", f"dossiers/{dossier}/stukken", f"bewijs/{dossier}"]
    for pad in paden:
        antwoord = client.get(f"/api/v1/{pad}", headers=kop)
        assert antwoord.status_code in (403, 404), pad
        assert VREEMD not in antwoord.text, pad


def test_de_auditor_en_de_beheerder_lezen_nergens_een_naam(proef: Proef, vreemd: str, klacht: str) -> None:
    for wie, rol in (("ruud", Rol.AUDITOR), ("bea", Rol.BEHEERDER)):
        for adres, tekst in _kruip(proef, wie, rol).items():
            assert VREEMD not in tekst, (wie, adres)
            assert KLACHT not in tekst, (wie, adres)


def test_over_wie_de_klacht_gaat_ziet_haar_ook_niet_als_zijn_functie_overal_werkt(proef: Proef) -> None:
    opdracht = Opdracht("ontvang", "wil", Rol.SECRETARIAAT, "voorbeeld", {"beklaagden": ["dirk"]})
    antwoord = proef.samenstel.kern.start("klacht", proef.dossier(), opdracht, NU)
    assert antwoord.gelukt
    assert proef.als("dirk").client.get(f"/zaken/{antwoord.zaak}").status_code == 403
    assert proef.als("kaat").client.get(f"/zaken/{antwoord.zaak}").status_code == 200
