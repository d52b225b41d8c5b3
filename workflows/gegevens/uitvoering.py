"""The forms of the execution: contact, property, the established plan, revising it, pausing (KSO 3.2)."""

from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import Field

from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Code, Groep, Vingerafdruk, Zin, veld
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand
from workflows.eisen.jaarevaluatie import evaluatiegrens
from workflows.gegevens.gemeen import VOORBEELDREDEN, MetDag, MetReden, iso, voorbeeld_afdruk
from workflows.gegevens.intake import Doel
from workflows.gegevens.overeenkomst import doelen_van

Betrokkene = Literal["ouders", "leerling", "school", "derde"]


class Contactmoment(MetDag):
    """Contact about the progress (3.2.4). `bereikt` nee: an attempt, which does not restart the clock."""

    met_wie: list[Betrokkene] = veld("Met wie", OPEN, norm="3.2.4")
    hoe: Literal["gesprek", "telefoon", "bericht", "huisbezoek"] = veld("Hoe", OPEN, norm="3.2.4")
    bereikt: Literal["ja", "nee"] = veld("Is er contact geweest", OPEN, norm="3.2.4")
    onderwerp: Zin = veld("Waarover", GEZONDHEID, norm="3.2.4")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A talk with the parents, today."""
        return super().voorbeeld(s) | {
            "met_wie": ["ouders"],
            "hoe": "gesprek",
            "bereikt": "ja",
            "onderwerp": "Voorbeeld: hoe het gaat met het eerste doel.",
        }


class Eigendom(MetDag):
    """Something of the pupil or client that is kept here (3.2.5)."""

    id: Code = veld("Kenmerk", OPEN, norm="3.2.5", volgt="eigendom")
    soort: Literal["voorwerp", "document", "gegevensdrager", "sleutel"] = veld("Soort", OPEN, norm="3.2.5")
    van_wie: Betrokkene = veld("Van wie", OPEN, norm="3.2.5")
    omschrijving: Zin = veld("Wat is het en waar ligt het", PERSOON, norm="3.2.5")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A document, with the next free name."""
        bezet = {e["gegevens"]["id"] for e in s.verzameld("eigendommen")}
        nummer = next(n for n in range(1, len(bezet) + 2) if f"eigendom-{n}" not in bezet)
        return super().voorbeeld(s) | {
            "id": f"eigendom-{nummer}",
            "soort": "document",
            "van_wie": "ouders",
            "omschrijving": "Voorbeeld: een origineel rapport, in de kluis.",
        }


class Teruggave(MetDag):
    """Returning what was kept."""

    eigendommen: list[Code] = veld("Welke eigendommen", OPEN, norm="3.2.5")
    aan: Zin = veld("Aan wie teruggegeven", PERSOON, norm="3.2.5")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """All that is still here."""
        return super().voorbeeld(s) | {"eigendommen": sorted(niet_terug(s)), "aan": "Voorbeeld Ouder"}

    @classmethod
    def mogelijk(cls, s: Situatie) -> dict[str, list[str]]:
        """What is still here."""
        return {"eigendommen": sorted(niet_terug(s))}


class Verlies(MetDag):
    """Something that was kept here is lost or damaged; the owner knows (3.2.5)."""

    eigendom: Code = veld("Welk eigendom", OPEN, norm="3.2.5")
    wat: Literal["kwijt", "beschadigd"] = veld("Wat is er mis", OPEN, norm="3.2.5")
    toelichting: Zin = veld("Wat is er gebeurd", PERSOON, norm="3.2.5")
    eigenaar_weet_het_op: date = veld("De eigenaar weet het sinds", OPEN, norm="3.2.5")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The first thing that is here, lost."""
        return super().voorbeeld(s) | {
            "eigendom": next(iter(sorted(niet_terug(s))), "eigendom-1"),
            "wat": "kwijt",
            "toelichting": "Voorbeeld: niet teruggevonden na de verhuizing van het archief.",
            "eigenaar_weet_het_op": iso(s.vandaag),
        }

    @classmethod
    def mogelijk(cls, s: Situatie) -> dict[str, list[str]]:
        """What is still here."""
        return {"eigendom": sorted(niet_terug(s))}


def melding_van_verlies(s: Situatie) -> dict[str, Any]:
    """The afwijking that follows, without what was written about it."""
    g = s.gegevens
    return {
        "datum": iso(s.vandaag),
        "soort": "incident",
        "omschrijving": f"Een eigendom van de klant is {g.wat}: {g.eigendom}.",
    }


def niet_terug(s: Situatie) -> set[str]:
    """The property that was registered, and is not returned or lost."""
    return hier_in_bewaring(s.zaak)


def hier_in_bewaring(zaak: Stand) -> set[str]:
    """The same, of any zaak."""
    verzameld = {
        n: [x["gegevens"] for x in stukken if not x["vervallen"]] for n, stukken in zaak["verzameld"].items()
    }
    weg = {x for t in verzameld.get("teruggaven", ()) for x in t["eigendommen"]}
    weg |= {v["eigendom"] for v in verzameld.get("verliezen", ()) if v["wat"] == "kwijt"}
    return {e["id"] for e in verzameld.get("eigendommen", ())} - weg


class VastgesteldPlan(MetDag):
    """The ontwikkelingsperspectief as the school established it (WPO 40a, WEC 41a, WVO 2.44)."""

    plan_hash: Vingerafdruk = veld("Vingerafdruk van het plan", OPEN, norm="3.1.7", afdruk=True)
    overleg_op: date = veld("Overleg met ouders op", OPEN, norm="WPO 40a")
    instemming_op: date = veld("Instemming met het handelingsdeel op", OPEN, norm="WPO 40a")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The plan that came with the agreement."""
        return super().voorbeeld(s) | {
            "plan_hash": voorbeeld_afdruk(s, "plan 1"),
            "overleg_op": iso(s.vandaag),
            "instemming_op": iso(s.vandaag),
        }


class Herziening(MetReden):
    """Why the plan is revised."""

    oorzaak: Literal["evaluatie", "afwijking", "klacht", "verzoek"] = veld("Aanleiding", OPEN, norm="3.2.2")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """At the request of the client."""
        return super().voorbeeld(s) | {"oorzaak": "verzoek"}


class Wijziging(Groep):
    """One change of the plan, for which goals (3.2.3)."""

    doelen: list[Code] = veld("Voor welke doelen", OPEN, norm="3.2.3")
    wat: Zin = veld("Wat verandert er", GEZONDHEID, norm="3.2.2")


class Overleg(Groep):
    """Who was consulted, how and when."""

    met: Betrokkene = veld("Met wie", OPEN, norm="3.2.2")
    op: date = veld("Op", OPEN, norm="3.2.2")
    hoe: Zin = veld("Hoe", PERSOON, norm="3.2.2")
    inbreng: Zin | None = veld("Inbreng", GEZONDHEID, standaard=None)


class Bijstelling(MetDag):
    """A new version of the plan (3.2.2)."""

    planversie: Annotated[int, Field(ge=2, le=999)] = veld(
        "Versie van het plan", OPEN, norm="3.2.2", groep="Het plan"
    )
    plan_hash: Vingerafdruk = veld(
        "Vingerafdruk van het plan", OPEN, norm="3.2.2", afdruk=True, groep="Het plan"
    )
    nieuwe_doelen: list[Doel] = veld("Nieuwe doelen", OPEN, norm="3.2.3", standaard=[], groep="Het plan")
    wijzigingen: list[Wijziging] = veld("Wijzigingen", OPEN, norm="3.2.3", standaard=[], groep="Het plan")
    overleg: list[Overleg] = veld("Overleg", OPEN, norm="3.2.2", standaard=[], groep="Overleg en instemming")
    reden_leerling_niet: Zin | None = veld(
        "Waarom niet met de leerling", GEZONDHEID, standaard=None, groep="Overleg en instemming"
    )
    handelingsdeel: Literal["gewijzigd", "ongewijzigd"] = veld(
        "Het handelingsdeel is", OPEN, norm="WPO 40a", groep="Overleg en instemming"
    )
    instemming_op: date | None = veld(
        "Instemming met het handelingsdeel op",
        OPEN,
        norm="WPO 40a",
        standaard=None,
        groep="Overleg en instemming",
    )
    volgende_evaluatie: date = veld("Volgende evaluatie uiterlijk", OPEN, norm="3.2.2", groep="Daarna")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The next version, agreed with parents and pupil today."""
        versie = huidige_planversie(s) + 1
        met = ("school",) if s.gegeven("registreer", "klant") == "school" else ("ouders", "leerling")
        return super().voorbeeld(s) | {
            "planversie": versie,
            "plan_hash": voorbeeld_afdruk(s, f"plan {versie}"),
            "wijzigingen": [
                {"doelen": doelen_van(s.zaak), "wat": "Voorbeeld: een kortere weg naar hetzelfde doel."}
            ],
            "overleg": [{"met": m, "op": iso(s.vandaag), "hoe": "Voorbeeld: in een gesprek."} for m in met],
            "handelingsdeel": "gewijzigd",
            "instemming_op": iso(s.vandaag),
            "volgende_evaluatie": iso(min(s.vandaag + timedelta(days=90), evaluatiegrens(s.zaak, s.vandaag))),
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """The next version."""
        return {"planversie": huidige_planversie(s) + 1}


def huidige_planversie(s: Situatie) -> int:
    """The number of the plan in force; the agreement brought the first."""
    return int(s.gegeven("stel_bij", "planversie", 1))


class DossierOpschorting(MetReden):
    """The work rests for a while; the agreed clocks stand still, the legal ones do not."""

    herbeoordeling: date = veld("Opnieuw bekijken op", OPEN, norm="3.2.2")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Six weeks."""
        return {"reden": VOORBEELDREDEN, "herbeoordeling": iso(s.vandaag + timedelta(days=42))}
