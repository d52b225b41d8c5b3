"""The forms of the follow-up of a TLV: enrolment, the right place, the last year, what comes after (domein.md 1.9, 10.10)."""

from datetime import date, timedelta
from typing import Any, Literal

from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Code, Formulier, Mogelijk, Zin, veld
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand
from workflows.gegevens.gemeen import VOORBEELDREDEN, MetDag, MetReden, iso
from workflows.soorten.tlv import Soort, einde_toelaatbaarheid

# A place that begins this late in the school year is not the next day of school any more (schools begin in August or September).
BEGIN_SCHOOL = (9, 15)


def besluit_van(tlv: Stand | None) -> dict[str, Any]:
    """What the granted TLV says, as open content: kind, number, period."""
    gedaan = (tlv or {}).get("gedaan", {})
    soort = gedaan.get("start", {}).get("gegevens", {}).get("soort", Soort.VSO.value)
    concept = gedaan.get("stel_concept_op", {}).get("gegevens", {})
    gevonden = {"soort": soort, "begin": concept.get("begin"), "einde": concept.get("einde")}
    return gevonden | {"volgnummer": (tlv or {}).get("nummers", {}).get("volgnummer")}


class Toekenning(Formulier):
    """The TLV that is followed: taken over from the decision."""

    soort: Soort = veld("Soort toelaatbaarheidsverklaring", OPEN)
    volgnummer: int | None = veld("Volgnummer", OPEN, norm="WPO 18a lid 14", standaard=None)
    begin: date | None = veld("Geldig vanaf", OPEN, norm="WEC 40 lid 15", standaard=None)
    einde: date | None = veld(
        "Geldig tot en met",
        OPEN,
        norm="WEC 40 lid 15",
        hulp="Altijd 31 juli; leeg bij pro en lwoo.",
        standaard=None,
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """As the decision in the hoofdzaak says; without one a vso TLV from today."""
        if s.hoofdzaak is not None:
            return besluit_van(s.hoofdzaak)
        return {"soort": "vso", "begin": iso(s.vandaag), "einde": iso(einde_toelaatbaarheid(s.vandaag, 1))}


class Aanmelding(MetDag):
    """Applied for at a school for (v)so, sbo or pro."""

    school: Code = veld("Bij welke school aangemeld", OPEN, norm="norm B1")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """At the first school of the register that is not the present one."""
        scholen = list(s.registers.alle_op("scholen", s.vandaag))
        anders = [n for n in scholen if n != s.dossier.get("school")]
        return super().voorbeeld(s) | {"school": (anders or scholen or ["school"])[0]}


class Inschrijving(Aanmelding):
    """Enrolled: the TLV is cashed (verzilverd)."""

    vorige_plek_tot: date | None = veld(
        "Laatste dag op de vorige plek",
        OPEN,
        norm="ononderbroken ontwikkeling",
        hulp="Leeg als de leerling nergens stond.",
        standaard=None,
    )
    overbrugging: Zin | None = veld(
        "Hoe de tijd ertussen is overbrugd",
        GEZONDHEID,
        norm="ononderbroken ontwikkeling",
        hulp="Alleen nodig bij een gat.",
        standaard=None,
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Enrolled today, straight from the previous school."""
        return super().voorbeeld(s) | {"vorige_plek_tot": iso(s.vandaag - timedelta(days=1))}


class NietVerzilverd(MetDag):
    """Not enrolled at the check, and why (domein.md 1.9)."""

    reden: Literal["wachtlijst", "verhuisd", "andere_keuze", "thuiszit", "anders"] = veld(
        "Reden", OPEN, norm="norm B1"
    )
    toelichting: Zin = veld("Toelichting van school en ouders", GEZONDHEID, norm="norm B1")
    eerste_verzuimdag: date | None = veld(
        "Eerste dag thuis", OPEN, norm="norm N5", hulp="Alleen als de leerling thuiszit.", standaard=None
    )
    verzuim: Literal["absoluut", "relatief", "geoorloofd_langdurig"] = veld(
        "Soort verzuim",
        OPEN,
        norm="LPW 21, 22",
        hulp="Alleen als de leerling thuiszit.",
        standaard="relatief",
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """On a waiting list."""
        return super().voorbeeld(s) | {
            "reden": "wachtlijst",
            "toelichting": "Voorbeeld: de school heeft na de vakantie een plek.",
        }


class Plekcontact(MetDag):
    """Whether this is the right place, asked after placement (R7)."""

    met: list[Literal["ouders", "leerling", "school"]] = veld("Met wie gesproken", OPEN, norm="norm B1")
    passend: Literal["ja", "deels", "nee"] = veld("Is dit de juiste plek", OPEN, norm="norm B1")
    verslag: Zin = veld("Wat is er gezegd", GEZONDHEID, norm="norm B1")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Parents and school are content."""
        return super().voorbeeld(s) | {
            "met": ["ouders", "school"],
            "passend": "ja",
            "verslag": "Voorbeeld: de leerling gaat met plezier en leert weer.",
        }


class Verlenging(MetReden):
    """The school finds a longer stay needed and asks a new TLV (WEC 40 lid 15)."""

    nieuwe_aanvraag: Literal["ja", "is_er_al"] = veld(
        "Een nieuwe aanvraag openen", OPEN, norm="WEC 40 lid 15, WPO 40 lid 14", standaard="is_er_al"
    )


class Vervolgplan(MetReden):
    """Where the pupil goes, from when, and with whom it was agreed."""

    naar: Zin = veld("Waarheen", PERSOON, norm="WEC 40 lid 15")
    vanaf: date = veld("Vanaf", OPEN, norm="WEC 40 lid 15")
    met: list[Literal["ouders", "leerling", "school", "ontvangende_school"]] = veld("Besproken met", OPEN)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """To a regular school, the first day after the TLV."""
        einde = s.gegeven("open", "einde")
        vanaf = date.fromisoformat(einde) + timedelta(days=1) if einde else s.vandaag
        return super().voorbeeld(s) | {
            "naar": "Voorbeeld: de oude school, met begeleiding.",
            "vanaf": iso(vanaf),
            "met": ["ouders", "leerling", "school"],
        }


class Vervanging(MetReden):
    """Another TLV takes its place."""

    nieuwe_zaak: Code | None = veld(
        "Zaak van de nieuwe verklaring",
        OPEN,
        hulp="Een aanvraag in dit dossier, als die er is.",
        standaard=None,
    )

    @classmethod
    def mogelijk(cls, s: Situatie) -> Mogelijk:
        """Another application in this dossier."""
        return {"nieuwe_zaak": [z["zaak"] for z in s.van_workflow("tlv") if z["zaak"] != s.zaak["hoofdzaak"]]}


class Beeindiging(MetDag):
    """The end of the follow-up, and what came after: no gap between two places (seed 002)."""

    reden: Literal["teruggeplaatst", "uitgestroomd", "verlengd", "verhuisd", "verlopen", "anders"] = veld(
        "Reden", OPEN
    )
    toelichting: Zin = veld("Toelichting", PERSOON)
    laatste_schooldag: date | None = veld(
        "Laatste dag op deze plek", OPEN, norm="ononderbroken ontwikkeling", standaard=None
    )
    volgende_plek_vanaf: date | None = veld(
        "Eerste dag op de volgende plek", OPEN, norm="ononderbroken ontwikkeling", standaard=None
    )
    overbrugging: Zin | None = veld(
        "Hoe de tijd ertussen wordt overbrugd",
        GEZONDHEID,
        norm="ononderbroken ontwikkeling",
        hulp="Alleen nodig bij een gat.",
        standaard=None,
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Straight on to the next place."""
        reden = {"terugplaatsing_gepland": "teruggeplaatst", "uitstroom": "uitgestroomd"}.get(
            s.toestand, "anders"
        )
        return super().voorbeeld(s) | {
            "reden": reden,
            "toelichting": VOORBEELDREDEN,
            "laatste_schooldag": iso(s.vandaag),
            "volgende_plek_vanaf": iso(s.vandaag + timedelta(days=1)),
        }


def is_gat(tot: date, vanaf: date) -> bool:
    """Whether there is time without a place: more than a long weekend, or, over the summer, past the first weeks of school."""
    if tot.month in (6, 7, 8) and vanaf.year == tot.year and vanaf.month >= 8:
        return (vanaf.month, vanaf.day) > BEGIN_SCHOOL
    return (vanaf - tot).days > 4
