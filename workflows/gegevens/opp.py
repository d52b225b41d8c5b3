"""The forms of an ontwikkelingsperspectief until it is established: begin, pupil, talk, plan, agreement (domein.md 4; R39)."""

from datetime import date
from typing import Any, Literal

from kernproces.rollen import Rol
from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Code, Groep, Vingerafdruk, Zin, veld
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import VOORBEELDREDEN, MetDag, iso, voorbeeld_afdruk

Deelnemer = Literal["ouders", "leerling", "school", "commissie_begeleiding", "derde"]
Bestemming = Literal[
    "regulier_basisonderwijs",
    "vmbo",
    "havo",
    "vwo",
    "praktijkonderwijs",
    "speciaal_onderwijs",
    "vso_vervolgonderwijs",
    "vso_arbeidsmarkt",
    "vso_dagbesteding",
    "mbo",
    "hoger_onderwijs",
    "arbeid",
    "dagbesteding",
]
WET = "WPO 40a, WEC 41a, WVO 2.44"
HOORRECHT = "WPO 40a, WEC 41a, WVO 2.44 (hoorrecht)"
NIET = "wil_niet"


class Planbegin(MetDag):
    """The school begins: from which day the six weeks count, and who agrees."""

    aanleiding: Literal["inschrijving", "definitieve_plaatsing", "extra_ondersteuning", "thuiszitter"] = veld(
        "Aanleiding", OPEN, norm=WET, hulp="Na een tijdelijke plaatsing telt de definitieve plaatsing."
    )
    telt_vanaf: date = veld(
        "Vanaf welke dag tellen de zes weken",
        OPEN,
        norm=WET,
        hulp="De dag van inschrijving of definitieve plaatsing, of de dag waarop de extra ondersteuning nodig bleek.",
    )
    partij: Literal["ouders", "leerling"] = veld(
        "Wie stemt in met het handelingsdeel",
        OPEN,
        norm=WET,
        hulp="De leerling zelf als hij meerderjarig en handelingsbekwaam is.",
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Enrolled today; the parents agree."""
        return super().voorbeeld(s) | {
            "aanleiding": "inschrijving",
            "telt_vanaf": iso(s.vandaag),
            "partij": "ouders",
        }


class Inbreng(MetDag):
    """What the pupil says about it himself, in a way of his own choice (hoorrecht)."""

    hoe: Literal["gesprek", "brief_of_tekening", "via_vertrouwde", "wil_niet"] = veld(
        "Hoe wil de leerling iets zeggen",
        OPEN,
        norm=HOORRECHT,
        hulp="De leerling kiest zelf, en mag ook niet willen.",
    )
    steun: Zin | None = veld("Wie hielp de leerling daarbij", PERSOON, norm=HOORRECHT, standaard=None)
    inbreng: Zin | None = veld("Wat de leerling wil", GEZONDHEID, norm=HOORRECHT, standaard=None)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """In a talk, with the mentor beside."""
        return super().voorbeeld(s) | {
            "hoe": "gesprek",
            "steun": "Voorbeeld Mentor",
            "inbreng": "Voorbeeld: een rustige plek om te werken.",
        }


class Overleg(MetDag):
    """The talk that aims at agreement (oogo)."""

    met: list[Deelnemer] = veld("Met wie", OPEN, norm=WET)
    besproken: Zin = veld("Wat is besproken", GEZONDHEID, norm=WET)
    eens: Literal["ja", "deels", "nee"] = veld("Zijn wij het eens", OPEN, norm=WET)
    waarover_niet: Zin | None = veld("Waarover nog niet", GEZONDHEID, norm=WET, standaard=None)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """With parents, pupil and school; agreed."""
        return super().voorbeeld(s) | {
            "met": ["ouders", "leerling", "school"],
            "besproken": "Voorbeeld: de doelen en de begeleiding.",
            "eens": "ja",
        }


class Plandoel(Groep):
    """What the pupil works towards."""

    id: Code = veld("Kenmerk", OPEN, norm="3.2.3", volgt="doel")
    omschrijving: Zin = veld("Doel", GEZONDHEID, norm=WET)
    meetbaar: Zin = veld("Waaraan is het te zien", GEZONDHEID, norm=WET)


class Begeleiding(Groep):
    """One line of the handelingsdeel."""

    doel: Code = veld("Voor welk doel", OPEN, norm="3.2.3")
    wat: Zin = veld("Welke begeleiding", GEZONDHEID, norm=WET)
    wie: Zin = veld("Door wie en hoe vaak", PERSOON, norm=WET)


class Planvoorstel(MetDag):
    """The plan as it is laid before the parents: perspective, factors, goals, handelingsdeel (R39)."""

    plan_hash: Vingerafdruk = veld(
        "Vingerafdruk van het plan", OPEN, norm=WET, afdruk=True, groep="Het perspectief"
    )
    doorstroom: Zin = veld(
        "Doorstroomperspectief",
        GEZONDHEID,
        norm="R39",
        hulp="De stappen naar de bestemming, binnen het onderwijs.",
        groep="Het perspectief",
    )
    uitstroom: Bestemming = veld("Uitstroombestemming", OPEN, norm="R39", groep="Het perspectief")
    belemmerend: Zin = veld("Wat belemmert", GEZONDHEID, norm="UB 2.49", groep="Het perspectief")
    bevorderend: Zin = veld("Wat helpt", GEZONDHEID, norm="UB 2.49", groep="Het perspectief")
    doelen: list[Plandoel] = veld("Doelen", OPEN, norm="3.2.3", groep="Het handelingsdeel")
    handelingsdeel: list[Begeleiding] = veld("Handelingsdeel", OPEN, norm=WET, groep="Het handelingsdeel")
    afwijkingen: Zin | None = veld(
        "Waar het afwijkt van het onderwijsprogramma",
        GEZONDHEID,
        norm=WET,
        standaard=None,
        groep="Het handelingsdeel",
    )
    invloed: Zin | None = veld(
        "Wat is er met de inbreng van de leerling gedaan",
        GEZONDHEID,
        norm=HOORRECHT,
        standaard=None,
        groep="Inbreng en advies",
    )
    advies_op: date | None = veld(
        "Advies commissie voor de begeleiding op",
        OPEN,
        norm="WEC 40b en 41",
        standaard=None,
        groep="Inbreng en advies",
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Two goals, each with its help."""
        doel = {
            "omschrijving": "Voorbeeld: werkt een half uur zelfstandig.",
            "meetbaar": "Voorbeeld: lukt op vier van de vijf dagen.",
        }
        hulp = {"wat": "Voorbeeld: instructie vooraf.", "wie": "Voorbeeld: de mentor, twee keer per week."}
        return super().voorbeeld(s) | {
            "plan_hash": voorbeeld_afdruk(s, f"opp {versie(s) + 1}"),
            "doorstroom": "Voorbeeld: na twee jaar naar de bovenbouw.",
            "uitstroom": "vmbo",
            "belemmerend": "Voorbeeld: veel prikkels in een grote groep.",
            "bevorderend": "Voorbeeld: een vaste plek en een vast rooster.",
            "doelen": [{"id": f"doel-{n}"} | doel for n in (1, 2)],
            "handelingsdeel": [{"doel": f"doel-{n}"} | hulp for n in (1, 2)],
            "invloed": "Voorbeeld: er is een rustige werkplek geregeld.",
            "advies_op": iso(s.vandaag),
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """The destination and the goals of the version before."""
        vorig = s.zaak["gedaan"].get("leg_voor", {}).get("gegevens", {})
        doelen = [{"id": d["id"]} for d in vorig.get("doelen", ())]
        return {"doelen": doelen, "uitstroom": vorig["uitstroom"]} if vorig else {}


class Instemming(MetDag):
    """Agreement with the handelingsdeel of exactly this plan."""

    plan_hash: Vingerafdruk = veld("Vingerafdruk van het plan", OPEN, norm=WET, afdruk=True)
    stuk_hash: Vingerafdruk | None = veld(
        "Vingerafdruk van de getekende instemming",
        OPEN,
        norm=WET,
        hulp="Als de school de instemming vastlegt; niet nodig als u zelf instemt.",
        afdruk=True,
        standaard=None,
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Signed; whoever agrees himself needs no paper."""
        stuk = {} if s.rol in (Rol.OUDER, Rol.LEERLING) else {"stuk_hash": voorbeeld_afdruk(s, "instemming")}
        return super().voorbeeld(s) | {"plan_hash": voorbeeld_afdruk(s, f"opp {versie(s) + 1}")} | stuk


class Onthouding(MetDag):
    """No agreement: with which part not, and why."""

    reden: Zin = veld("Waarom niet", PERSOON, norm=WET)
    waarmee_niet: Zin = veld("Waarmee niet", GEZONDHEID, norm=WET)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """With one line of the handelingsdeel."""
        return super().voorbeeld(s) | {
            "reden": VOORBEELDREDEN,
            "waarmee_niet": "Voorbeeld: begeleiding buiten de klas.",
        }


class Vaststelling(MetDag):
    """The school establishes it: exactly what was agreed."""

    plan_hash: Vingerafdruk = veld("Vingerafdruk van het plan", OPEN, norm=WET, afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The plan that was agreed with."""
        return super().voorbeeld(s) | {"plan_hash": voorbeeld_afdruk(s, f"opp {versie(s) + 1}")}


def versie(s: Situatie) -> int:
    """How many versions were established."""
    return len(s.verzameld("planversies"))


def doelen_van_plan(s: Situatie) -> list[str]:
    """The goals of the latest plan."""
    return [d["id"] for d in s.gegeven("leg_voor", "doelen", [])]
