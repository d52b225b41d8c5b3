"""Handelingen: what administrators did, from the streams themselves: which person, register, account or setting, when, by whom and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

import orjson

from kernproces.datum import voluit
from kernproces.gebeurtenissen import ACCOUNT_GEWIJZIGD, NUMMER_UITGEGEVEN, REGISTER_BIJGEWERKT
from kernproces.gebruik.archief import Archief
from kernproces.opslag.opwaarderen import OPWAARDERING
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.taal.formulier import PERSOON
from kernproces.zaak.situatie import dag_van
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
_EIGEN_KEUZE = frozenset({"register/meldingen"})  # what people set for themselves
MEEST = 500
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


@dataclass(frozen=True, slots=True)
class Vraag:
    """Which entries: days, kind, actor; empty is any."""

    van: date | None = None
    tot: date | None = None
    soort: str = ""
    wie: str = ""


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
        return Handeling(e["vastgelegd"], e["actor"], wie, rol, soort, over, wat, reden, geldig, plek)

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
    lezer: Lezer, verteller: Verteller, vraag: Vraag, meest: int = MEEST
) -> tuple[list[Handeling], bool]:
    """The newest first, and whether there are more than fit."""
    gevonden = sorted(
        (e for e in _entries(lezer) if _past(e, vraag)), key=lambda e: str(e["vastgelegd"]), reverse=True
    )
    uit: list[Handeling] = []
    for e in gevonden:
        h = verteller.vertel(e)
        if not vraag.soort or h.soort == vraag.soort:
            if len(uit) == meest:
                return uit, True
            uit.append(h)
    return uit, False


def actoren(lezer: Lezer) -> list[str]:
    """Everybody who ever did one of these."""
    return sorted({str(e["actor"]) for e in _entries(lezer)})


def _entries(lezer: Lezer) -> Iterator[dict[str, Any]]:
    for kop in _STROMEN:  # a range of the primary key each; "0" comes right after "/"
        sql = "SELECT stroom, inhoud FROM gebeurtenis WHERE stroom >= ? AND stroom < ? ORDER BY stroom, nr"
        for stroom, inhoud in lezer.rij_query(sql, (f"{kop}/", f"{kop}0")):
            if stroom in _EIGEN_KEUZE:
                continue
            entry = OPWAARDERING.waardeer_op(orjson.loads(inhoud))
            if entry["soort"] != NUMMER_UITGEGEVEN:  # a step of a zaak took it: that stands in the zaak
                yield entry


def _past(e: dict[str, Any], v: Vraag) -> bool:
    dag = dag_van(datetime.fromisoformat(e["vastgelegd"]))
    return (v.van is None or dag >= v.van) and (v.tot is None or dag <= v.tot) and v.wie in ("", e["actor"])


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
