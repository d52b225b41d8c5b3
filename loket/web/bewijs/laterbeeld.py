"""Laterbeeld: what came in after a moment of the replay, in words. The verdict of then does not change by it."""

import re
from dataclasses import dataclass
from typing import Any

from kernproces.naspelen.nagekomen import Nagekomen, Soort
from kernproces.opsomming import en
from kernproces.rollen import Rol
from kernproces.taal.workflow import Workflow
from loket.bewijs.terugspelen import Band
from loket.web.taal import dag_jaar, einde, met_kleine_letter
from loket.web.werkplek import Bezoek
from loket.web.zaak.termijnbeeld import korte_naam

DAG = re.compile(r"\d{4}-\d{2}-\d{2}")
LATER = {
    Soort.CORRECTIE: "Hersteld",
    Soort.STAP: "Was al gebeurd, later vastgelegd",
    Soort.TERMIJN: "Einddatum opnieuw berekend",
    Soort.REGISTER: "Register gewijzigd, met terugwerkende kracht",
}
DICHT = "vertrouwelijk"


@dataclass(frozen=True, slots=True)
class Later:
    """Something that came in after this moment, about what was so already."""

    wat: str
    over: str
    plek: int | None  # the step that it mends, on the tape
    was: str
    wordt: str
    wanneer: str
    wie: str


def laterbeeld(bezoek: Bezoek, band: Band, workflows: dict[str, Workflow | None]) -> list[Later]:
    """Everything that came in after the moment of this tape."""
    plekken = {(zaak, s.nr): p for p, (zaak, s) in enumerate(band.stappen, start=1)}
    return [_later(bezoek, n, workflows, plekken) for n in band.nagekomen or ()]


def _later(
    bezoek: Bezoek, n: Nagekomen, workflows: dict[str, Workflow | None], plekken: dict[tuple[str, int], int]
) -> Later:
    soort, _, naam = n.stroom.partition("/")
    workflow = workflows.get(naam) if soort == "zaak" else None
    over, was, wordt = n.over.replace("_", " "), _waarde(n.was), _waarde(n.wordt)
    if workflow is not None and n.soort is Soort.TERMIJN:
        termijn = workflow.termijnen.get(n.over)
        over = korte_naam(termijn) if termijn else n.over
        was, wordt = (einde(w) if isinstance(w, str) else "nog niet begonnen" for w in (n.was, n.wordt))
    elif workflow is not None:
        rijen = workflow.acties.get(n.over)
        over = rijen[0].titel if rijen else workflow.start.titel
    elif naam != "scholen":
        over = bezoek.werkplek.namen.kort(n.over)
    if n.soort is Soort.CORRECTIE and n.was is None and n.wordt is None:
        was = wordt = DICHT
    if n.gegeven:
        over = f"{over}: {_veldnaam(workflow, n)}"
    wie = "het systeem" if n.rol == Rol.SYSTEEM.value else bezoek.werkplek.namen.kort(n.door)
    plek = plekken.get((naam, n.stap)) if n.stap else plekken.get((naam, n.nr))
    return Later(LATER[n.soort], over, plek, was, wordt, n.vastgelegd, wie)


def _veldnaam(workflow: Workflow | None, n: Nagekomen) -> str:
    """As the form calls it."""
    rijen = [] if workflow is None else [*workflow.acties.get(n.over, ()), workflow.start]
    velden = (rij.gegevens.model_fields.get(n.gegeven) for rij in rijen)
    titel = next((v.title for v in velden if v is not None and v.title), n.gegeven.replace("_", " "))
    return met_kleine_letter(titel)


def _waarde(waarde: Any) -> str:
    """A day as a day, a list as words; nothing as nothing."""
    if waarde in (None, [], ""):
        return ""
    if isinstance(waarde, str) and DAG.fullmatch(waarde):
        return dag_jaar(waarde)
    if isinstance(waarde, list):
        return en([_waarde(w) for w in waarde])
    if isinstance(waarde, dict):
        return ", ".join(f"{k} {_waarde(w)}" for k, w in waarde.items())
    return (
        {True: "ja", False: "nee"}.get(waarde, str(waarde))
        if isinstance(waarde, bool)
        else str(waarde).replace("_", " ")
    )
