"""De klachtenmonitor telt wat de geschiedenis zegt; de jaarlijst laat niemand herkennen (R12, R13; Awb 9:12a)."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loket.opdrachtregel import main
from loket.overzichten.klachten import MINST, groepen, jaarlijst, monitor, regel
from loket.overzichten.uitvoer import jaarlijst_csv, jaarlijst_json
from loket.overzichten.zaken import standen
from tests.verhalen.speelplaats import VERHALEN, proef, speel

VANDAAG = date(2026, 12, 31)


def klacht(nr: int, dag: str, categorie: str = "informatie", **gedaan: Any) -> dict[str, Any]:
    """A folded klacht; `gedaan`: action to the day on which it was done, or to (day, oordeel)."""
    stappen: dict[str, Any] = {"ontvang": {"op": dag, "gegevens": {"categorie": categorie}}}
    for actie, wat in gedaan.items():
        op, oordeel = wat if isinstance(wat, tuple) else (wat, "gegrond")
        stappen[actie] = {"op": op, "gegevens": {"oordeel": oordeel}}
    return {"zaak": f"Z-2026-{nr:04d}", "gedaan": stappen}


@pytest.mark.parametrize(
    ("gedaan", "vandaag", "op_tijd"),
    [
        ({"handel_af": "2026-08-12"}, VANDAAG, True),
        ({"handel_af": "2026-08-13"}, VANDAAG, False),
        ({"meld_tevreden": "2026-08-12"}, VANDAAG, True),
        ({"handel_af": "2026-09-09", "verdaag": "2026-08-01"}, VANDAAG, False),
        ({}, date(2026, 8, 12), None),
        ({}, date(2026, 8, 13), False),
        ({"trek_in": "2026-09-01"}, VANDAAG, None),
        ({"zend_door_als_bezwaar": "2026-09-01"}, VANDAAG, None),
        ({"neem_niet_in_behandeling": "2026-09-01"}, VANDAAG, None),
    ],
)
def test_binnen_zes_weken_is_zonder_verdaging_en_wat_open_ligt_telt_als_te_laat(
    gedaan: dict[str, Any], vandaag: date, op_tijd: bool | None
) -> None:
    assert regel(klacht(1, "2026-07-01", **gedaan)).op_tijd(vandaag) is op_tijd


def test_de_monitor_telt_een_kalenderjaar_met_bereikbaarheid_en_rapportage() -> None:
    alle = [
        klacht(1, "2025-12-31", "bereikbaarheid", handel_af="2026-01-05"),
        klacht(2, "2026-01-01", "bereikbaarheid", handel_af="2026-01-05", rapporteer="2026-01-06"),
        klacht(3, "2026-02-02", handel_af="2026-06-01"),
        klacht(4, "2026-03-02", meld_tevreden="2026-03-09"),
        klacht(5, "2026-04-01", trek_in="2026-04-02"),
    ]
    m = monitor(alle, 2026, VANDAAG)
    assert (len(m.regels), m.bereikbaarheid) == (4, 1)
    assert (m.op_tijd, m.geteld, m.deel) == (2, 3, 66)
    assert (m.gerapporteerd, m.afgehandeld) == (1, 2)
    assert monitor([], 2026, VANDAAG).deel is None


@pytest.mark.parametrize(
    ("aantallen", "verwacht"),
    [
        ({"a": 5, "b": 5}, [("a", 5), ("b", 5)]),
        ({"a": 9, "b": 3, "c": 2}, [("a", 9), ("samengenomen", 5)]),
        ({"a": 9, "b": 6, "c": 1}, [("a", 9), ("samengenomen", 7)]),
        ({"a": 4, "b": 1}, []),
        ({"a": 7}, [("a", 7)]),
    ],
)
def test_kleine_groepen_worden_samengenomen(
    aantallen: dict[str, int], verwacht: list[tuple[str, int]]
) -> None:
    assert list(groepen(Counter(aantallen))) == verwacht


@given(
    st.dictionaries(st.sampled_from("abcdefg"), st.integers(1, 12)).filter(lambda d: sum(d.values()) >= MINST)
)
def test_geen_gepubliceerd_aantal_is_klein_en_samen_zijn_ze_het_totaal(aantallen: dict[str, int]) -> None:
    lijst = groepen(Counter(aantallen))
    assert all(n >= MINST for _, n in lijst)
    assert sum(n for _, n in lijst) in (0, sum(aantallen.values()))


@pytest.mark.parametrize(
    ("hoeveel", "totaal"), [(0, "0"), (1, "minder dan 5"), (4, "minder dan 5"), (5, "5")]
)
def test_een_klein_totaal_staat_er_niet_als_getal(hoeveel: int, totaal: str) -> None:
    lijst = jaarlijst([klacht(i, "2026-07-01") for i in range(hoeveel)], 2026, VANDAAG)
    assert lijst.totaal == totaal
    assert bool(lijst.per_onderwerp) is (hoeveel >= MINST)


def test_de_jaarlijst_noemt_geen_zaak_geen_dag_en_geen_mens() -> None:
    alle = [klacht(i, f"2026-0{i + 1}-11", handel_af=f"2026-0{i + 1}-22") for i in range(1, 7)]
    lijst = jaarlijst(alle, 2026, VANDAAG)
    for tekst in (jaarlijst_csv(lijst), jaarlijst_json(lijst)):
        assert "Z-2026" not in tekst
        assert "-11" not in tekst
        assert "-22" not in tekst
    assert json.loads(jaarlijst_json(lijst))["per_uitkomst"] == {"gegrond": 6}


def test_de_opdracht_telt_uit_de_geschiedenis(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path}/proef.db"
    regels = [
        r for n in ("klacht", "klacht_commissie") for r in (VERHALEN / f"{n}.jsonl").read_text().splitlines()
    ]
    with proef(url, tmp_path) as samenstel:
        speel(samenstel, regels[: regels.index(next(r for r in regels if '"2026-10-05' in r))])
        with samenstel.opslag.lezen() as lezer:
            assert [regel(s).categorie for s in standen(lezer, "klacht")] == ["bereikbaarheid"]
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("KERNPROCES_MAP", str(tmp_path))
    assert main(["klachten", "--jaar", "2026"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "jaar;soort;groep;aantal",
        "2026;totaal;;minder dan 5",
    ]
    assert main(["klachten", "--jaar", "2025", "--formaat", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["klachten"] == "0"
