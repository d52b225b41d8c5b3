"""Briefbeeld: the facts that a letter names, each with what it is and where it comes from, beside the text."""

from dataclasses import dataclass

from kernproces.taal.workflow import Workflow
from loket.brieven.opstellen import Gemaakt
from loket.web.taal import met_hoofdletter, woord
from loket.web.zaak.beurt import stap_titel

HERKOMST = {
    "leerling": "Het dossier",
    "school": "Het register van scholen",
    "organisatie": "Het register van de organisatie",
    "brief": "Deze brief",
    "zaak": "De zaak",
    "nummer": "Door het systeem uitgegeven",
    "rechtsmiddel": "Berekend uit de dagtekening",
    "termijn": "De afleiding van de termijn",
}


@dataclass(slots=True)
class Feitgroep:
    """Facts of one origin, in the order in which the letter names them: what each is called and what it says."""

    herkomst: str
    regels: list[tuple[str, str]]


def feitgroepen(workflow: Workflow, gemaakt: Gemaakt) -> list[Feitgroep]:
    """Every fact of the letter once, by where it comes from. The lines of a derivation stand in the letter itself."""
    per: dict[str, Feitgroep] = {}
    for feit in gemaakt.gebruikt:
        delen = feit.pad.split(".")
        if delen[-1] == "regel":
            continue
        herkomst = _herkomst(workflow, delen)
        naam = delen[1].replace("_", ".") if delen[0] == "termijn" else met_hoofdletter(woord(delen[-1]))
        groep = per.setdefault(herkomst, Feitgroep(herkomst, []))
        if (naam, feit.waarde) not in groep.regels:
            groep.regels.append((naam, feit.waarde))
    return list(per.values())


def _herkomst(workflow: Workflow, delen: list[str]) -> str:
    if delen[0] == "stap":
        titel = stap_titel(workflow, delen[1]) if delen[1] in workflow.acties else workflow.start.titel
        return f"Stap {titel}"
    if delen[0] == "verzameld":
        return workflow.verzameling(delen[1]).titel
    return HERKOMST.get(delen[0], met_hoofdletter(delen[0]))
