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
from kernproces.tijdstip import dag_van
from loket.bewijs.terugspelen import Band
from loket.web.beheer.berichtbeeld import Berichtbeeld, berichtbeelden
from loket.web.bewijs.laterbeeld import Later, laterbeeld
from loket.web.taal import dag_jaar, einde, met_kleine_letter, rolnaam, telwoord, uur
from loket.web.taal import dag_van as dag_van_tekst
from loket.web.werkplek import Bezoek
from loket.web.zaak.termijnbeeld import STANDEN, korte_naam

PER_BLAD = 50  # steps at once
MERKEN = 150  # places on the bar
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
    blad: list[Regel]  # the steps around the one where we are
    vorige: int  # the first step of the page of steps before these, and after them; nothing: there is none
    volgende: int
    merken: list[Regel]  # what the bar marks
    momenten: list[Zaakmoment]
    elders: list[Zaakmoment]  # of a dossier: how its other zaken stood, in a line each
    eisen: list[str]  # what the conditions of this step answered
    bevindingen: list[Regel]
    meer_bevindingen: int
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
    eerste = max(band.plek - 1, 0) // PER_BLAD * PER_BLAD
    momenten = [_moment(bezoek, m, dag) for m in band.momenten]
    bevindingen = [r for r in regels if r.stap.bevindingen]
    return Naspeelbeeld(
        band=band,
        regels=regels,
        hier=hier,
        samenvatting=_samenvatting(regels),
        dag=dag.isoformat(),
        wanneer=f"{dag_jaar(dag)}, {uur(band.tijdstip)}" if hier and band.tijdstip else "",
        blad=regels[eerste : eerste + PER_BLAD],
        vorige=max(eerste - PER_BLAD + 1, 0),
        volgende=eerste + PER_BLAD + 1 if eerste + PER_BLAD < alle else 0,
        merken=_merken(regels, band.plek),
        momenten=[m for m in momenten if hier is None or m.moment.zaak == hier.zaak],
        elders=[m for m in momenten if hier is not None and m.moment.zaak != hier.zaak],
        eisen=_eisen(workflows, hier),
        bevindingen=bevindingen[:PER_BLAD],
        meer_bevindingen=len(bevindingen) - len(bevindingen[:PER_BLAD]),
        post=[b for bewijzen in band.berichten.values() for b in berichtbeelden(bezoek, bewijzen)],
        later=laterbeeld(bezoek, band, workflows),
    )


def _merken(regels: list[Regel], plek: int) -> list[Regel]:
    """At most one mark on each of so many places of the bar: the gravest, and always the one where we are."""
    ernst = {"fout": 2, "rust": 1}
    uit: dict[int, Regel] = {}
    for r in regels:
        waar = int(float(r.afstand) * MERKEN / 100)
        er_is = uit.get(waar)
        if er_is is None or (r.plek == plek, ernst.get(r.kleur, 0)) > (
            er_is.plek == plek,
            ernst.get(er_is.kleur, 0),
        ):
            uit[waar] = r
    return list(uit.values())


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
