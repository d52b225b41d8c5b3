"""Registerbeeld: every version that a register ever held, with who recorded it and which hold today."""

from dataclasses import dataclass
from typing import Any

from kernproces.gebeurtenissen import REGISTER_BIJGEWERKT, registerstroom
from kernproces.rechten.mensen import binnen
from kernproces.taal.registersoort import Registersoort
from loket.web.taal import rolnaam
from loket.web.werkplek import Bezoek


@dataclass(frozen=True, slots=True)
class Versieregel:
    """One entry of a register."""

    item: str
    nr: int
    van: str | None
    tot: str | None
    waarden: list[tuple[str, str]]
    wie: str
    rol: str
    op: str
    stand: str  # geldt, komt, voorbij, vervangen


def registerbeeld(bezoek: Bezoek, soort: Registersoort) -> list[Versieregel]:
    """The entries, by item and then the newest first; what was replaced is still there."""
    kern = bezoek.werkplek.kern
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        alle = list(kern.archief.lees(lezer, registerstroom(soort.naam)))
    entries = [e for e in alle if e["soort"] == REGISTER_BIJGEWERKT]
    vervangen = {(e["open"]["id"], e["open"]["vervangt"]) for e in entries if "vervangt" in e["open"]}
    regels = [_regel(bezoek, soort, e, (e["open"]["id"], e["nr"]) in vervangen) for e in entries]
    return sorted(regels, key=lambda r: (r.item, -r.nr))


def _regel(bezoek: Bezoek, soort: Registersoort, entry: dict[str, Any], vervangen: bool) -> Versieregel:
    open_ = entry["open"]
    van, tot = open_.get("van"), open_.get("tot")
    if vervangen:
        stand = "vervangen"
    elif binnen(van, tot, bezoek.vandaag):
        stand = "geldt"
    else:
        stand = "komt" if van and van > bezoek.vandaag.isoformat() else "voorbij"
    wie = bezoek.werkplek.namen.persoon(entry["actor"])
    waarden = [
        (info.title or naam, _tekst(open_["waarden"][naam]))
        for naam, info in soort.velden.model_fields.items()
        if open_["waarden"].get(naam) not in (None, "", [])
    ]
    return Versieregel(
        open_["id"], entry["nr"], van, tot, waarden, wie, rolnaam(entry["rol"]), entry["werkt_op"], stand
    )


def _tekst(waarde: Any) -> str:
    if isinstance(waarde, list):
        return ", ".join(
            str(w.get("vraag", w)) if isinstance(w, dict) else str(w).replace("_", " ") for w in waarde
        )
    return str(waarde)
