"""Beurt: whether a zaak waits for this person. Pure; the list, its count, the page, the calendar and the API all mean this."""

from dataclasses import dataclass
from datetime import date

from kernproces.rechten.inzage import Kijker
from kernproces.rechten.mensen import Mensen
from kernproces.rollen import DRAAGT_ZAKEN, Rol
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Stand


@dataclass(frozen=True, slots=True)
class Wie:
    """Of whom it is asked. `anderen`: who else carries zaken in his role; what stands on their name does not wait for him."""

    rol: Rol
    keten: frozenset[str]  # the person, and on whose account he holds the role
    anderen: frozenset[str] = frozenset()


def wie_van(k: Kijker, mensen: Mensen, dag: date) -> Wie:
    """Whoever looks, on this day."""
    anderen = frozenset(mensen.met_rol(k.rol, dag)) - k.zelf if k.rol in DRAAGT_ZAKEN else frozenset()
    return Wie(k.rol, k.keten, anderen)


def wacht_op(wie: Wie, stand: Stand, workflow: Workflow) -> bool:
    """His role is waited for; by name, where people were asked so. Otherwise the zaak is not somebody else's, and he did
    not give his part already.
    """
    wacht = workflow.aan_zet(stand)
    if wacht is None or wie.rol not in wacht.aan_zet(stand):
        return False
    if gevraagd := workflow.gevraagd(stand):
        return bool(wie.keten & gevraagd)
    return stand["behandelaar"] not in wie.anderen and not wie.keten & workflow.gaf_al(stand)
