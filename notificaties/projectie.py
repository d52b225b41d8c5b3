"""Projectie: an entry of the history in, outbox rows out. Pure and without clock, so a rebuild gives the same rows.

A row names the event, the template version and the function of the recipient; who holds that function, and the words,
are fixed at the moment of sending (ontwerp.md section 4, "A message").
"""

from typing import Any, Final

from kernproces.rollen import BUITENROLLEN
from kernproces.zaak.stand import Entry, Stand
from notificaties.sjablonen import VERSIES
from notificaties.verloop import BESCHIKBAAR, POSTVAK, WACHT, status_na

BUITEN: Final = frozenset(rol.value for rol in BUITENROLLEN)
Rij = tuple[Any, ...]


def rijen(entry: Entry, stand: Stand) -> list[Rij]:
    """One row per role for a step with berichten or a rung of a ladder, in the column order of the outbox."""
    open_ = entry["open"]
    if "berichten" in open_:
        berichten = open_["berichten"]
        termijn = trede = None
    elif open_.get("sjabloon") and open_.get("aan"):
        berichten = (open_,)
        termijn, trede = open_.get("termijn"), open_.get("trede")
    else:
        return []
    nr, vastgelegd, zaak = entry["nr"], entry["vastgelegd"], stand.get("zaak", "")
    kop = f"{vastgelegd}|{zaak or entry['stroom']}|{nr:06d}|"
    stop = is_overleden(stand, nr)
    uit: list[Rij] = []
    for bericht in berichten:
        sjabloon = bericht["sjabloon"]
        versie = bericht["versie"]
        for rol in bericht["aan"]:
            if not (stop and rol in BUITEN):
                id_ = f"{kop}{len(uit)}"
                uit.append((WACHT, id_, zaak, nr, sjabloon, versie, rol, vastgelegd, termijn, trede))
    return uit


def noem_versies(open_: dict[str, Any]) -> None:
    """Write the version of each template into a new entry, so that a rebuild needs nothing but the history."""
    for bericht in open_.get("berichten", ()):
        bericht["versie"] = VERSIES[bericht["sjabloon"]]
    if open_.get("sjabloon"):
        open_["versie"] = VERSIES[open_["sjabloon"]]


def is_overleden(stand: Stand, nr: int | None = None) -> bool:
    """Whether the pupil had died by entry `nr`: family and school are not written to any more (domein.md 10.1)."""
    einde = stand["gedaan"].get("beeindig_voortijdig") if "gedaan" in stand else None
    if einde is None or einde["gegevens"].get("grond") != "overleden":
        return False
    return nr is None or einde["nr"] <= nr


def bezorgd(entry: Entry) -> tuple[str, str, str] | None:
    """For a rebuild: what an entry of a bericht stream makes of its outbox row: status, the one it began with, id."""
    status = status_na(entry)
    return None if status is None else (status, WACHT, entry["open"]["bericht"])


def postvak(entry: Entry) -> tuple[str, str] | None:
    """Into whose postvak an entry of a bericht stream puts its message: persoon, id."""
    open_ = entry["open"]
    if entry["soort"] != BESCHIKBAAR or open_["kanaal"] != POSTVAK:
        return None
    return open_["persoon"], open_["bericht"]


class Projectie:
    """Implements the port Berichten of the engine."""

    rijen = staticmethod(rijen)
    noem_versies = staticmethod(noem_versies)
    bezorgd = staticmethod(bezorgd)
    postvak = staticmethod(postvak)
