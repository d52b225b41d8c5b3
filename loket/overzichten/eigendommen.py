"""The register of properties of clients (KSO 3.2.5): what is or was kept here, of whom, since when, and where it went. Pure.

Counted from the core processes: codes and days only. What it is and where it lies, is read in the dossier.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from kernproces.zaak.stand import Stand

HIER, TERUG, KWIJT = "hier", "teruggegeven", "kwijt"


@dataclass(frozen=True, slots=True)
class Eigendomregel:
    """One thing."""

    zaak: str
    dossier: str
    eigendom: str
    soort: str
    van_wie: str
    in_bewaring_op: str
    stand: str  # hier, teruggegeven or kwijt
    teruggegeven_op: str
    kwijt_op: str
    beschadigd_op: str
    zaak_gesloten: bool  # while it is still here, somebody must return it

    def als_gegevens(self) -> dict[str, Any]:
        """As JSON data."""
        return asdict(self)


def register(standen: Iterable[Stand], op: str = "") -> list[Eigendomregel]:
    """Everything that was ever kept, what is still here first; with `op` (a day) as it was at the end of that day."""
    regels = [r for s in standen for r in _regels(s, op)]
    return sorted(regels, key=lambda r: (r.stand != HIER, r.in_bewaring_op, r.zaak, r.eigendom))


def _regels(stand: Stand, op: str) -> Iterator[Eigendomregel]:
    terug = _dagen(stand, "teruggaven", op, lambda g: g["eigendommen"])
    kwijt = _dagen(stand, "verliezen", op, lambda g: [g["eigendom"]] if g["wat"] == "kwijt" else [])
    beschadigd = _dagen(stand, "verliezen", op, lambda g: [g["eigendom"]] if g["wat"] != "kwijt" else [])
    for stuk in _tot(stand, "eigendommen", op):
        g = stuk["gegevens"]
        naam = g["id"]
        yield Eigendomregel(
            zaak=stand["zaak"],
            dossier=stand["dossier"],
            eigendom=naam,
            soort=g["soort"],
            van_wie=g["van_wie"],
            in_bewaring_op=stuk["op"],
            stand=TERUG if naam in terug else KWIJT if naam in kwijt else HIER,
            teruggegeven_op=terug.get(naam, ""),
            kwijt_op=kwijt.get(naam, ""),
            beschadigd_op=beschadigd.get(naam, ""),
            zaak_gesloten=bool(stand["klaar"]) and (not op or stand["sinds"] <= op),
        )


def _dagen(stand: Stand, naam: str, op: str, welke: Any) -> dict[str, str]:
    return {e: stuk["op"] for stuk in _tot(stand, naam, op) for e in welke(stuk["gegevens"])}


def _tot(stand: Stand, naam: str, op: str) -> list[dict[str, Any]]:
    stukken = [s for s in stand["verzameld"].get(naam, ()) if not s["vervallen"]]
    return [s for s in stukken if not op or s["op"] <= op]
