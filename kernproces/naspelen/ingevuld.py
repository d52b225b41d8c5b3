"""Ingevuld: the form of a step as it was filled in: the open part, and what can still be unlocked.

What was erased gets a stand-in, so that the rest of the step can still be played; the verdict says that it is gone.
"""

import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError

from kernproces.naspelen.boek import Geschiedenisboek
from kernproces.naspelen.verslag import Stap, Uitspraak
from kernproces.taal.formulier import Categorie, Formulier
from kernproces.taal.overgang import Overgang
from kernproces.vertrouwelijk.geheimen import plan_van, voeg_samen
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Entry

GEWIST = "(gewist)"
GEWIST_ZIN = "De vertrouwelijke inhoud is gewist of ontbreekt; de stap is niet meer geheel te beoordelen."
VREEMD_ZIN = "De vertrouwelijke inhoud is beschadigd, of hoort bij een andere stap of zaak."


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """A valid form, and whether part of it is a stand-in. Document hashes stay commitments."""

    gegevens: Formulier
    dicht: bool


def lees_ingevuld(boek: Geschiedenisboek, rij: Overgang, entry: Entry, stap: Stap) -> Ingevuld | None:
    """The form, or None when it is not valid; what is wrong is a finding."""
    geheim, vreemd = boek.geheim_van(entry)
    dicht = bool(set(entry["geheim"]) - set(geheim))
    if vreemd:
        stap.meld("geheim", VREEMD_ZIN, "historie")
    elif dicht:
        stap.meld("gewist", GEWIST_ZIN, "WPO 18a lid 13", Uitspraak.NIET_TE_BEOORDELEN)
    waarden = voeg_samen(copy.deepcopy(entry["open"]["gegevens"]), geheim)
    if dicht:
        _vul(rij.gegevens, waarden)
    try:
        return Ingevuld(rij.gegevens.model_validate(waarden), dicht)
    except ValidationError as fout:
        veld = ".".join(str(d) for d in fout.errors()[0]["loc"])
        stap.meld("formulier", f"Het formulier is niet geldig: {veld}.", "formulier")
        return None


def vul_in(boek: Geschiedenisboek, s: Situatie, rij: Overgang, entry: Entry, stap: Stap) -> Ingevuld | None:
    """The same, as part of the question that the step answered."""
    ingevuld = lees_ingevuld(boek, rij, entry, stap)
    if ingevuld is not None:
        s.gegevens = ingevuld.gegevens
        s.op_dag(date.fromisoformat(entry["werkt_op"]))
    return ingevuld


def _vul(model: type[BaseModel], waarden: dict[str, Any]) -> None:
    """Stand-ins for the confidential fields that must be filled and are not there."""
    for naam, categorie, _, groep in plan_van(model):
        info = model.model_fields[naam]
        if groep is not None:
            for regel in waarden[naam] if isinstance(waarden.get(naam), list) else ():
                if isinstance(regel, dict):
                    _vul(groep, regel)
        elif categorie is not Categorie.OPEN and info.is_required() and naam not in waarden:
            waarden[naam] = 0 if info.annotation is int else GEWIST
