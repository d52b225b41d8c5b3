"""Sjabloonbeeld: every fact that a template may name, as a list to copy from."""

from collections.abc import Iterator
from typing import Any

from kernproces.taal.workflow import Workflow
from loket.brieven.feiten import schema
from loket.web.zaak.beurt import stap_titel

KOPPEN = {"stap": "Stappen", "verzameld": "Wat is verzameld", "termijn": "Termijnen", "nummer": "Nummers"}


def feitenboom(workflow: Workflow) -> list[tuple[str, list[str]]]:
    """Per heading the names of the facts, in the order of the declaration."""
    groepen: list[tuple[str, list[str]]] = []
    for naam, onder in schema(workflow).items():
        if naam == "stap":
            for actie, velden in onder.items():
                titel = workflow.start.titel if actie not in workflow.acties else stap_titel(workflow, actie)
                groepen.append((f"Stap {titel}", list(_paden(f"stap.{actie}", velden))))
        elif onder:
            groepen.append((KOPPEN.get(naam, naam.capitalize()), list(_paden(naam, onder))))
    return groepen


def _paden(pad: str, onder: Any) -> Iterator[str]:
    if isinstance(onder, list):
        yield f"{pad} (lijst van {', '.join(onder[0])})"
    elif isinstance(onder, dict):
        for naam, deel in onder.items():
            yield from _paden(f"{pad}.{naam}", deel)
    else:
        yield pad
