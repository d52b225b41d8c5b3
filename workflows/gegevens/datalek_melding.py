"""The forms of a datalek after the risk was judged: notice or not, the people concerned, aftercare (AVG 33 and 34)."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from kernproces.taal.formulier import OPEN, PERSOON, Formulier, Vingerafdruk, Zin, veld
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.datalek import GEEN_INHOUD, Aantal, Moment, nu_iso
from workflows.gegevens.gemeen import VOORBEELDREDEN, MetDag, voorbeeld_afdruk


class MeldingAP(Formulier):
    """The notice to the Autoriteit Persoonsgegevens (AVG 33 lid 1 and 3)."""

    gemeld_op: Moment = veld("Gemeld op", OPEN, norm="AVG 33 lid 1")
    nummer: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ./-]{1,39}$")] = veld(
        "Nummer van de melding bij de AP", OPEN, norm="AVG 33 lid 1"
    )
    volledig: Literal["volledig", "voorlopig"] = veld(
        "Is de melding volledig", OPEN, norm="AVG 33 lid 4", hulp="Een voorlopige melding vult u later aan."
    )
    reden_te_laat: Zin | None = veld(
        "Waarom na 72 uur",
        PERSOON,
        norm="AVG 33 lid 1",
        hulp=f"Alleen nodig na de 72 uur. {GEEN_INHOUD}",
        standaard=None,
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Notified now; late with its reason."""
        t = s.zaak["termijnen"].get("D.DL")
        laat = t is not None and s.nu > datetime.fromisoformat(t["uiterlijk"])
        return {
            "gemeld_op": nu_iso(s),
            "nummer": "AP-VOORBEELD-1",
            "volledig": "volledig",
            "reden_te_laat": VOORBEELDREDEN if laat else None,
        }


class Aanvulling(Formulier):
    """A later supplement to the notice, or its withdrawal when it proves to be no breach (AVG 33 lid 4)."""

    soort: Literal["aanvulling", "intrekking"] = veld(
        "Wat ging naar de AP",
        OPEN,
        norm="AVG 33 lid 4",
        hulp="Trek de melding in als er achteraf geen datalek was.",
    )
    verstuurd_op: Moment = veld("Verstuurd op", OPEN, norm="AVG 33 lid 4")
    reden: Zin = veld("Waarom", PERSOON, norm="AVG 33 lid 4", hulp=GEEN_INHOUD)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A supplement of now."""
        return {
            "soort": "aanvulling",
            "verstuurd_op": nu_iso(s),
            "reden": "Voorbeeld: het aantal mensen is nu precies bekend.",
        }


class NietMeldplichtig(Formulier):
    """Not notified, with the reason (AVG 33 lid 1 and 5)."""

    grond: Literal["risico_onwaarschijnlijk", "geen_datalek"] = veld(
        "Waarom niet",
        OPEN,
        norm="AVG 33 lid 1",
        hulp="Kies 'geen datalek' bij een loos alarm; ook dat blijft in het register staan.",
    )
    motivering: Zin = veld("Toelichting", PERSOON, norm="AVG 33 lid 5", hulp=GEEN_INHOUD)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The risk is unlikely."""
        del s
        return {
            "grond": "risico_onwaarschijnlijk",
            "motivering": "Voorbeeld: de gegevens kwamen ongelezen terug en zijn vernietigd.",
        }


class InformerenBetrokkenen(MetDag):
    """Telling the people concerned (AVG 34). The letter itself, not its addressees."""

    wijze: list[Literal["brief", "e_mail", "gesprek", "openbare_mededeling"]] = veld(
        "Hoe", OPEN, norm="AVG 34 lid 1 en 3"
    )
    aantal: Aantal = veld("Hoeveel mensen", OPEN, norm="AVG 34 lid 1")
    tekst_hash: Vingerafdruk = veld(
        "De tekst die zij kregen", OPEN, norm="AVG 34 lid 2", afdruk=True, hulp="Zonder de gelekte gegevens."
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """By letter, today."""
        return super().voorbeeld(s) | {
            "wijze": ["brief"],
            "aantal": s.gegeven("ontdek", "aantal", 1),
            "tekst_hash": voorbeeld_afdruk(s, "brief aan betrokkenen"),
        }


class Nazorg(Formulier):
    """What it led to and what was done against a next time (AVG 33 lid 5; KSO 3.2.5)."""

    feitelijke_gevolgen: Zin = veld("Welke gevolgen waren er", PERSOON, norm="AVG 33 lid 5", hulp=GEEN_INHOUD)
    corrigerende_maatregelen: Zin = veld(
        "Wat doen wij om herhaling te voorkomen", PERSOON, norm="AVG 33 lid 5", hulp=GEEN_INHOUD
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """None, and one measure."""
        del s
        return {
            "feitelijke_gevolgen": "Voorbeeld: er zijn geen gevolgen bekend.",
            "corrigerende_maatregelen": "Voorbeeld: adressen worden voor verzending door een collega gecontroleerd.",
        }


class Afsluiting(Formulier):
    """Whether the measures work, and what was learned (KSO 3.2.7)."""

    effect: Literal["voldoende", "onvoldoende"] = veld("Werken de maatregelen", OPEN, norm="3.2.7")
    lessen: Zin = veld("Wat leren wij hiervan", PERSOON, norm="3.2.5", hulp=GEEN_INHOUD)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """They work."""
        del s
        return {"effect": "voldoende", "lessen": "Voorbeeld: stuur stukken alleen via het loket."}
