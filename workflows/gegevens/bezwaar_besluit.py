"""The forms of the decision on a bezwaar and of the beroep (Awb 6:7, 7:11-7:13, 3:41; domein.md 2.1)."""

from typing import Any, Literal

from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Code, Vingerafdruk, Zin, veld
from kernproces.zaak.situatie import Situatie
from workflows.eisen.bezwaar_tijd import is_te_laat
from workflows.gegevens.bezwaar import Strekking
from workflows.gegevens.gemeen import BESLUIT_ALS_BRIEF, MetDag, voorbeeld_afdruk

BEROEP = "Beroep kan binnen zes weken bij de rechtbank, door wie bezwaar maakte of belanghebbende is."


class BesluitOpBezwaar(MetDag):
    """What every decision on a bezwaar has: reasons, the document, and where to go next (Awb 3:45, 7:12)."""

    motivering: Zin = veld("Motivering", GEZONDHEID, norm="Awb 7:12")
    besluit_hash: Vingerafdruk | None = veld(
        "Vingerafdruk van het besluit", OPEN, afdruk=True, hulp=BESLUIT_ALS_BRIEF, standaard=None
    )
    rechtsmiddelen: Zin = veld(
        "Beroepsclausule", OPEN, norm="Awb 3:45", hulp="Beroep binnen zes weken: waar en door wie."
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Reasoned, decided today."""
        return super().voorbeeld(s) | {
            "motivering": "Voorbeeld: alles overwegende, ook wat bij de hoorzitting is gezegd.",
            "besluit_hash": voorbeeld_afdruk(s, f"besluit {s.actie}"),
            "rechtsmiddelen": BEROEP,
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """What the law lets them do who disagree: the same for every decision."""
        del s
        return {"rechtsmiddelen": BEROEP}


class NietOntvankelijk(BesluitOpBezwaar):
    """The bezwaar is not admissible (Awb 6:6, 6:7-6:11)."""

    grond: Literal[
        "te_laat", "verzuim_niet_hersteld", "geen_belanghebbende", "geen_besluit", "geen_belang"
    ] = veld("Grond", OPEN, norm="Awb 6:6, 6:11", eerst=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The ground that this zaak shows."""
        te_laat = is_te_laat(s) and s.gegeven("ontvang", "verontschuldiging") == "geen"
        wachtte = s.toestand == "herstel_verzuim"
        grond = "te_laat" if te_laat else "verzuim_niet_hersteld" if wachtte else "geen_belanghebbende"
        return super().voorbeeld(s) | {"grond": grond}


class Beslissing(BesluitOpBezwaar):
    """The decision after advice (Awb 7:11, 7:13 lid 7)."""

    uitkomst: Strekking = veld("Uitkomst", OPEN, norm="Awb 7:11", eerst=True)
    nieuw_besluit: Literal["ja", "nee"] = veld(
        "Is een nieuw besluit nodig",
        OPEN,
        norm="Awb 7:11 lid 2",
        hulp="Bij gegrond altijd; bij deels alleen als het besluit niet in stand blijft.",
        standaard="ja",
        eerst=True,
    )
    advies_hash: Vingerafdruk = veld("Bijgevoegd advies", OPEN, norm="Awb 7:13 lid 7", afdruk=True)
    afwijking: Zin | None = veld(
        "Waarom van het advies wordt afgeweken", GEZONDHEID, norm="Awb 7:13 lid 7", standaard=None
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """As the committee advises."""
        return super().voorbeeld(s) | {
            "uitkomst": s.gegeven("ontvang_advies", "strekking", "ongegrond"),
            "advies_hash": voorbeeld_afdruk(s, "commissieadvies"),
            "afwijking": "Voorbeeld: alleen van belang als het besluit anders luidt dan het advies.",
        }


class Beroep(MetDag):
    """Beroep was lodged with the court."""

    rechtbank: Zin = veld("Welke rechtbank", PERSOON)
    rolnummer: Code = veld("Zaaknummer van de rechtbank", OPEN)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A court of the region."""
        return super().voorbeeld(s) | {
            "rechtbank": "Voorbeeld: de rechtbank van de regio.",
            "rolnummer": "AWB-26-0001",
        }


class Uitspraak(MetDag):
    """What the court decided, and whether a new decision is needed (Awb 8:72)."""

    uitkomst: Literal["gegrond", "ongegrond", "niet_ontvankelijk", "ingetrokken"] = veld("Uitspraak", OPEN)
    nieuw_besluit: Literal["ja", "nee"] = veld(
        "Is een nieuw besluit nodig", OPEN, norm="Awb 8:72", standaard="nee"
    )
    gevolg: Zin = veld("Wat de uitspraak betekent", GEZONDHEID)
    uitspraak_hash: Vingerafdruk = veld("Vingerafdruk van de uitspraak", OPEN, afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The decision stands."""
        return super().voorbeeld(s) | {
            "uitkomst": "ongegrond",
            "gevolg": "Voorbeeld: het besluit blijft in stand.",
            "uitspraak_hash": voorbeeld_afdruk(s, "uitspraak"),
        }
