"""Register: every published version of every process.

A declaration is imported when somebody asks for it: whoever looks at one process does not wait for all of them.
"""

import json
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from kernproces.taal.workflow import Workflow

AFDRUKKEN = Path(__file__).with_name("vingerafdrukken.json")


class _Procedures(Mapping[str, tuple[Workflow, ...]]):
    """Per name its versions, oldest first; each as `module:NAAM`."""

    def __init__(self, waar: Mapping[str, tuple[str, ...]]) -> None:
        self._waar = waar
        self._geladen: dict[str, tuple[Workflow, ...]] = {}

    def __getitem__(self, naam: str) -> tuple[Workflow, ...]:
        if naam not in self._geladen:
            self._geladen[naam] = tuple(map(_haal, self._waar[naam]))
        return self._geladen[naam]

    def __contains__(self, naam: object) -> bool:
        return naam in self._waar

    def __iter__(self) -> Iterator[str]:
        return iter(self._waar)

    def __len__(self) -> int:
        return len(self._waar)


def _haal(plek: str) -> Workflow:
    module, _, naam = plek.partition(":")
    workflow: Workflow = getattr(import_module(module), naam)
    return workflow


WORKFLOWS = _Procedures(
    {
        "kernproces": ("workflows.kernproces:KERNPROCES",),
        "evaluatie": ("workflows.evaluatie:EVALUATIE",),
        "brief": ("workflows.brief:BRIEF",),
        "tlv": ("workflows.tlv:TLV",),
        "tlv_opvolging": ("workflows.tlv_opvolging:TLV_OPVOLGING",),
        "afwijking": ("workflows.afwijking:AFWIJKING",),
        "bezwaar": ("workflows.bezwaar:BEZWAAR",),
        "thuiszitter": ("workflows.thuiszitter:THUISZITTER",),
        "kwartaalopgave": ("workflows.kwartaalopgave:KWARTAALOPGAVE",),
        "arrangement": ("workflows.arrangement:ARRANGEMENT",),
        "klacht": ("workflows.klacht:KLACHT",),
        "datalek": ("workflows.datalek:DATALEK",),
        "taak": ("workflows.taak:TAAK",),
        "steekproef": ("workflows.steekproef:STEEKPROEF",),
        "opp": ("workflows.opp:OPP",),
    }
)


def gepubliceerd() -> Iterator[tuple[Workflow, str]]:
    """Each declaration with its published fingerprint; a test proves that the two still belong together."""
    afdrukken: dict[str, str] = json.loads(AFDRUKKEN.read_text())
    for versies in WORKFLOWS.values():
        for workflow in versies:
            naam = f"{workflow.naam} {workflow.versie}"
            if naam not in afdrukken:
                raise LookupError(f"Procedure {naam} is nog niet gepubliceerd. Draai `kernproces naslag`.")
            yield workflow, afdrukken[naam]
