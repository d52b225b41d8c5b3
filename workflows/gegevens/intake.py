"""The forms of aanmelding and intake (KSO 3.1.1 and 3.1.2; domein.md 7 and 10.1)."""

from datetime import date, timedelta
from typing import Any, Literal

from kernproces.rollen import Rol
from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Code, Groep, Vingerafdruk, Zin, veld
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import MetDag, MetReden, iso, voorbeeld_afdruk

Klant = Literal["leerling", "school_voor_leerling", "school"]
# What the client asks or is entitled to; `mogelijkheid` is what pupil and parents can contribute themselves.
Eissoort = Literal["expliciet", "impliciet", "wens", "mogelijkheid", "wettelijk"]


class Aanmelding(MetDag):
    """A request comes in; `datum` is the day of receipt."""

    doelgroep: Code = veld(
        "Doelgroep",
        OPEN,
        norm="3.1.1",
        hulp="U kiest uit de doelgroepen waarvoor vandaag een aanbod is vastgesteld.",
        groep="De leerling of klant",
    )
    klant: Klant = veld(
        "Wie is de klant",
        OPEN,
        norm="3.1.7",
        hulp="De leerling zelf, de school voor een leerling, of de school zonder dat het om een leerling gaat.",
        groep="De leerling of klant",
    )
    school: Code = veld(
        "School",
        OPEN,
        hulp="De school van de leerling, of de school die de dienst vraagt.",
        groep="De leerling of klant",
    )
    leerling: Zin = veld(
        "Naam van de leerling of klant", PERSOON, zoekbaar=True, groep="De leerling of klant"
    )
    aangemeld_door: Zin = veld("Aangemeld door", PERSOON, groep="De aanmelding")
    vraag: Zin = veld("Wat is de vraag", GEZONDHEID, norm="3.1.2", groep="De aanmelding")
    melding_hash: Vingerafdruk = veld(
        "Vingerafdruk van de aanmelding", OPEN, afdruk=True, groep="De aanmelding"
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """An invented pupil of the school of the dossier, in the first doelgroep with an aanbod in force."""
        school = s.dossier.get("school") or next(iter(s.registers.alle_op("scholen", s.vandaag)), "school")
        return super().voorbeeld(s) | {
            "doelgroep": next(iter(s.registers.alle_op("aanbod", s.vandaag)), "doelgroep"),
            "klant": "leerling",
            "school": school,
            "leerling": "Voorbeeld Leerling",
            "aangemeld_door": "Voorbeeld Ouder",
            "vraag": "Voorbeeld: hulp bij het leren in een kleine groep.",
            "melding_hash": voorbeeld_afdruk(s, "aanmelding"),
        }

    @classmethod
    def mogelijk(cls, s: Situatie) -> dict[str, list[str]]:
        """A doelgroep with an aanbod in force."""
        return {"doelgroep": list(s.registers.alle_op("aanbod", s.vandaag))}


class Toewijzing(MetReden):
    """Who carries the dossier: one child, one plan, one regisseur (seed 002)."""

    regisseur: Code = veld("Regisseur", OPEN, norm="3.1.2", hulp="De behandelaar die dit dossier draagt.")
    onafhankelijk: Zin = veld(
        "Band met school of gezin",
        PERSOON,
        hulp="Is er een band met de school of het gezin? Zo nee, schrijf hoe dat is nagegaan.",
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The regisseur that the dossier already has, else whoever asks, else a colleague without a tie."""
        kandidaten = [
            s.dossier.get("regisseur"),
            s.actor,
            *s.met_rol(Rol.BEHANDELAAR),
        ]
        vrij = [k for k in kandidaten if k and not heeft_band(s, k)]
        return super().voorbeeld(s) | {
            "regisseur": (vrij or [s.actor])[0],
            "onafhankelijk": "Voorbeeld: nagevraagd in het team; er is geen band.",
        }

    @classmethod
    def mogelijk(cls, s: Situatie) -> dict[str, list[str]]:
        """A behandelaar of today; where the dossier has its regisseur, nobody else."""
        vorige = s.dossier.get("regisseur")
        return {"regisseur": [vorige] if vorige else list(s.met_rol(Rol.BEHANDELAAR))}


def heeft_band(s: Situatie, persoon: str) -> bool:
    """Whether this person belongs to the school or the family of the dossier."""
    versie = s.registers.mensen.op(persoon, s.vandaag) or {}
    van_school = s.dossier.get("school") in versie.get("scholen", ())
    return van_school or persoon in s.dossier.get("betrokkenen", {})


class EisItem(Groep):
    """One thing that is asked or required, with a name of its own so that it can be judged later (3.1.5)."""

    id: Code = veld("Kenmerk", OPEN, volgt="eis")
    soort: Eissoort = veld("Soort", OPEN, norm="3.1.2")
    bron: Literal["leerling", "ouders", "school", "wet", "onderzoek"] = veld("Van wie", OPEN, norm="3.1.2")
    artikel: Zin | None = veld("Wetsartikel", OPEN, hulp="Bij een wettelijke eis.", standaard=None)
    tekst: Zin = veld("Wat", GEZONDHEID, norm="3.1.2")


class GeenItem(Groep):
    """Why nothing of this kind was found, though it was asked."""

    soort: Literal["impliciet", "wens", "mogelijkheid"] = veld("Soort", OPEN, norm="3.1.2")
    reden: Zin = veld("Waarom niet", PERSOON)


class Doel(Groep):
    """A goal: every activity, evaluation and adjustment names one (3.2.3)."""

    id: Code = veld("Kenmerk", OPEN, norm="3.2.3", volgt="doel")
    omschrijving: Zin = veld("Doel", GEZONDHEID, norm="3.1.2")
    meetbaar: Zin = veld("Waaraan is het te zien", GEZONDHEID, norm="3.1.2")
    streefdatum: date = veld("Streefdatum", OPEN)


class IntakeVerslag(MetDag):
    """What is asked, wished, possible and required, the goals, and what the pupil said (3.1.2)."""

    eisen: list[EisItem] = veld(
        "Eisen, wensen en mogelijkheden",
        OPEN,
        norm="3.1.2",
        hulp="Ten minste een van elke soort: expliciet, impliciet, wens, mogelijkheid en wettelijk.",
        nodig="ten minste vijf",
        standaard=[],
        groep="Wat nodig is",
    )
    geen: list[GeenItem] = veld(
        "Wat er niet is",
        OPEN,
        norm="3.1.2",
        hulp="Geen impliciete eis, wens of mogelijkheid? Schrijf hier waarom niet.",
        nodig="als er een soort ontbreekt",
        standaard=[],
        groep="Wat nodig is",
    )
    beoogd_resultaat: Zin = veld("Beoogd resultaat", GEZONDHEID, norm="3.1.2", groep="Wat nodig is")
    doelen: list[Doel] = veld(
        "Doelen", OPEN, norm="3.1.2", nodig="ten minste een", standaard=[], groep="Wat nodig is"
    )
    gehoord_op: date | None = veld(
        "Leerling gehoord op",
        OPEN,
        norm="WPO 40a, hoorrecht",
        nodig="of waarom niet",
        standaard=None,
        groep="De stem van de leerling",
    )
    gehoord_hoe: Zin | None = veld(
        "Hoe is de leerling gehoord",
        PERSOON,
        norm="WPO 40a, hoorrecht",
        nodig="als hij is gehoord",
        standaard=None,
        groep="De stem van de leerling",
    )
    inbreng_leerling: Zin | None = veld(
        "Wat de leerling zei",
        GEZONDHEID,
        norm="WPO 40a, hoorrecht",
        nodig="als hij is gehoord",
        standaard=None,
        groep="De stem van de leerling",
    )
    reden_niet_gehoord: Zin | None = veld(
        "Waarom niet gehoord",
        GEZONDHEID,
        nodig="als hij niet is gehoord",
        standaard=None,
        groep="De stem van de leerling",
    )
    verslag_hash: Vingerafdruk = veld("Vingerafdruk van het verslag", OPEN, afdruk=True, groep="Het verslag")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """One item of each kind and one goal; the pupil was heard today."""
        return super().voorbeeld(s) | {
            "eisen": [
                _eis("eis-1", "expliciet", "ouders"),
                _eis("eis-2", "impliciet", "onderzoek"),
                _eis("eis-3", "wens", "leerling"),
                _eis("eis-4", "mogelijkheid", "ouders"),
                _eis("eis-5", "wettelijk", "wet") | {"artikel": "WPO 40a, WEC 41a, WVO 2.44"},
            ],
            "beoogd_resultaat": "Voorbeeld: de leerling volgt weer hele dagen les.",
            "doelen": [voorbeeld_doel(s, "doel-1")],
            "gehoord_op": iso(s.vandaag),
            "gehoord_hoe": "Voorbeeld: in een gesprek zonder de ouders erbij.",
            "inbreng_leerling": "Voorbeeld: de leerling wil graag een vaste plek in de klas.",
            "verslag_hash": voorbeeld_afdruk(s, "intakeverslag"),
        }


def voorbeeld_doel(s: Situatie, kenmerk: str) -> dict[str, Any]:
    """A goal for half a year from now."""
    return {
        "id": kenmerk,
        "omschrijving": "Voorbeeld: de leerling werkt een half uur zelfstandig.",
        "meetbaar": "Voorbeeld: in vier van de vijf lessen gezien.",
        "streefdatum": iso(s.vandaag + timedelta(days=182)),
    }


def _eis(kenmerk: str, soort: str, bron: str) -> dict[str, Any]:
    return {"id": kenmerk, "soort": soort, "bron": bron, "tekst": f"Voorbeeld van een punt ({soort})."}
