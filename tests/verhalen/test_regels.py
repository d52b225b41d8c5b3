"""Lines that cannot be played: each gets a sentence that says what was expected, and the next lines still answer."""

import json
from pathlib import Path
from typing import Any

import pytest

from loket.opdrachtregel import main
from tests.verhalen.speelplaats import proef, speel

NU = "2026-03-02T09:00:00+01:00"
SIEN: dict[str, Any] = {"nu": NU, "doe": "persoon", "naam": "sien", "rollen": ["secretariaat"]}
BERT: dict[str, Any] = {"nu": NU, "doe": "persoon", "naam": "bert", "rollen": ["bevoegd_gezag"]}
START: dict[str, Any] = {
    "nu": NU, "door": "sien", "rol": "secretariaat", "doe": "start", "zaak": "a", "dossier": "d1",
    "workflow": "tlv", "gegevens": "voorbeeld",
}  # fmt: skip
DIEN_IN: dict[str, Any] = {
    "nu": NU, "door": "bert", "rol": "bevoegd_gezag", "doe": "dien_in", "zaak": "a", "gegevens": "voorbeeld",
}  # fmt: skip
BEGIN = [SIEN, BERT, START]

FOUT = [
    ("geen json", "geen geldige JSON"),
    ('{"nu": "2026-03-02T09:00:00+01:00", "doe": "ronde"', "geen geldige JSON"),
    ("[" * 100_000, "geen geldige JSON"),
    ("[]", "één JSON-object"),
    ('"persoon"', "één JSON-object"),
    ({"nu": NU}, '"doe"'),
    ({"doe": "ronde"}, '"nu"'),
    ({"nu": "2026-03-02T09:00:00", "doe": "ronde"}, "geen tijdzone"),
    ({"nu": "2026-03-02", "doe": "ronde"}, "geen tijdzone"),
    ({"nu": "gisteren", "doe": "ronde"}, "Onleesbaar tijdstip"),
    ({"nu": 1772438400, "doe": "ronde"}, '"nu"'),
    ({"nu": "2026-03-02T08:59:59+01:00", "doe": "ronde"}, "voor dat van de vorige stap"),
    ({"nu": "2026-03-02T09:00:00+02:00", "doe": "ronde"}, "voor dat van de vorige stap"),
    ({"nu": "9999-12-31T23:59:59-12:00", "doe": "ronde"}, "buiten de jaren"),
    ({"nu": NU, "doe": "ronde", "kleur": "rood"}, "kleur"),
    ({"nu": NU, "doe": "ronde", "zaak": "onbekend"}, "Onbekende zaak"),
    (DIEN_IN | {"doe": "vlieg"}, "vlieg"),
    (DIEN_IN | {"door": "nikita"}, "Onbekende persoon"),
    (DIEN_IN | {"zaak": "onbekend"}, "Onbekende zaak"),
    (DIEN_IN | {"rol": "baas"}, "Onbekende rol"),
    (DIEN_IN | {"gegevens": {"kleur": "rood"}}, "Onbekend veld 'kleur'"),
    (DIEN_IN | {"wijzig": {"kleur": "rood"}}, "Onbekend veld 'kleur'"),
    (DIEN_IN | {"wijzig": {"stukken": [{"kleur": "rood"}]}}, "Onbekend veld 'stukken.0.kleur'"),
    (DIEN_IN | {"gegevens": "zomaar"}, '"voorbeeld"'),
    (DIEN_IN | {"gegevens": ["voorbeeld"]}, '"voorbeeld"'),
    (DIEN_IN | {"verwacht": "goed"}, '"verwacht"'),
    (START, "bestaat al"),
    (START | {"zaak": "b", "workflow": "toverij"}, "toverij"),
    (START | {"zaak": "b", "dossier": 7}, '"dossier"'),
    (START | {"zaak": "b", "hoofdzaak": "onbekend"}, "Onbekende hoofdzaak"),
    (START | {"zaak": "\ud800"}, "geen geldige JSON"),
    (SIEN | {"naam": "a\0b"}, '"naam"'),
    (SIEN | {"rollen": ["tovenaar"]}, "tovenaar"),
    (SIEN | {"rollen": "secretariaat"}, '"rollen"'),
    (SIEN | {"rollen": ["systeem"]}, "systeem"),
    (SIEN | {"functies": ["tovenaar"]}, "Onbekende functie: tovenaar"),
    (SIEN | {"vervangt": "nikita"}, "onbekende persoon: nikita"),
    (SIEN | {"vervangt": [{"wie": "bert"}, {"wie": "nikita"}]}, "onbekende persoon: nikita"),
    (SIEN | {"vervangt": {"wie": "bert", "sinds": "2026-03-01"}}, '"vervangt"'),
    (SIEN | {"vervangt": {"wie": "bert", "van": "2026-03-09", "tot": "2026-03-02"}}, "einddatum"),
    (SIEN | {"vervangt": {"wie": "bert", "van": "maandag"}}, "verwacht een datum"),
]


@pytest.mark.parametrize(("regel", "zin"), FOUT)
def test_een_regel_die_niet_kan_krijgt_een_zin_en_de_volgende_antwoordt(
    regel: dict[str, Any] | str, zin: str, sqlite_url: str, tmp_path: Path
) -> None:
    with proef(sqlite_url, tmp_path) as samenstel:
        antwoorden = speel(samenstel, [*BEGIN, regel, DIEN_IN])
    fout, goed = antwoorden[-2:]
    assert fout["stap"] == 4
    assert zin in fout["fout"]
    assert (fout["geweigerd"], fout["berichten"]) == ([], [])
    assert (goed["toestand"], goed["fout"]) == ("ontvangen", None)


def test_ook_bij_een_fout_staan_de_toestand_en_de_termijnen_van_de_zaak_in_het_antwoord(
    sqlite_url: str, tmp_path: Path
) -> None:
    with proef(sqlite_url, tmp_path) as samenstel:
        fout = speel(samenstel, [*BEGIN, DIEN_IN, DIEN_IN | {"doe": "vlieg"}])[-1]
    assert (fout["zaak"], fout["toestand"]) == ("a", "ontvangen")
    assert fout["termijnen"]["D.TLV.norm"] == {
        "ruw": "2026-04-13", "uiterlijk": "2026-04-13", "stand": "lopend",
    }  # fmt: skip


def test_wat_het_systeem_doet_weigert_een_mens_met_waar_het_op_wacht(sqlite_url: str, tmp_path: Path) -> None:
    with proef(sqlite_url, tmp_path) as samenstel:
        antwoord = speel(samenstel, [*BEGIN, DIEN_IN, DIEN_IN | {"doe": "adviezen_compleet"}])[-1]
    assert (antwoord["fout"], antwoord["toestand"]) == (None, "ontvangen")
    (geweigerd,) = antwoord["geweigerd"]
    assert (geweigerd["eis"], geweigerd["remedie"]) == ("vanzelf", "kan_niet(procedure tlv 1)")
    assert "doet het systeem zelf" in geweigerd["reden"]
    assert "Compleet verklaren" in geweigerd["hulp"] or "compleet" in geweigerd["hulp"].lower()


def test_een_leeg_formulier_is_een_weigering_met_een_beletsel_per_veld(
    sqlite_url: str, tmp_path: Path
) -> None:
    with proef(sqlite_url, tmp_path) as samenstel:
        leeg, zonder = speel(samenstel, [*BEGIN, DIEN_IN | {"gegevens": {}}, _zonder(DIEN_IN, "gegevens")])[
            -2:
        ]
    assert leeg["fout"] is None
    assert {"gegevens.datum", "gegevens.ondertekend_door", "gegevens.aanvraag_hash"} <= {
        g["eis"] for g in leeg["geweigerd"]
    }
    assert leeg["geweigerd"] == zonder["geweigerd"]
    assert all(g["reden"] and g["norm"] and g["remedie"] == "andere_weg(dien_in)" for g in leeg["geweigerd"])


@pytest.mark.parametrize(
    ("stappen", "status"),
    [
        ([DIEN_IN | {"verwacht": {"toestand": "ontvangen", "geweigerd": []}}], 0),
        ([DIEN_IN | {"verwacht": {"toestand": "concept"}}], 1),
        ([DIEN_IN | {"verwacht": {"berichten": []}}], 1),
        ([DIEN_IN | {"verwacht": {"termijnen": {"D.TLV.norm": {"uiterlijk": "2026-04-14"}}}}], 1),
        ([DIEN_IN | {"rol": "ouder"}], 0),  # a refusal is an answer
        ([DIEN_IN | {"rol": "ouder", "verwacht": {"geweigerd": [{"eis": "rol"}]}}], 0),
        ([DIEN_IN | {"rol": "ouder", "verwacht": {"geweigerd": []}}], 1),
        ([DIEN_IN | {"doe": "vlieg"}], 1),
        ([DIEN_IN | {"doe": "vlieg", "verwacht": {"toestand": "concept"}}], 1),  # a fout, expected or not
        (["onzin"], 1),
        ([], 0),
    ],
)
def test_de_status_zegt_of_alles_ging_zoals_verwacht(
    stappen: list[dict[str, Any] | str],
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    verhaal = tmp_path / "verhaal.jsonl"
    regels = [s if isinstance(s, str) else json.dumps(s) for s in [*BEGIN, *stappen]]
    verhaal.write_text("\n".join(regels) + "\n\n", encoding="utf-8")
    assert main(["scenario", str(verhaal)]) == status
    assert len(capsys.readouterr().out.splitlines()) == len(regels)


def test_een_scenario_dat_er_niet_is_is_een_invoerfout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scenario", str(tmp_path / "niets.jsonl")]) == 2
    assert "niets.jsonl" in capsys.readouterr().err


def _zonder(stap: dict[str, Any], sleutel: str) -> dict[str, Any]:
    return {k: v for k, v in stap.items() if k != sleutel}
