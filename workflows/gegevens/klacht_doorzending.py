"""The form that sends a klacht on as bezwaar, and the bezwaar that begins with it (Awb 6:15)."""

from datetime import date
from typing import Any

from kernproces.taal.formulier import (
    GEZONDHEID,
    OPEN,
    PERSOON,
    Code,
    Formulier,
    Mogelijk,
    Vingerafdruk,
    Zin,
    veld,
)
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import iso, voorbeeld_afdruk
from workflows.gegevens.klacht import ontvangen_op


class DoorzendingBezwaar(Formulier):
    """Sending it on as bezwaar, with the day of receipt kept (Awb 6:15)."""

    besluit_zaak: Code | None = veld(
        "Zaak van het besluit",
        OPEN,
        norm="Awb 6:15",
        hulp="Een zaak in dit dossier met een bekendgemaakt besluit; leeg als die er niet is.",
        standaard=None,
    )
    bezwaarschrift_hash: Vingerafdruk = veld(
        "De brief, die nu bezwaarschrift is", OPEN, norm="Awb 6:4", afdruk=True
    )
    gronden: Zin = veld("Waarom het besluit volgens de klager niet klopt", GEZONDHEID, norm="Awb 6:5")
    besluit: Zin = veld("Om welk besluit gaat het", PERSOON, norm="Awb 9:8 lid 1 onder c en d")
    ontvangen_op: date = veld(
        "Ontvangen op", OPEN, norm="Awb 6:15", hulp="De dag waarop de klacht binnenkwam; die blijft gelden."
    )

    @classmethod
    def mogelijk(cls, s: Situatie) -> Mogelijk:
        """A decision that was made known in this dossier."""
        return {"besluit_zaak": [z["zaak"] for z in s.zaken.values() if "maak_bekend" in z["gedaan"]]}

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Against the last decision of this dossier, if there is one."""
        *_, laatste = [None, *cls.mogelijk(s)["besluit_zaak"]]
        return {
            "besluit_zaak": laatste,
            "bezwaarschrift_hash": voorbeeld_afdruk(s, "klacht"),
            "gronden": "Voorbeeld: volgens de ouder is de eigen school met begeleiding wel passend.",
            "besluit": "Voorbeeld: het besluit op de aanvraag van de school.",
            "ontvangen_op": iso(ontvangen_op(s)),
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """The day of receipt, which stays what it was."""
        return {"ontvangen_op": iso(ontvangen_op(s))}


def bezwaarschrift_van(s: Situatie) -> dict[str, Any]:
    """The bezwaar that begins with it: received on the day of the klacht, judged there like any other (Awb 6:15)."""
    klager = str(s.gegeven("ontvang", "klager"))
    return {
        "datum": iso(s.gegevens.ontvangen_op),
        "reden_eerder": f"Doorgezonden uit klacht {s.zaak['zaak']}; de dag van ontvangst blijft gelden (Awb 6:15).",
        "bezwaarde": {"ouder": "ouder", "school": "bevoegd_gezag"}.get(klager, "ander"),
        "wijze": "post" if s.gegeven("ontvang", "vorm") == "brief" else "digitaal",
        "bezwaarschrift_hash": s.gegevens.bezwaarschrift_hash,
        "gronden": s.gegevens.gronden,
    }
