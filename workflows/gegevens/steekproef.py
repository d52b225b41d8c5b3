"""The forms of a steekproef until it is judged: the plan, and who judges what (KSO 3.3.3). What comes after: steekproef_oordeel.py."""

from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import Field

from kernproces.rollen import Rol
from kernproces.taal.formulier import OPEN, Code, Formulier, Groep, Mogelijk, veld
from kernproces.zaak.situatie import Situatie
from workflows.deskundigen import functies_van
from workflows.gegevens.gemeen import MetDag, iso
from workflows.soorten.steekproef import POOL, SOORTEN, Poolfunctie, Soort, half_van
from workflows.steekproeven.samenstelling import gevalkeuzes, gevallen, populatie_van

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
