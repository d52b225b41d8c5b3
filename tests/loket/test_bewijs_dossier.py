"""Het bewijs van een dossier: elke clausule, en elke indicator die er speelt; wat er niet speelt staat er niet bij."""

import json
from pathlib import Path

import pytest

from loket.opdrachtregel import main
from tests.verhalen.speelplaats import VERHALEN, proef, speel


def test_een_dossier_met_een_plan_toont_de_clausules_en_de_indicatoren_van_dat_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path}/proef.db"
    with proef(url, tmp_path) as samenstel:
        speel(samenstel, (VERHALEN / "opp.jsonl").read_text(encoding="utf-8").splitlines())
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("KERNPROCES_MAP", str(tmp_path))
    assert main(["bewijs", "d1", "--json"]) == 0
    beeld = json.loads(capsys.readouterr().out)
    clausules = {c["clausule"]: c for c in beeld["clausules"]}
    assert len(clausules) == 18
    assert {b["actie"] for b in clausules["3.1.7"]["bewijs"]} == {"stel_vast"}
    indicatoren = {c["clausule"]: c["stand"] for c in beeld["indicatoren"]}
    # The arrangement is not evaluated yet.
    assert indicatoren == {
        "R21": "open",
        "R23": "voldaan",
        "R39": "voldaan",
    }
    assert main(["bewijs", "d1"]) == 0
    assert [r.split()[0] for r in capsys.readouterr().out.splitlines()][-3:] == ["R21", "R23", "R39"]
