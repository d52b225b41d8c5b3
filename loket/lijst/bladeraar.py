"""Bladeraar: reads a selection in order of consequence without reading the others.

A selection is split into ranges of one index, each of them in order already (who carries it and whose turn, school,
procedure and state, or consequence). From each range come as many rows as fit on a page, so a page costs the same with
a thousand zaken and with a million. What the index does not tell is a plain filter within those ranges. Many ranges are
read whole when they hold little, and left for the order of consequence, with a filter, when they hold much. Who sees
little of all there is, has his own share read once (aandeel.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kernproces.gebruik.inkijk import gaven_niet
from kernproces.opslag.rijen import Lezer, Rij, Waarde
from loket.lijst.aandeel import Aandeel
from loket.lijst.selectie import (
    ALLES,
    KOLOMMEN,
    MEEST,
    RANGEN,
    Plek,
    Selectie,
    Voorwaarde,
    geerfd,
    samen,
    urgentie_van,
)

MEESTE_DELEN = 400  # SQLite takes 500 parts in one query
WEINIG_DELEN = 8  # ranges of which each gives a page of its own
WEINIG = 1_000  # rows that may be read and put in order
OPEN = "w.open = 1"
RIJEN = "werkvoorraad w"
_ZELF: Voorwaarde = ("(w.rang < 3 OR w.erft_van IS NULL)", ())
_ERFT: Voorwaarde = ("w.open = 1 AND w.erft_van IS NOT NULL", ())
STIL = "(SELECT t.zaak FROM termijn t WHERE t.stand = 'opgeschort')"


@dataclass(slots=True)
class Bladeraar:
    """Reads selections within one request: what it found once, it knows. `sinds`: what is closed since then is asked too."""

    lezer: Lezer
    sinds: str = ""
    _paren: dict[tuple[str, str], list[tuple[str | None, str]]] = field(default_factory=dict)
    _aandelen: dict[Voorwaarde, Aandeel] = field(default_factory=dict)

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

    def tel(self, selecties: list[Selectie]) -> list[int]:
        """How many rows each of these has, up to MEEST + 1; those that are not one's own share in one query."""
        eigen = {s: self._aandeel(s).tel(s) for s in selecties if s.eigen}
        overig = [s for s in dict.fromkeys(selecties) if not s.eigen]
        vragen, waarden = [], list[Waarde]()
        for s in overig:
            unie, w = self._alle(s, ("zaak",))
            vragen.append(f"(SELECT count(*) FROM (SELECT 1 FROM ({unie}) AS u LIMIT {MEEST + 1}) AS q)")  # noqa: S608
            waarden += w
        geteld = self.lezer.rij_query("SELECT " + ", ".join(vragen), waarden)[0] if vragen else ()
        per = eigen | dict(zip(overig, geteld, strict=True))
        return [per[s] for s in selecties]

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
        if staart or leidt != "drager":
            delen = [(RIJEN, deel) for deel in self._delen(s, leidt)]
        else:
            delen = self._dragers_samen(s)
        urgent = s.vraagt_urgentie or not {"rang", "uiterlijk"}.isdisjoint(wat)
        erft = not s.afgerond and (bool(staart) or urgent)
        verder = [_verder(s, na)] if na else []
        bij = [*_bij(s, leidt), *verder, *([_ZELF] if erft else ())]
        kolommen = ", ".join(f"w.{k}" for k in wat)
        uit = [_vraag(f"{kolommen} FROM {bron}", samen(deel, *bij), staart) for bron, deel in delen]
        if erft and delen:
            sql, waarden = samen(_ERFT, *_bij(s, ""), *verder)
            uit.append(_vraag(urgentie_van(wat), (geerfd(sql), waarden), staart))
        return uit

    def _aandeel(self, s: Selectie) -> Aandeel:
        """The share of this reader, read once."""
        er_is = self._aandelen.get(s.mag)
        if er_is is None or not er_is.omvat(s):
            sinds = min(filter(None, (self.sinds, s.afgerond)), default="")
            er_is = self._aandelen[s.mag] = Aandeel.van(self.lezer, s.mag, sinds)
        return er_is

    # ------------------------------------------------------------ the ranges of an index

    def _leidt(self, s: Selectie) -> str:
        """By which index a page is read: what lies in many ranges only when it is little."""
        leidt = _leidt(s)
        if leidt == "drager" and len(self._delen(s, leidt)) <= WEINIG_DELEN:
            return leidt
        veel = leidt in {"drager", "stil"} and len(self.enkele(s, WEINIG + 1, ("zaak",))) > WEINIG
        return "" if veel else leidt

    def _delen(self, s: Selectie, leidt: str) -> list[Voorwaarde]:
        """Ranges that together hold the selection; no row lies in two of them."""
        if not s.rangen or s.behandelaars == frozenset():
            return []
        if s.afgerond:
            return [("w.open = 0 AND w.bijgewerkt >= ?", (s.afgerond,))]
        if leidt == "drager":
            return self._dragers(s)
        if leidt == "school":
            return [(f"{OPEN} AND w.school = ?", (s.school,))]
        if leidt == "soort":
            paren = self.paren("workflow", "toestand")
            past = [p for p in paren if p[0] == s.workflow and s.toestand in ("", p[1])]
            return [(f"{OPEN} AND w.workflow = ? AND w.toestand = ?", p) for p in past]
        if leidt == "stil":
            return [(f"{OPEN} AND w.zaak IN {STIL}", ())]
        if leidt == "gevolg":
            return [(f"{OPEN} AND w.rang = ?", (r,)) for r in s.rangen]
        return [(OPEN, ())]

    def _gedragen(self, s: Selectie) -> list[tuple[str | None, str]]:
        """Who carries what is asked, and whose turn it is there."""
        if not s.rangen or s.behandelaars == frozenset():
            return []
        paren = self.paren("behandelaar", "beurt")
        return [(d, b) for d, b in paren if _past_drager(s, d) and {*s.beurt} <= {*b.split(",")}]

    def _dragers_samen(self, s: Selectie) -> list[tuple[str, Voorwaarde]]:
        """The same rows as `_dragers`, in no order: hundreds of ranges in one, for a database reads a long question slowly."""
        paren = self._gedragen(s)
        van_iemand = [w for paar in paren if paar[0] is not None for w in paar]
        van_niemand = [b for d, b in paren if d is None]
        uit: list[tuple[str, Voorwaarde]] = []
        if van_iemand:
            # CROSS JOIN: SQLite then goes from these to the rows, and never the other way round.
            bron = f"(VALUES {', '.join(['(?, ?)'] * (len(van_iemand) // 2))}) AS p CROSS JOIN {RIJEN}"
            waar = f"{OPEN} AND w.behandelaar = p.column1 AND w.beurt = p.column2"
            uit.append((bron, (waar, tuple(van_iemand))))
        if van_niemand:
            waar = f"{OPEN} AND w.behandelaar IS NULL AND w.beurt IN ({_plekken(len(van_niemand))})"
            uit.append((RIJEN, (waar, tuple(van_niemand))))
        return uit

    def _dragers(self, s: Selectie) -> list[Voorwaarde]:
        uit: list[Voorwaarde] = []
        for drager, beurt in self._gedragen(s):
            if drager is None:
                uit.append((f"{OPEN} AND w.behandelaar IS NULL AND w.beurt = ?", (beurt,)))
            else:
                uit.append((f"{OPEN} AND w.behandelaar = ? AND w.beurt = ?", (drager, beurt)))
        return uit if len(uit) <= MEESTE_DELEN else [samen((OPEN, ()), *_dragerfilter(s))]

    def paren(self, a: str, b: str) -> list[tuple[str | None, str]]:
        """Which pairs of values occur, by jumping from one to the next in their index."""
        if (a, b) not in self._paren:
            rijen = self.lezer.rij_query(_PAREN.format(a=a, b=b))
            if a == "behandelaar":
                rijen += [(None, rij[0]) for rij in self.lezer.rij_query(_BEURTEN_VAN_NIEMAND)]
            self._paren[a, b] = [(x, y) for x, y in rijen]
        return self._paren[a, b]


def _bij(s: Selectie, leidt: str) -> list[Voorwaarde]:
    """What must hold besides the range; `|| ''` keeps the database from choosing another index for it."""
    bij = [] if s.mag == ALLES else [s.mag]
    if leidt != "drager":
        bij += _dragerfilter(s)
    if leidt != "school" and s.school:
        bij.append(("w.school || '' = ?", (s.school,)))
    if leidt != "soort":
        soort = (("workflow", s.workflow), ("toestand", s.toestand))
        bij += [(f"w.{kolom} || '' = ?", (waarde,)) for kolom, waarde in soort if waarde]
    if leidt != "stil" and s.stil:
        bij.append((f"EXISTS {STIL[:-1]} AND t.zaak = w.zaak)", ()))
    if leidt != "gevolg" and s.rangen != RANGEN:
        bij.append((f"w.rang IN ({_plekken(len(s.rangen))})", s.rangen))
    if s.gaven_niet:
        bij.append(gaven_niet(s.gaven_niet, "w."))
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
    if s.behandelaars is not None:
        return "drager"
    if s.school:
        return "school"
    if s.beurt or s.niet:
        return "drager"
    if s.workflow:
        return "soort"
    if s.stil:
        return "stil"
    return "gevolg" if s.rangen != RANGEN or s.vanaf or s.tot else ""


def _past_drager(s: Selectie, drager: str | None) -> bool:
    return drager not in s.niet and (s.behandelaars is None or drager in s.behandelaars)


def _dragerfilter(s: Selectie) -> list[Voorwaarde]:
    """Who carries it and whose turn it is, as plain conditions."""
    uit: list[Voorwaarde] = [("(',' || w.beurt || ',') LIKE ?", (f"%,{rol},%",)) for rol in s.beurt]
    if s.niet:
        uit.append((f"coalesce(w.behandelaar, '') NOT IN ({_plekken(len(s.niet))})", tuple(sorted(s.niet))))
    if s.behandelaars is not None:
        wie = sorted(w or "" for w in s.behandelaars)
        uit.append((f"coalesce(w.behandelaar, '') IN ({_plekken(len(wie))})", tuple(wie)))
    return uit


# In two steps: a database looks up the pair after this one by its first value only, and would read all that share it.
_PAREN = """WITH RECURSIVE p(a, b) AS (
 SELECT * FROM (SELECT v.{a}, v.{b} FROM werkvoorraad v WHERE v.open = 1 AND v.{a} IS NOT NULL
  ORDER BY v.{a}, v.{b} LIMIT 1) AS e
 UNION ALL SELECT w.{a}, w.{b} FROM p, werkvoorraad w WHERE w.zaak = coalesce(
  (SELECT v.zaak FROM werkvoorraad v WHERE v.open = 1 AND v.{a} = p.a AND v.{b} > p.b
   ORDER BY v.{b}, v.rang, v.uiterlijk, v.zaak LIMIT 1),
  (SELECT v.zaak FROM werkvoorraad v WHERE v.open = 1 AND v.{a} > p.a
   ORDER BY v.{a}, v.{b}, v.rang, v.uiterlijk, v.zaak LIMIT 1))
) SELECT a, b FROM p"""
_VAN_NIEMAND = "v.open = 1 AND v.behandelaar IS NULL"
_BEURTEN_VAN_NIEMAND = f"""WITH RECURSIVE p(b) AS (
 SELECT * FROM (SELECT v.beurt FROM werkvoorraad v WHERE {_VAN_NIEMAND} ORDER BY v.beurt LIMIT 1) AS e
 UNION ALL SELECT (SELECT v.beurt FROM werkvoorraad v WHERE {_VAN_NIEMAND} AND v.beurt > p.b
  ORDER BY v.beurt LIMIT 1) FROM p WHERE p.b IS NOT NULL
) SELECT b FROM p WHERE b IS NOT NULL"""  # noqa: S608


def _plekken(aantal: int) -> str:
    return ", ".join("?" * aantal)


def _verder(s: Selectie, na: Plek) -> Voorwaarde:
    """The rows after this place (keyset, so equally fast on every page)."""
    kolommen = ", ".join(f"w.{k}" for k in s.volgorde)
    return f"({kolommen}) {'<' if s.afgerond else '>'} ({_plekken(len(na))})", tuple(na)


def _vraag(wat: str, waar: Voorwaarde, staart: str) -> Voorwaarde:
    return f"SELECT {wat} WHERE {waar[0]} {staart}".rstrip(), waar[1]
