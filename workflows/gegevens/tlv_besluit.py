"""The forms of the TLV decision (domein.md 1.5-1.7, 1.11): draft, decision, delay."""

from datetime import date, timedelta
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
from workflows.gegevens.gemeen import BESLUIT_ALS_BRIEF, Brief, MetDag, MetReden, iso, voorbeeld_afdruk
from workflows.soorten.tlv import SOORTEN, Categorie, Soort, einde_toelaatbaarheid

VERLENEN = {"besluit": ("verlenen",)}


class Leerachterstand(Groep):
    """One domain: months of education had (DL) against the level reached (DLE) (UB 2.46)."""

    domein: Literal["inzichtelijk_rekenen", "begrijpend_lezen", "technisch_lezen", "spellen"] = veld(
        "Domein", OPEN
    )
    dl: int = veld("Didactische leeftijd (maanden)", GEZONDHEID, norm="UB 2.46")
    dle: int = veld("Didactische leeftijdsequivalent (maanden)", GEZONDHEID, norm="UB 2.46")


class Concept(Formulier):
    """The draft decision (domein.md 1.5-1.7, 1.11)."""

    besluit: Literal["verlenen", "afwijzen"] = veld("Voorstel", OPEN, groep="Het voorstel")
    begin: date | None = veld(
        "Begindatum",
        OPEN,
        norm="WEC 40 lid 15, WPO 40 lid 13",
        nodig="bij verlenen",
        bij=VERLENEN,
        standaard=None,
        groep="Het voorstel",
    )
    schooljaren: int | None = veld(
        "Aantal hele schooljaren",
        OPEN,
        norm="WEC 40 lid 15",
        hulp="Het schooljaar waarin de verklaring begint, telt niet mee, tenzij zij op 1 augustus begint.",
        nodig="bij verlenen van so, vso en sbo",
        bij=VERLENEN,
        standaard=None,
        groep="Het voorstel",
    )
    einde: date | None = veld(
        "Einddatum",
        OPEN,
        norm="WEC 40 lid 15",
        hulp="Altijd 31 juli.",
        nodig="bij verlenen van so, vso en sbo",
        bij=VERLENEN,
        standaard=None,
        groep="Het voorstel",
    )
    categorie: Categorie | None = veld(
        "Bekostigingscategorie",
        OPEN,
        nodig="bij verlenen van so en vso",
        bij=VERLENEN,
        standaard=None,
        groep="Het voorstel",
    )
    iq: int | None = veld(
        "Intelligentiequotiënt",
        GEZONDHEID,
        norm="UB 2.46",
        nodig="alleen bij pro en lwoo",
        standaard=None,
        groep="Bij praktijkonderwijs en leerwegondersteuning",
    )
    achterstanden: list[Leerachterstand] = veld(
        "Leerachterstanden",
        OPEN,
        norm="UB 2.46",
        nodig="alleen bij pro en lwoo",
        standaard=[],
        groep="Bij praktijkonderwijs en leerwegondersteuning",
    )
    uitzondering: Zin | None = veld(
        "Uitzonderingsgrond",
        GEZONDHEID,
        norm="UB 2.47",
        nodig="alleen bij pro en lwoo",
        standaard=None,
        groep="Bij praktijkonderwijs en leerwegondersteuning",
    )
    problematiek: Zin | None = veld(
        "Sociaal-emotionele problematiek",
        GEZONDHEID,
        norm="UB 2.46",
        nodig="alleen bij pro en lwoo",
        standaard=None,
        groep="Bij praktijkonderwijs en leerwegondersteuning",
    )
    vergewist: Zin = veld(
        "Waarom de adviezen zorgvuldig zijn", PERSOON, norm="Awb 3:9", groep="De onderbouwing"
    )
    afwijking: Zin | None = veld(
        "Waarom van een advies wordt afgeweken",
        GEZONDHEID,
        norm="Awb 3:50",
        nodig="als dat zo is",
        standaard=None,
        groep="De onderbouwing",
    )
    motivering: Zin = veld("Motivering", GEZONDHEID, norm="Awb 3:46, 3:47", groep="De onderbouwing")
    concept_hash: Vingerafdruk = veld(
        "Vingerafdruk van het concept", OPEN, afdruk=True, groep="De onderbouwing"
    )

    @classmethod
    def niet_gevraagd(cls, s: Situatie) -> frozenset[str]:
        """Each kind of education has its own part of the form (UB 2.46, WEC 40 lid 15)."""
        soort = SOORTEN[Soort(s.gegeven("start", "soort", "vso"))]
        weg = set() if soort.met_einde else {"schooljaren", "einde"}
        weg |= set() if soort.met_categorie else {"categorie"}
        weg |= set() if soort.iq is not None else {"iq", "achterstanden", "uitzondering", "problematiek"}
        return frozenset(weg)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Grant, from today, for one whole school year."""
        soort = SOORTEN[Soort(s.gegeven("start", "soort", "vso"))]
        invulling: dict[str, Any] = {
            "besluit": "verlenen",
            "begin": iso(s.vandaag),
            "vergewist": "Voorbeeld: beide adviezen zijn apart en op eigen onderzoek gegeven.",
            "motivering": "Voorbeeld: de leerling heeft deze ondersteuning nodig.",
            "concept_hash": voorbeeld_afdruk(s, "concept"),
        }
        if soort.met_einde:
            invulling |= {"schooljaren": 1, "einde": iso(einde_toelaatbaarheid(s.vandaag, 1))}
        if soort.met_categorie:
            invulling |= {"categorie": "laag"}
        if soort.iq is not None:
            dl, dle = (60, 24) if soort.soort is Soort.PRO else (60, 40)
            invulling |= {
                "iq": soort.iq[0] + 2,
                "achterstanden": [
                    {"domein": d, "dl": dl, "dle": dle} for d in ("inzichtelijk_rekenen", "begrijpend_lezen")
                ],
            }
        if wijkt_af(s, "verlenen"):
            invulling |= {"afwijking": "Voorbeeld: het andere advies weegt hier zwaarder."}
        return invulling


BESLUIT = {"verleen": "verlenen", "wijs_af": "afwijzen"}  # what a draft calls the decision of this action
BEZWAAR = "Bezwaar kan binnen zes weken bij het samenwerkingsverband, door school en ouders."


def wijkt_af(s: Situatie, besluit: str) -> bool:
    """Whether one of the experts concluded otherwise."""
    volgt = "toelaatbaar" if besluit == "verlenen" else "niet_toelaatbaar"
    return any(a["gegevens"]["conclusie"] != volgt for a in s.verzameld("adviezen"))


class Besluit(MetDag):
    """The decision by the directeur-bestuurder or whoever has the mandate (domein.md 1.11)."""

    motivering: Zin = veld("Motivering", GEZONDHEID, norm="Awb 3:46, 3:47")
    besluit_hash: Vingerafdruk | None = veld(
        "Vingerafdruk van het besluit",
        OPEN,
        afdruk=True,
        hulp=BESLUIT_ALS_BRIEF,
        standaard=None,
    )
    rechtsmiddelen: Zin = veld(
        "Bezwaarclausule", OPEN, norm="Awb 3:45", hulp="Bezwaar binnen zes weken: waar en door wie."
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Decided today, with both advices in mind."""
        return super().voorbeeld(s) | {
            "motivering": "Voorbeeld: gelet op beide adviezen.",
            "besluit_hash": voorbeeld_afdruk(s, f"besluit {s.actie}"),
            "rechtsmiddelen": BEZWAAR,
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """What the law lets them do who disagree: the same for every decision."""
        del s
        return {"rechtsmiddelen": BEZWAAR}


class Afwijzing(Besluit):
    """A refusal also says why it departs from draft or advice, what does fit, and why nobody was heard."""

    anders_dan_concept: Zin | None = veld(
        "Waarom anders dan het concept", GEZONDHEID, nodig="als dat zo is", standaard=None
    )
    afwijking: Zin | None = veld(
        "Waarom van een advies wordt afgeweken",
        GEZONDHEID,
        norm="Awb 3:50",
        nodig="als het concept verlenen luidt en een deskundige dat ook adviseerde",
        standaard=None,
    )
    alternatieven: Zin = veld("Welke ondersteuning wel past", GEZONDHEID, norm="Awb 3:46")
    reden_niet_gehoord: Zin | None = veld(
        "Waarom niet vooraf gehoord",
        PERSOON,
        norm="Awb 4:7, 4:8",
        hulp="Alleen nodig als er geen zienswijze is vastgelegd.",
        standaard=None,
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """With alternatives; without a hearing the reason why."""
        invulling = super().voorbeeld(s) | {
            "alternatieven": "Voorbeeld: extra begeleiding op de eigen school."
        }
        if s.gegeven("stel_concept_op", "besluit") != "afwijzen":
            invulling["anders_dan_concept"] = "Voorbeeld: nieuwe informatie woog door."
            if wijkt_af(s, "afwijzen"):
                invulling["afwijking"] = "Voorbeeld: de eigen school biedt intussen wat nodig is."
        if not s.gedaan("hoor_zienswijze"):
            invulling["reden_niet_gehoord"] = (
                "Voorbeeld: het besluit rust alleen op gegevens van de aanvrager zelf."
            )
        return invulling


class WijzigAdvies(MetReden):
    """Sending the case back: which experts' advices lapse."""

    adviezen: list[Code] = veld(
        "Adviezen die vervallen", OPEN, hulp="De deskundigen van wie het advies vervalt."
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The latest advice lapses."""
        return super().voorbeeld(s) | {"adviezen": [a["wie"][0] for a in s.verzameld("adviezen")][-1:]}


class Uitstel(MetReden):
    """Telling the applicant that the legal term will not be met, with a reasonable new date (Awb 4:14 lid 3)."""

    nieuwe_datum: date = veld("Nieuwe uiterste datum", OPEN, norm="Awb 4:14 lid 3")
    brief_hash: Vingerafdruk = veld("Vingerafdruk van de brief", OPEN, afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Four weeks after the present legal end."""
        einde = s.uiterlijk("D.TLV.wet") or s.vandaag
        return super().voorbeeld(s) | {
            "nieuwe_datum": iso(einde + timedelta(days=28)),
            "brief_hash": voorbeeld_afdruk(s, "uitstel"),
        }


class UitstelAfspraak(Brief):
    """The applicant agrees in writing to a delay (Awb 4:15 lid 2a)."""

    dagen: int = veld("Aantal dagen uitstel", OPEN, norm="Awb 4:15 lid 2 onder a")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Two weeks."""
        return super().voorbeeld(s) | {"dagen": 14}


class Opschorting(MetReden):
    """Another suspension by law, told to the applicant with the new end (Awb 4:15 lid 4)."""

    grond: Literal["4:15-1b", "4:15-2b", "4:15-2c"] = veld(
        "Grond",
        OPEN,
        norm="Awb 4:15",
        hulp="Alleen op een van deze gronden. Afgesproken uitstel legt u vast met Uitstel afspreken.",
    )
    verwacht_einde: date = veld("Verwachte dag waarop de klok weer loopt", OPEN, norm="Awb 4:15 lid 4")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Delay by the applicant, two weeks."""
        return super().voorbeeld(s) | {
            "grond": "4:15-2b",
            "verwacht_einde": iso(s.vandaag + timedelta(days=14)),
        }
