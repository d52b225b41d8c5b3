"""Beurt: whose turn it is in a zaak, as a name where one person holds it, and whether that is you."""

from collections.abc import Iterable
from dataclasses import dataclass

from kernproces.beurt import wacht_op
from kernproces.opsomming import of
from kernproces.rollen import BUITENROLLEN, DRAAGT_ZAKEN, Rol
from kernproces.taal.overgang import Overgang
from kernproces.taal.wacht import Wacht
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Stand
from loket.web.werkplek import Bezoek
from workflows.algemeen import HERINNERD

MEEST_BIJ_NAAM = 3


@dataclass(frozen=True, slots=True)
class Beurt:
    """Who is to act, in which role, what; `u`: the reader, and `namens` whom he stands in for."""

    wie: str
    als: str
    actie: str
    titel: str
    u: bool
    namens: str = ""


def beurt_van(bezoek: Bezoek, stand: Stand, workflow: Workflow) -> Beurt | None:
    """None when nobody is waited for."""
    wacht = workflow.aan_zet(stand)
    if wacht is None or not wacht.wie:
        return None
    titel = stap_titel(workflow, wacht.doet)
    rollen = of([r.titel for r in wacht.aan_zet(stand)])
    if wacht_op(bezoek.aan_de_beurt, stand, workflow):
        return Beurt("U", bezoek.rol.titel, wacht.doet, titel, u=True, namens=_namens(bezoek, stand))
    if gevraagd := [] if bezoek.buiten else sorted(workflow.gevraagd(stand)):
        functies = of([r.titel for r in _waarin(bezoek, wacht.aan_zet(stand), gevraagd)])
        return Beurt(_een_van(bezoek, gevraagd), functies, wacht.doet, titel, u=False)
    personen = [] if bezoek.buiten else _personen(bezoek, stand, workflow, wacht)
    if len(personen) == 1:
        return Beurt(bezoek.werkplek.namen.kort(personen[0]), rollen, wacht.doet, titel, u=False)
    uw_rol = bezoek.rol in wacht.aan_zet(stand) and bezoek.aan_de_beurt.keten & workflow.gaf_al(stand)
    ander = "een andere " if uw_rol else ""
    return Beurt(f"{ander}{rollen}", "", wacht.doet, titel, u=False)


def _een_van(bezoek: Bezoek, gevraagd: list[str]) -> str:
    """Those who were asked by name, as long as that reads easily."""
    if len(gevraagd) > MEEST_BIJ_NAAM:
        return f"een van de {len(gevraagd)} mensen die zijn gevraagd"
    return of([bezoek.werkplek.namen.kort(p) for p in gevraagd])


def te_herinneren(bezoek: Bezoek, workflow: Workflow, stand: Stand) -> list[str]:
    """Whose attention a colleague asks: who is to act now, as far as colleagues may remind them; of people who were asked
    by name the function in which each was.
    """
    wacht = workflow.aan_zet(stand)
    kan = [r for r in wacht.aan_zet(stand) if r in HERINNERD] if wacht is not None else []
    if gevraagd := workflow.gevraagd(stand):
        kan = _waarin(bezoek, kan, gevraagd)
    return [r.value for r in kan]


def _waarin(bezoek: Bezoek, rollen: Iterable[Rol], gevraagd: Iterable[str]) -> list[Rol]:
    """Of these functions the one in which each of these people was asked."""
    kan, mensen = list(rollen), bezoek.registers.mensen
    eigen = [mensen.rollen(p, bezoek.vandaag) for p in gevraagd]
    eerste = {next((r for r in kan if r in van_een), None) for van_een in eigen}
    return [r for r in kan if r in eerste]


def _namens(bezoek: Bezoek, stand: Stand) -> str:
    """For whom you would do it: who carries the zaak when you stand in for him, else whose role you have."""
    drager = stand["behandelaar"]
    return bezoek.werkplek.namen.persoon(drager) if drager in bezoek.waargenomen else bezoek.namens


def drager_als(bezoek: Bezoek, stand: Stand) -> str:
    """As what the person who carries the zaak does so."""
    rollen = bezoek.registers.mensen.rollen(stand["behandelaar"] or "", bezoek.vandaag)
    als = next((r for r in rollen if r in DRAAGT_ZAKEN), Rol.BEHANDELAAR)
    return als.titel


def stap_titel(workflow: Workflow, actie: str) -> str:
    """The title of an action."""
    rijen: tuple[Overgang, ...] = workflow.acties.get(actie, ())
    return rijen[0].titel if rijen else actie.replace("_", " ")


def _personen(bezoek: Bezoek, stand: Stand, workflow: Workflow, wacht: Wacht) -> list[str]:
    """Who it can still be; for a school or a family no names are guessed."""
    aan_zet, drager = wacht.aan_zet(stand), stand["behandelaar"]
    if drager and DRAAGT_ZAKEN & {*aan_zet} & {*bezoek.registers.mensen.rollen(drager, bezoek.vandaag)}:
        return [drager]
    intern = [r for r in aan_zet if r not in BUITENROLLEN]
    if len(intern) != len(aan_zet):
        return []
    kan = (p for r in intern for p in bezoek.registers.mensen.met_rol(r, bezoek.vandaag))
    klaar = workflow.gaf_al(stand)
    return [p for p in dict.fromkeys(kan) if p not in klaar]
