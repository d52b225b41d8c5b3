"""`kernproces controleer` and `naspelen` as an auditor runs them: exit status, what is named, the same on any day."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from freezegun import freeze_time

from loket.bedrading import Samenstel
from loket.opdrachtregel import main
from tests.kernproces.naspelen.bank import Bank, Historie, controle
from tests.kernproces.naspelen.conftest import schone_historie
from tests.kernproces.naspelen.verhaal import instellingen, speel

__all__ = ["schone_historie"]
HOOFDSLEUTEL = bytes(range(32)).hex()


@pytest.fixture
def bank(schone_historie: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bank:
    """A copy of the story, as the database of the commands."""
    bank = Bank(schone_historie, tmp_path / "x")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{bank.map_}/x.db")
    monkeypatch.setenv("KERNPROCES_HOOFDSLEUTEL", HOOFDSLEUTEL)
    for naam in ("KERNPROCES_MAP", "SLEUTELS_URL"):
        monkeypatch.delenv(naam, raising=False)
    return bank


def draai(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(args)
    gevangen = capsys.readouterr()
    return status, gevangen.out, gevangen.err


def bevindingen(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    uitslag = json.loads(draai(capsys, "controleer", "--json")[1])
    gevonden: list[dict[str, Any]] = uitslag["bevindingen"]
    assert uitslag["heel"] is (not gevonden)
    return gevonden


def test_een_hele_historie(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    assert draai(capsys, "controleer") == (0, "Alles klopt.\n", "")
    uitslag = json.loads(draai(capsys, "controleer", "--json")[1])
    assert (uitslag["heel"], uitslag["bevindingen"], uitslag["opmerkingen"]) == (True, [], [])
    ((aantal,),) = bank.sql("SELECT count(*) FROM gebeurtenis")
    assert uitslag["gebeurtenissen"] == aantal


def test_elke_gebroken_keten_wordt_genoemd_niet_alleen_de_eerste(
    bank: Bank, capsys: pytest.CaptureFixture[str]
) -> None:
    sql = "UPDATE gebeurtenis SET inhoud = replace(inhoud, '\"v\":1', '\"v\":2') WHERE stroom = ? AND nr = ?"
    plekken = [("dossier/d2", 1), ("register/mensen", 4), ("zaak/a", 7), ("zaak/a", 20), ("zaak/e", 3)]
    for plek in plekken:
        bank.sql(sql, *plek)
    assert [(b["stroom"], b["nr"]) for b in bevindingen(capsys) if b["wat"] == "keten"] == plekken
    status, uit, _ = draai(capsys, "controleer")
    assert status == 1
    assert "Stroom zaak/a, gebeurtenis 20" in uit


@pytest.mark.parametrize(
    "zet", ["inhoud = CAST(inhoud AS TEXT)", "hash = hex(hash)", "hash = CAST(hash AS TEXT)"]
)
def test_wie_met_de_hand_tekst_achterlaat_waar_bytes_stonden(
    bank: Bank, capsys: pytest.CaptureFixture[str], zet: str
) -> None:
    """The text may even spell the same bytes; it is not what was written."""
    bank.sql(f"UPDATE gebeurtenis SET {zet} WHERE stroom = 'zaak/a' AND nr IN (7, 29)")
    gevonden = [(b["stroom"], b["nr"]) for b in bevindingen(capsys) if b["wat"] == "keten"]
    assert gevonden == [("zaak/a", 7), ("zaak/a", 29)]
    assert draai(capsys, "naspelen", "a")[0] in {1, 2}  # 2: the database itself cannot read that text


def test_een_gelijmde_staart(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    def plak(h: Historie) -> None:
        h.voeg_in("zaak/e", 8, h["zaak/e", 7])

    bank.vervals(plak, "c").sluit()
    assert ("staart", "zaak/e", 8) in {(b["wat"], b["stroom"], b["nr"]) for b in bevindingen(capsys)}


@pytest.mark.parametrize(
    ("tabel", "zet"),
    [
        ("stroom", "stand = replace(stand, 'verleend', 'afgewezen') WHERE stroom = 'zaak/a'"),
        ("werkvoorraad", "behandelaar = 'iemand' WHERE zaak = 'a'"),
        ("termijn", "uiterlijk = '2027-01-01' WHERE zaak = 'c' AND termijn = 'D.TLV.wet'"),
        ("outbox", "rol = 'leerling' WHERE zaak = 'a' AND nr = 23"),
    ],
)
def test_een_gewijzigde_afgeleide_tabel(
    bank: Bank, capsys: pytest.CaptureFixture[str], tabel: str, zet: str
) -> None:
    bank.sql(f"UPDATE {tabel} SET {zet}")
    (b,) = [b for b in bevindingen(capsys) if b["wat"] == "afgeleid"]
    assert b["tabel"] == tabel
    draai(capsys, "herbouw")
    assert bevindingen(capsys) == []


def test_een_lege_afgeleide_tabel_maakt_voor_naspelen_niets_uit(
    bank: Bank, capsys: pytest.CaptureFixture[str]
) -> None:
    eerst = draai(capsys, "naspelen", "a", "--json")
    for tabel in ("stroom", "werkvoorraad", "termijn", "outbox"):
        bank.sql(f"DELETE FROM {tabel}")
    assert draai(capsys, "naspelen", "a", "--json") == eerst
    assert bevindingen(capsys)


@pytest.mark.postgres
def test_op_postgresql_wordt_hetzelfde_gevonden(postgres_url: str, tmp_path: Path) -> None:
    speel(tmp_path, postgres_url)
    with Samenstel(instellingen(tmp_path, postgres_url)) as samenstel:
        assert controle(samenstel) == []
        with samenstel.opslag.schrijven(meer=True) as schrijver:
            schrijver.voer_uit("ALTER TABLE gebeurtenis DISABLE TRIGGER ALL", [()])
            schrijver.voer_uit("DELETE FROM gebeurtenis WHERE stroom = 'zaak/e' AND nr = 7", [()])
            schrijver.voer_uit(
                "UPDATE gebeurtenis SET inhoud = inhoud || '\\x20'::bytea WHERE stroom = 'zaak/a' AND nr = 14",
                [()],
            )
        gevonden = {(b["wat"], b["stroom"], b["nr"]) for b in controle(samenstel)}
    assert gevonden >= {("keten", "zaak/a", 14), ("staart", "zaak/e", 7), ("anker", "zaak/e", 7)}
    assert {stroom for _, stroom, _ in gevonden} == {"zaak/a", "zaak/e"}


# ---------------------------------------------------------------- the notice that is not there


def _zonder_waarschuwing(h: Historie) -> None:
    """The overrun of the norm and the warning for the legal limit never happened; nor did the note after them."""
    h.haal_weg("zaak/c", 17, 18, 19)


def test_een_verzwegen_overschrijding_valt_op_bij_de_laatste_ronde(
    bank: Bank, capsys: pytest.CaptureFixture[str]
) -> None:
    bank.sql("UPDATE kenmerk SET waarde = '0' WHERE naam = 'proef'")
    shutil.rmtree(bank.map_ / "ankers")  # without it, and with everything rewritten
    for nr in range(17, 20):
        bank.sql("DELETE FROM gebeurtenis WHERE stroom LIKE ?", f"bericht/%|c|{nr:06}|%")
    bank.vervals(_zonder_waarschuwing, "d").sluit()
    gevonden = {(b["wat"], b["stroom"], b["nr"]) for b in bevindingen(capsys)}
    assert gevonden == {("melding", "zaak/c", 17)}


def test_in_een_proef_is_dat_een_opmerking_want_de_klok_kan_terug(
    bank: Bank, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(bank.map_ / "ankers")
    bank.vervals(_zonder_waarschuwing, "d").sluit()
    status, uit, _ = draai(capsys, "controleer")
    assert status == 0
    assert "waarschuwing_7d van D.TLV.wet was verschuldigd" in uit
    assert "Er is nog geen anker" in uit


# ---------------------------------------------------------------- anchors


@pytest.mark.parametrize("bestand", ["ankers.jsonl", "koppen-2026-11-24.jsonl.gz"])
def test_een_gewijzigd_anker_wordt_genoemd(
    bank: Bank, capsys: pytest.CaptureFixture[str], bestand: str
) -> None:
    pad = bank.map_ / "ankers" / bestand
    pad.write_bytes(pad.read_bytes()[:-9] + b"123456789")
    (b,) = bevindingen(capsys)
    assert (b["wat"], b["stroom"]) == ("anker", None)


def test_het_anker_zegt_tussen_welke_gebeurtenissen_het_ligt(
    bank: Bank, capsys: pytest.CaptureFixture[str]
) -> None:
    """dossier/d4 came after the first anchor; register/mensen stands in both."""

    def doe(h: Historie) -> None:
        h["dossier/d4", 2]["open"]["rol"] = "iets"
        h["register/mensen", 13]["open"]["waarden"]["functies"] = []

    bank.vervals(doe, "d").sluit()
    ankers = {b["stroom"]: (b["vanaf"], b["nr"]) for b in bevindingen(capsys) if b["wat"] == "anker"}
    assert ankers == {"dossier/d4": (1, 5), "register/mensen": (1, 14)}


# ---------------------------------------------------------------- mistakes, and the same on any day


def test_een_verkeerde_hoofdsleutel(
    bank: Bank, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KERNPROCES_HOOFDSLEUTEL", "f" * 64)
    status, uit, fout = draai(capsys, "naspelen", "a")
    assert (status, uit) == (2, "")
    assert "Zet de juiste hoofdsleutel terug" in fout
    assert draai(capsys, "controleer")[0] == 0  # the chain needs no key


def test_zonder_kluis_is_de_keten_nog_heel(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    (bank.map_ / "x.sleutels.db").unlink()
    status, uit, _ = draai(capsys, "naspelen", "a")
    assert status == 0
    assert "niet te beoordelen" in uit
    assert draai(capsys, "controleer")[0] == 0


@pytest.mark.parametrize("args", [("x",), ("a", "--tot", "gisteren"), ("a", "--tot", "2026-03-02T09:00")])
def test_een_vergissing(bank: Bank, capsys: pytest.CaptureFixture[str], args: tuple[str, ...]) -> None:
    status, uit, fout = draai(capsys, "naspelen", *args)
    assert (status, uit) == (2, "")
    assert len(fout.splitlines()) == 1


@pytest.mark.parametrize("extra", [(), ("--tot", "2026-04-13"), ("--tot", "2026-03-05T09:30:00+01:00")])
@pytest.mark.parametrize("zaak", ["a", "c", "k"])
def test_op_elke_dag_dezelfde_bytes(
    bank: Bank, capsys: pytest.CaptureFixture[str], zaak: str, extra: tuple[str, ...]
) -> None:
    gezien = set()
    for dag in ("2026-03-05T09:30:00Z", "2026-12-31T23:30:00Z", "2041-07-01T12:00:00Z"):
        with freeze_time(dag):
            gezien.add(draai(capsys, "naspelen", zaak, *extra, "--json"))
            gezien.add(draai(capsys, "naspelen", zaak, *extra, "--json"))
    if zaak == "k" and extra:
        assert {status for status, _, _ in gezien} == {2}  # nothing was recorded yet
    assert len(gezien) == 1


def test_tot_een_moment_toont_precies_wat_toen_vastlag(
    bank: Bank, capsys: pytest.CaptureFixture[str]
) -> None:
    tijden = [
        t
        for (t,) in bank.sql(
            "SELECT json_extract(inhoud, '$.vastgelegd') FROM gebeurtenis WHERE stroom = 'zaak/a' ORDER BY nr"
        )
    ]
    for tot in sorted(set(tijden)):
        status, uit, _ = draai(capsys, "naspelen", "a", "--tot", tot.replace("Z", "+00:00"), "--json")
        assert status == 0
        assert [s["vastgelegd"] for s in json.loads(uit)["stappen"]] == [t for t in tijden if t <= tot]


def test_een_onrechtmatige_stap_geeft_status_een(bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    bank.vervals(lambda h: h["zaak/a", 20].update(actor="sien"), "d").sluit()
    status, uit, _ = draai(capsys, "naspelen", "a")
    assert status == 1
    assert "heeft op 22 april 2026 niet de rol behandelaar" in uit
    with sqlite3.connect(bank.map_ / "x.db") as db:
        assert db.execute("SELECT count(*) FROM gebeurtenis WHERE stroom = 'zaak/a'").fetchone() == (29,)
