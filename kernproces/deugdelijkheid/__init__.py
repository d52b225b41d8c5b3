"""Deugdelijkheid: every declaration is checked when it is loaded, and refused with every defect as a sentence.

Graph, actions, roles, conditions, terms, clocks, sporen, forms and references: ontwerp.md section 4.
"""

from collections.abc import Collection

from kernproces.deugdelijkheid.acties import acties
from kernproces.deugdelijkheid.deelzaken import deelzaken
from kernproces.deugdelijkheid.eisen import eisen
from kernproces.deugdelijkheid.formulieren import formulieren
from kernproces.deugdelijkheid.gebrek import Gebrek, OndeugdelijkError
from kernproces.deugdelijkheid.graaf import Graaf
from kernproces.deugdelijkheid.klokken import klokken
from kernproces.deugdelijkheid.rollen import rollen
from kernproces.deugdelijkheid.sporen import sporen
from kernproces.deugdelijkheid.termijnen import termijnen
from kernproces.deugdelijkheid.toestanden import toestanden
from kernproces.deugdelijkheid.verwijzingen import Bekend, verwijzingen
from kernproces.taal.workflow import Workflow

__all__ = ["Gebrek", "OndeugdelijkError", "controleer", "gebreken"]

_THEMAS = (toestanden, acties, rollen, eisen, termijnen, klokken, sporen, formulieren)


def gebreken(
    workflow: Workflow, *, sjablonen: Collection[str], clausules: Collection[str], workflows: Collection[str]
) -> list[Gebrek]:
    """Every defect at once, each for its own reason; empty when the declaration is sound."""
    graaf = Graaf(workflow)
    bekend = Bekend(frozenset(sjablonen), frozenset(clausules), frozenset(workflows))
    gevonden = [gebrek for thema in _THEMAS for gebrek in thema(graaf)]
    return list(dict.fromkeys([*gevonden, *verwijzingen(graaf, bekend), *deelzaken(graaf, bekend)]))


def controleer(
    workflow: Workflow, *, sjablonen: Collection[str], clausules: Collection[str], workflows: Collection[str]
) -> None:
    """Raise OndeugdelijkError with every defect, or return."""
    if gevonden := gebreken(workflow, sjablonen=sjablonen, clausules=clausules, workflows=workflows):
        raise OndeugdelijkError(f"{workflow.naam} {workflow.versie}", gevonden)
