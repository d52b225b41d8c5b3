"""The forms of a datalek (AVG 33 and 34; domein.md 6 and 10.8; KSO 3.2.5).

What happened is chosen from lists: the file of a datalek never becomes a copy of what leaked. The few sentences that
the law asks for (effects, measures: AVG 33 lid 5) say so beside the field.
"""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from kernproces.taal.formulier import OPEN, PERSOON, Formulier, Vingerafdruk, Zin, veld
from kernproces.tijdstip import AMSTERDAM
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import voorbeeld_afdruk

GEEN_INHOUD = "Zonder namen en zonder de gelekte gegevens zelf."


def _met_zone(moment: datetime) -> datetime:
    """72 hours are counted from an instant; without a zone it is none."""
    if moment.utcoffset() is None:
        raise ValueError("geef een tijdstip met tijdzone, bijvoorbeeld 2026-03-02T09:00:00+01:00.")
    return moment


Moment = Annotated[datetime, AfterValidator(_met_zone)]
Aantal = Annotated[int, Field(ge=0, le=1_000_000)]


def nu_iso(s: Situatie) -> str:
    """This instant, as an example writes it."""
    return s.nu.astimezone(AMSTERDAM).isoformat(timespec="seconds")


class Ontdekking(Formulier):
    """The discovery: when, what kind, which kinds of data. No content."""

    ontdekt_op: Moment = veld(
        "Ontdekt op",
        OPEN,
        norm="AVG 33 lid 1",
        hulp="Het moment waarop iemand van ons het wist. Vanaf dan lopen de 72 uur.",
    )
    soort: Literal[
        "verkeerde_ontvanger", "onbevoegde_inzage", "apparaat_kwijt_of_gestolen", "papier_kwijt_of_gestolen",
        "inbraak_in_systeem", "per_ongeluk_openbaar", "verwijderd_of_gewijzigd", "niet_beschikbaar", "bij_een_verwerker",
    ] = veld("Wat is er gebeurd", OPEN, norm="AVG 4 onder 12")  # fmt: skip
    soort_gegevens: list[
        Literal[
            "naam_en_adres",
            "contactgegevens",
            "bsn",
            "onderwijsgegevens",
            "gezondheid",
            "beeld_of_geluid",
            "inloggegevens",
            "financieel",
        ]
    ] = veld("Om welke soorten gegevens gaat het", OPEN, norm="AVG 33 lid 3 onder a")
    betrokkenen: list[Literal["leerlingen", "ouders", "medewerkers", "derden"]] = veld(
        "Van wie", OPEN, norm="AVG 33 lid 3 onder a"
    )
    aantal: Aantal = veld("Van hoeveel mensen, ongeveer", OPEN, norm="AVG 33 lid 3 onder a")
    versleuteld: Literal["ja", "nee", "onbekend"] = veld(
        "Waren de gegevens versleuteld", OPEN, norm="AVG 34 lid 3 onder a"
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A message to the wrong person, found just now."""
        return {
            "ontdekt_op": nu_iso(s),
            "soort": "verkeerde_ontvanger",
            "soort_gegevens": ["naam_en_adres", "onderwijsgegevens"],
            "betrokkenen": ["leerlingen"],
            "aantal": 1,
            "versleuteld": "nee",
        }


class Indamming(Formulier):
    """What was done to stop it."""

    ingedamd_op: Moment = veld("Wanneer gedaan", OPEN, norm="AVG 33 lid 3 onder d")
    maatregelen: list[
        Literal[
            "bericht_teruggehaald", "ontvanger_bevestigt_vernietiging", "toegang_geblokkeerd", "wachtwoorden_gewijzigd",
            "apparaat_op_afstand_gewist", "systeem_losgekoppeld", "reservekopie_teruggezet", "openbare_plek_leeggemaakt", "verwerker_aangesproken",
        ]
    ] = veld("Wat is er gedaan", OPEN, norm="AVG 33 lid 3 onder d")  # fmt: skip
    resultaat: Literal["gestopt", "deels_gestopt", "niet_te_stoppen"] = veld(
        "Is het lek gestopt", OPEN, norm="AVG 33 lid 3 onder d"
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Called back, and stopped."""
        return {
            "ingedamd_op": nu_iso(s),
            "maatregelen": ["bericht_teruggehaald", "ontvanger_bevestigt_vernietiging"],
            "resultaat": "gestopt",
        }


class Risico(Formulier):
    """The risk for the people concerned, judged by the FG (AVG 33 lid 1, 34 lid 1)."""

    risico: Literal["onwaarschijnlijk", "aanwezig", "hoog"] = veld(
        "Risico voor de mensen om wie het gaat",
        OPEN,
        norm="AVG 33 lid 1, 34 lid 1",
        hulp="Aanwezig: melden bij de AP. Hoog: ook de mensen zelf informeren.",
    )
    gevolgen: list[
        Literal[
            "geen",
            "identiteitsfraude",
            "pesten_of_uitsluiting",
            "schaamte",
            "onveiligheid_thuis",
            "verlies_van_hulp",
            "financiele_schade",
        ]
    ] = veld("Welke gevolgen zijn denkbaar", OPEN, norm="AVG 33 lid 3 onder c")
    onderbouwing: Zin = veld("Waarom is dit het risico", PERSOON, norm="AVG 33 lid 5", hulp=GEEN_INHOUD)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Unlikely: it came back unread."""
        del s
        return {
            "risico": "onwaarschijnlijk",
            "gevolgen": ["geen"],
            "onderbouwing": "Voorbeeld: de ontvanger is bekend en bevestigde dat alles is vernietigd.",
        }


class Datalekstuk(Formulier):
    """A document about the leak, never one that holds what leaked."""

    soort: Literal[
        "melding_ap",
        "bevestiging_ap",
        "brief_betrokkenen",
        "melding_verwerker",
        "risicobeoordeling",
        "verklaring_vernietiging",
        "technisch_verslag",
    ] = veld("Soort stuk", OPEN, norm="AVG 33 lid 5")
    bevat_gelekte_gegevens: Literal["nee", "ja"] = veld(
        "Staan er gelekte gegevens in", OPEN, norm="AVG 5 lid 1 onder c"
    )
    document_hash: Vingerafdruk = veld("Vingerafdruk", OPEN, hulp="SHA-256 van het document.", afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The confirmation of the AP."""
        return {
            "soort": "bevestiging_ap",
            "bevat_gelekte_gegevens": "nee",
            "document_hash": voorbeeld_afdruk(s, "bevestiging ap"),
        }


class Datalekaantekening(Formulier):
    """A note of what was done, from a list: a free note would invite a copy of what leaked."""

    onderwerp: Literal[
        "overleg_met_directeur_bestuurder",
        "overleg_met_verwerker",
        "contact_met_ontvanger",
        "contact_met_ap",
        "vraag_van_betrokkene",
        "onderzoek_loopt",
    ] = veld("Wat is er gedaan", OPEN, norm="AVG 33 lid 5")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Consulted."""
        del s
        return {"onderwerp": "overleg_met_directeur_bestuurder"}
