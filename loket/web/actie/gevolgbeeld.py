"""Gevolgbeeld: what an action would bring about, worked out by the engine itself without writing anything."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.bron import Geladen
from kernproces.gebruik.kern import Antwoord, Opdracht
from kernproces.opslag.rijen import Lezer
from kernproces.opsomming import en, of
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel
from kernproces.taal.formulier import Formulier
from kernproces.taal.formuliertaal import OnbekendVeldError
from kernproces.taal.kring import GEWOON
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Entry, Stand
from loket.watals import Termijngevolg, termijngevolgen
from loket.web.taal import met_kleine_letter
from loket.web.werkplek import Bezoek
from loket.web.zaak.beurt import stap_titel
from loket.web.zaak.termijnbeeld import korte_naam
from notificaties.ontvangers import ontvangers

VELD = "gegevens."


@dataclass(slots=True)
class Gevolgbeeld:
    """The panel beside a form. `aangenomen`: labels of empty fields for which the usual value was taken."""

    bij_voorbeeld: bool
    beletselen: list[Beletsel] = field(default_factory=list)
    aangenomen: list[str] = field(default_factory=list)
    van: str = ""
    naar: str = ""
    daarna: str = ""
    # (short name, what happens to it)
    termijnen: list[tuple[str, Termijngevolg]] = field(default_factory=list)
    berichten: list[tuple[str, str]] = field(default_factory=list)  # (function, who)
    vanzelf: list[str] = field(default_factory=list)


def gevolgbeeld(
    bezoek: Bezoek,
    lezer: Lezer,
    zaak: str,
    actie: str,
    ruw: dict[str, Any] | None,
    *,
    aanvullen: bool = True,
) -> Gevolgbeeld:
    """With what was typed, else with the example of the form; refused as the action itself would be.

    `aanvullen`: what is still empty takes its usual value; without it an incomplete form is refused.
    """
    kern = bezoek.werkplek.kern
    g = kern.bron.laad(lezer, zaak)
    workflow = kern.register.van(g.zaak).workflow
    beeld = Gevolgbeeld(bij_voorbeeld=ruw is None)
    antwoord = _vraag(bezoek, lezer, zaak, actie, "voorbeeld" if ruw is None else ruw)
    if aanvullen and antwoord is not None and ruw is not None and not antwoord.gelukt:
        antwoord = _aangevuld(bezoek, lezer, zaak, actie, ruw, antwoord, workflow.formulier(actie), beeld)
    if antwoord is None or not antwoord.gelukt or antwoord.stand is None:
        beeld.beletselen = [] if antwoord is None else antwoord.beletselen
        return beeld
    van, stand = g.zaak["toestand"], antwoord.stand
    if stand["toestand"] != van:
        beeld.van, beeld.naar = workflow.toestanden[van], workflow.toestanden[stand["toestand"]]
    beeld.daarna = _daarna(workflow, stand)
    beeld.termijnen = [
        (korte_naam(workflow.termijnen[t.termijn]), t)
        for t in termijngevolgen(workflow, stand_van(g.kop), antwoord)
    ]
    beeld.berichten = _berichten(bezoek, g, antwoord.entries)
    stappen = [e["open"]["actie"] for e in antwoord.entries if "actie" in e["open"]]
    beeld.vanzelf = [stap_titel(workflow, stap) for stap in stappen if stap != actie]
    return beeld


def _vraag(
    bezoek: Bezoek, lezer: Lezer, zaak: str, actie: str, gegevens: dict[str, Any] | str
) -> Antwoord | None:
    opdracht = Opdracht(actie, bezoek.persoon, bezoek.rol, gegevens)
    try:
        return bezoek.werkplek.kern.wat_als(lezer, zaak, opdracht, bezoek.nu)
    except OnbekendVeldError:
        return None


def _aangevuld(
    bezoek: Bezoek,
    lezer: Lezer,
    zaak: str,
    actie: str,
    ruw: dict[str, Any],
    geweigerd: Antwoord,
    formulier: type[Formulier],
    beeld: Gevolgbeeld,
) -> Antwoord:
    """Who wants to know a date need not have the letter yet: what is still empty takes its usual value, and is named."""
    leeg = [
        veld for veld in _velden(geweigerd.beletselen) if veld in formulier.model_fields and not ruw.get(veld)
    ]
    if not leeg:
        return geweigerd
    voorbeeld = bezoek.werkplek.kern.voorbeeld(lezer, zaak, actie, bezoek.persoon, bezoek.rol, bezoek.nu)
    erbij = {veld: voorbeeld[veld] for veld in leeg if veld in voorbeeld}
    antwoord = _vraag(bezoek, lezer, zaak, actie, {**ruw, **erbij})
    if antwoord is None or not antwoord.gelukt:
        return geweigerd
    beeld.aangenomen = [met_kleine_letter(formulier.model_fields[veld].title or veld) for veld in leeg]
    return antwoord


def _velden(beletselen: Iterable[Beletsel]) -> list[str]:
    return [b.eis.removeprefix(VELD).partition(".")[0] for b in beletselen if b.eis.startswith(VELD)]


def _daarna(workflow: Workflow, stand: Stand) -> str:
    if stand["klaar"]:
        return "Daarna is de zaak afgerond."
    wacht = workflow.aan_zet(stand)
    if wacht is None:
        return ""
    if af := wacht.afwachten(stand):
        return f"Daarna hoeft niemand iets te doen tot dit voorbij is: {of([t.titel for t in af])}."
    wie = (
        "wie daarvoor is gevraagd"
        if workflow.gevraagd(stand)
        else of([r.titel for r in wacht.aan_zet(stand)])
    )
    return f"Daarna is aan de beurt: {wie}. Stap: {met_kleine_letter(stap_titel(workflow, wacht.doet))}."


def _berichten(bezoek: Bezoek, g: Geladen, entries: list[Entry]) -> list[tuple[str, str]]:
    """Who gets a message, by function, with the people who hold it today."""
    namen, mensen = bezoek.werkplek.namen, bezoek.registers.mensen
    beloofd = [b for e in entries for b in e["open"].get("berichten", ())]
    uit = []
    for rol in dict.fromkeys(r for b in beloofd for r in b["aan"]):
        genoemd = [p for b in beloofd for p in b.get("personen", {}).get(rol, ())]
        register = bezoek.werkplek.kern.register
        kring, gevraagd = (
            register.kringen.get(g.zaak["workflow"], GEWOON),
            register.van(g.zaak).workflow.gevraagd(g.zaak),
        )
        allen = ontvangers(Rol(rol), g.zaak, g.dossier, mensen, bezoek.vandaag, genoemd, kring, gevraagd)
        wie = [o.persoon for o in allen if not o.vacant]
        uit.append(
            (Rol(rol).titel, en([namen.kort(p) for p in wie]) if len(wie) <= 3 else f"{len(wie)} personen")
        )
    return uit
