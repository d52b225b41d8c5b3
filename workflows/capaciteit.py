"""Capaciteit: what the running dossiers together ask, against what there is (KSO 3.1.4). Pure.

A dossier asks what its last capaciteitstoets says, from then until it has ended.
"""

from collections.abc import Iterable
from typing import Any

from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand


def vraagt(zaak: Stand) -> dict[str, int]:
    """What a running dossier asks, per kind; nothing before its capaciteitstoets."""
    toets = zaak["gedaan"].get("bevestig_capaciteit")
    regels = toets["gegevens"].get("regels", ()) if toets and not zaak["klaar"] else ()
    return {r["soort"]: r["nodig"] for r in regels}


def bezetting(s: Situatie) -> dict[str, Any]:
    """The other running dossiers that ask something, in the version that was read, and the sum per kind."""
    zaken = [z for z in s.rondblik.lopend("kernproces") if vraagt(z)]
    som: dict[str, int] = {}
    for zaak in zaken:
        for soort, nodig in vraagt(zaak).items():
            som[soort] = som.get(soort, 0) + nodig
    return {"som": som, "zaken": [{"zaak": z["zaak"], "nr": z["nr"]} for z in zaken]}


def vrij(s: Situatie, soorten: Iterable[str]) -> dict[str, int]:
    """What is left of each kind on this day; without the kinds of which the register does not say."""
    som = bezetting(s)["som"]
    regels = {soort: s.registers.op("capaciteit", soort, s.dag) or {} for soort in soorten}
    return {k: int(r["beschikbaar"]) - int(som.get(k, 0)) for k, r in regels.items() if "beschikbaar" in r}
