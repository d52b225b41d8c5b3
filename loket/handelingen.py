"""Handelingen: what administrators did, from the streams themselves: which person, register, account or setting, when, by whom and why."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

import orjson

from kernproces.datum import voluit
from kernproces.gebeurtenissen import ACCOUNT_GEWIJZIGD, GEWIST, REGISTER_BIJGEWERKT
from kernproces.gebruik.archief import Archief
from kernproces.opslag.opwaarderen import OPWAARDERING
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.taal.formulier import PERSOON
from kernproces.tijdstip import dag_van
from loket.accounts.boek import WAT
from workflows.registers import REGISTERSOORTEN

# What is kept: the kind of stream, and what it is called.
SOORTEN = {
    "mensen": "Mensen",
    "accounts": "Accounts",
    "registers": "Registers en organisatie",
    "overig": "Instellingen, sjablonen en vernietiging",
}
_STROMEN = ("register", "account", "instelling", "sjabloon", "vernietiging")
# What people set for themselves, and what a decision takes from a register by itself.
_GEEN_HANDELING = frozenset({"register/meldingen", "register/tlv_nummers"})
PER_BLAD = 50
PER_KEER = 20  # entries of one stream that are read at once
_MENSENROLLEN = frozenset(r.value for r in Rol) - {Rol.SYSTEEM.value}


class Namen(Protocol):
    """Who is behind an id."""

    def persoon(self, wie: str | None) -> str:
        """The name of a person."""
        ...

    def school(self, school: str | None) -> str:
        """The name of a school."""
        ...


@dataclass(frozen=True, slots=True)
class Handeling:
    """One entry: when, by whom, about what, what, why."""

    op: str
    actor: str
    wie: str
    rol: str
    soort: str
    over: str
    wat: str
    reden: str
    geldig: str
    plek: str  # stream and number, to find it in the history
    sleutel: str  # its place in the list


@dataclass(frozen=True, slots=True)
class Vraag:
    """Which entries: days, kind, actor; empty is any. `na`: older than the one in this place."""

    van: date | None = None
    tot: date | None = None
    soort: str = ""
    wie: str = ""
    na: str = ""


class Verteller:
    """Entries of registers and accounts in words."""

    def __init__(self, archief: Archief, namen: Namen) -> None:
        self._archief = archief
        self._namen = namen

    def vertel(self, e: dict[str, Any]) -> Handeling:
        """One entry."""
        geheim = self._archief.ontsluit(e, {PERSOON.value}).get(PERSOON.value, {})
        soort, over, wat, geldig = self._inhoud(e)
        rol = Rol(e["rol"]).titel if e["rol"] in _MENSENROLLEN else ""
        wie = (
            "het systeem of de opdrachtregel"
            if e["actor"] == Rol.SYSTEEM.value
            else self._namen.persoon(e["actor"])
        )
        plek = f"{e['stroom']} {e['nr']}"
        reden = str(geheim.get("reden") or e["open"].get("reden") or "")
        return Handeling(
            e["vastgelegd"], e["actor"], wie, rol, soort, over, wat, reden, geldig, plek, plek_van(e)
        )

    def _inhoud(self, e: dict[str, Any]) -> tuple[str, str, str, str]:
        open_, (kop, _, naam) = e["open"], e["stroom"].partition("/")
        if e["soort"] == ACCOUNT_GEWIJZIGD:
            wat = WAT.get(open_["wat"], open_["wat"].replace("_", " "))
            return "accounts", self._namen.persoon(open_["persoon"]), wat[:1].upper() + wat[1:], ""
        if e["soort"] == REGISTER_BIJGEWERKT:
            geldig = geldigheid(open_.get("van"), open_.get("tot"))
            if naam == "mensen":
                return "mensen", self._namen.persoon(open_["id"]), self.mens(open_["waarden"]), geldig
            wat = "Laatste dag vastgelegd" if "vervangt" in open_ else "Versie vastgelegd"
            return "registers", f"{_titel(naam)}: {open_['id']}", wat, geldig
        if e["soort"] == GEWIST and naam == "mensen":
            wat = f"Naam en adres vernietigd, volgens lijst {open_['besluit'].rpartition('/')[2]}"
            return "mensen", self._namen.persoon(open_["id"]), wat, ""
        return "overig", f"{kop} {naam}", e["soort"].replace("_", " ").capitalize(), ""

    def mens(self, waarden: dict[str, Any]) -> str:
        """The version of a person in one sentence."""
        rollen = ", ".join(Rol(r).titel for r in waarden.get("rollen", ())) or "geen rol meer"
        delen = [rollen[:1].upper() + rollen[1:], *waarden.get("onderdelen", ())]
        delen += [self._namen.school(s) for s in waarden.get("scholen", ())]
        delen += [f.replace("_", " ") for f in waarden.get("functies") or ()]
        delen += [
            f"vervangt {self._namen.persoon(v['wie'])} {geldigheid(v.get('van'), v.get('tot'))}"
            for v in waarden.get("vervangt", ())
        ]
        return "; ".join(delen)


def handelingen(
    lezer: Lezer, verteller: Verteller, vraag: Vraag, meest: int = PER_BLAD
) -> tuple[list[Handeling], str]:
    """The newest first, no more than `meest`, and the place after which the next page begins (empty: there is none)."""
    uit: list[Handeling] = []
    for e in _nieuwste_eerst(lezer):
        if (vraag.na and plek_van(e) >= vraag.na) or not _past(e, vraag):
            continue
        if vraag.van is not None and _dag_van(e) < vraag.van:
            break
        h = verteller.vertel(e)
        if not vraag.soort or h.soort == vraag.soort:
            if len(uit) == meest:
                return uit, uit[-1].sleutel
            uit.append(h)
    return uit, ""


def plek_van(e: dict[str, Any]) -> str:
    """The place of an entry in the order of the list; what happened at one instant by stream and number."""
    return f"{e['vastgelegd']}|{e['stroom']}|{e['nr']:08}"


def _nieuwste_eerst(lezer: Lezer) -> Iterator[dict[str, Any]]:
    """Every stream from its end, the latest of all of them first: a page reads no more than it shows."""
    bronnen = [_terug(lezer, stroom) for stroom in _welke(lezer)]
    yield from heapq.merge(*bronnen, key=plek_van, reverse=True)


def _welke(lezer: Lezer) -> Iterator[str]:
    for kop in _STROMEN:  # a range of the primary key each; "0" comes right after "/"
        sql = "SELECT stroom FROM stroom WHERE stroom >= ? AND stroom < ? ORDER BY stroom"
        yield from (s for (s,) in lezer.rij_query(sql, (f"{kop}/", f"{kop}0")) if s not in _GEEN_HANDELING)


def _terug(lezer: Lezer, stroom: str) -> Iterator[dict[str, Any]]:
    """The entries of a stream, the last one first. `vastgelegd` never decreases in a stream."""
    sql = f"SELECT nr, inhoud FROM gebeurtenis WHERE stroom = ? AND nr < ? ORDER BY nr DESC LIMIT {PER_KEER}"  # noqa: S608
    voor = 1 << 40
    while rijen := lezer.rij_query(sql, (stroom, voor)):
        for voor, inhoud in rijen:  # noqa: B007 - the last one is where the next begins
            yield OPWAARDERING.waardeer_op(orjson.loads(inhoud))


def _dag_van(e: dict[str, Any]) -> date:
    return dag_van(datetime.fromisoformat(e["vastgelegd"]))


def _past(e: dict[str, Any], v: Vraag) -> bool:
    return (v.tot is None or _dag_van(e) <= v.tot) and v.wie in ("", e["actor"])


def _titel(register: str) -> str:
    return REGISTERSOORTEN[register].titel if register in REGISTERSOORTEN else register.capitalize()


def geldigheid(van: str | None, tot: str | None) -> str:
    """From and through which day, in words."""
    if tot is not None and van is not None:
        return f"{_dag(van)} tot en met {_dag(tot)}"
    return f"vanaf {_dag(van)}" if van else f"tot en met {_dag(tot)}" if tot else "altijd"


def _dag(tekst: str) -> str:
    return voluit(date.fromisoformat(tekst))


def als_regels(rijen: Iterable[Handeling]) -> Iterator[str]:
    """As text, for the command."""
    for h in rijen:
        reden = f" Reden: {h.reden}" if h.reden else ""
        rol = f" ({h.rol})" if h.rol else ""
        geldig = f", {h.geldig}" if h.geldig else ""
        yield f"{h.op[:16]}Z  {h.wie}{rol}  {SOORTEN[h.soort].lower()}: {h.over}. {h.wat}{geldig}.{reden}"
