"""Beurt: whether a zaak waits for this person. Pure; the list, its count, the page, the calendar and the API all mean this."""

from datetime import date

from kernproces.rechten.inzage import Kijker
from kernproces.rechten.mensen import Mensen
from kernproces.rollen import DRAAGT_ZAKEN
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Stand


def anderen(k: Kijker, mensen: Mensen, dag: date) -> frozenset[str]:
    """Who else carries zaken in this role: what stands on their name does not wait for this person."""
    return frozenset(mensen.met_rol(k.rol, dag)) - k.zelf if k.rol in DRAAGT_ZAKEN else frozenset()


def gaf_al(k: Kijker, stand: Stand, workflow: Workflow) -> bool:
    """His part of what is gathered is there, given by himself or on whose account he holds the role."""
    return bool(k.keten & workflow.gaf_al(stand))


def wacht_op(k: Kijker, stand: Stand, workflow: Workflow, anderen: frozenset[str]) -> bool:
    """The role is his, the zaak is not somebody else's, and he did not give his part already."""
    wacht = workflow.aan_zet(stand)
    if wacht is None or k.rol not in wacht.aan_zet(stand) or stand["behandelaar"] in anderen:
        return False
    return not gaf_al(k, stand, workflow)
