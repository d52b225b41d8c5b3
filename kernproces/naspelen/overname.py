"""Overname: a zaak that came from another system: its steps may be dated earlier, but only those of the takeover itself."""

from collections.abc import Sequence

from kernproces.gebeurtenissen import OVERGENOMEN
from kernproces.gebruik.overnemen import NORM
from kernproces.naspelen.verslag import Stap
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Entry, Stand


def keur_overname(entry: Entry, stand: Stand, s: Situatie, stap: Stap) -> None:
    """Once, at the beginning, at the same instant, by somebody who held the role."""
    if not stand or "overgenomen" in stand or entry["vastgelegd"] != stand.get("laatst"):
        stap.meld("overname", "Een zaak wordt alleen bij haar begin overgenomen, en een keer.", NORM)
    if s.bevoegdheid is None:
        stap.meld("rol", "Deze persoon had die dag deze rol niet.", "geen rol, geen recht")
    begin = stand.get("gestart") if stand else None
    if entry["open"].get("begonnen") != begin or entry["werkt_op"] != s.vandaag.isoformat():
        stap.meld("overname", "De dagen van de overname passen niet bij het begin van de zaak.", "historie")
    zaak = f"{entry['open'].get('bron')}-{entry['open'].get('kenmerk')}"
    if entry["stroom"] != f"zaak/{zaak}":
        stap.meld("overname", "Bron en kenmerk passen niet bij het nummer van de zaak.", "historie")


def keur_overgenomen_stap(entry: Entry, rest: Sequence[Entry], stand: Stand, stap: Stap) -> None:
    """A step that says it was taken over, was recorded in the takeover; nothing later may hide behind it."""
    if not entry["open"].get("overgenomen"):
        return
    if not stand:
        samen = [e for e in rest if e["vastgelegd"] == entry["vastgelegd"]]
        klopt = any(e["soort"] == OVERGENOMEN for e in samen)
    else:
        klopt = stand.get("overgenomen", {}).get("tijd") == entry["vastgelegd"]
    if not klopt:
        stap.meld("overname", "Deze stap zegt overgenomen te zijn, maar er was toen geen overname.", NORM)
