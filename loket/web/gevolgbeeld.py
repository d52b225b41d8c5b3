"""Gevolgbeeld: what an action would bring about, worked out by the engine itself without writing anything."""

import copy
from dataclasses import dataclass, field
from typing import Any

from deadlines.fout import TermijnFout
from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.bron import Geladen
from kernproces.gebruik.kern import Opdracht, gegevens_van
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.stand import Stand
from kernproces.taal.formuliertaal import OnbekendVeldError
from kernproces.taal.workflow import Workflow
from loket.web.beurt import stap_titel
from loket.web.taal import einde, en, met_kleine_letter, of
from loket.web.termijnbeeld import korte_naam
from loket.web.werkplek import Bezoek
from notificaties.ontvangers import ontvangers


@dataclass(slots=True)
class Termijngevolg:
    """One term before and after."""

    naam: str
    titel: str
    was: str
    wordt: str
    wat: str


@dataclass(slots=True)
class Gevolgbeeld:
    """The panel beside a form."""

    bij_voorbeeld: bool
    van: str = ""
    naar: str = ""
    daarna: str = ""
    termijnen: list[Termijngevolg] = field(default_factory=list)
    berichten: list[tuple[str, str]] = field(default_factory=list)  # (function, who)
    vanzelf: list[str] = field(default_factory=list)


def gevolgbeeld(
    bezoek: Bezoek, lezer: Lezer, zaak: str, actie: str, ruw: dict[str, Any] | None
) -> Gevolgbeeld | None:
    """With what was typed, else with the example of the form; None when that cannot be done now."""
    kern = bezoek.werkplek.kern
    g = kern.bron.laad(lezer, zaak)  # a fresh copy: the stand is changed below
    voortgang = kern.register.van(g.zaak)
    s = kern.bron.situatie(lezer, g, bezoek.persoon, bezoek.rol, actie, bezoek.nu)
    voor = copy.deepcopy(g.zaak["termijnen"])
    van = g.zaak["toestand"]
    try:
        gegevens = gegevens_van(
            voortgang, s, Opdracht(actie, bezoek.persoon, bezoek.rol, ruw if ruw is not None else "voorbeeld")
        )
        oordeel = voortgang.beoordelaar.oordeel(s, gegevens)
        if not oordeel.mag:
            return None
        v = voortgang.vervolg(zaakstroom(zaak), g.zaak, bezoek.nu)
        voortgang.doe(v, s, oordeel)
    except (TermijnFout, OnbekendVeldError):
        return None
    workflow = voortgang.workflow
    beeld = Gevolgbeeld(bij_voorbeeld=ruw is None)
    if v.stand["toestand"] != van:
        beeld.van, beeld.naar = workflow.toestanden[van], workflow.toestanden[v.stand["toestand"]]
    beeld.daarna = _daarna(workflow, v.stand)
    beeld.termijnen = _termijnen(workflow, voor, v.stand["termijnen"])
    beeld.berichten = _berichten(bezoek, g, v.entries)
    beeld.vanzelf = [stap_titel(workflow, e["open"]["actie"]) for e in v.entries[1:] if "actie" in e["open"]]
    return beeld


def _daarna(workflow: Workflow, stand: Stand) -> str:
    if stand["klaar"]:
        return "Daarna is de zaak afgerond."
    wacht = workflow.wacht.get(stand["toestand"])
    if wacht is None:
        return ""
    return f"Daarna is aan de beurt: {of([r.titel for r in wacht.wie])}. Stap: {met_kleine_letter(stap_titel(workflow, wacht.doet))}."


def _termijnen(workflow: Workflow, voor: dict[str, Any], na: dict[str, Any]) -> list[Termijngevolg]:
    uit = []
    for naam, nieuw in na.items():
        oud, soort = voor.get(naam), workflow.termijnen.get(naam)
        if soort is None or (
            oud is not None and (oud["uiterlijk"], oud["stand"]) == (nieuw["uiterlijk"], nieuw["stand"])
        ):
            continue
        if oud is None or (oud["stand"] == "gestopt" and nieuw["stand"] != "gestopt"):
            wat = "begint"
        else:
            wat = {"gestopt": "stopt", "opgeschort": "klok staat stil", "lopend": "klok loopt"}.get(
                nieuw["stand"], nieuw["stand"]
            )
        was = einde(oud["uiterlijk"]) if oud is not None and oud["uiterlijk"] != nieuw["uiterlijk"] else ""
        wordt = "" if nieuw["stand"] == "gestopt" else einde(nieuw["uiterlijk"])
        uit.append(Termijngevolg(korte_naam(soort), soort.titel, was, wordt, wat))
    return uit


def _berichten(bezoek: Bezoek, g: Geladen, entries: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Who gets a message, by function, with the people who hold it today."""
    namen, mensen = bezoek.werkplek.namen, bezoek.registers.mensen
    rollen = dict.fromkeys(r for e in entries for b in e["open"].get("berichten", ()) for r in b["aan"])
    uit = []
    for rol in rollen:
        wie = [
            o.persoon for o in ontvangers(Rol(rol), g.zaak, g.dossier, mensen, bezoek.vandaag) if not o.vacant
        ]
        uit.append(
            (Rol(rol).titel, en([namen.kort(p) for p in wie]) if len(wie) <= 3 else f"{len(wie)} personen")
        )
    return uit
