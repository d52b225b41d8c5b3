"""A small database with one decided application, made once and copied for each test that needs it."""

import json
import shutil
from pathlib import Path

import pytest

from loket.bedrading import maak_proef
from loket.instellingen import Instellingen
from loket.scenario.speler import Speler

VERHAAL = (
    *(
        {"nu": "2026-03-02T08:00:00+01:00", "doe": "persoon", "naam": naam, "rollen": [rol]}
        for naam, rol in (
            ("anna", "behandelaar"),
            ("bert", "bevoegd_gezag"),
            ("oscar", "ondersteuningscoordinator"),
            ("olga", "ouder"),
            ("dirk", "directeur_bestuurder"),
            ("sien", "secretariaat"),
            ("eva", "deskundige"),
            ("frank", "deskundige"),
        )
    ),
    *(
        {
            "nu": f"{dag}T09:00:00+01:00",
            "doe": doe,
            "door": door,
            "rol": rol,
            "zaak": "a",
            "gegevens": "voorbeeld",
        }
        | meer
        for dag, doe, door, rol, meer in (
            ("2026-03-02", "start", "anna", "behandelaar", {"dossier": "d1", "workflow": "tlv"}),
            ("2026-03-03", "dien_in", "bert", "bevoegd_gezag", {}),
            ("2026-03-04", "verzoek_aanvulling", "anna", "behandelaar", {}),
            ("2026-03-10", "vul_aan", "oscar", "ondersteuningscoordinator", {}),
            ("2026-03-12", "breng_advies_uit", "eva", "deskundige", {}),
            ("2026-03-13", "breng_advies_uit", "frank", "deskundige", {}),
            ("2026-03-16", "stel_concept_op", "anna", "behandelaar", {}),
            ("2026-03-17", "verleen", "dirk", "directeur_bestuurder", {}),
            ("2026-03-18", "maak_bekend", "sien", "secretariaat", {}),
        )
    ),
)


@pytest.fixture(scope="session")
def bron_tlv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the database, its keys and its master key."""
    map_ = tmp_path_factory.mktemp("tlv")
    with maak_proef(instellingen(map_)) as samenstel:
        antwoorden = [json.loads(a) for a in Speler(samenstel).speel(json.dumps(r) for r in VERHAAL)]
    assert antwoorden[-1]["toestand"] == "verleend", [a for a in antwoorden if a["geweigerd"] or a["fout"]]
    return map_


@pytest.fixture
def tlv(bron_tlv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, as the database of this test and of the commands it runs."""
    map_ = tmp_path / "tlv"
    shutil.copytree(bron_tlv, map_)
    for naam in ("KERNPROCES_MAP", "KERNPROCES_HOOFDSLEUTEL", "SLEUTELS_URL", "KERNPROCES_SMTP"):
        monkeypatch.delenv(naam, raising=False)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{map_}/proef.db")
    return map_


def instellingen(map_: Path) -> Instellingen:
    """Settings for a database in this folder, with the key file beside it."""
    from loket.instellingen import uit_omgeving

    return uit_omgeving({"DATABASE_URL": f"sqlite:///{map_}/proef.db"})
