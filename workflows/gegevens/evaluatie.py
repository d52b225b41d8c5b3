"""The forms of an evaluation and its sign-off by a second reader (KSO 3.2.2, 3.2.3, 3.2.6; domein.md 10.2)."""

from datetime import date, timedelta
from typing import Any, Literal

from kernproces.rollen import Rol
from kernproces.taal.formulier import (
    GEZONDHEID,
    OPEN,
    PERSOON,
    Code,
    Formulier,
    Groep,
    Vingerafdruk,
    Zin,
    veld,
)
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand
from workflows.eisen.jaarevaluatie import evaluatiegrens
from workflows.gegevens.gemeen import MetDag, MetReden, iso, voorbeeld_afdruk
from workflows.gegevens.overeenkomst import doelen_van

Deelnemer = Literal[
    "ouder", "leerling", "bevoegd_gezag", "ondersteuningscoordinator", "mentor", "behandelaar", "derde"
]
VERSLAG = "evaluatieverslag"
# The report holds health data: only the family, and the school of enrolment (WPO 18a lid 13).
MAG_ONTVANGEN = (Rol.OUDER, Rol.LEERLING, Rol.BEVOEGD_GEZAG, Rol.ONDERSTEUNINGSCOORDINATOR, Rol.MENTOR)


def dossierzaak(s: Situatie) -> Stand | None:
    """The core process that this evaluation belongs to: its hoofdzaak, else the running one of the dossier."""
    return s.hoofdzaak or next((z for z in s.van_workflow("kernproces") if not z["klaar"]), None)


def doelen(s: Situatie) -> list[str]:
    """The goals that this evaluation is about."""
    zaak = dossierzaak(s)
    return [] if zaak is None else doelen_van(zaak)


def _over_twee_weken(s: Situatie) -> str:
    return iso(min(s.vandaag + timedelta(days=14), evaluatiegrens(dossierzaak(s), s.vandaag)))


class Afspraak(Formulier):
    """When the plan is evaluated."""

    gesprek_op: date = veld(
        "Dag van het gesprek", OPEN, norm="3.2.2", hulp="Binnen dit schooljaar.", gesprek=True
    )
    onderwerp: Zin = veld("Waar gaat het over", PERSOON)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """In two weeks, or on the last day that counts."""
        return {"gesprek_op": _over_twee_weken(s), "onderwerp": "Voorbeeld: de voortgang van het plan."}


class Verzetting(MetReden):
    """Another day for the talk."""

    gesprek_op: date = veld("Nieuwe dag van het gesprek", OPEN, norm="3.2.2", gesprek=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """In two weeks, or on the last day that counts."""
        return super().voorbeeld(s) | {"gesprek_op": _over_twee_weken(s)}


class Afwezige(Groep):
    """Who is not invited, and why."""

    wie: Deelnemer = veld("Wie", OPEN, norm="3.2.2")
    reden: Zin = veld("Waarom niet", GEZONDHEID)


class Uitnodiging(MetDag):
    """Who is invited: parents, pupil and client."""

    genodigden: list[Deelnemer] = veld("Genodigden", OPEN, norm="3.2.2")
    niet_genodigd: list[Afwezige] = veld("Niet genodigd", OPEN, norm="3.2.2", standaard=[])

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Everybody."""
        return super().voorbeeld(s) | {"genodigden": ["ouder", "leerling", "bevoegd_gezag", "behandelaar"]}


class Gesprek(MetDag):
    """Who was there, and what the pupil said."""

    aanwezig: list[Deelnemer] = veld("Aanwezig", OPEN, norm="3.2.2")
    afwezig: list[Afwezige] = veld("Afwezig", OPEN, norm="3.2.2", standaard=[])
    visie_leerling: Zin | None = veld(
        "Wat de leerling vindt", GEZONDHEID, norm="WPO 40a (hoorrecht)", standaard=None
    )
    reden_geen_visie: Zin | None = veld("Waarom niet gevraagd", GEZONDHEID, standaard=None)
    verslag_hash: Vingerafdruk = veld("Vingerafdruk van het gespreksverslag", OPEN, afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Everybody who is expected was there, whoever the client is."""
        return super().voorbeeld(s) | {
            "aanwezig": ["ouder", "leerling", "bevoegd_gezag", "behandelaar"],
            "visie_leerling": "Voorbeeld: het gaat beter in de kleine groep.",
            "verslag_hash": voorbeeld_afdruk(s, "gespreksverslag"),
        }


class Evaluatieregel(Groep):
    """What came of one goal, and what follows."""

    doel: Code = veld("Doel", OPEN, norm="3.2.3")
    resultaat: Literal["behaald", "deels_behaald", "niet_behaald"] = veld("Resultaat", OPEN, norm="3.2.2")
    conclusie: Literal["voortzetten", "bijstellen", "afronden"] = veld("Conclusie", OPEN, norm="3.2.2")
    toelichting: Zin = veld("Toelichting", GEZONDHEID, norm="3.2.2")


class EvaluatieVerslag(MetDag):
    """Result and conclusion per goal (3.2.2, 3.2.3)."""

    uitkomsten: list[Evaluatieregel] = veld("Uitkomst per doel", OPEN, norm="3.2.2", standaard=[])
    concept_hash: Vingerafdruk = veld("Vingerafdruk van het concept", OPEN, afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Every goal goes on."""
        regel = {
            "resultaat": "deels_behaald",
            "conclusie": "voortzetten",
            "toelichting": "Voorbeeld: op de goede weg.",
        }
        return super().voorbeeld(s) | {
            "uitkomsten": [{"doel": d} | regel for d in doelen(s) or ["doel-1"]],
            "concept_hash": voorbeeld_afdruk(s, VERSLAG),
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """One line for each goal of the plan."""
        return {"uitkomsten": [{"doel": d} for d in doelen(s)]}


class TerBeoordeling(Formulier):
    """The report as it is offered to the second reader: from here on its bytes are fixed."""

    document_hash: Vingerafdruk = veld("Vingerafdruk van het verslag", OPEN, norm="3.2.6", afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The report of this evaluation."""
        return {"document_hash": voorbeeld_afdruk(s, VERSLAG)}


class Goedkeuring(TerBeoordeling):
    """The approval, of exactly the report that was offered."""

    bevindingen: Zin = veld("Bevindingen", PERSOON, norm="3.2.6")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """It is in order."""
        return super().voorbeeld(s) | {
            "bevindingen": "Voorbeeld: gelezen; de conclusies volgen uit de uitkomsten."
        }


class Afkeuring(Formulier):
    """Why the report goes back."""

    redenen: Zin = veld("Wat moet er anders", PERSOON, norm="3.2.6")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A goal lacks its explanation."""
        del s
        return {"redenen": "Voorbeeld: bij het eerste doel mist de onderbouwing."}


class Verzending(TerBeoordeling):
    """Which bytes leave, and to whom."""

    ontvangers: list[Code] = veld(
        "Ontvangers", OPEN, norm="WPO 18a lid 13", hulp="Alleen het gezin en de school."
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """To the parents and the school board."""
        return super().voorbeeld(s) | {"ontvangers": ["ouder", "bevoegd_gezag"]}

    @classmethod
    def mogelijk(cls, s: Situatie) -> dict[str, list[str]]:
        """Family and school."""
        del s
        return {"ontvangers": [rol.value for rol in MAG_ONTVANGEN]}
