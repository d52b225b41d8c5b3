"""The bench itself: it runs, and what it prints can be read by a program. How fast it all is, no test says."""

import json
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).parents[2]
METINGEN = {
    "voortgang",
    "dien_in",
    "keten_nalopen",
    "naspelen",
    "ronde",
    "ronde_leeg",
    "ronde_alles_vervallen",
    "werkvoorraad_blad",
    "opstart",
}


def test_de_kleinste_meting_geeft_een_json_document_met_naast_elk_getal_zijn_vloer() -> None:
    opdracht = [sys.executable, "-m", "bench", "--klein"]
    klaar = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stderr
    metingen = json.loads(klaar.stdout)["metingen"]
    assert {m["meting"] for m in metingen} == METINGEN
    for meting in metingen:
        assert meting["ons"] > 0, meting
        assert meting["eenheid"], meting
        assert "vloer" in meting or meting["meting"] == "ronde_alles_vervallen"
