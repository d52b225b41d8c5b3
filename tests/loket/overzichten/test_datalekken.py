"""Het datalekregister: elk datalek, ook wat niet is gemeld, en zinnen alleen als erom wordt gevraagd (AVG 33 lid 5)."""

import csv
import json
from pathlib import Path

import pytest

from loket.leeslog.log import Leeslog
from loket.opdrachtregel import main
from loket.overzichten.uitvoer import _cel
from tests.verhalen.speelplaats import VERHALEN, proef, speel


@pytest.fixture
def lekken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    url = f"sqlite:///{tmp_path}/proef.db"
    with proef(url, tmp_path) as samenstel:
        speel(samenstel, (VERHALEN / "datalek.jsonl").read_text(encoding="utf-8").splitlines())
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("KERNPROCES_MAP", str(tmp_path))
    monkeypatch.setenv("LEESLOG_URL", f"sqlite:///{tmp_path}/leeslog.db")
    return tmp_path


@pytest.mark.usefixtures("lekken")
def test_elk_datalek_staat_erin_ook_het_loos_alarm(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["datalekken", "--formaat", "json"]) == 0
    alarm, lek = json.loads(capsys.readouterr().out)
    assert (alarm["zaak"], alarm["besluit"], alarm["grond"]) == ("n", "niet_gemeld", "geen_datalek")
    assert (lek["zaak"], lek["besluit"], lek["nummer"]) == ("l", "gemeld", "AP-VOORBEELD-1")
    assert (lek["risico"], lek["aantal"], lek["uren"]) == ("hoog", 420, 71)
    assert lek["betrokkenen_geinformeerd_op"] == "2026-12-29"
    assert lek["ontdekt_op"] == "2026-12-25T10:00:00+01:00"  # as it was corrected
    assert alarm["zinnen"] == lek["zinnen"] == {}


def test_de_zinnen_komen_alleen_op_verzoek_mee_en_dat_staat_in_het_leeslog(
    lekken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["datalekken"]) == 0
    log = Leeslog(f"sqlite:///{lekken}/leeslog.db")
    assert log.alles() == []
    zonder = list(csv.reader(capsys.readouterr().out.splitlines(), delimiter=";"))
    assert main(["datalekken", "--met-tekst"]) == 0
    met = list(csv.reader(capsys.readouterr().out.splitlines(), delimiter=";"))
    assert len(zonder) == len(met) == 3
    assert "feitelijke_gevolgen" not in zonder[0]
    assert "Voorbeeld: er zijn geen gevolgen bekend." in met[1]
    gelezen = log.alles()
    log.sluit()
    assert {(r.zaak, r.kanaal, r.persoon.partition("/")[0]) for r in gelezen} == {
        ("n", "opdracht", "machine"),
        ("l", "opdracht", "machine"),
    }


@pytest.mark.parametrize("gevaarlijk", ["=1+1", "+31", "-2", "@som", "\t="])
def test_een_rekenblad_voert_niets_uit(gevaarlijk: str) -> None:
    assert _cel(gevaarlijk) == f"'{gevaarlijk}"
