"""A steekproef over core processes of other dossiers, brought where a test wants it."""

from typing import Any

from tests.hulp.wereld import Wereld
from workflows.steekproef import STEEKPROEF

KWA = "kwaliteitsmedewerker"
TABEL = [
    ("trek", "gepland", "getrokken"),
    ("verdeel", "getrokken", "in_beoordeling"),
    ("stel_resultaten_vast", "in_beoordeling", "resultaten_compleet"),
    ("bespreek", "resultaten_compleet", "besproken"),
    ("bepaal_maatregelen", "besproken", "maatregelen"),
    ("sluit", "maatregelen", "gesloten"),
]
WEG = ["trek", "verdeel", "beoordeel", *(rij[0] for rij in TABEL[2:])]
KLOK = "D.STP.half"


def zaak_elders(naam: str, **anders: Any) -> dict[str, Any]:
    """A core process of another dossier, on which only `anna` worked."""
    gedaan = {"registreer": {"wie": ["anna"], "gegevens": {}}}
    basis = {"zaak": naam, "nr": 7, "workflow": "kernproces", "toestand": "uitvoering", "klaar": False}
    return (
        basis
        | {"gestart": "2026-01-12", "sinds": "2026-02-02", "gedaan": gedaan, "school": "school-1"}
        | anders
    )


def gepland(*elders: dict[str, Any], **plan: Any) -> Wereld:
    w = Wereld(elders=list(elders) or [zaak_elders(f"Z-{i}") for i in range(1, 6)])
    assert w.start(STEEKPROEF, "s", **plan) == []
    return w


def gebracht_tot(actie: str, **plan: Any) -> Wereld:
    """A steekproef in which this action comes next."""
    w = gepland(**plan)
    w.loop("s", *WEG[: WEG.index(actie)])
    return w


def regel(geval: str, wie: str) -> dict[str, str]:
    return {"geval": geval, "beoordelaar": wie}
