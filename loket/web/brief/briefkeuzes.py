"""Briefkeuzes: which letters can be made of the zaak at which one is begun."""

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.opslag.rijen import Lezer
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Stand
from loket.brieven.opstellen import Brieven
from loket.web.actie.velden import Keuzes
from loket.web.werkplek import Bezoek
from workflows.brief import BRIEF
from workflows.gegevens.brief import EIGEN

OP_DE_BRIEF = frozenset({"leg_voor", "keur_goed", "verzend"})


def briefkeuzes(bezoek: Bezoek, lezer: Lezer, workflow: Workflow, bij: str) -> dict[str, Keuzes]:
    """For the field `sjabloon` of a new letter; nothing for another procedure, or when it hangs on nothing yet."""
    if workflow.naam != BRIEF.naam or not bij:
        return {}
    rij = lezer.stroom(zaakstroom(bij))
    return (
        {}
        if rij is None
        else {"sjabloon": Brieven(bezoek.werkplek.samenstel).mogelijk(lezer, stand_van(rij))}
    )


def eigen_blad(stand: Stand, actie: str) -> str:
    """Where a letter is read, approved and sent: next to its text, on a page of its own. Empty for every other form."""
    if stand["workflow"] != BRIEF.naam or actie not in OP_DE_BRIEF:
        return ""
    zelf = stand["gedaan"]["stel_op"]["gegevens"]["sjabloon"] == EIGEN
    return "" if zelf and actie == "leg_voor" else f"/zaken/{stand['zaak']}/brief"
