"""Making a decision known: only this gives it effect and stops the terms (Awb 3:40, 3:41, 7:12)."""

from typing import Any, Literal

from kernproces.taal.formulier import OPEN, PERSOON, Vingerafdruk, Zin, veld
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import MetDag, voorbeeld_afdruk

BESLISACTIES = (
    *("verleen", "wijs_af", "laat_buiten", "ken_toe"),
    *("beslis", "kom_tegemoet", "verklaar_niet_ontvankelijk"),
)


def beslisactie(s: Situatie) -> str | None:
    """The action by which this zaak was decided, or None."""
    return next((a for a in BESLISACTIES if s.gedaan(a)), None)


class Bekendmaking(MetDag):
    """How and when the decision went out, what shows that, and which document it was."""

    wijze: Literal["post", "digitaal", "uitreiking"] = veld("Hoe", OPEN, norm="Awb 3:41")
    verzendbewijs: Zin = veld(
        "Bewijs van verzending",
        PERSOON,
        norm="Awb 3:41, 2:25",
        hulp="Bijvoorbeeld het nummer van de zending.",
    )
    besluit_hash: Vingerafdruk = veld("Vingerafdruk van het besluit", OPEN, afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """By post, today, the document that was decided on."""
        return super().voorbeeld(s) | {
            "wijze": "post",
            "verzendbewijs": "Voorbeeld: zending 0001",
            "besluit_hash": voorbeeld_afdruk(s, f"besluit {beslisactie(s)}"),
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """How the letter with the decision left, when it was made here."""
        for brief in reversed(s.van_workflow("brief")):
            weg = brief["gedaan"].get("verzend")
            if weg is not None and brief.get("hoofdzaak") == s.zaak["zaak"]:
                return {"datum": weg["op"], "wijze": weg["gegevens"]["wijze"]}
        return {}


class HerhaalbareBekendmaking(Bekendmaking):
    """The same, which can be done again when the delivery failed: then the second sending sets the day (Awb 2:11)."""

    herzending: Zin | None = veld(
        "Waarom opnieuw verzonden",
        PERSOON,
        norm="Awb 2:11",
        hulp="Alleen als de eerste zending niet aankwam.",
        standaard=None,
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The second time with its reason."""
        weer = {"herzending": "Voorbeeld: de eerste zending kwam terug."} if s.gedaan("maak_bekend") else {}
        return super().voorbeeld(s) | weer
