"""Nagekomen: what was recorded after a moment and changes what is known of it. Beside the verdict, never in it.

A step is judged by what was known then. Later come corrections of what had been recorded, steps that had been done but
not yet recorded (Friday's post on Monday), terms that were counted again because of either, and versions of a register that hold for
days that were past already. From history alone.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from kernproces.gebeurtenissen import GECORRIGEERD, TERMIJN_SOORTEN, registerstroom, zaakstroom
from kernproces.naspelen.boek import Geschiedenisboek
from kernproces.naspelen.feiten import STAPPEN
from kernproces.naspelen.terugblik import Moment
from kernproces.tijdstip import dag_van
from kernproces.zaak.stand import Entry

_REGISTERS = ("mensen", "mandaten", "scholen")  # what says whether somebody was allowed to
_EINDE = "9999-12-31"


class Soort(StrEnum):
    """Why it came later."""

    CORRECTIE = "correctie"
    STAP = "later vastgelegd"
    TERMIJN = "termijn opnieuw berekend"
    REGISTER = "register met terugwerkende kracht"


@dataclass(frozen=True, slots=True)
class Nagekomen:
    """One thing that was not known yet. `was` and `wordt` are open content; None where it is confidential or was not there."""

    soort: Soort
    stroom: str
    nr: int
    vastgelegd: str
    werkt_op: str
    door: str
    rol: str
    over: str  # the action, term or item of a register
    stap: int | None = None  # which step it mends
    gegeven: str = ""
    was: Any = None
    wordt: Any = None

    def als_gegevens(self) -> dict[str, Any]:
        """As JSON data."""
        return asdict(self)


def nagekomen(boek: Geschiedenisboek, m: Moment) -> list[Nagekomen]:
    """Everything that came in after this moment about what was already so by then, in the order in which it was recorded."""
    dag = dag_van(datetime.fromisoformat(m.tijdstip)).isoformat()
    entries = boek.stroom(zaakstroom(m.zaak)).entries
    alles = [*_in_de_zaak(entries, m, dag), *_in_de_registers(boek, entries, m, dag)]
    return sorted(alles, key=lambda n: (n.vastgelegd, n.stroom, n.nr))


def _in_de_zaak(entries: list[Entry], m: Moment, dag: str) -> Iterator[Nagekomen]:
    acties = {e["nr"]: str(e["open"].get("actie", e["soort"])) for e in entries if e["nr"] <= m.nr}
    # The instants at which something came in late: the terms of then follow from it.
    oorzaken: set[str] = set()
    termijnen: dict[str, Nagekomen] = {}
    for e in (e for e in entries if e["nr"] > m.nr):
        open_ = e["open"]
        if e["soort"] == GECORRIGEERD and open_.get("nr") in acties:
            oorzaken.add(e["vastgelegd"])
            gegeven = str(open_["gegeven"])
            was, wordt = (open_.get(k, {}).get(gegeven) for k in ("was", "wordt"))
            yield _van(e, Soort.CORRECTIE, acties[open_["nr"]], open_["nr"], gegeven, was, wordt)
        elif e["soort"] in STAPPEN and e["werkt_op"] <= dag and e["vastgelegd"] > m.tijdstip:
            oorzaken.add(e["vastgelegd"])
            yield _van(e, Soort.STAP, str(open_["actie"]))
        elif e["soort"] in TERMIJN_SOORTEN and e["vastgelegd"] in oorzaken:
            naam = str(open_["termijn"])
            was = termijnen[naam].was if naam in termijnen else m.termijnen.get(naam, {}).get("uiterlijk")
            termijnen[naam] = _van(e, Soort.TERMIJN, naam, was=was, wordt=open_["na"]["uiterlijk"])
    yield from (t for t in termijnen.values() if t.was != t.wordt)


def _in_de_registers(
    boek: Geschiedenisboek, entries: list[Entry], m: Moment, dag: str
) -> Iterator[Nagekomen]:
    """Versions that hold on this day and were recorded after it, of who acted here and of the school."""
    gedaan = [e for e in entries if e["nr"] <= m.nr]
    mensen = {w for e in gedaan for w in (e["actor"], *e["open"].get("keten", ()))}
    items = mensen | {str(e["open"]["school"]) for e in gedaan if e["open"].get("school")}
    for naam in _REGISTERS:
        stroom = registerstroom(naam)
        toen = boek.nr_toen(stroom, m.tijdstip)
        vorige: dict[str, dict[str, Any]] = {}
        for e in boek.stroom(stroom).entries:
            open_ = e["open"]
            waarden, id_ = open_.get("waarden"), str(open_.get("id"))
            if not isinstance(waarden, dict) or not items & {id_, waarden.get("wie")}:
                continue
            if not (open_.get("van") or "") <= dag <= (open_.get("tot") or _EINDE):
                continue
            oud, vorige[id_] = vorige.get(id_), waarden
            if e["nr"] > toen:
                yield from _verschillen(e, id_, oud, waarden)


def _verschillen(
    e: Entry, id_: str, oud: dict[str, Any] | None, nieuw: dict[str, Any]
) -> Iterator[Nagekomen]:
    """Per value that is another one; the whole item when it was not there."""
    if oud is None:
        yield _van(e, Soort.REGISTER, id_)
        return
    for veld in sorted(oud.keys() | nieuw.keys()):
        if oud.get(veld) != nieuw.get(veld):
            yield _van(e, Soort.REGISTER, id_, None, veld, oud.get(veld), nieuw.get(veld))


def _van(
    e: Entry,
    soort: Soort,
    over: str,
    stap: int | None = None,
    gegeven: str = "",
    was: Any = None,
    wordt: Any = None,
) -> Nagekomen:
    plek = (e["stroom"], e["nr"], e["vastgelegd"], e["werkt_op"], e["actor"], e["rol"])
    return Nagekomen(soort, *plek, over, stap, gegeven, was, wordt)
