"""The forms of extra support that was granted: begin, evaluation, extension, closing (domein.md 10.11; R21)."""

from datetime import date, timedelta
from typing import Any, Literal

from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Code, Formulier, Groep, Zin, veld
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.arrangement import Middel, einde_periode, toegekende_middelen
from workflows.gegevens.gemeen import MetDag, MetReden, iso
from workflows.schooljaar import einde_schooljaar


class Begin(MetDag):
    """The support begins."""

    uitvoerder: Zin = veld("Wie voert het uit", PERSOON, norm="norm N2")
    afspraken: Zin = veld("Wat is met school en ouders afgesproken", GEZONDHEID, norm="norm N2")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Today."""
        return super().voorbeeld(s) | {
            "uitvoerder": "Voorbeeld Begeleider",
            "afspraken": "Voorbeeld: elke dinsdag, en na zes weken bellen wij.",
        }


class Doeluitkomst(Groep):
    """What came of one goal."""

    doel: Code = veld("Doel", OPEN, norm="R21")
    resultaat: Literal["behaald", "deels_behaald", "niet_behaald"] = veld("Resultaat", OPEN, norm="R21")
    toelichting: Zin = veld("Waaruit blijkt dat", GEZONDHEID, norm="R21")


class Evaluatie(MetDag):
    """With school and parents: were the goals reached, what did it do, what was spent (R21)."""

    aanwezig: list[Literal["school", "ouders", "leerling", "uitvoerder"]] = veld(
        "Wie waren erbij", OPEN, norm="R21"
    )
    reden_afwezig: Zin | None = veld(
        "Waarom niet erbij", GEZONDHEID, hulp="Alleen als school of ouders er niet bij waren.", standaard=None
    )
    uitkomsten: list[Doeluitkomst] = veld("Uitkomst per doel", OPEN, norm="R21")
    effect: Zin = veld("Wat heeft het gedaan", GEZONDHEID, norm="R21")
    besteed: list[Middel] = veld("Wat is besteed", OPEN, norm="norm N4")
    advies: Literal["verlengen", "afsluiten"] = veld("Hoe verder", OPEN, norm="R21")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """One goal reached, the others partly; all was spent."""
        doelen = s.gegeven("ken_toe", "doelen", [])
        return super().voorbeeld(s) | {
            "aanwezig": ["school", "ouders"],
            "uitkomsten": [
                {
                    "doel": doel,
                    "resultaat": "deels_behaald" if nr else "behaald",
                    "toelichting": "Voorbeeld: te zien in het logboek.",
                }
                for nr, doel in enumerate(doelen)
            ],
            "effect": "Voorbeeld: de leerling doet weer mee met de groep.",
            "besteed": toegekende_middelen(s),
            "advies": "afsluiten",
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """One line for each goal, and one for each kind of means that was granted."""
        return {
            "uitkomsten": [{"doel": doel} for doel in s.gegeven("ken_toe", "doelen", [])],
            "besteed": [{"soort": middel["soort"]} for middel in toegekende_middelen(s)],
        }


class Verlenging(MetReden):
    """Longer: until when, with what."""

    periode_tot: date = veld("Tot en met", OPEN, norm="norm N2")
    middelen: list[Middel] = veld("Middelen erbij", OPEN, norm="norm N4", standaard=[])

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Until the end of the school year after the present end."""
        einde = max(einde_periode(s), s.vandaag) + timedelta(days=1)
        return super().voorbeeld(s) | {
            "periode_tot": iso(einde_schooljaar(einde)),
            "middelen": [{"soort": "uren_begeleiding", "aantal": 20}],
        }


class Afsluiting(Formulier):
    """How it goes on without, and what was learned."""

    hoe_verder: Zin = veld("Hoe gaat het verder zonder dit arrangement", GEZONDHEID, norm="R21")
    lessen: Zin = veld("Wat leren wij hiervan", PERSOON, norm="3.3.4", hulp="Zonder namen.")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The school takes over."""
        del s
        return {
            "hoe_verder": "Voorbeeld: de mentor neemt het wekelijkse gesprek over.",
            "lessen": "Voorbeeld: begin met een klein doel.",
        }
