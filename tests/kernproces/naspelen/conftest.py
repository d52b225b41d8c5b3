"""The clean history, made once."""

from pathlib import Path

import pytest

from tests.kernproces.naspelen.verhaal import speel


@pytest.fixture(scope="session")
def schone_historie(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("schoon") / "x"
    map_.mkdir()
    speel(map_)
    return map_
