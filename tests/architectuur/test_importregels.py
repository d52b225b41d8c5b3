"""loket -> workflows | deadlines | notificaties -> kernproces, and one door to each framework."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architectuur.bronnen import PAKKETTEN, WORTEL

LINT_IMPORTS = "import sys, importlinter.cli as c; sys.exit(c.lint_imports(no_cache=True, no_logo=True))"
DEUREN = {"kernproces/zaak/machine.py": "import transitions\n", "deadlines/wekker.py": "import apscheduler\n"}


def _controleer(map_: Path) -> subprocess.CompletedProcess[str]:
    """Judge the five packages in a folder by the contracts in the pyproject.toml of that folder."""
    return subprocess.run(
        [sys.executable, "-c", LINT_IMPORTS],
        cwd=map_,
        env={**os.environ, "PYTHONPATH": str(map_), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_niemand_importeert_tegen_de_richting_in() -> None:
    uitkomst = _controleer(WORTEL)
    assert uitkomst.returncode == 0, uitkomst.stdout + uitkomst.stderr


@pytest.fixture
def klein_huis(tmp_path: Path) -> Path:
    """Five packages with only their doors, under the real contracts."""
    shutil.copy(WORTEL / "pyproject.toml", tmp_path)
    for naam in PAKKETTEN:
        (tmp_path / naam).mkdir()
        (tmp_path / naam / "__init__.py").touch()
    for naam, tekst in DEUREN.items():
        (tmp_path / naam).parent.mkdir(exist_ok=True)
        (tmp_path / naam).with_name("__init__.py").touch()
        (tmp_path / naam).write_text(tekst)
    return tmp_path


def test_een_huis_met_alleen_zijn_deuren_voldoet(klein_huis: Path) -> None:
    (klein_huis / "loket/bedrading.py").write_text(
        "import deadlines.wekker, kernproces.zaak.machine, workflows\n"
    )
    uitkomst = _controleer(klein_huis)
    assert uitkomst.returncode == 0, uitkomst.stdout + uitkomst.stderr


@pytest.mark.parametrize(
    ("bestand", "tekst"),
    [
        ("kernproces/fout.py", "import workflows"),
        ("kernproces/fout.py", "import loket"),
        ("deadlines/fout.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import notificaties"),
        ("notificaties/fout.py", "def later():\n    import workflows"),
        ("workflows/fout.py", "import deadlines"),
        ("workflows/fout.py", "import loket"),
        ("kernproces/fout.py", "import transitions"),
        ("loket/fout.py", "from transitions import Machine"),
        ("loket/fout.py", "from apscheduler.schedulers.background import BackgroundScheduler"),
        ("deadlines/fout.py", "import apscheduler"),
        ("workflows/fout.py", "import sqlalchemy"),
        ("notificaties/fout.py", "import fastapi"),
    ],
)
def test_een_verboden_import_valt_op(klein_huis: Path, bestand: str, tekst: str) -> None:
    (klein_huis / bestand).write_text(tekst + "\n")
    uitkomst = _controleer(klein_huis)
    assert uitkomst.returncode == 1, uitkomst.stdout + uitkomst.stderr
    assert "BROKEN" in uitkomst.stdout
