"""Vooruitblik: the terms after a suspension, if the clock runs again on the day that its form expects. Nothing is written."""

from typing import Any

from kernproces.gebruik.poorten import Klok
from kernproces.taal.workflow import Workflow
from kernproces.zaak.gevolgen import begin_van
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand


def vooruitblik(klok: Klok, workflow: Workflow, s: Situatie, na: Stand) -> tuple[str, dict[str, Any]]:
    """(the expected day, the terms on it), by the arithmetic with which a resumption is recorded; else nothing."""
    for spoor in workflow.sporen:
        begin = begin_van(spoor, s.actie)
        dag = getattr(s.gegevens, begin.verwacht, None) if begin is not None and begin.verwacht else None
        if dag is not None:
            gevolg = {"doe": "hervat", "spoor": spoor.naam, "op": dag.isoformat()}
            entries = klok.reactie([gevolg], na["termijnen"], workflow.termijnen, dag, s.nu)
            return dag.isoformat(), {open_["termijn"]: open_["na"] for _, open_ in entries}
    return "", {}
