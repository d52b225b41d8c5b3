"""The forms of an arrangement: application, criteria, decision, start, evaluation, extension (domein.md 10.11; R21)."""

from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import Field

from kernproces.taal.formulier import (
    GEZONDHEID,
    OPEN,
    Code,
    Groep,
    Vingerafdruk,
    Zin,
    veld,
)
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand
from workflows.gegevens.gemeen import BESLUIT_ALS_BRIEF, MetDag, afdruk_van, iso, voorbeeld_afdruk
from workflows.soorten.arrangement_criteria import Criterium

Middelsoort = Literal["uren_begeleiding", "euro", "plaats_voorziening", "materiaal"]
Aantal = Annotated[int, Field(ge=0, le=10_000_000)]
HALFJAAR = timedelta(days=182)


class Doel(Groep):
    """What the support is for."""

    id: Code = veld("Kenmerk", OPEN, norm="R21", volgt="doel")
    omschrijving: Zin = veld("Doel", GEZONDHEID, norm="R21")
    meetbaar: Zin = veld("Waaraan is het te zien", GEZONDHEID, norm="R21")


class Middel(Groep):
    """How much of what."""

    soort: Middelsoort = veld("Wat", OPEN, norm="norm N4")
    aantal: Aantal = veld("Hoeveel", OPEN, norm="norm N4", hulp="Hele uren, euro’s of stuks.")


class Aanvraag(MetDag):
    """The school asks: for which goals, which support, on which plan."""

    doelen: list[Doel] = veld("Doelen", OPEN, norm="R21")
    gewenste_inzet: Zin = veld("Welke inzet vraagt u", GEZONDHEID, norm="norm N2")
    plan_hash: Vingerafdruk = veld(
        "Vingerafdruk van het ontwikkelingsperspectief", OPEN, norm="R23", afdruk=True
    )
    plan_vastgesteld_op: date = veld("Ontwikkelingsperspectief vastgesteld op", OPEN, norm="R23")
    ouders_gesproken_op: date = veld("Met ouders besproken op", OPEN, norm="norm N6")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Two goals, on the plan of today."""
        doel = {
            "omschrijving": "Voorbeeld: werkt een half uur zelfstandig.",
            "meetbaar": "Voorbeeld: lukt op vier van de vijf dagen.",
        }
        return super().voorbeeld(s) | {
            "doelen": [{"id": "doel-1"} | doel, {"id": "doel-2"} | doel],
            "gewenste_inzet": "Voorbeeld: wekelijks begeleiding in de klas.",
            "plan_hash": _voorbeeldplan(s),
            "plan_vastgesteld_op": iso(s.vandaag),
            "ouders_gesproken_op": iso(s.vandaag),
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """The day of the plan that runs in this dossier."""
        vast = (lopend_plan(s) or {"gedaan": {}})["gedaan"].get("stel_vast")
        return {"plan_vastgesteld_op": vast["op"]} if vast else {}


class Criteriumoordeel(Groep):
    """One criterion, judged."""

    criterium: Criterium = veld("Criterium", OPEN, norm="R37")
    oordeel: Literal["voldoet", "deels", "niet"] = veld("Oordeel", OPEN, norm="R37")
    toelichting: Zin = veld("Waaruit blijkt dat", GEZONDHEID, norm="R37")


class Beoordeling(MetDag):
    """The judgement per criterion, and what it leads to."""

    criteria: list[Criteriumoordeel] = veld("Criteria", OPEN, norm="R37")
    advies: Literal["toekennen", "afwijzen"] = veld("Advies", OPEN, norm="norm N2")
    waarom_toch: Zin | None = veld(
        "Waarom toch toekennen", GEZONDHEID, hulp="Alleen als een criterium niet voldoet.", standaard=None
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Every criterion is met."""
        regel = {"oordeel": "voldoet", "toelichting": "Voorbeeld: blijkt uit het plan en het gesprek."}
        return super().voorbeeld(s) | {
            "criteria": [{"criterium": c.value} | regel for c in Criterium],
            "advies": "toekennen",
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """One line for each criterium."""
        del s
        return {"criteria": [{"criterium": c.value} for c in Criterium]}


class Toekenning(MetDag):
    """The decision: for which goals, with which means, in which period."""

    doelen: list[Code] = veld("Voor welke doelen", OPEN, norm="R21")
    middelen: list[Middel] = veld("Middelen", OPEN, norm="norm N4")
    periode_van: date = veld("Van", OPEN, norm="norm N2")
    periode_tot: date = veld("Tot en met", OPEN, norm="norm N2")
    motivering: Zin = veld("Motivering", GEZONDHEID, norm="Awb 3:46")
    besluit_hash: Vingerafdruk | None = veld(
        "Vingerafdruk van het besluit", OPEN, afdruk=True, hulp=BESLUIT_ALS_BRIEF, standaard=None
    )
    anders_dan_advies: Zin | None = veld(
        "Waarom anders dan het advies", GEZONDHEID, nodig="als dat zo is", standaard=None
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Every goal, half a year from today."""
        invulling = super().voorbeeld(s) | {
            "doelen": doelen_van_aanvraag(s),
            "middelen": [{"soort": "uren_begeleiding", "aantal": 40}],
            "periode_van": iso(s.vandaag),
            "periode_tot": iso(s.vandaag + HALFJAAR),
            "motivering": "Voorbeeld: de criteria zijn vervuld.",
            "besluit_hash": voorbeeld_afdruk(s, "besluit ken_toe"),
        }
        if s.gegeven("beoordeel", "advies") == "afwijzen":
            invulling["anders_dan_advies"] = "Voorbeeld: nieuwe informatie van de school woog door."
        return invulling

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """The goals of the application."""
        return {"doelen": doelen_van_aanvraag(s)}

    @classmethod
    def mogelijk(cls, s: Situatie) -> dict[str, list[str]]:
        """The goals of the application."""
        return {"doelen": doelen_van_aanvraag(s)}


class Afwijzing(MetDag):
    """The refusal: why, and what does fit."""

    motivering: Zin = veld("Motivering", GEZONDHEID, norm="Awb 3:46")
    wat_wel: Zin = veld("Welke ondersteuning wel past", GEZONDHEID, norm="norm N2")
    besluit_hash: Vingerafdruk | None = veld(
        "Vingerafdruk van het besluit", OPEN, afdruk=True, hulp=BESLUIT_ALS_BRIEF, standaard=None
    )
    anders_dan_advies: Zin | None = veld(
        "Waarom anders dan het advies", GEZONDHEID, nodig="als dat zo is", standaard=None
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """With what does fit."""
        invulling = super().voorbeeld(s) | {
            "motivering": "Voorbeeld: dit hoort bij de basisondersteuning.",
            "wat_wel": "Voorbeeld: begeleiding door de eigen school.",
            "besluit_hash": voorbeeld_afdruk(s, "besluit wijs_af"),
        }
        if s.gegeven("beoordeel", "advies") == "toekennen":
            invulling["anders_dan_advies"] = "Voorbeeld: nieuwe informatie van de school woog door."
        return invulling


def lopend_plan(s: Situatie) -> Stand | None:
    """The ontwikkelingsperspectief that runs in this dossier, or None."""
    return next((z for z in s.van_workflow("opp") if not z["klaar"]), None)


def _voorbeeldplan(s: Situatie) -> str:
    """The plan of the dossier, if one runs there."""
    plan = lopend_plan(s)
    if plan is None:
        return voorbeeld_afdruk(s, "plan arrangement")
    return afdruk_van(plan["zaak"], f"opp {len(plan['verzameld'].get('planversies', ()))}")


def doelen_van_aanvraag(s: Situatie) -> list[str]:
    """The goals that the school named."""
    return [d["id"] for d in s.gegeven("vraag_aan", "doelen", [])]


def einde_periode(s: Situatie) -> date:
    """The last day of the support, extensions included."""
    toegekend = s.gegeven("ken_toe", "periode_tot", iso(s.vandaag))
    return date.fromisoformat(s.gegeven("verleng", "periode_tot", toegekend))


def toegekende_middelen(s: Situatie) -> list[dict[str, Any]]:
    """What was granted, the latest extension included, per kind."""
    per_soort: dict[str, int] = {}
    for actie in ("ken_toe", "verleng"):
        for middel in s.gegeven(actie, "middelen", []):
            per_soort[middel["soort"]] = per_soort.get(middel["soort"], 0) + middel["aantal"]
    return [{"soort": soort, "aantal": aantal} for soort, aantal in per_soort.items()]
