"""The forms of the TLV application (domein.md 1 and 10.3): kinds, documents, supplement, advice."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Literal

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
from workflows.deskundigen import functies_van
from workflows.gegevens.gemeen import MetDag, MetReden, iso, voorbeeld_afdruk
from workflows.soorten.tlv import SOORTEN, Document, Functie, Soort


class Inschrijving(StrEnum):
    """Where the pupil is just before admission: it decides which SWV is competent (domein.md 1.2)."""

    INGESCHREVEN = "ingeschreven"
    NIET_INGESCHREVEN = "niet_ingeschreven"
    BUITENLAND = "buitenland"


VAN_HET_DOSSIER = "De leerling van dit dossier"  # what the system fills in: it opens no names


class TlvStart(Formulier):
    """Opening the draft of an application."""

    soort: Soort = veld("Soort toelaatbaarheidsverklaring", OPEN, norm="WPO 40, WEC 40, WVO 2.30")
    school: Code = veld(
        "School die aanvraagt", OPEN, hulp="De school waar de leerling staat ingeschreven of is aangemeld."
    )
    leerling: Zin = veld("Naam van de leerling", PERSOON, zoekbaar=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A vso application of the school of the dossier, for an invented pupil."""
        school = s.dossier.get("school") or next(iter(s.registers.alle_op("scholen", s.vandaag)), "school")
        return {"soort": "vso", "school": school, "leerling": "Voorbeeld Leerling"}


NODIGE_STUKKEN = (
    "Altijd: de zienswijze van de ouders en de motivering van de school. Bij sbo, so en vso ook het ontwikkelingsperspectief; "
    "bij pro en lwoo het onderwijskundig rapport, het intelligentieonderzoek en de leerachterstanden."
)


class Bijlage(Groep):
    """A document handed in with the application."""

    stuk: Document = veld("Stuk", OPEN, norm="Awb 4:2")
    vingerafdruk: Vingerafdruk = veld("Vingerafdruk", OPEN, hulp="SHA-256 van het document.", afdruk=True)
    van: date = veld("Datum van het stuk", OPEN)


def _bijlagen(s: Situatie, stukken: list[str]) -> list[dict[str, Any]]:
    return [{"stuk": d, "vingerafdruk": voorbeeld_afdruk(s, d), "van": iso(s.vandaag)} for d in stukken]


class Aanvraag(MetDag):
    """The application as it was received (Awb 4:2; domein.md 1.2 and 1.3). `datum` is the day of receipt (Awb 2:20)."""

    ondertekend_door: Zin = veld(
        "Ondertekend door",
        PERSOON,
        norm="Awb 4:2",
        hulp="Wie namens het bevoegd gezag tekende.",
        groep="De ondertekende aanvraag",
    )
    ondertekend_op: date = veld("Ondertekend op", OPEN, norm="Awb 4:2", groep="De ondertekende aanvraag")
    aanvraag_hash: Vingerafdruk = veld(
        "Vingerafdruk van de aanvraag",
        OPEN,
        norm="Awb 4:2",
        hulp="Het formulier, ondertekend namens het bevoegd gezag.",
        afdruk=True,
        groep="De ondertekende aanvraag",
    )
    inschrijving: Inschrijving = veld(
        "Is de leerling ingeschreven op een school", OPEN, norm="WEC 40 lid 11 en 13", groep="De leerling"
    )
    swv_woonplaats: Code | None = veld(
        "Samenwerkingsverband van de woonplaats",
        OPEN,
        nodig="als de leerling niet is ingeschreven",
        bij={"inschrijving": (Inschrijving.NIET_INGESCHREVEN.value,)},
        standaard=None,
        groep="De leerling",
    )
    gewenst_begin: date = veld("Gewenste ingangsdatum", OPEN, groep="Wat u vraagt")
    gewenste_schooljaren: int = veld(
        "Aantal hele schooljaren", OPEN, norm="WEC 40 lid 15", standaard=1, groep="Wat u vraagt"
    )
    motivering: Zin = veld(
        "Wat de school deed en waarom dat niet genoeg is",
        GEZONDHEID,
        norm="UB 2.46 lid 1",
        groep="De onderbouwing",
    )
    stukken: list[Bijlage] = veld(
        "Stukken",
        OPEN,
        norm="Awb 4:2",
        hulp=NODIGE_STUKKEN,
        nodig="anders vragen wij er later om",
        standaard=[],
        groep="De onderbouwing",
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A complete application of today."""
        soort = SOORTEN[Soort(s.gegeven("start", "soort", "vso"))]
        return super().voorbeeld(s) | {
            "ondertekend_door": "Voorbeeld Bestuurder",
            "ondertekend_op": iso(s.vandaag),
            "aanvraag_hash": voorbeeld_afdruk(s, "aanvraag"),
            "inschrijving": "ingeschreven",
            "gewenst_begin": iso(s.vandaag),
            "gewenste_schooljaren": 1,
            "motivering": "Voorbeeld: de school bood extra begeleiding; die had onvoldoende effect.",
            "stukken": _bijlagen(s, [d.value for d in soort.stukken]),
        }


def bevoegd_swv(s: Situatie) -> str | None:
    """The code of the SWV that is competent (WEC 40 lid 11 and 13, WPO 40 lid 8), or None when nothing names it."""
    if s.gegeven("dien_in", "inschrijving") == Inschrijving.NIET_INGESCHREVEN:
        woonplaats = s.gegeven("dien_in", "swv_woonplaats")
        return None if woonplaats is None else str(woonplaats)
    school = s.registers.op("scholen", s.gegeven("start", "school"), s.dag)
    return None if school is None else school.get("swv")


class Doorzending(MetDag):
    """Sending the application on to the SWV that is competent (Awb 2:3)."""

    naar_swv: Code = veld("Naar welk samenwerkingsverband", OPEN, norm="WEC 40 lid 11 en 13")
    reden: Zin = veld("Waarom zijn wij niet bevoegd", PERSOON)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """To the SWV that is competent."""
        return super().voorbeeld(s) | {
            "naar_swv": bevoegd_swv(s) or "VO0000",
            "reden": "Voorbeeld: de leerling woont in een andere regio.",
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """The SWV that is competent, when the zaak says which."""
        bevoegd = bevoegd_swv(s)
        return {"naar_swv": bevoegd} if bevoegd else {}


class Ontbrekend(Groep):
    """One thing that the applicant must supply."""

    stuk: Document = veld("Stuk", OPEN, norm="Awb 4:5 lid 1")
    wat: Zin = veld("Wat mist er", PERSOON, hulp="In één zin; de school leest dit.")


class VerzoekAanvulling(MetReden):
    """Inviting the applicant to supplement, within a set term (Awb 4:5, 4:15)."""

    ontbreekt: list[Ontbrekend] = veld("Wat moet de school aanvullen", OPEN, norm="Awb 4:5 lid 1")
    uiterlijk: date = veld(
        "Uiterlijk op", OPEN, norm="Awb 4:5 lid 1", hulp="Zonder laatste dag staat de klok niet stil."
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Two weeks to supply the development plan."""
        mist = {
            "stuk": "ontwikkelingsperspectief",
            "wat": "Voorbeeld: het handelingsdeel is niet ondertekend.",
        }
        return super().voorbeeld(s) | {"ontbreekt": [mist], "uiterlijk": iso(s.vandaag + timedelta(days=14))}


class Aanvulling(MetDag):
    """What the school supplied."""

    stukken: list[Bijlage] = veld("Stukken", OPEN, norm="Awb 4:5 lid 1")
    toelichting: Zin | None = veld("Toelichting", GEZONDHEID, standaard=None)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Everything that was asked for and not yet supplied."""
        return super().voorbeeld(s) | {
            "stukken": _bijlagen(s, sorted(openstaand(s)) or ["ontwikkelingsperspectief"])
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """A line for each document that is still missing: the school need not look up what that was."""
        return {"stukken": [{"stuk": stuk} for stuk in sorted(openstaand(s))]} if openstaand(s) else {}


def openstaand(s: Situatie, nu_erbij: tuple[str, ...] = ()) -> set[str]:
    """The documents asked for and not supplied since, with `nu_erbij` counted as supplied now."""
    mist: set[str] = set()
    gevraagd = [(v["nr"], "vraag", v["gegevens"]["ontbreekt"]) for v in s.verzameld("verzoeken")]
    geleverd = [(v["nr"], "lever", v["gegevens"]["stukken"]) for v in s.verzameld("aanvullingen")]
    for _, wat, regels in sorted(gevraagd + geleverd, key=lambda r: r[0]):
        stukken = {regel["stuk"] for regel in regels}
        mist = mist | stukken if wat == "vraag" else mist - stukken
    return mist - set(nu_erbij)


class Compleetverklaring(Formulier):
    """The check that all is there (domein.md 1.3); the documents themselves are judged by the conditions."""

    bevindingen: Zin = veld(
        "Bevindingen bij de controle", PERSOON, norm="Awb 4:5", hulp="Wat u zag per stuk, in het kort."
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Everything was found."""
        return {"bevindingen": "Voorbeeld: alle stukken zijn er en zijn ondertekend."}


class Advies(MetDag):
    """One expert's written advice, separately recognisable (domein.md 1.4; ECLI:NL:RVS:2017:595)."""

    functie: Functie = veld("In welke functie", OPEN, norm="UB 2.51")
    conclusie: Literal["toelaatbaar", "niet_toelaatbaar"] = veld("Conclusie", OPEN, norm="WPO 18a lid 11")
    advies: Zin = veld("Advies", GEZONDHEID, norm="WPO 18a lid 11, WVO 2.47 lid 14")
    advies_hash: Vingerafdruk = veld("Vingerafdruk van het advies", OPEN, afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """In a function that the expert holds and that still lacks."""
        eigen = functies_van(s, s.actor, s.vandaag)
        gegeven = {a["gegevens"]["functie"] for a in s.verzameld("adviezen")}
        eerst = [Functie.ORTHOPEDAGOOG, Functie.PSYCHOLOOG]
        volgorde = [*eerst, *(f for f in Functie if f not in eerst)]
        if gegeven & {f.value for f in eerst}:
            volgorde = [f for f in Functie if f not in eerst] + eerst
        mag = [f.value for f in volgorde if eigen is None or f.value in eigen]
        return super().voorbeeld(s) | {
            "functie": (mag or [Functie.ORTHOPEDAGOOG.value])[0],
            "conclusie": "toelaatbaar",
            "advies": "Voorbeeld: de ondersteuningsbehoefte vraagt om deze plek.",
            "advies_hash": voorbeeld_afdruk(s, f"advies {s.actor}"),
        }

    @classmethod
    def mogelijk(cls, s: Situatie) -> dict[str, list[str]]:
        """Only in a function in which the expert is registered today."""
        eigen = functies_van(s, s.actor, s.vandaag)
        return {"functie": list(eigen)} if eigen else {}

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """Who has one function, advises in that one."""
        eigen = functies_van(s, s.actor, s.vandaag) or ()
        return {"functie": eigen[0]} if len(eigen) == 1 else {}


class Zienswijze(MetDag):
    """Hearing the parents or the applicant (Awb 4:7, 4:8)."""

    wie: Literal["ouders", "aanvrager", "leerling"] = veld("Wie is gehoord", OPEN, norm="Awb 4:7, 4:8")
    verslag: Zin = veld("Verslag", GEZONDHEID)
    verslag_hash: Vingerafdruk = veld("Vingerafdruk van het verslag", OPEN, afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The parents, today."""
        return super().voorbeeld(s) | {
            "wie": "ouders",
            "verslag": "Voorbeeld: de ouders steunen de aanvraag.",
            "verslag_hash": voorbeeld_afdruk(s, "zienswijze"),
        }
