"""Register: every published version of every process."""

import json
from collections.abc import Iterator
from pathlib import Path

from kernproces.taal.workflow import Workflow
from workflows.afwijking import AFWIJKING
from workflows.arrangement import ARRANGEMENT
from workflows.bezwaar import BEZWAAR
from workflows.datalek import DATALEK
from workflows.evaluatie import EVALUATIE
from workflows.kernproces import KERNPROCES
from workflows.klacht import KLACHT
from workflows.kwartaalopgave import KWARTAALOPGAVE
from workflows.steekproef import STEEKPROEF
from workflows.taak import TAAK
from workflows.thuiszitter import THUISZITTER
from workflows.tlv import TLV
from workflows.tlv_opvolging import TLV_OPVOLGING

WORKFLOWS: dict[str, tuple[Workflow, ...]] = {
    "kernproces": (KERNPROCES,),
    "evaluatie": (EVALUATIE,),
    "tlv": (TLV,),
    "tlv_opvolging": (TLV_OPVOLGING,),
    "afwijking": (AFWIJKING,),
    "bezwaar": (BEZWAAR,),
    "thuiszitter": (THUISZITTER,),
    "kwartaalopgave": (KWARTAALOPGAVE,),
    "arrangement": (ARRANGEMENT,),
    "klacht": (KLACHT,),
    "datalek": (DATALEK,),
    "taak": (TAAK,),
    "steekproef": (STEEKPROEF,),
}
AFDRUKKEN = Path(__file__).with_name("vingerafdrukken.json")


def gepubliceerd() -> Iterator[tuple[Workflow, str]]:
    """Each declaration with its published fingerprint; a test proves that the two still belong together."""
    afdrukken: dict[str, str] = json.loads(AFDRUKKEN.read_text())
    for versies in WORKFLOWS.values():
        for workflow in versies:
            naam = f"{workflow.naam} {workflow.versie}"
            if naam not in afdrukken:
                raise LookupError(f"Procedure {naam} is nog niet gepubliceerd. Draai `kernproces naslag`.")
            yield workflow, afdrukken[naam]
