"""What is published: sound declarations, fingerprints that still fit, and a reference that is up to date."""

from pathlib import Path

import pytest

from loket import publicatie
from loket.opdrachtregel import main
from workflows.register import WORKFLOWS


def test_elke_procedure_is_deugdelijk() -> None:
    assert publicatie.alle_gebreken() == {
        f"{w.naam} {w.versie}": [] for versies in WORKFLOWS.values() for w in versies
    }


def test_een_gepubliceerde_procedure_is_niet_gewijzigd() -> None:
    assert publicatie.afdrukken() == publicatie.gepubliceerd()


def test_de_naslag_is_bij(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    assert main(["naslag", "--controleer"]) == 0
