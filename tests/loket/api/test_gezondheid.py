"""/gezondheid: for a monitor, without login and without personal data."""

from datetime import datetime, timedelta

import pytest

from kernproces.tijdstip import tijdstip
from loket.api.app import maak_api
from loket.ronde.gezondheid import LAAT_NA
from tests.hulp.klant import Klant
from tests.loket.api.conftest import NU, Proef


@pytest.fixture
def monitor(proef: Proef) -> Klant:
    return Klant(maak_api(proef.samenstel, lambda: NU))


def _slaat(proef: Proef, deel: str, geleden: timedelta) -> None:
    proef.samenstel.hartslag(deel, tijdstip(NU - geleden))


def test_alles_leeft(proef: Proef, monitor: Klant) -> None:
    for deel in LAAT_NA:
        _slaat(proef, deel, timedelta(0))
    antwoord = monitor.get("/gezondheid")
    assert antwoord.status_code == 200
    delen = antwoord.json()
    assert {d["stand"] for naam, d in delen.items() if naam != "functies"} == {"ok"}
    assert set(delen) == {"databank", "ronde", "bezorging", "anker", "zaken", "functies", "kalender"}


def test_een_functie_die_niemand_heeft_staat_er_zonder_dat_de_dienst_stuk_heet(
    proef: Proef, monitor: Klant
) -> None:
    for deel in LAAT_NA:
        _slaat(proef, deel, timedelta(0))
    antwoord = monitor.get("/gezondheid")
    assert antwoord.status_code == 200
    functies = antwoord.json()["functies"]
    assert functies["stand"] == "onbezet"
    assert "verzuimcoach" in functies["onbezet"] or "jurist" in functies["onbezet"]
    assert "behandelaar" not in functies["onbezet"]


@pytest.mark.parametrize("deel", sorted(LAAT_NA))
def test_een_onderdeel_dat_te_lang_stil_is_kleurt_rood_met_sinds_wanneer(
    proef: Proef, monitor: Klant, deel: str
) -> None:
    for ander in LAAT_NA:
        _slaat(proef, ander, timedelta(0))
    _slaat(proef, deel, LAAT_NA[deel])
    assert monitor.get("/gezondheid").status_code == 200
    _slaat(proef, deel, LAAT_NA[deel] + timedelta(seconds=1))
    antwoord = monitor.get("/gezondheid")
    assert antwoord.status_code == 503
    assert antwoord.json()[deel] == {
        "stand": "laat",
        "sinds": tijdstip(NU - LAAT_NA[deel] - timedelta(seconds=1)),
    }


def test_wat_nooit_liep_is_fout(proef: Proef, monitor: Klant) -> None:
    with proef.samenstel.opslag.schrijven(meer=True) as schrijver:
        schrijver.voer_uit("DELETE FROM hartslag", [()])
    antwoord = monitor.get("/gezondheid")
    assert antwoord.status_code == 503
    assert antwoord.json()["ronde"] == {"stand": "fout", "sinds": None}
    assert antwoord.json()["databank"]["stand"] == "ok"


def test_een_databank_die_niet_klopt_is_fout_en_geen_stack_trace(
    proef: Proef, monitor: Klant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kernproces.opslag.opslag.HUIDIG", "9999")
    antwoord = monitor.get("/gezondheid")
    assert antwoord.status_code == 503
    assert {d["stand"] for d in antwoord.json().values()} == {"fout"}


@pytest.mark.parametrize(
    ("dag", "stand", "status"),
    [
        ("2028-07-01", "ok", 200),
        ("2028-07-02", "binnenkort", 200),
        ("2028-12-31", "binnenkort", 200),
        ("2029-01-01", "verlopen", 503),
    ],
)
def test_de_kalender_waarschuwt_een_half_jaar_van_tevoren_en_wordt_rood_als_hij_op_is(
    proef: Proef, dag: str, stand: str, status: int
) -> None:
    nu = datetime.fromisoformat(f"{dag}T12:00:00+00:00")
    for deel in LAAT_NA:
        proef.samenstel.hartslag(deel, tijdstip(nu))
    antwoord = Klant(maak_api(proef.samenstel, lambda: nu)).get("/gezondheid")
    assert antwoord.status_code == status
    assert antwoord.json()["kalender"] == {"stand": stand, "tot": "2028-12-31"}
