"""Openen: the zaken that the system begins because of a step, in the transaction of that step (ontwerp.md section 4, deelzaak)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kernproces.gebruik import koppelingen
from kernproces.gebruik.bundel import Bundel
from kernproces.gebruik.inkijk import Inkijk
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.rechten.inzage import kijker
from kernproces.rollen import Rol
from kernproces.taal.formulier import Formulier
from kernproces.taal.kring import GEWOON
from kernproces.taal.workflow import Workflow
from kernproces.tijdstip import dag_van
from kernproces.zaak.deelzaken import Opening, enige_hoofdzaak, openingen, situatie_van
from kernproces.zaak.oordeel import Oordeel
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.voortgang import Vervolg, Voortgang

if TYPE_CHECKING:
    from kernproces.gebruik.kern import Kern


GEEN = ""  # the number of no zaak


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


def hoofdzaak_van(
    kern: "Kern", lezer: Lezer, workflow: Workflow, s: Situatie, genoemd: str | None
) -> str | None:
    """On what a zaak that a person begins hangs: what he named, or the one that fits.

    What is closed to him is for him not there: not chosen, and named it is refused as a zaak that does not exist.
    """
    dicht = _dicht(kern, lezer, workflow, s)
    if genoemd is not None:
        return GEEN if genoemd in dicht else genoemd
    zaken = {z: stand for z, stand in s.zaken.items() if z not in dicht} if dicht else s.zaken
    return enige_hoofdzaak(workflow, zaken, kern.register)


def _dicht(kern: "Kern", lezer: Lezer, workflow: Workflow, s: Situatie) -> set[str]:
    """The closed zaken of the dossier on which it could hang, and of which he may not know that they are there."""
    kringen = kern.register.kringen
    besloten = [
        (z["zaak"], z["workflow"])
        for z in s.dossier["zaken"]
        if z["workflow"] in workflow.hangt_aan and kringen.get(z["workflow"], GEWOON).besloten
    ]
    if not besloten or s.rol is Rol.SYSTEEM:
        return set()
    k = kijker(s.registers.mensen, s.actor, s.rol, s.nu, kringen)
    return {z for z, _ in besloten} if k is None else Inkijk(k, kringen).verborgen(lezer, besloten)


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
