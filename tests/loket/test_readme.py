"""The README: its example plays, and every command that it names is there."""

import json
import re
from pathlib import Path

from loket.bedrading import maak_proef
from loket.opdrachtregel import OPDRACHTEN
from loket.scenario.speler import Speler
from tests.loket.conftest import instellingen

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_het_voorbeeld_uit_de_readme_loopt_tot_een_escalatie(tmp_path: Path) -> None:
    (blok,) = re.findall(r"```json\n(.*?)```", README, re.DOTALL)
    with maak_proef(instellingen(tmp_path)) as samenstel:
        antwoorden = [json.loads(a) for a in Speler(samenstel).speel(blok.splitlines())]
    assert [a for a in antwoorden if a["fout"] or a["geweigerd"]] == []
    aan_de_directeur = [b for b in antwoorden[-1]["berichten"] if b["rol"] == "directeur_bestuurder"]
    assert ("D.TLV.norm", "overschrijding", "dirk") in {
        (b["termijn"], b["trede"], b["aan"]) for b in aan_de_directeur
    }


def test_elke_opdracht_uit_de_readme_bestaat() -> None:
    genoemd = set(re.findall(r"\.venv/bin/kernproces (\w+)", README))
    assert genoemd
    assert genoemd <= set(OPDRACHTEN)


def test_elke_verwijzing_uit_de_readme_bestaat() -> None:
    wortel = Path(__file__).parents[2]
    paden = set(re.findall(r"`((?:docs|workflows)/[^`]*|CHANGELOG\.md)`", README))
    assert paden
    assert [p for p in paden if not (wortel / p).exists()] == []
