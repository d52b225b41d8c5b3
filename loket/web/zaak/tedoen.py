"""Te doen: whose turn it is in a zaak, the one primary action, what else can be done, and what cannot and why."""

from dataclasses import dataclass
from typing import Any

from kernproces.gebruik.bron import Geladen
from kernproces.opsomming import en, of
from kernproces.taal.beletsel import Beletsel, Remediesoort
from kernproces.taal.overgang import Overgang
from kernproces.taal.workflow import Workflow
from kernproces.zaak.correctie import CORRIGEER
from kernproces.zaak.gevolgen import verschuift
from kernproces.zaak.oordeel import Oordeel
from kernproces.zaak.stand import Stand
from loket.web.taal import met_kleine_letter
from loket.web.werkplek import Bezoek
from loket.web.zaak.beurt import beurt_van, stap_titel
from loket.web.zaak.wegen import NAAR_ACTIE, van_een_ander, wegen_van


@dataclass(slots=True)
class Actiebeeld:
    """An action with what stands in its way, if anything."""

    actie: str
    titel: str
    uitleg: str
    norm: str
    beletselen: list[Beletsel]
    hier: bool  # whether it belongs to the present state
    ander: bool  # another role does it
    bijwerk: bool  # an act beside the procedure that another role does: kept apart, so that the list stays readable
    verschuift: bool  # whether it suspends, resumes or extends a term


def te_doen(bezoek: Bezoek, g: Geladen, workflow: Workflow, oordelen: list[Oordeel]) -> dict[str, Any]:
    """Whose turn it is, the one primary action, what else can be done and what cannot."""
    stand = g.zaak
    acties = [_actie(o, stand, workflow) for o in oordelen]
    beurt = beurt_van(bezoek, stand, workflow)
    kan = [a for a in acties if not a.beletselen]
    niet = [a for a in acties if a.beletselen]
    gevraagd = next((a for a in acties if beurt and beurt.u and a.actie == beurt.actie), None)
    nog_niet = gevraagd if gevraagd and gevraagd.beletselen else None
    hoofd = _eerst(nog_niet, kan) if nog_niet else gevraagd
    if bezoek.buiten:  # what is only ours to do, is not told to a school or a family
        niet = [a for a in niet if not a.ander]
    return {
        "beurt": beurt,
        "wacht_af": _wacht_af(workflow, stand),
        "hoofdactie": hoofd,
        "nog_niet": nog_niet,
        "iemand_anders": nog_niet is not None and _van_iemand_anders(nog_niet),
        "daarna": daarna(workflow, stand["toestand"], hoofd.actie) if hoofd else "",
        "mogelijk": [a for a in kan if a is not hoofd],
        "verschuift": [a for a in kan if a.verschuift],
        "geweigerd": [a for a in niet if a.hier and not a.bijwerk],
        "bij_ander": [a for a in niet if a.hier and a.bijwerk],
        "elders": [a for a in niet if not a.hier],
        "wegen": wegen_van(bezoek, g, workflow, oordelen),
        "mag_herstellen": any(a.actie == CORRIGEER for a in kan),
    }


def _wacht_af(workflow: Workflow, stand: Stand) -> str:
    """For the end of what it waits, when nobody has to do anything."""
    wacht = workflow.aan_zet(stand)
    return of([t.titel for t in wacht.afwachten(stand)]) if wacht is not None and not wacht.wie else ""


def _van_iemand_anders(nog_niet: Actiebeeld) -> bool:
    """Whether the role is his, but this part is not."""
    return any(b.remedie.soort is Remediesoort.ANDER for b in nog_niet.beletselen)


def _eerst(nog_niet: Actiebeeld, kan: list[Actiebeeld]) -> Actiebeeld | None:
    """What helps first, when that can be done now."""
    helpt = [b.remedie.waarde for b in nog_niet.beletselen if b.remedie.soort in NAAR_ACTIE]
    return next((a for actie in helpt for a in kan if a.actie == actie), None)


def _actie(oordeel: Oordeel, stand: Stand, workflow: Workflow) -> Actiebeeld:
    rij = oordeel.overgang or workflow.acties[oordeel.actie][0]
    hier = stand["toestand"] in rij.van and (not stand["klaar"] or rij.na_afloop)
    return Actiebeeld(
        oordeel.actie,
        rij.titel,
        rij.uitleg or _uitleg(rij, workflow),
        rij.norm,
        _uniek(oordeel.beletselen),
        hier,
        (ander := van_een_ander(oordeel) is not None),
        ander and rij.naar is None,
        verschuift(workflow, rij),
    )


def _uitleg(rij: Overgang, workflow: Workflow) -> str:
    """What the declaration says of itself when it carries no sentence: where it leads and who hears of it."""
    aan = list(dict.fromkeys(r.titel for b in rij.bericht for r in b.aan))
    delen = [f"De zaak wordt: {workflow.toestanden[rij.naar].lower()}."] if rij.naar else []
    delen += [f"Bericht aan {en(aan)}."] if aan else []
    return " ".join(delen) or "Voegt een regel toe; wat er stond blijft zichtbaar."


def _uniek(beletselen: list[Beletsel]) -> list[Beletsel]:
    return list({(b.eis, b.reden): b for b in beletselen}.values())


def daarna(workflow: Workflow, toestand: str, actie: str) -> str:
    """Who acts after this action, as a sentence."""
    rij: Overgang | None = next((o for o in workflow.acties.get(actie, ()) if toestand in o.van), None)
    naar = rij.naar if rij is not None else None
    if naar is None or naar == toestand:
        return ""
    wacht = workflow.wacht.get(naar)
    if wacht is None:
        return f"Daarna is de zaak {workflow.toestanden[naar].lower()}."
    if wacht.wacht_af:
        return (
            f"Daarna hoeft niemand iets te doen tot dit voorbij is: {of([t.titel for t in wacht.wacht_af])}."
        )
    op_naam = any(v.persoon and v.actie == wacht.doet for v in workflow.verzamelingen)
    wie = "wie daarvoor is gevraagd" if op_naam else of([r.titel for r in wacht.wie])
    return f"Daarna: {wie}, {met_kleine_letter(stap_titel(workflow, wacht.doet))}."
