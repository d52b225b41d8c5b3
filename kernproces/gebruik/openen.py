"""Openen: the zaken that the system begins because of a step, in the transaction of that step (ontwerp.md section 4, deelzaak)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kernproces.gebruik import koppelingen
from kernproces.gebruik.bundel import Bundel
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.taal.formulier import Formulier
from kernproces.taal.workflow import Workflow
from kernproces.zaak.deelzaken import Opening, openingen, situatie_van
from kernproces.zaak.oordeel import Oordeel
from kernproces.zaak.situatie import Situatie, dag_van
from kernproces.zaak.voortgang import Vervolg, Voortgang

if TYPE_CHECKING:
    from kernproces.gebruik.kern import Kern


@dataclass(slots=True)
class Gepland:
    """A zaak that will begin when its step is done, already judged."""

    opening: Opening
    voortgang: Voortgang
    s: Situatie
    oordeel: Oordeel
    zaak: str = ""


def plan(kern: "Kern", voortgang: Voortgang, s: Situatie, oordeel: Oordeel) -> list[Gepland]:
    """What an allowed step opens. A zaak that may not begin refuses the step: its beletselen are those of the step."""
    if oordeel.overgang is None or not oordeel.mag:
        return []
    register = kern.register
    lijst = openingen(
        voortgang.workflow,
        oordeel.overgang,
        oordeel.naar,
        s,
        register,
        lambda naam: register.nieuwste(naam).workflow,
    )
    gepland = []
    for o in lijst:
        ander = register.nieuwste(o.workflow)
        van = situatie_van(o, ander.workflow.start, s)
        uitkomst = ander.beoordelaar.oordeel_start(van, o.gegevens, geopend=True)
        oordeel.beletselen += uitkomst.beletselen
        gepland.append(Gepland(o, ander, van, uitkomst))
    return gepland


def geef_nummers(gepland: Sequence[Gepland], lezer: Lezer, nu: datetime) -> dict[str, Any]:
    """Number the zaken that will begin; answers what the step adds to its own entry."""
    for g in gepland:
        g.zaak = zaaknummer(lezer, nu)
    namen = [
        {"workflow": g.opening.workflow, "zaak": g.zaak, "hoofdzaak": g.opening.hoofdzaak} for g in gepland
    ]
    return {"opent": namen} if namen else {}


def begin(bundel: Bundel, gepland: Sequence[Gepland]) -> None:
    """Begin them, each with what its own start does elsewhere."""
    for g in gepland:
        start(bundel, g.voortgang, g.s, g.oordeel, g.zaak, **g.opening.feiten)


def start(
    bundel: Bundel, voortgang: Voortgang, s: Situatie, oordeel: Oordeel, zaak: str, **erbij: Any
) -> Vervolg:
    """The first entry of a zaak, what that does to other streams, and its place in the dossier."""
    s.zaak["zaak"] = zaak
    feiten = zaakfeiten(voortgang.workflow, s, oordeel.gegevens) | erbij
    v = bundel.kern.vervolg(voortgang, zaak, {}, bundel.nu)
    bundel.neem(v, None, voortgang.workflow)
    extra = koppelingen.koppel(bundel, s, oordeel)
    voortgang.begin(v, s, oordeel, feiten | extra)
    bundel.zaak_in_dossier(feiten, s)
    return v


def zaakfeiten(workflow: Workflow, s: Situatie, gegevens: Formulier | None) -> dict[str, Any]:
    """What a zaak is from its first entry on."""
    return {
        "zaak": s.zaak["zaak"],
        "dossier": s.dossier["dossier"],
        "school": getattr(gegevens, "school", None) or s.dossier.get("school"),
        "workflow": workflow.naam,
        "versie": workflow.versie,
        "hoofdzaak": s.zaak.get("hoofdzaak"),
    }


def zaaknummer(lezer: Lezer, nu: datetime) -> str:
    """The next number of a zaak. Who only asks what would happen takes none."""
    jaar = dag_van(nu).year
    if not isinstance(lezer, Schrijver):
        return f"Z-{jaar}-nieuw"
    return f"Z-{jaar}-{lezer.volgnummer(f'zaak-{jaar}'):04d}"
