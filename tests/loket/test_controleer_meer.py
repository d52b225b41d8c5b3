"""`kernproces controleer` on what a forger or an accident did beside the chain: no anchor, keys, documents, damaged files."""

import sqlite3
from pathlib import Path

import pytest

from loket.bedrading import Samenstel
from loket.bewijs.naspeelronde import ongedekt
from loket.opdrachtregel import main
from tests.kernproces.naspelen.bank import Bank, Historie, controle
from tests.kernproces.naspelen.conftest import schone_historie
from tests.kernproces.naspelen.verhaal import instellingen
from tests.loket.test_controleer import bank, draai

__all__ = ["bank", "schone_historie"]


def kluis(bank: Bank, sql: str) -> None:
    db = sqlite3.connect(bank.map_ / "x.sleutels.db")
    db.execute(sql)
    db.commit()
    db.close()


def test_zonder_anker_wordt_alles_nagespeeld_en_valt_een_geheel_herschreven_stap_op(bank: Bank) -> None:
    def ander(h: Historie) -> None:
        h["zaak/a", 20]["actor"] = "sien"

    bevindingen = controle(bank.vervals(ander, "d"))
    assert ("naspelen", "zaak/a", 20) in [(b["wat"], b["stroom"], b["nr"]) for b in bevindingen]


def test_wat_een_passend_anker_dekt_hoeft_niet_te_worden_nagespeeld(bank: Bank) -> None:
    koppen = dict(bank.sql("SELECT stroom, nr FROM stroom"))
    with Samenstel(instellingen(bank.map_)) as samenstel:
        assert ongedekt(samenstel, koppen) == []
        assert ongedekt(samenstel, koppen | {"zaak/b": 1}) == ["zaak/b"]
        assert len(ongedekt(samenstel, {})) == len([s for s in koppen if s.startswith("zaak/")])


@pytest.mark.parametrize(
    ("sql", "zin"),
    [
        ("DELETE FROM sleutel WHERE houder = 'zaak/a'", "ontbreekt, en niemand heeft hem vernietigd"),
        ("UPDATE sleutel SET ingepakt = NULL WHERE houder = 'zaak/a'", "ontbreekt, en niemand heeft hem"),
        ("UPDATE sleutel SET ingepakt = zeroblob(60) WHERE houder = 'zaak/a'", "is beschadigd"),
        ("UPDATE sleutel SET ingepakt = 'tekst' WHERE houder = 'zaak/a'", "is beschadigd"),
        (
            "UPDATE sleutel SET ingepakt = (SELECT x.ingepakt FROM sleutel x WHERE x.houder = 'zaak/b') WHERE houder = 'zaak/a'",
            "is beschadigd",
        ),
    ],
)
def test_een_sleutel_die_weg_is_zonder_vernietiging_of_van_een_ander_is(
    bank: Bank, capsys: pytest.CaptureFixture[str], sql: str, zin: str
) -> None:
    kluis(bank, sql)
    status, uit, _ = draai(capsys, "controleer")
    assert status == 1
    assert f"sleutel: zaak/a: {'de' if 'ontbreekt' in zin else 'De'} sleutel" in uit
    assert zin in uit


def test_wie_geen_enkele_sleutel_heeft_krijgt_dat_een_keer_te_horen(
    bank: Bank, capsys: pytest.CaptureFixture[str]
) -> None:
    (bank.map_ / "x.sleutels.db").unlink()
    status, uit, _ = draai(capsys, "controleer")
    assert status == 0, "de keten heeft geen sleutel nodig"
    assert uit.count("sleutels is te gebruiken; niets ervan is vernietigd") == 1


@pytest.mark.parametrize("wijziging", [{"open": []}, {"open": None}, {"sv": "1"}, {"actor": 5}])
def test_herbouwen_wijst_de_gebeurtenis_aan_die_er_geen_is(
    bank: Bank, capsys: pytest.CaptureFixture[str], wijziging: dict[str, object]
) -> None:
    def geen(h: Historie) -> None:
        h["zaak/a", 20].update(wijziging)

    with bank.vervals(geen, "c"):
        pass
    status, _, fout = draai(capsys, "herbouw")
    assert status == 2
    assert "Stroom zaak/a, gebeurtenis" in fout
    status, uit, _ = draai(capsys, "controleer")
    assert status == 1
    assert "Stroom zaak/a, gebeurtenis 20" in uit


@pytest.mark.parametrize(
    ("bestand", "inhoud", "zin"),
    [
        ("x.sleutels.db", b"geen databank, wel lang genoeg " * 200, "is geen databank of is beschadigd"),
        ("x.db", b"geen databank, wel lang genoeg " * 200, "is geen databank of is beschadigd"),
        ("x.hoofdsleutel", b"\xffzz", "verwacht een hoofdsleutel van 64 hexadecimale tekens"),
    ],
)
def test_een_bedorven_bestand_wordt_bij_naam_genoemd(
    bank: Bank,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    bestand: str,
    inhoud: bytes,
    zin: str,
) -> None:
    if bestand == "x.hoofdsleutel":
        monkeypatch.delenv("KERNPROCES_HOOFDSLEUTEL")
    for pad in bank.map_.glob(f"{bestand}*"):
        pad.unlink()
    (bank.map_ / bestand).write_bytes(inhoud)
    for opdracht in (("controleer",), ("naspelen", "a"), ("herbouw",)):
        status, _, fout = draai(capsys, *opdracht)
        assert (status, zin in fout, bestand in fout) == (2, True, True), fout


def test_een_databank_zonder_schemaversie_vraagt_om_migreren(
    bank: Bank, capsys: pytest.CaptureFixture[str]
) -> None:
    bank.sql("DELETE FROM alembic_version")
    status, _, fout = draai(capsys, "controleer")
    assert status == 2
    assert "kernproces migreer" in fout


@pytest.mark.parametrize("tekst", ["'tekst'", "CAST(x'25ff' AS TEXT)"])
def test_een_stuk_waarin_tekst_staat_wordt_genoemd_en_de_rest_gaat_door(
    bank: Bank, tmp_path: Path, capsys: pytest.CaptureFixture[str], tekst: str
) -> None:
    brief = tmp_path / "brief.txt"
    brief.write_text("Een brief van school")
    opties = ("--voeg-toe", str(brief), "--titel", "Brief", "--door", "sien", "--rol", "secretariaat")
    assert main(["stukken", "d1", *opties]) == 0
    bank.sql(f"UPDATE stukdeel SET dicht = {tekst}")
    status, uit, _ = draai(capsys, "controleer")
    assert status == 1
    assert "Stroom stukken/d1, gebeurtenis 1: stuk" in uit
