"""What is installed: locked packages with hashes, one version of each, and every data file of ours."""

import re
import tomllib
from pathlib import PurePath

import pytest

from tests.architectuur.bronnen import PAKKETTEN, WORTEL, bestanden

EIS = re.compile(r"^([a-z0-9][\w.-]*(?:\[[\w,-]+\])?)==(\S+)[^\n]*?((?: \\\n +--hash=\S+)*)$", re.MULTILINE)


def _slot(naam: str) -> dict[str, tuple[str, str]]:
    tekst = (WORTEL / "requirements" / naam).read_text(encoding="utf-8")
    return {pakket: (versie, hashes) for pakket, versie, hashes in EIS.findall(tekst)}


@pytest.mark.parametrize("naam", ["app.txt", "dev.txt"])
def test_elk_pakket_in_het_slot_heeft_een_hash(naam: str) -> None:
    assert len(_slot(naam)) > 30
    assert [pakket for pakket, (_, hashes) in _slot(naam).items() if "sha256:" not in hashes] == []


def test_wie_test_draait_dezelfde_versies_als_wie_gebruikt() -> None:
    dev = _slot("dev.txt")
    anders = {
        pakket for pakket, (versie, _) in _slot("app.txt").items() if dev.get(pakket, ("",))[0] != versie
    }
    assert anders == set()


def test_elk_gegevensbestand_gaat_mee_in_het_pakket() -> None:
    instelling = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))
    patronen = instelling["tool"]["setuptools"]["package-data"]["*"]
    vergeten = [
        str(pad.relative_to(WORTEL))
        for pad in bestanden(*PAKKETTEN)
        if pad.suffix != ".py"
        and not any(PurePath(pad.name).match(patroon.removeprefix("**/")) for patroon in patronen)
    ]
    assert vergeten == []


def test_elke_map_met_python_is_een_pakket() -> None:
    zonder = {
        str(pad.parent.relative_to(WORTEL))
        for pad in bestanden(*PAKKETTEN)
        if pad.suffix == ".py" and not (pad.parent / "__init__.py").exists()
    }
    assert zonder == set()
