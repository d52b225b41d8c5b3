"""The contract of `kernproces termijn bereken`, line by line."""

import json
import time
from typing import Any

import pytest

from deadlines.bereken import beantwoord, beantwoord_alle
from workflows.termijnen.catalogus import CATALOGUS


def vraag(**delen: Any) -> dict[str, Any]:
    antwoord: dict[str, Any] = json.loads(beantwoord(json.dumps(delen), CATALOGUS))
    return antwoord


def test_het_voorbeeld_van_het_contract() -> None:
    antwoord = vraag(
        termijn="D.TLV.norm",
        begin="2026-03-24",
        opschortingen=[{"van": "2026-04-01", "tot": "2026-04-10"}],
        verdagingen_dagen=[],
    )
    assert list(antwoord) == ["ruw", "uiterlijk", "afleiding"]
    assert (antwoord["ruw"], antwoord["uiterlijk"]) == ("2026-05-15", "2026-05-18")
    assert all(set(stap) == {"stap", "artikel", "dag"} for stap in antwoord["afleiding"])
    assert antwoord["afleiding"][0]["dag"] == "2026-03-24"
    assert antwoord["afleiding"][-1]["dag"] == "2026-05-18"


def test_elke_termijn_van_de_catalogus_geeft_een_antwoord() -> None:
    for naam, soort in CATALOGUS.items():
        begin = "2026-03-24T10:00:00+01:00" if soort.telt == "uren" else "2026-03-24"
        assert "uiterlijk" in vraag(termijn=naam, begin=begin), naam


def test_uren_geven_een_tijdstip_met_zone() -> None:
    antwoord = vraag(termijn="D.DL", begin="2026-12-24T15:30:00Z")
    assert antwoord["ruw"] == antwoord["uiterlijk"] == "2026-12-27T16:30:00+01:00"


def test_voorbij_de_kalender_staat_er_voorlopig_bij() -> None:
    assert vraag(termijn="D.TLV.wet", begin="2028-12-01")["voorlopig"] is True
    assert "voorlopig" not in vraag(termijn="D.TLV.wet", begin="2028-01-03")


def test_variant_lengte_en_verdaging_doen_mee() -> None:
    assert vraag(termijn="D.KL", begin="2026-07-01", variant="commissie")["uiterlijk"] == "2026-09-09"
    assert vraag(termijn="D.KL", begin="2026-07-01", verdagingen_dagen=[28])["uiterlijk"] == "2026-09-09"
    assert vraag(termijn="D.TLV.herstel", begin="2026-07-01", lengte_dagen=7)["uiterlijk"] == "2026-07-08"
    assert (
        vraag(termijn="D.KL", begin="2026-07-01", variant=None, lengte_dagen=None)["uiterlijk"]
        == "2026-08-12"
    )


NORM = {"termijn": "D.TLV.norm", "begin": "2026-03-24"}
SLECHT: list[tuple[Any, str]] = [
    ("", "geen JSON"),
    ("{", "geen JSON"),
    ("[" * 100_000, "geen JSON"),
    ("[1]", "geen object"),
    ('{"termijn": "D.KL", "termijn": "D.KL", "begin": "2026-03-24"}', "twee keer"),
    ('{"termijn": "D.KL", "begin": "2026-03-24", "lengte_dagen": ' + "9" * 5000 + "}", "te groot"),
    ({"begin": "2026-03-24"}, "Er ontbreekt: termijn"),
    ({"termijn": "D.KL"}, "Er ontbreekt: begin"),
    ({"termijn": "D.X", "begin": "2026-03-24"}, "Onbekende termijn"),
    ({"termijn": 3, "begin": "2026-03-24"}, "Onbekende termijn 3"),
    ({**NORM, "kleur": 1}, "Onbekend gegeven: kleur"),
    ({**NORM, "begin": "2026-02-30"}, "een dag die bestaat"),
    ({**NORM, "begin": "20260324"}, "een dag als"),
    ({**NORM, "begin": "2026-03-24T10:00:00Z"}, "een dag als"),
    ({**NORM, "begin": None}, "een dag als"),
    ({**NORM, "begin": "２０２６-03-24"}, "een dag als"),
    ({**NORM, "opschortingen": {}}, "een lijst"),
    ({**NORM, "opschortingen": [3]}, "een object met 'van' en 'tot'"),
    ({**NORM, "opschortingen": [{"van": "2026-04-01"}]}, "Er ontbreekt: tot"),
    ({**NORM, "opschortingen": [{"van": "2026-04-01", "tot": "2026-04-02", "x": 1}]}, "Onbekend gegeven: x"),
    (
        {**NORM, "opschortingen": [{"van": "2026-04-01", "tot": "2026-04-02", "grond": 1}]},
        "een artikel als tekst",
    ),
    ({**NORM, "opschortingen": [{"van": "2026-04-10", "tot": "2026-04-01"}]}, "eindigt voordat zij begint"),
    ({**NORM, "verdagingen_dagen": [7]}, "kan niet worden verdaagd"),
    ({"termijn": "D.KL", "begin": "2026-03-24", "verdagingen_dagen": [True]}, "hele dagen"),
    ({"termijn": "D.KL", "begin": "2026-03-24", "verdagingen_dagen": [1.5]}, "hele dagen"),
    ({"termijn": "D.KL", "begin": "2026-03-24", "lengte_dagen": "7"}, "hele dagen"),
    ({"termijn": "D.KL", "begin": "2026-03-24", "variant": 7}, "een naam als tekst"),
    ({"termijn": "D.DL", "begin": "2026-03-24"}, "een tijdstip met tijdzone"),
    ({"termijn": "D.DL", "begin": "2026-03-24T10:00:00"}, "een tijdstip met tijdzone"),
    ({"termijn": "D.DL", "begin": "2026-03-24T25:00:00Z"}, "een tijdstip dat bestaat"),
]


@pytest.mark.parametrize(("regel", "zin"), SLECHT, ids=[f"{n} {zin}" for n, (_, zin) in enumerate(SLECHT)])
def test_een_slechte_regel_zegt_wat_er_werd_verwacht(regel: Any, zin: str) -> None:
    antwoord = json.loads(beantwoord(regel if isinstance(regel, str) else json.dumps(regel), CATALOGUS))
    assert list(antwoord) == ["fout"]
    assert zin in antwoord["fout"]
    assert "Verwacht" in antwoord["fout"]


def test_na_een_slechte_regel_antwoorden_de_andere_nog() -> None:
    regels = [json.dumps(NORM), "onzin", json.dumps(NORM)]
    een, twee, drie = beantwoord_alle(regels, CATALOGUS)
    assert een == drie
    assert "fout" in json.loads(twee)
    assert "\n" not in een


def test_een_half_teken_in_de_vraag_komt_er_veilig_uit() -> None:
    antwoord = beantwoord('{"termijn": "\\ud800", "begin": "2026-03-24"}', CATALOGUS)
    assert "Onbekende termijn" in json.loads(antwoord.encode().decode())["fout"]


def test_vijfduizend_regels_in_ruim_minder_dan_twee_seconden() -> None:
    regel = {
        **NORM,
        "opschortingen": [
            {"van": "2026-04-01", "tot": "2026-04-10"},
            {"van": "2026-04-07", "tot": "2026-04-20"},
        ],
    }
    begin = time.process_time()
    antwoorden = list(beantwoord_alle([json.dumps(regel)] * 5000, CATALOGUS))
    assert len(antwoorden) == 5000
    assert time.process_time() - begin < 2
