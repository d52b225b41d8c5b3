"""The form of the agreement: the twelve items of 3.1.6, the plan of 3.1.7 and who is put to work (3.2.1)."""

from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import Field

from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Code, Groep, Vingerafdruk, Zin, veld
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand
from workflows.gegevens.beoordeling import CAPACITEITSOORTEN, Capaciteitsoort
from workflows.gegevens.gemeen import MetDag, iso, voorbeeld_afdruk
from workflows.schooljaar import einde_schooljaar

Partijsoort = Literal["organisatie", "ouders", "leerling", "school", "derde"]


class Partij(Groep):
    """A party to the agreement."""

    soort: Partijsoort = veld("Partij", OPEN, norm="3.1.6")
    naam: Zin = veld("Naam", PERSOON)


class Handtekening(Groep):
    """Who signed which document, and when."""

    partij: Partijsoort = veld("Partij", OPEN, norm="3.1.6")
    naam: Zin = veld("Naam", PERSOON)
    datum: date = veld("Getekend op", OPEN, norm="3.1.6")
    hash: Vingerafdruk = veld("Vingerafdruk van wat is getekend", OPEN, norm="3.1.6", afdruk=True)


class Activiteit(Groep):
    """What is done for which goals (3.2.3), from when to when."""

    doelen: list[Code] = veld("Voor welke doelen", OPEN, norm="3.2.3")
    omschrijving: Zin = veld("Activiteit", GEZONDHEID, norm="3.1.6")
    van: date = veld("Van", OPEN, norm="3.1.6")
    tot: date = veld("Tot en met", OPEN, norm="3.1.6")


class Inzet(Groep):
    """One line of capacity, and the person or the resource that fills it."""

    soort: Capaciteitsoort = veld("Soort", OPEN, norm="3.2.1")
    wie: Code | None = veld(
        "Wie", OPEN, norm="3.2.1", hulp="Een medewerker uit het register.", standaard=None
    )
    middel: Zin | None = veld("Of welk middel", OPEN, norm="3.2.1", standaard=None)


class Overeenkomst(MetDag):
    """The documented agreement (3.1.6) with its plan (3.1.7); `datum` is the day on which it is concluded."""

    partijen: list[Partij] = veld("Partijen", OPEN, norm="3.1.6", groep="Partijen en looptijd", standaard=[])
    van: date = veld("Looptijd vanaf", OPEN, norm="3.1.6", groep="Partijen en looptijd")
    tot: date = veld("Looptijd tot en met", OPEN, norm="3.1.6", groep="Partijen en looptijd")
    doelen: list[Code] = veld("Te bereiken doelen", OPEN, norm="3.1.6", groep="Afspraken", standaard=[])
    activiteiten: list[Activiteit] = veld("Activiteiten", OPEN, norm="3.1.6", groep="Afspraken", standaard=[])
    planning: Zin = veld("Planning", PERSOON, norm="3.1.6", groep="Afspraken")
    middelen: Zin = veld("In te zetten middelen", PERSOON, norm="3.1.6", groep="Afspraken")
    bijdragen: Zin = veld("Bijdragen", PERSOON, norm="3.1.6", groep="Afspraken")
    inzet_klant: Zin = veld(
        "Inzet van leerling of klant en derden", GEZONDHEID, norm="3.1.6", groep="Afspraken"
    )
    eigendommen: Zin = veld("Eigendommen van klant en derden", PERSOON, norm="3.1.6", groep="Afspraken")
    evaluatie: Zin = veld("Hoe en wanneer wordt geëvalueerd", PERSOON, norm="3.1.6", groep="Afspraken")
    eerste_evaluatie: date = veld("Eerste evaluatie uiterlijk", OPEN, norm="3.2.2", groep="Afspraken")
    regels: Zin = veld("Regels", PERSOON, norm="3.1.6", groep="Afspraken")
    afspraken: Zin = veld("Overige afspraken", GEZONDHEID, norm="3.1.6", groep="Afspraken")
    communicatie: Zin = veld("Communicatie", PERSOON, norm="3.1.6", groep="Afspraken")
    contact_dagen: Annotated[int, Field(ge=1, le=366)] = veld(
        "Contact ten minste elke zoveel dagen", OPEN, norm="3.2.4", groep="Afspraken", standaard=42
    )
    klachtenregeling: Zin = veld("Klachtenregeling", PERSOON, norm="3.1.6", groep="Afspraken")
    plan_hash: Vingerafdruk | None = veld(
        "Vingerafdruk van het plan",
        OPEN,
        norm="3.1.7",
        groep="Plan",
        hulp="Ontwikkelingsperspectief of begeleidingsplan.",
        afdruk=True,
        standaard=None,
    )
    oogo_op: date | None = veld("Overleg met ouders op", OPEN, norm="WPO 40a", groep="Plan", standaard=None)
    instemming_op: date | None = veld(
        "Ouders stemden in met het handelingsdeel op", OPEN, norm="WPO 40a", groep="Plan", standaard=None
    )
    inbreng_leerling: Zin | None = veld(
        "Inbreng van de leerling", GEZONDHEID, norm="WPO 40a", groep="Plan", standaard=None
    )
    reden_geen_inbreng: Zin | None = veld("Waarom geen inbreng", GEZONDHEID, groep="Plan", standaard=None)
    inzet: list[Inzet] = veld("Wie en wat wordt ingezet", OPEN, norm="3.2.1", groep="Inzet", standaard=[])
    overeenkomst_hash: Vingerafdruk = veld(
        "Vingerafdruk van de overeenkomst", OPEN, norm="3.1.6", afdruk=True
    )
    handtekeningen: list[Handtekening] = veld("Handtekeningen", OPEN, norm="3.1.6", standaard=[])

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """An agreement for the rest of the school year, signed today by everyone, with the plan of the pupil."""
        return super().voorbeeld(s) | _afspraken(s) | _plan(s) | _ondertekening(s)

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """The goals of the intake, an activity for each, and a line for each kind of capacity."""
        doelen = doelen_van(s.zaak)
        return {
            "doelen": doelen,
            "activiteiten": [{"doelen": [doel]} for doel in doelen],
            "inzet": [{"soort": soort} for soort in CAPACITEITSOORTEN],
        }


def doelen_van(zaak: Stand) -> list[str]:
    """The goals of a core process: of the intake, and those added by later versions of the plan."""
    doelen = [d["id"] for d in zaak["gedaan"].get("rond_intake_af", {}).get("gegevens", {}).get("doelen", ())]
    for versie in zaak["verzameld"].get("planversies", ()):
        doelen += [d["id"] for d in versie["gegevens"].get("nieuwe_doelen", ()) if d["id"] not in doelen]
    return doelen


def _afspraken(s: Situatie) -> dict[str, Any]:
    doelen = doelen_van(s.zaak)
    zinnen: tuple[str, ...] = ("planning", "middelen", "bijdragen", "inzet_klant", "eigendommen", "evaluatie")
    zinnen += ("regels", "afspraken", "communicatie", "klachtenregeling")
    tot = iso(einde_schooljaar(s.vandaag + timedelta(days=1)))  # on 31 July: the whole next school year
    return {z: f"Voorbeeld van {z.replace('_', ' ')}." for z in zinnen} | {
        "van": iso(s.vandaag),
        "tot": tot,
        "doelen": doelen,
        "activiteiten": [
            {
                "doelen": doelen,
                "omschrijving": "Voorbeeld: twee keer per week.",
                "van": iso(s.vandaag),
                "tot": tot,
            }
        ],
        "eerste_evaluatie": iso(min(s.vandaag + timedelta(days=90), einde_schooljaar(s.vandaag))),
        "contact_dagen": 42,
    }


def _plan(s: Situatie) -> dict[str, Any]:
    if s.gegeven("registreer", "klant") == "school":
        return {}
    return {
        "plan_hash": voorbeeld_afdruk(s, "plan 1"),
        "oogo_op": iso(s.vandaag),
        "instemming_op": iso(s.vandaag),
        "inbreng_leerling": "Voorbeeld: de leerling koos zelf het eerste doel.",
    }


def _ondertekening(s: Situatie) -> dict[str, Any]:
    klant = "ouders" if s.gegeven("registreer", "klant") == "leerling" else "school"
    afdruk = voorbeeld_afdruk(s, "overeenkomst")
    soorten = ("organisatie", klant)
    return {
        "partijen": [{"soort": p, "naam": f"Voorbeeld {p}"} for p in soorten],
        "handtekeningen": [
            {"partij": p, "naam": f"Voorbeeld {p}", "datum": iso(s.vandaag), "hash": afdruk} for p in soorten
        ],
        "overeenkomst_hash": afdruk,
        "inzet": [{"soort": c, "wie": s.actor} for c in CAPACITEITSOORTEN[:-1]]
        + [{"soort": CAPACITEITSOORTEN[-1], "middel": "Voorbeeld: lesmateriaal."}],
    }
