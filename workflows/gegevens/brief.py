"""The forms of a letter or decision on its way out: written, checked by somebody else, sent (Awb 3:41, 3:46; KSO 3.2.6)."""

from datetime import date
from typing import Any, Literal

from kernproces.taal.formulier import OPEN, PERSOON, Code, Formulier, Groep, Vingerafdruk, Zin, veld
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import MetDag, MetReden, iso, voorbeeld_afdruk

Ontvanger = Literal["bevoegd_gezag", "ondersteuningscoordinator", "ouder", "leerling", "ander"]
BRIEF = "brief"
EIGEN = "zelf_geschreven"  # no template: somebody wrote it himself


class Bron(Groep):
    """A fact that the letter rests on: a step, a term or the corrections of the zaak, and how that stood then."""

    wat: Code = veld("Feit", OPEN)
    stand: Code = veld("Zoals het was", OPEN)


class Briefstart(Formulier):
    """Which letter, to whom, and the day that it will carry."""

    sjabloon: Code = veld("Welke brief", OPEN)
    ontvangers: list[Ontvanger] = veld("Aan wie", OPEN, norm="Awb 3:41")
    dagtekening: date = veld(
        "Dagtekening", OPEN, norm="Awb 3:41", hulp="De dag waarop de brief de deur uit gaat."
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A letter of one's own to the school board, of today."""
        return {"sjabloon": EIGEN, "ontvangers": ["bevoegd_gezag"], "dagtekening": iso(s.vandaag)}

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """Today."""
        return {"dagtekening": iso(s.vandaag)}


class Voorlegging(Formulier):
    """The letter as it is offered for reading: from here on its bytes are fixed, and the facts under it are named."""

    document_hash: Vingerafdruk = veld("De brief", OPEN, norm="3.2.6", afdruk=True)
    dagtekening: date = veld("Dagtekening", OPEN, norm="Awb 3:41")
    versie: Code | None = veld("Versie van het sjabloon", OPEN, standaard=None, systeem=True)
    bronnen: list[Bron] = veld("De feiten in de brief", OPEN, norm="Awb 3:46", standaard=[], systeem=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The letter of this zaak, with the day it was given."""
        return {"document_hash": voorbeeld_afdruk(s, BRIEF)} | cls.invulling(s)

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """The day that it was given last."""
        dag = s.gegeven("wijzig", "dagtekening") or s.gegeven("stel_op", "dagtekening") or iso(s.vandaag)
        return {"dagtekening": str(dag)}


class Akkoord(Formulier):
    """The approval, of exactly the bytes that were offered."""

    document_hash: Vingerafdruk = veld("De brief", OPEN, norm="3.2.6", afdruk=True)
    bevindingen: Zin = veld("Bevindingen", PERSOON, norm="3.2.6")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """It is in order."""
        return {
            "document_hash": voorbeeld_afdruk(s, BRIEF),
            "bevindingen": "Voorbeeld: gelezen; feiten, data en rechtsmiddel kloppen.",
        }


class Terug(Formulier):
    """Why the letter goes back."""

    redenen: Zin = veld("Wat moet er anders", PERSOON, norm="3.2.6")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A date."""
        del s
        return {"redenen": "Voorbeeld: de ingangsdatum is niet die van het advies."}


class Wijziging(MetReden):
    """Why the letter is written anew, and the day that it will carry now."""

    dagtekening: date = veld("Dagtekening", OPEN, norm="Awb 3:41")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Of today."""
        return super().voorbeeld(s) | {"dagtekening": iso(s.vandaag)}

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """Today."""
        return {"dagtekening": iso(s.vandaag)}


class Verzending(MetDag):
    """Which bytes left, to whom, how, and what shows that (Awb 3:41, 2:25)."""

    document_hash: Vingerafdruk = veld("De brief", OPEN, norm="Awb 3:41", afdruk=True)
    ontvangers: list[Ontvanger] = veld("Aan wie", OPEN, norm="Awb 3:41")
    wijze: Literal["post", "digitaal", "uitreiking"] = veld("Hoe", OPEN, norm="Awb 3:41, 2:13")
    verzendbewijs: Zin = veld(
        "Bewijs van verzending", PERSOON, norm="Awb 2:25", hulp="Bijvoorbeeld het nummer van de zending."
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """By post, today, to whom it was written."""
        return super().voorbeeld(s) | {
            "document_hash": voorbeeld_afdruk(s, BRIEF),
            "ontvangers": list(s.gegeven("stel_op", "ontvangers") or ["bevoegd_gezag"]),
            "wijze": "post",
            "verzendbewijs": "Voorbeeld: zending 0001",
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """To whom it was written."""
        return {"ontvangers": list(s.gegeven("stel_op", "ontvangers") or [])}
