"""The proof of delivery through the API, and the same in a replay."""

import json
from datetime import timedelta

import pytest

from kernproces.rollen import Rol
from tests.loket.api.conftest import NU, Als, Proef


@pytest.fixture(scope="module")
def zaak(proef: Proef) -> str:
    zaak = proef.zaak("ontvangen", "bezorgd")
    proef.samenstel.dossiers.voeg_betrokkene_toe("d-bezorgd", "ouder", "ouder", "sara", Rol.SECRETARIAAT, NU)
    proef.samenstel.bezorg(NU - timedelta(hours=1))
    return zaak


def test_per_bericht_staat_wie_waarmee_wanneer_is_bereikt(zaak: str, als: Als) -> None:
    beeld = als("anna", Rol.BEHANDELAAR).get(f"/zaken/{zaak}/berichten").json()
    ouder = next(b for b in beeld["berichten"] if b["rol"] == "ouder")
    assert (ouder["sjabloon"], ouder["status"]) == ("tlv_ontvangst", "verzonden")
    (ontvanger,) = (o for o in ouder["ontvangers"] if o["persoon"] == "ouder")
    assert ontvanger["kanaal"] == "bestand"
    assert ontvanger["binnen_48_uur"] is True
    assert (ontvanger["keren"], ontvanger["geopend"], ontvanger["fout"]) == (1, None, "")


def test_wie_buiten_staat_ziet_alleen_zijn_eigen_berichten(zaak: str, als: Als) -> None:
    beeld = als("ouder", Rol.OUDER).get(f"/zaken/{zaak}/berichten").json()
    assert [o["persoon"] for b in beeld["berichten"] for o in b["ontvangers"]] == ["ouder"]
    assert (
        als("olga", Rol.ONDERSTEUNINGSCOORDINATOR).get(f"/zaken/{zaak}/berichten").json()["berichten"] == []
    )


def test_een_zaak_die_er_niet_is_geeft_een_404(als: Als) -> None:
    assert als("anna", Rol.BEHANDELAAR).get("/zaken/geen/berichten").status_code == 404


def test_de_gegevens_zijn_zuivere_json_zonder_naam_of_adres(zaak: str, als: Als) -> None:
    tekst = json.dumps(als("anna", Rol.BEHANDELAAR).get(f"/zaken/{zaak}/berichten").json())
    assert "Voorbeeld Leerling" not in tekst
    assert "@example" not in tekst
