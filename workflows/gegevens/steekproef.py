"""The forms of a steekproef: the plan, who judges what, the judgements, the outcome and what is done about it (KSO 3.3.3)."""

from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import Field

from kernproces.rollen import Rol
from kernproces.taal.formulier import OPEN, PERSOON, Code, Formulier, Groep, Mogelijk, Zin, veld
from kernproces.zaak.situatie import Situatie
from workflows.deskundigen import functies_van
from workflows.gegevens.gemeen import MetDag, iso
from workflows.soorten.steekproef import POOL, SOORTEN, Poolfunctie, Soort, half_van
from workflows.steekproeven.samenstelling import (
    gevallen,
    populatie_van,
    toegewezen_aan,
    vastgestelde_criteria,
    verschillen,
)

Oordeelwoord = Literal["voldoet", "deels", "niet", "nvt"]
MEESTE = 24  # judges that an example names for one case


class Steekproefplan(MetDag):
    """What is drawn, out of what, judged by which criteria; fixed and announced before the draw."""

    soort: Soort = veld("Soort steekproef", OPEN, norm="R4, R5, R6, 3.3.3", groep="Wat er wordt getrokken")
    van: date = veld(
        "Periode van",
        OPEN,
        norm="3.3.3",
        hulp="Zaken uit deze periode vormen de populatie.",
        groep="Wat er wordt getrokken",
    )
    tot: date = veld(
        "Periode tot en met",
        OPEN,
        norm="3.3.3",
        hulp="Niet later dan vandaag.",
        groep="Wat er wordt getrokken",
    )
    omvang: Annotated[int, Field(ge=1, le=500)] = veld(
        "Hoeveel zaken",
        OPEN,
        norm="3.3.3",
        hulp="Bij strata wordt uit elk stratum ten minste één zaak getrokken.",
        groep="Wat er wordt getrokken",
    )
    strata: Literal["geen", "school", "uitkomst"] = veld(
        "Verdeeld naar",
        OPEN,
        norm="R6",
        hulp="Bij pro: naar school.",
        standaard="geen",
        groep="Wat er wordt getrokken",
    )
    criteria: Code = veld(
        "Criteria",
        OPEN,
        norm="R37",
        hulp="Een lijst uit het register van criteria.",
        groep="Hoe er wordt getrokken en beoordeeld",
    )
    zaad: Annotated[Code, Field(min_length=8)] = veld(
        "Zaad",
        OPEN,
        norm="R37",
        hulp="Een tekenreeks die u vooraf bekendmaakt, bijvoorbeeld een loterijuitslag. Ten minste acht tekens.",
        groep="Hoe er wordt getrokken en beoordeeld",
    )
    beoordelaars_per_zaak: Annotated[int, Field(ge=1, le=5)] = veld(
        "Beoordelaars per zaak", OPEN, norm="R5", standaard=1, groep="Hoe er wordt getrokken en beoordeeld"
    )
    bij_verschil: Literal["strengste", "overleg"] = veld(
        "Als beoordelaars verschillen",
        OPEN,
        norm="R37",
        hulp="Het strengste oordeel geldt, of de beoordelaars komen er samen uit, met de reden.",
        standaard="strengste",
        groep="Hoe er wordt getrokken en beoordeeld",
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """One case out of the year until today; the first kind that has something to draw from."""
        van = half_van(s.vandaag)[0] - timedelta(days=365)
        met_iets = (r for r in SOORTEN.values() if any(populatie_van(s, r, van, s.vandaag, "geen")))
        regel = next(met_iets, SOORTEN[Soort.BUREAU])
        lijsten = s.registers.alle_op("criteria", s.vandaag)
        passend = [c for c, v in lijsten.items() if v.get("proces") == regel.workflow]
        return super().voorbeeld(s) | {
            "soort": regel.soort.value,
            "van": iso(van),
            "tot": iso(s.vandaag),
            "omvang": 1,
            "strata": regel.strata,
            "criteria": (passend or ["criteria"])[0],
            "zaad": f"voorbeeld-{s.nu:%Y%m%d%H%M}",
        }


class Poollid(Groep):
    """A member of the pool, and for which function."""

    wie: Code = veld("Wie", OPEN, norm="R5")
    functie: Poolfunctie = veld("In welke functie", OPEN, norm="R5")


class Toewijzing(Groep):
    """One case for one judge."""

    geval: Code = veld("Geval", OPEN, norm="3.3.3")
    beoordelaar: Code = veld("Beoordelaar", OPEN, norm="3.3.3")


class Verdeling(Formulier):
    """Who judges which case; nobody a case that he worked on."""

    pool: list[Poollid] = veld("Pool", OPEN, norm="R5", hulp="Alleen bij deskundigen.", standaard=[])
    verdeling: list[Toewijzing] = veld("Wie beoordeelt wat", OPEN, norm="3.3.3")

    @classmethod
    def mogelijk(cls, s: Situatie) -> Mogelijk:
        """The cases that were drawn, and who may judge in this steekproef."""
        regel = SOORTEN[Soort(s.gegeven("plan", "soort", Soort.BUREAU))]
        kan = _beoordelaars(s)
        pool = [p for p in kan if any(past_functie(s, p, f) for f in regel.functies)]
        return {"geval": gevalkeuzes(s), "beoordelaar": kan, "wie": pool}

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """A line for every case and judge that the plan asks for."""
        keer = s.gegeven("plan", "beoordelaars_per_zaak", 1)
        return {"verdeling": [{"geval": g["geval"]} for g in gevallen(s) for _ in range(keer)]}

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Every case to everybody who may judge it."""
        regel = SOORTEN[Soort(s.gegeven("plan", "soort", Soort.BUREAU))]
        kan = _beoordelaars(s)
        verdeling = [
            {"geval": g["geval"], "beoordelaar": p}
            for g in gevallen(s)
            for p in [k for k in kan if k not in g["betrokken"]][:MEESTE]
        ]
        pool = [{"wie": p, "functie": f.value} for f in regel.functies for p in kan if past_functie(s, p, f)]
        return {"pool": pool, "verdeling": verdeling}


def _beoordelaars(s: Situatie) -> list[str]:
    """Who holds a role today that judges in this kind, and can reach the dossier."""
    rollen = SOORTEN[Soort(s.gegeven("plan", "soort", Soort.BUREAU))].beoordelaars
    kan = dict.fromkeys(p for r in rollen for p in s.registers.mensen.met_rol(r, s.vandaag))
    return [p for p in kan if _hoort_bij(s, p)]


def gevalkeuzes(s: Situatie) -> dict[str, str]:
    """Every drawn case with the zaak that it is."""
    return {g["geval"]: f"{g['geval'].replace('-', ' ').capitalize()}: zaak {g['zaak']}" for g in gevallen(s)}


def criteriumkeuzes(s: Situatie) -> dict[str, str]:
    """Every criterion by its question."""
    return {c["id"]: c["vraag"] for c in vastgestelde_criteria(s)}


def past_functie(s: Situatie, persoon: str, functie: Poolfunctie) -> bool:
    """Whether the register knows this person in this function today; a register that limits nothing allows any."""
    bekend, rollen = (
        functies_van(s, persoon, s.vandaag),
        s.registers.mensen.rollen(persoon, s.vandaag),
    )
    functies, als_rol = POOL[functie]
    return bekend is None or bool(functies & set(bekend)) or bool(als_rol & set(rollen))


def _hoort_bij(s: Situatie, persoon: str) -> bool:
    versie = s.registers.mensen.op(persoon, s.vandaag) or {}
    rollen = [Rol(r) for r in versie.get("rollen", ())]
    school, betrokken = s.dossier.get("school"), s.dossier.get("betrokkenen", {})
    return any(s.registers.mensen.hoort_bij(persoon, r, s.vandaag, school, betrokken) for r in rollen)


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
