"""The forms of a plan in force: evaluation, what follows from it, a dispute, the end (domein.md 2.3 and 4; R23, R39)."""

from datetime import date, timedelta
from typing import Any, Literal

from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Code, Groep, Vingerafdruk, Zin, veld
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import VOORBEELDREDEN, MetDag, MetReden, iso, voorbeeld_afdruk
from workflows.gegevens.opp import WET, Bestemming, Deelnemer, doelen_van_plan

GEEN_EINDBESTEMMING = "blijft_op_school"
Werkelijk = Bestemming | Literal["blijft_op_school", "onbekend"]
ZES_WEKEN = timedelta(days=42)


class Doeluitkomst(Groep):
    """What became of one goal."""

    doel: Code = veld("Doel", OPEN, norm="R23")
    resultaat: Literal["behaald", "deels_behaald", "niet_behaald"] = veld("Resultaat", OPEN, norm="R23")
    toelichting: Zin = veld("Waaruit blijkt dat", GEZONDHEID, norm="R23")


class Planevaluatie(MetDag):
    """The yearly evaluation, with parents and pupil."""

    aanwezig: list[Deelnemer] = veld("Wie waren erbij", OPEN, norm="R23")
    reden_afwezig: Zin | None = veld("Waarom was iemand er niet", GEZONDHEID, norm="R23", standaard=None)
    uitkomsten: list[Doeluitkomst] = veld("Uitkomst per doel", OPEN, norm="R23")
    perspectief: Literal["past", "past_niet_meer"] = veld("Het uitstroomperspectief", OPEN, norm="R39")
    hoe_verder: Literal["ongewijzigd", "bijstellen", "afronden"] = veld("Hoe verder", OPEN, norm="R23")
    inbreng_leerling: Zin | None = veld("Wat de leerling ervan vindt", GEZONDHEID, norm=WET, standaard=None)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Everybody was there; the plan goes on as it is."""
        return super().voorbeeld(s) | {
            "aanwezig": ["ouders", "leerling", "school"],
            "uitkomsten": [
                {"doel": d, "resultaat": "deels_behaald", "toelichting": "Voorbeeld: te zien in het logboek."}
                for d in doelen_van_plan(s)
            ],
            "perspectief": "past",
            "hoe_verder": "ongewijzigd",
            "inbreng_leerling": "Voorbeeld: het gaat beter in de klas.",
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """One line for each goal."""
        return {"uitkomsten": [{"doel": d} for d in doelen_van_plan(s)]}


class Planbijstelling(MetReden):
    """Why the plan changes, and by when the new version is there."""

    aanleiding: Literal["evaluatie", "verzoek", "andere_situatie", "oordeel_commissie"] = veld(
        "Aanleiding", OPEN, norm=WET
    )
    gereed_op: date = veld("Nieuwe versie klaar op", OPEN, norm="afgesproken", hulp="Binnen een half jaar.")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Within six weeks, at the request of the parents."""
        return super().voorbeeld(s) | {"aanleiding": "verzoek", "gereed_op": iso(s.vandaag + ZES_WEKEN)}


class Planeinde(MetReden):
    """The plan ends after its evaluation: what was expected, and what came of it."""

    werkelijk: Werkelijk = veld("Waar gaat de leerling heen", OPEN, norm="R39")
    verschil: Zin | None = veld(
        "Waarom anders dan verwacht",
        GEZONDHEID,
        norm="R39",
        hulp="Als de bestemming anders is.",
        standaard=None,
    )
    rapport_hash: Vingerafdruk | None = veld(
        "Vingerafdruk van het onderwijskundig rapport",
        OPEN,
        norm="WPO 42, WEC 43",
        hulp="Als de leerling van school gaat; de ouders krijgen een afschrift.",
        afdruk=True,
        standaard=None,
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Where the plan said."""
        return super().voorbeeld(s) | {
            "werkelijk": s.gegeven("leg_voor", "uitstroom", "vmbo"),
            "rapport_hash": voorbeeld_afdruk(s, "onderwijskundig rapport"),
        }


class VoortijdigEinde(Planeinde):
    """The pupil leaves before the plan was carried out."""

    grond: Literal["andere_school", "verhuisd", "overleden", "geen_extra_ondersteuning"] = veld(
        "Waarom stopt het plan", OPEN, norm=WET
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Moved away; where to is not known yet."""
        return super().voorbeeld(s) | {"grond": "verhuisd", "werkelijk": "onbekend"}


class Geschil(MetDag):
    """The parents put it before the Geschillencommissie passend onderwijs."""

    onderwerp: Literal["vaststelling", "bijstelling", "handelingsdeel", "uitvoering"] = veld(
        "Waarover gaat het", OPEN, norm="WPO 43"
    )
    standpunt: Zin = veld("Wat vinden de ouders", GEZONDHEID, norm="WPO 43")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """About the handelingsdeel."""
        return super().voorbeeld(s) | {
            "onderwerp": "handelingsdeel",
            "standpunt": "Voorbeeld: de begeleiding is te weinig.",
        }


class Oordeel(MetDag):
    """What the committee says, and what the board tells parents and committee that it does with it."""

    uitkomst: Literal["gegrond", "deels_gegrond", "ongegrond", "ingetrokken"] = veld(
        "Oordeel", OPEN, norm="WPO 43"
    )
    reactie: Zin = veld("Wat doet het bestuur ermee", PERSOON, norm="WPO 43")
    brief_hash: Vingerafdruk = veld(
        "Vingerafdruk van de brief aan ouders en commissie", OPEN, norm="WPO 43", afdruk=True
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Partly upheld; the board follows."""
        return super().voorbeeld(s) | {
            "uitkomst": "deels_gegrond",
            "reactie": VOORBEELDREDEN,
            "brief_hash": voorbeeld_afdruk(s, "reactie op oordeel"),
        }
