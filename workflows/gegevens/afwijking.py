"""The forms of an afwijking: what happened, how serious, the measure, its effect, the lesson (KSO 3.2.7; domein.md 10.7)."""

from datetime import date, timedelta
from typing import Any, Literal

from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Code, Formulier, Groep, Zin, veld
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import MetDag, iso

Gesprekspartner = Literal["ouders", "leerling", "school", "derde"]


def school_is_klant(s: Situatie) -> bool:
    """The client of the core process that this is about is a school; without core process there is no client yet."""
    hoofd = [s.hoofdzaak] if s.hoofdzaak else []
    aanmeldingen = [z["gedaan"].get("registreer") for z in (*hoofd, *s.van_workflow("kernproces"))]
    klanten = [a["gegevens"].get("klant") for a in aanmeldingen if a]
    return klanten[:1] == ["school"]


class Melding(MetDag):
    """What happened, and when."""

    soort: Literal["incident", "klacht", "signaal", "afwijking"] = veld("Soort melding", OPEN, norm="3.2.7")
    omschrijving: Zin = veld("Wat is er gebeurd", GEZONDHEID, norm="3.2.7")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A deviation from the plan, today."""
        return super().voorbeeld(s) | {
            "soort": "afwijking",
            "omschrijving": "Voorbeeld: de afgesproken begeleiding ging twee weken niet door.",
        }


class Weging(Formulier):
    """How serious it is, and where it came from."""

    ernst: Literal["laag", "midden", "ernstig"] = veld(
        "Hoe ernstig is het", OPEN, norm="3.2.7", hulp="Bij ernstig krijgt de directeur-bestuurder bericht."
    )
    oorzaak: Zin = veld("Wat is de oorzaak", GEZONDHEID, norm="3.2.7")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """In between."""
        del s
        return {"ernst": "midden", "oorzaak": "Voorbeeld: bij ziekte was er geen vervanging geregeld."}


class Afstemming(Groep):
    """With whom the measure was agreed, when and how."""

    met: Gesprekspartner = veld("Met wie", OPEN, norm="3.2.7")
    op: date = veld("Op", OPEN, norm="3.2.7")
    hoe: Zin = veld("Hoe", PERSOON, norm="3.2.7")


class Maatregel(Formulier):
    """What will be done, by whom and by when, agreed with the client."""

    maatregel: Zin = veld("Wat gaan we doen", GEZONDHEID, norm="3.2.7")
    eigenaar: Code = veld("Wie zorgt ervoor", OPEN, norm="3.2.7", hulp="Iemand uit het register van mensen.")
    uiterlijk: date = veld("Uiterlijk klaar op", OPEN, norm="3.2.7", hulp="Een dag na vandaag.")
    met_wie_afgestemd: list[Afstemming] = veld("Met wie afgestemd", OPEN, norm="3.2.7", standaard=[])

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """In two weeks, agreed with the client today."""
        klant = "school" if school_is_klant(s) else "ouders"
        return {
            "maatregel": "Voorbeeld: een vaste invaller, en de gemiste uren worden ingehaald.",
            "eigenaar": s.actor,
            "uiterlijk": iso(s.vandaag + timedelta(days=14)),
            "met_wie_afgestemd": [{"met": klant, "op": iso(s.vandaag), "hoe": "Voorbeeld: in een gesprek."}],
        }


class Maatregeluitvoering(MetDag):
    """What was really done."""

    wat_gedaan: Zin = veld("Wat is er gedaan", GEZONDHEID, norm="3.2.7")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """As agreed, today."""
        return super().voorbeeld(s) | {
            "wat_gedaan": "Voorbeeld: de invaller is begonnen; de uren zijn ingehaald."
        }


class EffectOordeel(Formulier):
    """Whether the measure helped (3.2.7: judged and recorded)."""

    effect: Literal["voldoende", "onvoldoende"] = veld(
        "Wat is het effect", OPEN, norm="3.2.7", hulp="Bij onvoldoende volgt een nieuwe maatregel."
    )
    onderbouwing: Zin = veld("Waaruit blijkt dat", GEZONDHEID, norm="3.2.7")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """It helped."""
        del s
        return {
            "effect": "voldoende",
            "onderbouwing": "Voorbeeld: drie weken gevolgd; alle uren gingen door.",
        }


class Afsluiting(Formulier):
    """What the organisation learned."""

    lessen: Zin = veld("Wat leren wij hiervan", PERSOON, norm="3.2.7", hulp="Zonder namen.")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """One lesson."""
        del s
        return {"lessen": "Voorbeeld: regel bij de start al wie invalt."}
