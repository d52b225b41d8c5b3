"""Publicatie: fingerprints and the soundness check over every declaration, with the templates it uses."""

import json
from typing import Any

from kernproces.declaratie.vingerafdruk import vingerafdruk
from kernproces.deugdelijkheid import gebreken
from notificaties.sjablonen import SJABLONEN
from workflows.norm import CLAUSULES
from workflows.register import AFDRUKKEN, WORKFLOWS


def afdrukken() -> dict[str, str]:
    """The fingerprint of every declaration as it is in the source now."""
    bronnen = {naam: sjabloon.bron for naam, sjabloon in SJABLONEN.items()}
    return {
        f"{w.naam} {w.versie}": vingerafdruk(w, bronnen) for versies in WORKFLOWS.values() for w in versies
    }


def alle_gebreken() -> dict[str, list[str]]:
    """Per declaration every defect as a sentence; empty lists when all are sound."""
    namen = set(WORKFLOWS)
    return {
        f"{w.naam} {w.versie}": [
            g.zin for g in gebreken(w, sjablonen=set(SJABLONEN), clausules=set(CLAUSULES), workflows=namen)
        ]
        for versies in WORKFLOWS.values()
        for w in versies
    }


def gepubliceerd() -> dict[str, str]:
    """The fingerprints as they were published."""
    tekst: dict[str, Any] = json.loads(AFDRUKKEN.read_text()) if AFDRUKKEN.exists() else {}
    return tekst


def schrijf(nieuw: dict[str, str]) -> None:
    """Publish: one line a declaration, so that a change is a one-line diff."""
    AFDRUKKEN.write_text(json.dumps(nieuw, indent=2, sort_keys=True) + "\n")
