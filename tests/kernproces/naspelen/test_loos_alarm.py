"""No false alarms: what the engine recorded is lawful, whatever people did and whenever the ronde came by."""

from pathlib import Path

import pytest
from hypothesis import settings

from loket.controle import Controle
from loket.lezen import naspeler
from tests.kernproces.naspelen.wandeling import Wandeling

STAPPEN = 200


def loop_en_speel_na(map_: Path, zaad: int, stappen: int) -> Wandeling:
    wandeling = Wandeling(map_, zaad)
    wandeling.loop(stappen)
    with naspeler(wandeling.s) as speler:
        for zaak in wandeling.zaken:
            verslag = speler.speel_na(zaak)
            assert [(s.nr, s.actie, s.bevindingen) for s in verslag.stappen if s.bevindingen] == [], (
                zaad,
                zaak,
            )
            assert verslag.toestand == wandeling.s.stand(zaak)["toestand"]
    assert Controle(wandeling.s).uitslag()["bevindingen"] == []
    wandeling.s.sluit()
    return wandeling


@pytest.mark.parametrize("zaad", range(6))
def test_een_willekeurige_wandeling_is_geheel_rechtmatig(tmp_path: Path, zaad: int) -> None:
    wandeling = loop_en_speel_na(tmp_path, zaad, STAPPEN)
    assert sum(wandeling.gedaan.values()) > STAPPEN / 8


@pytest.mark.lang
def test_veel_wandelingen_zijn_geheel_rechtmatig(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Two in the suite; as many as the profile allows in `make campagne` (some thirty zaken each)."""
    for zaad in range(1000, 1000 + settings.default.max_examples // 50):
        loop_en_speel_na(tmp_path_factory.mktemp("wandeling"), zaad, 600)
