"""The forms of a steekproef once it is divided: the judgements, the outcome and what is done about it (KSO 3.3.3, R37)."""

from datetime import date, timedelta
from typing import Any, Literal

from kernproces.rollen import Rol
from kernproces.taal.formulier import OPEN, PERSOON, Code, Formulier, Groep, Mogelijk, Zin, veld
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import MetDag, iso
from workflows.steekproeven.samenstelling import (
    criteriumkeuzes,
    gevalkeuzes,
    toegewezen_aan,
    vastgestelde_criteria,
    verschillen,
)

Oordeelwoord = Literal["voldoet", "deels", "niet", "nvt"]


class Criteriumoordeel(Groep):
    """What one judge finds of one criterion."""

    criterium: Code = veld("Criterium", OPEN, norm="R37")
    oordeel: Oordeelwoord = veld("Oordeel", OPEN, norm="R37")
    toelichting: Zin | None = veld(
        "Toelichting", PERSOON, norm="R37", hulp="Nodig bij deels en niet.", standaard=None
    )


class Beoordeling(Formulier):
    """One case held against every criterion."""

    geval: Code = veld("Geval", OPEN, norm="3.3.3")
    oordelen: list[Criteriumoordeel] = veld("Oordeel per criterium", OPEN, norm="R37")

    @classmethod
    def mogelijk(cls, s: Situatie) -> Mogelijk:
        """The cases of this judge, and the criteria as they were established."""
        mijn = toegewezen_aan(s, s.identiteiten)
        eigen = {code: wat for code, wat in gevalkeuzes(s).items() if code in mijn}
        return {"geval": eigen, "criterium": criteriumkeuzes(s)}

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """The first case that waits for this judge, with a line for each criterion."""
        return {
            "geval": _volgend_geval(s),
            "oordelen": [{"criterium": c["id"]} for c in vastgestelde_criteria(s)],
        }

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """All is well."""
        oordelen = [{"criterium": c["id"], "oordeel": "voldoet"} for c in vastgestelde_criteria(s)]
        return {"geval": _volgend_geval(s), "oordelen": oordelen}


def _volgend_geval(s: Situatie) -> str:
    mijn = toegewezen_aan(s, s.identiteiten)
    klaar = {b["gegevens"]["geval"] for b in s.verzameld("beoordelingen") if s.identiteiten & set(b["wie"])}
    return next((g for g in (*(m for m in mijn if m not in klaar), *mijn)), "geval-1")


class Vaststelling(Groep):
    """Where judges differed and came to one answer together."""

    geval: Code = veld("Geval", OPEN, norm="R37")
    criterium: Code = veld("Criterium", OPEN, norm="R37")
    oordeel: Oordeelwoord = veld("Wordt", OPEN, norm="R37")
    reden: Zin = veld("Waarom", PERSOON, norm="R37")


class Resultaat(Formulier):
    """The outcome; the counts are added by the system."""

    conclusie: Zin = veld("Wat laat de steekproef zien", PERSOON, norm="3.3.3", hulp="Zonder namen.")
    vaststellingen: list[Vaststelling] = veld(
        "Verschillen opgelost", OPEN, norm="R37", hulp="Alleen bij overleg.", standaard=[]
    )

    @classmethod
    def mogelijk(cls, s: Situatie) -> Mogelijk:
        """What judges differ on."""
        gevallen_, criteria = gevalkeuzes(s), criteriumkeuzes(s)
        anders = verschillen(s)
        return {
            "geval": {v.geval: gevallen_[v.geval] for v in anders},
            "criterium": {v.criterium: criteria[v.criterium] for v in anders},
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """A line for every difference that is to be talked over."""
        if s.gegeven("plan", "bij_verschil") != "overleg":
            return {}
        return {"vaststellingen": [{"geval": v.geval, "criterium": v.criterium} for v in verschillen(s)]}

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Where judges differ, they settle for the strictest."""
        opgelost = [
            {"geval": v.geval, "criterium": v.criterium, "oordeel": v.strengste}
            | {"reden": "Voorbeeld: samen nagelezen."}
            for v in verschillen(s)
        ]
        overleg = s.gegeven("plan", "bij_verschil") == "overleg"
        conclusie = {"conclusie": "Voorbeeld: de besluiten zijn goed te volgen."}
        return conclusie | ({"vaststellingen": opgelost} if overleg else {})


class Bespreking(MetDag):
    """The conversation about the outcome, with the directeur-bestuurder."""

    aanwezig: list[Code] = veld("Wie waren erbij", OPEN, norm="3.3.3", hulp="Ook de directeur-bestuurder.")
    verslag: Zin = veld("Wat is besproken", PERSOON, norm="3.3.3")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Today, with the directeur-bestuurder."""
        bestuur = s.registers.mensen.met_rol(Rol.DIRECTEUR_BESTUURDER, s.vandaag)[:1]
        return super().voorbeeld(s) | {
            "aanwezig": list(dict.fromkeys((*bestuur, s.actor))),
            "verslag": "Voorbeeld: de uitkomst en de aandachtspunten zijn besproken.",
        }


class Verbetering(Groep):
    """One measure with its owner."""

    maatregel: Zin = veld("Wat gaan we doen", PERSOON, norm="3.3.3")
    eigenaar: Code = veld("Wie zorgt ervoor", OPEN, norm="3.3.3")
    uiterlijk: date = veld("Uiterlijk klaar op", OPEN, norm="3.3.3")


class Maatregelen(Formulier):
    """What the organisation does about it, or why nothing is needed."""

    gevolg: Literal["maatregelen", "geen_maatregelen"] = veld("Wat volgt eruit", OPEN, norm="3.3.3")
    onderbouwing: Zin = veld("Waarom", PERSOON, norm="3.3.3")
    maatregelen: list[Verbetering] = veld("Maatregelen", OPEN, norm="3.3.3", standaard=[])

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """One measure, by whoever asks, in a month."""
        maatregel = {"maatregel": "Voorbeeld: de motivering krijgt een vaste opbouw.", "eigenaar": s.actor}
        return {
            "gevolg": "maatregelen",
            "onderbouwing": "Voorbeeld: de motivering verschilt per behandelaar.",
            "maatregelen": [maatregel | {"uiterlijk": iso(s.vandaag + timedelta(days=30))}],
        }


class Sluiting(MetDag):
    """Who hears the outcome, and where the protocol is kept."""

    teruggekoppeld_aan: Zin = veld("Aan wie is de uitkomst teruggegeven", PERSOON, norm="3.3.3")
    protocol: Zin = veld("Waar ligt het protocol", PERSOON, norm="R37")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """To the team, today."""
        return super().voorbeeld(s) | {
            "teruggekoppeld_aan": "Voorbeeld: het team, in het overleg.",
            "protocol": "Voorbeeld: in de map kwaliteit.",
        }
