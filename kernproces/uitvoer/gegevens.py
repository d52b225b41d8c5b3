"""A declaration as JSON for whoever writes a scenario or calls the API: beside the rows, each action with its form."""

from typing import Any

from kernproces.declaratie.beschrijving import beschrijf
from kernproces.declaratie.veldsoort import velden
from kernproces.taal.overgang import Overgang
from kernproces.taal.workflow import Workflow


def als_json(workflow: Workflow) -> dict[str, Any]:
    """The whole declaration, and per action its fields (name, kind, category, choices) and the JSON schema of its form."""
    rijen: dict[str, list[Overgang]] = {workflow.start.actie: [workflow.start]}
    for rij in workflow.overgangen:
        rijen.setdefault(rij.actie, []).append(rij)
    return beschrijf(workflow) | {"acties": {actie: _actie(lijst) for actie, lijst in rijen.items()}}


def _actie(rijen: list[Overgang]) -> dict[str, Any]:
    eerste = rijen[0]
    return {
        "titel": eerste.titel,
        "door": [rol.value for rol in eerste.rollen],
        "mandaten": list(eerste.mandaten),
        "vanzelf": eerste.vanzelf,
        "van": list(dict.fromkeys(van for rij in rijen for van in rij.van)),
        "naar": list(dict.fromkeys(rij.naar for rij in rijen if rij.naar is not None)),
        "formulier": eerste.gegevens.__name__,
        "velden": velden(eerste.gegevens),
        "schema": eerste.gegevens.model_json_schema(),
    }
