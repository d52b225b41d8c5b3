"""Naspeelbeeld: a tape of judged steps as a page: where we are, what stood then, who could do what, and the verdicts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kernproces.gebeurtenissen import ZAAK_GESTART
from kernproces.naspelen import Moment, Stap, Uitspraak
from kernproces.opsomming import en
from kernproces.rollen import Rol
from kernproces.taal.workflow import Workflow
from kernproces.zaak.situatie import dag_van
from loket.bewijs.terugspelen import Band
from loket.web.beheer.berichtbeeld import Berichtbeeld, berichtbeelden
from loket.web.bewijs.laterbeeld import Later, laterbeeld
from loket.web.taal import dag_jaar, einde, met_kleine_letter, rolnaam, telwoord, uur
from loket.web.taal import dag_van as dag_van_tekst
from loket.web.werkplek import Bezoek
from loket.web.zaak.termijnbeeld import STANDEN, korte_naam

TEKENS = {
    Uitspraak.RECHTMATIG: ("ok", "ok"),
    Uitspraak.ONRECHTMATIG: ("fout", "fout"),
    Uitspraak.NIET_TE_BEOORDELEN: ("info", "rust"),
}
TERMIJNWOORDEN = {
    "termijn_gestart": "Termijn begint",
    "termijn_gestopt": "Termijn stopt",
    "termijn_opgeschort": "Klok staat stil",
    "termijn_hervat": "Klok loopt weer",
    "termijn_verlengd": "Termijn verlengd",
    "termijn_vervangen": "Nieuwe datum",
    "termijn_herrekend": "Opnieuw berekend",
    "termijn_herinnerd": "Herinnering",
    "termijn_gewaarschuwd": "Waarschuwing",
    "termijn_overschreden": "Overschreden",
    "termijn_geescaleerd": "Geëscaleerd",
    "termijn_vervallen": "Verstreken",
}


@dataclass(frozen=True, slots=True)
class Regel:
    """One step as it is shown."""

    plek: int
    zaak: str
    stap: Stap
    titel: str
    weg: str  # from which state to which
    wie: str
    rol: str
    teken: str
    kleur: str
    afstand: str  # how far along the tape, in percent


@dataclass(frozen=True, slots=True)
class Zaakmoment:
    """How one zaak stood."""

    moment: Moment
    soort: str
    toestand: str
    behandelaar: str
    termijnen: list[tuple[str, str, str]]  # name, last day, how it was
    bekend: list[tuple[str, str, str]]  # what, when, by whom
    betrokkenen: list[tuple[str, str]]
    kon: list[tuple[str, str]]  # what, by whom
    kon_niet: list[tuple[str, str]]


@dataclass(slots=True)
class Naspeelbeeld:
    """The page."""

    band: Band
    regels: list[Regel]
    hier: Regel | None
    samenvatting: str
    dag: str
    wanneer: str
    momenten: list[Zaakmoment]
    eisen: list[str]  # what the conditions of this step answered
    bevindingen: list[Regel]
    post: list[Berichtbeeld]
    later: list[Later]


def naspeelbeeld(bezoek: Bezoek, band: Band) -> Naspeelbeeld:
    """For this visitor."""
    register = bezoek.werkplek.kern.register
    soorten = {v.zaak: register.op_afdruk(v.vingerafdruk) for v in band.verslagen}
    workflows = {zaak: v.workflow if v else None for zaak, v in soorten.items()}
    alle = len(band.stappen)
    regels = [
        _regel(bezoek, workflows[zaak], zaak, stap, plek, alle)
        for plek, (zaak, stap) in enumerate(band.stappen, start=1)
    ]
    hier = regels[band.plek - 1] if band.plek else None
    dag = _dag(band)
    return Naspeelbeeld(
        band=band,
        regels=regels,
        hier=hier,
        samenvatting=_samenvatting(regels),
        dag=dag.isoformat(),
        wanneer=f"{dag_jaar(dag)}, {uur(band.tijdstip)}" if hier and band.tijdstip else "",
        momenten=[_moment(bezoek, m, dag) for m in band.momenten],
        eisen=_eisen(workflows, hier),
        bevindingen=[r for r in regels if r.stap.bevindingen],
        post=[b for bewijzen in band.berichten.values() for b in berichtbeelden(bezoek, bewijzen)],
        later=laterbeeld(bezoek, band, workflows),
    )


def _dag(band: Band) -> date:
    return dag_van(datetime.fromisoformat(band.tijdstip))


def _regel(bezoek: Bezoek, workflow: Workflow | None, zaak: str, stap: Stap, plek: int, alle: int) -> Regel:
    systeem = stap.rol == Rol.SYSTEEM.value
    wie = "het systeem" if systeem else bezoek.werkplek.namen.kort(stap.actor)
    namens = f", namens {bezoek.werkplek.namen.kort(stap.namens)}" if stap.namens else ""
    rol = "" if systeem or not stap.rol else rolnaam(stap.rol) + namens
    afstand = f"{100 * (plek - 1) / max(alle - 1, 1):.2f}"
    titel, weg = _titel(workflow, stap), _weg(workflow, stap)
    return Regel(plek, zaak, stap, titel, weg, wie, rol, *TEKENS[stap.uitspraak], afstand)


def _titel(workflow: Workflow | None, stap: Stap) -> str:
    if workflow is not None and stap.soort == ZAAK_GESTART:
        return workflow.start.titel
    if workflow is not None and (rijen := workflow.acties.get(stap.actie)):
        return rijen[0].titel
    if stap.soort in TERMIJNWOORDEN and stap.termijn:
        soort = workflow.termijnen.get(stap.termijn) if workflow is not None else None
        return (
            f"{TERMIJNWOORDEN[stap.soort]}: {met_kleine_letter(korte_naam(soort)) if soort else stap.termijn}"
        )
    wat = stap.soort.replace("_", " ").capitalize()
    return wat if stap.actie == stap.soort else f"{wat}: {stap.actie.replace('_', ' ')}"


def _weg(workflow: Workflow | None, stap: Stap) -> str:
    if workflow is None or not (stap.van and stap.naar):
        return ""
    van, naar = (workflow.toestanden.get(t, t).lower() for t in (stap.van, stap.naar))
    return f"van {van} naar {naar}"


def _eisen(workflows: dict[str, Workflow | None], hier: Regel | None) -> list[str]:
    """The titles of the conditions that this step recorded as met."""
    workflow = workflows.get(hier.zaak) if hier else None
    if hier is None or workflow is None:
        return []
    rijen = [workflow.start, *(rij for rijen in workflow.acties.values() for rij in rijen)]
    titels = {eis.naam: eis.titel for rij in rijen for eis in rij.eisen}
    return [titels.get(naam, naam) for naam in hier.stap.eisen]


def _moment(bezoek: Bezoek, m: Moment, dag: date) -> Zaakmoment:
    namen = bezoek.werkplek.namen
    voortgang = bezoek.werkplek.kern.register.op_afdruk(m.stand["vingerafdruk"])
    assert voortgang is not None  # noqa: S101 - a moment is made from it
    workflow = voortgang.workflow
    personen = {Rol.LEERLING.value, Rol.OUDER.value} if not bezoek.ziet_namen else set()
    return Zaakmoment(
        moment=m,
        soort=workflow.titel,
        toestand=workflow.toestanden.get(m.stand["toestand"], m.stand["toestand"]),
        behandelaar=namen.kort(m.stand["behandelaar"]) if m.stand["behandelaar"] else "nog niemand",
        termijnen=[_termijn(workflow, naam, t, dag) for naam, t in m.termijnen.items()],
        bekend=[_bekend(workflow, feit, namen.kort) for feit in m.bekend],
        betrokkenen=[
            (rolnaam(rol), "niet voor u" if rol in personen else namen.kort(wie))
            for wie, rol in m.betrokkenen.items()
        ],
        kon=[(k.titel, en(list(dict.fromkeys(rolnaam(rol) for _, rol in k.door)))) for k in m.kon],
        kon_niet=[(k.titel, " ".join(k.redenen)) for k in m.kon_niet],
    )


def _termijn(workflow: Workflow, naam: str, t: dict[str, Any], dag: date) -> tuple[str, str, str]:
    soort = workflow.termijnen.get(naam)
    uiterlijk = t["uiterlijk"]
    over = (dag_van_tekst(uiterlijk) - dag).days
    hoe = STANDEN.get(t["stand"], t["stand"])
    if t["stand"] == "lopend":
        hoe = f"loopt, nog {telwoord(over, 'dag', 'dagen', hoofdletter=False)}" if over >= 0 else "liep af"
    return (korte_naam(soort) if soort else naam, einde(uiterlijk), hoe)


def _bekend(workflow: Workflow, feit: dict[str, Any], kort: Callable[[str], str]) -> tuple[str, str, str]:
    rijen = workflow.acties.get(feit["actie"])
    titel = rijen[0].titel if rijen else workflow.start.titel
    return titel, dag_jaar(feit["op"]), en([kort(w) for w in feit["wie"] if w != Rol.SYSTEEM.value])


def _samenvatting(regels: list[Regel]) -> str:
    delen = []
    for uitspraak in Uitspraak:
        aantal = sum(1 for r in regels if r.stap.uitspraak is uitspraak)
        if aantal:
            delen.append(f"{aantal} {uitspraak.value}")
    return f"{telwoord(len(regels), 'stap', 'stappen')}: {en(delen)}."
