"""Bladeraar: reads a selection in order of consequence without reading the others.

A selection is split into ranges of one index, each of them in order already (who carries it, school, procedure with state
and whose turn it is, what stands still, or consequence). From each range come as many rows as fit on a page, so a page
costs the same with a thousand zaken and with a million. What the index does not tell is a plain filter within those
ranges. What many people carry is put in order when it is little, and left for the order of consequence, with a filter,
when it is much. Who sees little of all there is, has his own share read once (aandeel.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kernproces.gebruik.inkijkregel import wacht_op
from kernproces.gebruik.voorwaarden import ALTIJD, Voorwaarde, en, plekken
from kernproces.opslag.rijen import Lezer, Rij, Waarde
from loket.lijst.aandeel import Aandeel
from loket.lijst.selectie import (
    KOLOMMEN,
    MEEST,
    RANGEN,
    Plek,
    Selectie,
    geerfd,
    urgentie_van,
)

WEINIG_DRAGERS = 8  # of whom each gives a page of his own
WEINIG = 1_000  # rows that may be read and put in order
ALLES_GELEZEN = 1_000_000
OPEN = "w.open = 1"
RIJEN = "werkvoorraad w"
_SOORT = ("workflow", "toestand", "beurt")
_ZELF: Voorwaarde = ("(w.rang < 3 OR w.erft_van IS NULL)", ())
_ERFT: Voorwaarde = ("w.open = 1 AND w.erft_van IS NOT NULL", ())


@dataclass(slots=True)
class Bladeraar:
    """Reads selections within one request: what it found once, it knows. `sinds`: what is closed since then is asked too."""

    lezer: Lezer
    sinds: str = ""
    _soorten: list[tuple[str, ...]] | None = None
    _aantallen: dict[Selectie, tuple[int, int]] = field(default_factory=dict)  # and how far it was counted
    _aandelen: dict[tuple[Voorwaarde, ...], Aandeel] = field(default_factory=dict)

    def rijen(self, s: Selectie, aantal: int, na: Plek = (), wat: Sequence[str] = KOLOMMEN) -> list[Rij]:
        """The first rows after `na`, in order."""
        if s.eigen:
            return self._aandeel(s).rijen(s, aantal, na, wat)
        om = " DESC" if s.afgerond else ""
        volgorde = ", ".join(f"{k}{om}" for k in s.volgorde)
        staart = f"ORDER BY {volgorde} LIMIT {aantal}"
        delen = self._gedeeld(s, self._leidt(s), list(dict.fromkeys((*wat, *s.volgorde))), staart, na)
        if not delen:
            return []
        unie = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS d" for sql, _ in delen)  # noqa: S608
        sql = f"SELECT {', '.join(wat)} FROM ({unie}) AS u {staart}"  # noqa: S608
        return self.lezer.rij_query(sql, [w for _, waarden in delen for w in waarden])

    def enkele(self, s: Selectie, aantal: int, wat: Sequence[str]) -> list[Rij]:
        """Rows in any order, no more than so many: to be counted."""
        if s.eigen:
            return self._aandeel(s).enkele(s, aantal, wat)
        unie, waarden = self._alle(s, wat)
        return self.lezer.rij_query(f"SELECT * FROM ({unie}) AS u LIMIT {aantal}", waarden)  # noqa: S608

    def alle(self, s: Selectie, wat: Sequence[str]) -> list[Rij] | None:
        """Every row, in any order; None when there are more than may be read. One's own share was read already."""
        if not s.eigen and self._veel(s):
            return None
        return self.enkele(s, ALLES_GELEZEN if s.eigen else WEINIG, wat)

    def _veel(self, s: Selectie) -> bool:
        self._tel([s], WEINIG)
        return self._aantallen[s][0] > WEINIG

    def tel(self, selecties: list[Selectie]) -> list[int]:
        """How many rows each of these has, up to MEEST + 1; those that are not one's own share in one query."""
        eigen = {s: self._aandeel(s).tel(s) for s in selecties if s.eigen}
        self._tel([s for s in selecties if not s.eigen], MEEST)
        return [eigen[s] if s.eigen else min(self._aantallen[s][0], MEEST + 1) for s in selecties]

    def _tel(self, selecties: Sequence[Selectie], tot: int) -> None:
        """Know how many, up to one more than `tot`; what is known that far is not counted again."""
        vragen, waarden = [], list[Waarde]()
        nieuw = [s for s in dict.fromkeys(selecties) if self._aantallen.get(s, (0, -1))[1] < tot]
        for s in nieuw:
            unie, w = self._alle(s, ("zaak",))
            vragen.append(f"(SELECT count(*) FROM (SELECT 1 FROM ({unie}) AS u LIMIT {tot + 1}) AS q)")  # noqa: S608
            waarden += w
        geteld = self.lezer.rij_query("SELECT " + ", ".join(vragen), waarden)[0] if vragen else ()
        for s, n in zip(nieuw, geteld, strict=True):
            self._aantallen[s] = (n, tot if n > tot else ALLES_GELEZEN)

    def _alle(self, s: Selectie, wat: Sequence[str]) -> tuple[str, list[Waarde]]:
        """The rows of every range, one range after the other."""
        delen = self._gedeeld(s, _leidt(s), wat) or [("SELECT NULL WHERE 1 = 0", ())]
        return " UNION ALL ".join(sql for sql, _ in delen), [w for _, eigen in delen for w in eigen]

    def _gedeeld(
        self, s: Selectie, leidt: str, wat: Sequence[str], staart: str = "", na: Plek = ()
    ) -> list[Voorwaarde]:
        """The selection as queries that share no row: by ranges of an index, and apart what inherits its urgency.

        Without a question about urgency or order nobody needs to know what inherits.
        """
        delen = self._delen(s, leidt, in_volgorde=bool(staart))
        urgent = s.vraagt_urgentie or not {"rang", "uiterlijk"}.isdisjoint(wat)
        erft = not s.afgerond and (bool(staart) or urgent)
        verder = [_verder(s, na)] if na else []
        bij = [*_bij(s, leidt), *verder, *([_ZELF] if erft else ())]
        kolommen = ", ".join(f"w.{k}" for k in wat)
        uit = [_vraag(f"{kolommen} FROM {bron}", en(deel, *bij), staart) for bron, deel in delen]
        if erft and delen:
            sql, waarden = en(_ERFT, *_bij(s, ""), *verder)
            uit.append(_vraag(urgentie_van(wat), (geerfd(sql), waarden), staart))
        return uit

    def dragers(self) -> frozenset[str]:
        """Who carries something that runs."""
        return frozenset(wie for (wie,) in self.lezer.rij_query(_DRAGERS))

    def _aandeel(self, s: Selectie) -> Aandeel:
        """The share of this reader, read once."""
        er_is = self._aandelen.get(s.eigen)
        if er_is is None or not er_is.omvat(s):
            sinds = min(filter(None, (self.sinds, s.afgerond)), default="")
            er_is = self._aandelen[s.eigen] = Aandeel.van(self.lezer, s.eigen, sinds)
        return er_is

    # ------------------------------------------------------------ the ranges of an index

    def _leidt(self, s: Selectie) -> str:
        """By which index a page is read: what many people carry, only when it is little."""
        leidt = _leidt(s)
        return (
            ""
            if leidt == "drager" and len(s.behandelaars or ()) > WEINIG_DRAGERS and self._veel(s)
            else leidt
        )

    def _delen(self, s: Selectie, leidt: str, *, in_volgorde: bool) -> list[tuple[str, Voorwaarde]]:
        """Ranges that together hold the selection, each with its table; no row lies in two of them.

        `in_volgorde`: each in order by itself. Otherwise they may be one: a database reads a long question slowly.
        """
        if not s.rangen or s.behandelaars == frozenset():
            return []
        if leidt == "soort":
            return self._soortdelen(s, in_volgorde=in_volgorde)
        return [(RIJEN, deel) for deel in _enkele_delen(s, leidt, in_volgorde=in_volgorde)]

    def _soortdelen(self, s: Selectie, *, in_volgorde: bool) -> list[tuple[str, Voorwaarde]]:
        """By procedure and state, and whose turn it is there."""
        if self._soorten is None:
            self._soorten = self.lezer.rij_query(_SOORTEN)
        past = [
            (workflow, toestand, beurt)
            for workflow, toestand, beurt in self._soorten
            if s.workflow in ("", workflow)
            and s.toestand in ("", toestand)
            and {*s.beurt} <= {*beurt.split(",")}
        ]
        if not past:
            return []
        if in_volgorde:
            gelijk = " AND ".join(f"w.{k} = ?" for k in _SOORT)
            return [(RIJEN, (f"{OPEN} AND {gelijk}", p)) for p in past]
        # CROSS JOIN: SQLite then goes from these to the rows, and never the other way round.
        bron = f"(VALUES {', '.join(['(?, ?, ?)'] * len(past))}) AS p CROSS JOIN {RIJEN}"
        gelijk = " AND ".join(f"w.{k} = p.column{n}" for n, k in enumerate(_SOORT, 1))
        return [(bron, (f"{OPEN} AND {gelijk}", tuple(w for p in past for w in p)))]


def _enkele_delen(s: Selectie, leidt: str, *, in_volgorde: bool) -> list[Voorwaarde]:
    """The ranges that the selection itself tells."""
    if s.afgerond:
        return [en(("w.open = 0 AND w.bijgewerkt >= ?", (s.afgerond,)), _nauwst(s))]
    if leidt == "drager":
        wie = sorted(w for w in s.behandelaars or () if w is not None)
        niemand = [(f"{OPEN} AND w.behandelaar IS NULL", ())] if None in (s.behandelaars or ()) else []
        if in_volgorde and len(wie) <= WEINIG_DRAGERS:
            return [*((f"{OPEN} AND w.behandelaar = ?", (w,)) for w in wie), *niemand]
        return [
            *([(f"{OPEN} AND w.behandelaar IN ({plekken(wie)})", tuple(wie))] if wie else ()),
            *niemand,
        ]
    if leidt == "school":
        return [(f"{OPEN} AND w.school = ?", (s.school,))]
    if leidt == "stil":
        return [(f"{OPEN} AND w.stil = 1", ())]
    if leidt == "gevolg":
        return [(f"{OPEN} AND w.rang = ?", (r,)) for r in s.rangen]
    return [(OPEN, ())]


def _nauwst(s: Selectie) -> Voorwaarde:
    """Which index of what is closed leaves least to be looked at; `_bij` asks the same in a form that leads to none."""
    if s.behandelaars is not None and len(s.behandelaars) == 1 and None not in s.behandelaars:
        return "w.behandelaar = ?", tuple(s.behandelaars)
    return next(
        ((f"w.{k} = ?", (w,)) for k, w in (("school", s.school), ("workflow", s.workflow)) if w), ALTIJD
    )


def _bij(s: Selectie, leidt: str) -> list[Voorwaarde]:
    """What must hold besides the range; `|| ''` keeps the database from choosing another index for it."""
    bij = [] if s.mag == ALTIJD else [s.mag]
    if leidt != "drager" and s.behandelaars is not None:
        wie = sorted(w or "" for w in s.behandelaars)
        bij.append((f"coalesce(w.behandelaar, '') IN ({plekken(wie)})", tuple(wie)))
    if leidt != "school" and s.school:
        bij.append(("w.school || '' = ?", (s.school,)))
    if leidt != "soort":
        soort = (("workflow", s.workflow), ("toestand", s.toestand))
        bij += [(f"w.{kolom} || '' = ?", (waarde,)) for kolom, waarde in soort if waarde]
        bij += [("(',' || w.beurt || ',') LIKE ?", (f"%,{rol},%",)) for rol in s.beurt]
    if leidt != "stil" and s.stil:
        bij.append(("+w.stil = 1", ()))
    if leidt != "gevolg" and s.rangen != RANGEN:
        bij.append((f"w.rang IN ({plekken(s.rangen)})", s.rangen))
    if s.wacht_op is not None:
        bij.append(wacht_op(s.wacht_op, "w."))
    return bij + [(sql, (waarde,)) for sql, waarde in _dagen(s) if waarde]


def _dagen(s: Selectie) -> tuple[tuple[str, str], ...]:
    """What compares a day of the row with one that was given."""
    wakker = "(w.rust_tot IS NULL OR w.rust_tot <= ?)"
    tussen = (("w.uiterlijk >= ?", s.vanaf), ("w.uiterlijk <= ?", s.tot))
    return (*tussen, (wakker, s.wakker), ("w.rust_tot > ?", s.rust))


def _leidt(s: Selectie) -> str:
    """By which index: the one that leaves least to be looked at."""
    if s.afgerond:
        return ""
    if s.behandelaars is not None and (len(s.behandelaars) <= WEINIG_DRAGERS or not s.beurt):
        return "drager"
    if s.school:
        return "school"
    if s.stil:
        return "stil"
    if s.beurt or s.workflow:
        return "soort"
    return "gevolg" if s.rangen != RANGEN or s.vanaf or s.tot else ""


def _sprongen(*kolommen: str) -> str:
    """Which combinations of values occur, by jumping from one to the next in their index.

    Level by level: a database looks up what comes after a combination by its first value only, and would read all that share it.
    """
    orde = (*kolommen, "rang", "uiterlijk", "zaak")
    stappen = []
    for diepte in reversed(range(len(kolommen))):
        gelijk = "".join(f" AND v.{k} = p.{k}" for k in kolommen[:diepte])
        verder, volgorde = kolommen[diepte], ", ".join(f"v.{k}" for k in orde[diepte:])
        stappen.append(
            f"(SELECT v.zaak FROM werkvoorraad v WHERE v.open = 1{gelijk} AND v.{verder} > p.{verder} "  # noqa: S608
            f"ORDER BY {volgorde} LIMIT 1)"
        )
    welke, namen = ", ".join(f"v.{k}" for k in kolommen), ", ".join(kolommen)
    er_is, op_volgorde = f"v.open = 1 AND v.{kolommen[0]} IS NOT NULL", ", ".join(f"v.{k}" for k in orde)
    begin = f"SELECT {welke} FROM werkvoorraad v WHERE {er_is} ORDER BY {op_volgorde} LIMIT 1"  # noqa: S608
    volgende = f"SELECT {welke} FROM p, werkvoorraad v WHERE v.zaak = coalesce({', '.join(stappen)}, NULL)"  # noqa: S608
    return f"WITH RECURSIVE p({namen}) AS (SELECT * FROM ({begin}) AS e UNION ALL {volgende}) SELECT {namen} FROM p"  # noqa: S608


_SOORTEN = _sprongen(*_SOORT)
_DRAGERS = _sprongen("behandelaar")


def _verder(s: Selectie, na: Plek) -> Voorwaarde:
    """The rows after this place (keyset, so equally fast on every page)."""
    kolommen = ", ".join(f"w.{k}" for k in s.volgorde)
    return f"({kolommen}) {'<' if s.afgerond else '>'} ({plekken(na)})", tuple(na)


def _vraag(wat: str, waar: Voorwaarde, staart: str) -> Voorwaarde:
    return f"SELECT {wat} WHERE {waar[0]} {staart}".rstrip(), waar[1]
