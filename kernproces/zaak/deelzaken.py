"""Deelzaken: zaken that know each other: what a step opens, where a zaak may hang, what keeps a closing waiting. Pure.

The engine asks here before it acts, the page before anybody types, the replay years later: the same answers.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from kernproces.gebeurtenissen import zaakstroom
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel, Remedie, eerst, kan_niet
from kernproces.taal.overgang import Overgang, Slot
from kernproces.taal.workflow import Workflow
from kernproces.zaak.routes import Routes
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand, los

EEN_DOSSIER = "Kerndocument sturing en organisatie, één dossier"


class Procedures(Protocol):
    """The declarations that other zaken run on."""

    def workflow_van(self, stand: Stand) -> Workflow:
        """The declaration of this zaak."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A zaak that a step of `vanuit` begins: of which workflow, hanging on what, its start form filled in."""

    vanuit: str
    workflow: str
    hoofdzaak: str | None
    gegevens: dict[str, Any]
    behandelaar: str | None = None  # whoever carries the zaak that it hangs on, carries this one

    @property
    def feiten(self) -> dict[str, Any]:
        """What the first entry of the zaak says of it."""
        drager = {} if self.behandelaar is None else {"behandelaar": self.behandelaar}
        return {"vanuit": self.vanuit} | drager


# ---------------------------------------------------------------- what a step opens


def openingen(
    workflow: Workflow,
    rij: Overgang,
    naar: str,
    s: Situatie,
    procedures: Procedures,
    nieuwste: Callable[[str], Workflow],
) -> list[Opening]:
    """The zaken that begin with this step, in declared order; judged on the facts as they stood before it."""
    zelf: str = s.zaak["zaak"]
    lijst = [
        Opening(
            zelf, d.workflow, zelf, {} if d.gegevens is None else d.gegevens(s), s.zaak.get("behandelaar")
        )
        for d in workflow.deelzaken
        if d.na == rij.actie and naar in d.bij and not s.gedaan(d.na)
    ]
    for o in rij.opent:
        if o.wanneer is not None and not o.wanneer(s):
            continue
        doel = nieuwste(o.workflow)
        if o.hoofdzaak:
            hoofdzaak = getattr(s.gegevens, o.hoofdzaak)
        else:
            hoofdzaak = (
                zelf if workflow.naam in doel.hangt_aan else enige_hoofdzaak(doel, s.zaken, procedures)
            )
        lijst.append(Opening(zelf, o.workflow, hoofdzaak, o.gegevens(s)))
    return lijst


def situatie_van(o: Opening, start: Overgang, s: Situatie) -> Situatie:
    """The question that the system asks when it begins this zaak: on the facts of the step that opens it."""
    voor = los(s.zaak)
    zaken = {**s.zaken, voor["zaak"]: voor}
    gelezen = {**s.registers.nummers, zaakstroom(voor["zaak"]): voor["nr"]}
    zaak: Stand = {"gedaan": {}, "verzameld": {}, "sporen": {}, "termijnen": {}, "klaar": False}
    zaak["hoofdzaak"] = o.hoofdzaak
    registers = replace(s.registers, nummers=gelezen)
    systeem = Rol.SYSTEEM
    return Situatie(s.nu, systeem.value, systeem, start.actie, zaak, s.dossier, registers, zaken)


# ---------------------------------------------------------------- where a zaak may hang


def enige_hoofdzaak(workflow: Workflow, zaken: Mapping[str, Stand], procedures: Procedures) -> str | None:
    """The zaak of the dossier that this workflow hangs on when nobody names one: the latest on which it may begin, of
    the kind that it names first.

    None may do: then it stands on its own if it can, and else the latest is named, so that the refusal can say why.
    """
    soorten = reversed(workflow.hangt_aan)
    mogelijk = [z for soort in soorten for z, stand in zaken.items() if stand["workflow"] == soort]
    past = [z for z in mogelijk if _past(workflow, zaken[z], procedures)]
    open_ = [z for z in past if not zaken[z]["klaar"]]
    rest = [] if workflow.kan_los and past != mogelijk else mogelijk
    return next((lijst[-1] for lijst in (open_, past, rest) if lijst), None)


def begint_bij(workflow: Workflow, stand: Stand, procedures: Procedures) -> bool:
    """Whether a person may begin this workflow at this zaak now, as far as the zaak itself goes."""
    d = procedures.workflow_van(stand).deelzaak(workflow.naam)
    hangt = stand["workflow"] in workflow.hangt_aan and (d is None or not d.na)
    return hangt and _past(workflow, stand, procedures)


def _past(workflow: Workflow, stand: Stand, procedures: Procedures) -> bool:
    d = procedures.workflow_van(stand).deelzaak(workflow.naam)
    return d is None or stand["toestand"] in d.bij


def begin_beletselen(workflow: Workflow, s: Situatie, procedures: Procedures) -> list[Beletsel]:
    """A zaak hangs on one of the right kind in the same dossier, which is in a state where that may begin."""
    hoofdzaak = s.zaak.get("hoofdzaak")
    if hoofdzaak is None and (workflow.kan_los or not workflow.hangt_aan):
        return []
    if not workflow.hangt_aan:
        reden = f"{workflow.titel} staat op zichzelf en hoort niet bij een andere zaak."
        return [_beletsel(workflow, reden, kan_niet(_norm(workflow), "Begin haar in het dossier zelf."))]
    stand = s.zaken.get(hoofdzaak) if hoofdzaak else None
    if stand is None or stand["workflow"] not in workflow.hangt_aan:
        soorten = " of ".join(workflow.hangt_aan)
        reden = f"{workflow.titel} hoort bij een zaak {soorten} in dit dossier; die is er niet."
        return [_beletsel(workflow, reden, kan_niet(_norm(workflow), f"Begin eerst een zaak {soorten}."))]
    return list(_bij_beletselen(workflow, s, stand, procedures.workflow_van(stand)))


def _bij_beletselen(workflow: Workflow, s: Situatie, stand: Stand, hoofd: Workflow) -> Iterator[Beletsel]:
    d = hoofd.deelzaak(workflow.naam)
    if d is None:
        return
    waar = f"{hoofd.titel} {stand['zaak']}"
    if stand["toestand"] not in d.bij:
        staten = ", ".join(hoofd.toestanden[t].lower() for t in d.bij)
        reden = f"{workflow.titel} kan pas bij: {staten}. {waar} is {hoofd.toestanden[stand['toestand']].lower()}."
        yield _beletsel(workflow, reden, _weg_naar(hoofd, stand, set(d.bij), workflow))
    elif d.na and s.rol is not Rol.SYSTEEM:
        yield from _vanzelf_beletselen(workflow, s, stand, hoofd.acties[d.na][0], waar)


def _vanzelf_beletselen(
    workflow: Workflow, s: Situatie, stand: Stand, na: Overgang, waar: str
) -> Iterator[Beletsel]:
    """What the system begins, a person begins only where it is missing."""
    hier = [z["zaak"] for z in s.van_workflow(workflow.naam) if z["hoofdzaak"] == stand["zaak"]]
    if na.actie not in stand["gedaan"]:
        reden = f"{workflow.titel} begint vanzelf na: {na.titel}, in {waar}."
        yield _beletsel(workflow, reden, eerst(na.actie, f"Doe eerst: {na.titel}."))
    elif hier:
        weg = kan_niet(_norm(workflow), f"Ga verder in {hier[-1]}.")
        yield Beletsel("al_begonnen", f"{workflow.titel} is er al: {hier[-1]}.", _norm(workflow), weg)


def _weg_naar(hoofd: Workflow, stand: Stand, doelen: set[str], workflow: Workflow) -> Remedie:
    """The next step of the hoofdzaak on the road to where it may begin."""
    stap = None if stand["klaar"] else Routes(hoofd).eerste_actie(stand["toestand"], doelen)
    if stap is None or any(o.naar in hoofd.einde for o in hoofd.acties[stap]):
        return kan_niet(_norm(workflow), "Hier kan het niet meer.")
    return eerst(stap, f"Doe eerst in {stand['zaak']}: {hoofd.acties[stap][0].titel}.")


def _beletsel(workflow: Workflow, reden: str, remedie: Remedie) -> Beletsel:
    return Beletsel("hoofdzaak", reden, workflow.start.norm or _norm(workflow), remedie)


def _norm(workflow: Workflow) -> str:
    return f"procedure {workflow.naam}"


# ---------------------------------------------------------------- what keeps a closing waiting


def sluit_beletselen(
    workflow: Workflow, rij: Overgang, s: Situatie, procedures: Procedures
) -> list[Beletsel]:
    """One for every zaak that is still open and that this closing waits for."""
    if rij.sluit is None:
        return []
    gevonden = []
    for stand in s.zaken.values():
        ander = procedures.workflow_van(stand)
        aan_zet = ander.aan_zet(stand)
        if aan_zet is None or stand["toestand"] in ander.loopt_door or not _wacht_op(workflow, rij, s, stand):
            continue
        naam = f"{ander.titel} {stand['zaak']}"
        reden = f"Er staat nog een zaak open: {naam} ({ander.toestanden[stand['toestand']].lower()})."
        weg = eerst(aan_zet.doet, f"Rond eerst af: {naam}.")
        gevonden.append(Beletsel("geen_open_zaken", reden, EEN_DOSSIER, weg))
    return gevonden


def _wacht_op(workflow: Workflow, rij: Overgang, s: Situatie, stand: Stand) -> bool:
    if rij.sluit is Slot.DOSSIER:
        return True
    d = workflow.deelzaak(stand["workflow"])
    return d is not None and d.wacht and stand.get("hoofdzaak") == s.zaak["zaak"]
