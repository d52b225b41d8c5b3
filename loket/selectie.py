"""Selectie: which rows of the worklist, read in order of consequence without reading the others.

A selection is split into ranges of one index, each of them in order already (who carries it and whose turn, school,
procedure and state, or consequence). From each range come as many rows as fit on a page, so a page costs the same with
a thousand zaken and with a million. What the index does not tell is a plain filter within those ranges.
"""

from dataclasses import dataclass, field, replace

from kernproces.gebruik.inkijk import gaven_niet
from kernproces.opslag.rijen import Lezer, Rij, Waarde

MEEST = 500  # a count goes no further: never a COUNT over everything
MEESTE_DELEN = 400  # SQLite takes 500 parts in one query
RANGEN = (0, 1, 2, 3)
KOLOMMEN = "w.zaak, w.dossier, w.workflow, w.toestand, w.rang, w.uiterlijk, w.school, w.behandelaar, w.erft_van, w.bijgewerkt"
Voorwaarde = tuple[str, tuple[Waarde, ...]]
ALLES: Voorwaarde = ("1 = 1", ())
OPEN = "w.open = 1"
_VAN_HEN = "+w.open = 1"  # the plus keeps the indexes of the worklist out: what is theirs leads
# A zaak without a date of its own may press as much as the zaak that it hangs on, which may do so in its turn.
_ERVEN = """werkvoorraad w LEFT JOIN werkvoorraad h ON h.zaak = w.erft_van LEFT JOIN werkvoorraad hh ON hh.zaak = h.erft_van"""
_GEERFD = {k: f"coalesce(hh.{k}, h.{k}, w.{k})" for k in ("rang", "uiterlijk")}
_ZELF: Voorwaarde = ("(w.rang < 3 OR w.erft_van IS NULL)", ())
_ERFT = "w.open = 1 AND w.erft_van IS NOT NULL"
_ERFT_VAN_HEN = "+w.open = 1 AND w.erft_van || '' <> ''"
STIL = "(SELECT t.zaak FROM termijn t WHERE t.stand = 'opgeschort')"


@dataclass(frozen=True, slots=True)
class Selectie:
    """Every dimension that is given must hold."""

    mag: Voorwaarde = ALLES  # what this reader may see
    eigen: bool = False  # and that is little beside all there is, and found by itself
    behandelaars: frozenset[str | None] | None = None  # carried by one of these; None among them: by nobody
    niet: frozenset[str] = frozenset()  # not carried by these
    beurt: tuple[str, ...] = ()  # waiting for each of these roles
    gaven_niet: frozenset[str] = frozenset()  # none of these gave his part already of what it waits for
    workflow: str = ""
    toestand: str = ""
    school: str = ""
    rangen: tuple[int, ...] = RANGEN
    vanaf: str = ""  # first and last end date
    tot: str = ""
    stil: bool = False
    wakker: str = ""  # not put aside on this day
    rust: str = ""  # put aside on this day
    afgerond: str = ""  # closed, and changed last since this day; otherwise what is open

    def die(self, ander: "Selectie") -> "Selectie":
        """These, as far as they are also in the other one."""
        wie = [w for w in (self.behandelaars, ander.behandelaars) if w is not None]
        tot = [t for t in (self.tot, ander.tot) if t]
        return replace(
            self,
            behandelaars=frozenset.intersection(*wie) if wie else None,
            niet=self.niet | ander.niet,
            gaven_niet=self.gaven_niet | ander.gaven_niet,
            beurt=tuple(dict.fromkeys((*self.beurt, *ander.beurt))),
            workflow=self.workflow or ander.workflow,
            toestand=self.toestand or ander.toestand,
            school=self.school or ander.school,
            rangen=tuple(r for r in self.rangen if r in ander.rangen),
            vanaf=max(self.vanaf, ander.vanaf),
            tot=min(tot) if tot else "",
            stil=self.stil or ander.stil,
            wakker=self.wakker or ander.wakker,
            rust=self.rust or ander.rust,
        )

    @property
    def vraagt_urgentie(self) -> bool:
        """Whether the rank or the end date narrows it."""
        return self.rangen != RANGEN or bool(self.vanaf or self.tot)

    @property
    def volgorde(self) -> str:
        """By consequence; what is closed, the newest first."""
        return "bijgewerkt DESC, zaak DESC" if self.afgerond else "rang, uiterlijk, zaak"


@dataclass(slots=True)
class Bladeraar:
    """Reads selections within one request: it knows which values there are in the columns that lead an index."""

    lezer: Lezer
    _paren: dict[tuple[str, str], list[tuple[str | None, str]]] = field(default_factory=dict)

    def rijen(self, s: Selectie, aantal: int, na: Voorwaarde = ALLES, wat: str = KOLOMMEN) -> list[Rij]:
        """The first rows after `na`, in order."""
        namen = ", ".join(k.removeprefix("w.") for k in wat.split(", "))
        delen = self._gedeeld(s, wat, f"ORDER BY {s.volgorde} LIMIT {aantal}", na)
        if not delen:
            return []
        unie = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS d" for sql, _ in delen)  # noqa: S608
        sql = f"SELECT {namen} FROM ({unie}) AS u ORDER BY {s.volgorde} LIMIT {aantal}"  # noqa: S608
        return self.lezer.rij_query(sql, [w for _, waarden in delen for w in waarden])

    def tel(self, selecties: list[Selectie]) -> list[int]:
        """How many rows each of these has, up to MEEST + 1, in one query."""
        vragen, waarden = [], list[Waarde]()
        for s in selecties:
            delen = self._gedeeld(s, "w.zaak") or [("SELECT 1 WHERE 1 = 0", ())]
            unie = " UNION ALL ".join(sql for sql, _ in delen)
            vragen.append(f"(SELECT count(*) FROM (SELECT 1 FROM ({unie}) AS u LIMIT {MEEST + 1}) AS q)")  # noqa: S608
            waarden += [w for _, eigen in delen for w in eigen]
        return list(self.lezer.rij_query("SELECT " + ", ".join(vragen), waarden)[0]) if vragen else []

    def _gedeeld(self, s: Selectie, wat: str, staart: str = "", na: Voorwaarde = ALLES) -> list[Voorwaarde]:
        """The selection as queries that share no row: by ranges of an index, and apart what inherits its urgency.

        Without a question about urgency or order nobody needs to know what inherits.
        """
        delen, erft = self._delen(s), not s.afgerond and (bool(staart) or s.vraagt_urgentie)
        bij = [*self._bij(s, "" if s.afgerond else _leidt(s)), na, *([_ZELF] if erft else ())]
        uit = [_vraag(f"{wat} FROM werkvoorraad w", samen(d, *bij), staart) for d in delen]
        if erft and delen:
            waar = samen((_ERFT_VAN_HEN if s.eigen else _ERFT, ()), *self._bij(s, ""), na)
            uit.append(_vraag(urgentie_van(wat), (_geerfd(waar[0]), waar[1]), staart))
        return uit

    # ------------------------------------------------------------ the ranges of an index

    def _delen(self, s: Selectie) -> list[Voorwaarde]:
        """Ranges that together hold the selection; no row lies in two of them."""
        if not s.rangen or s.behandelaars == frozenset():
            return []
        if s.afgerond:
            return [("w.open = 0 AND w.bijgewerkt >= ?", (s.afgerond,))]
        leidt = _leidt(s)
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
        return [(_VAN_HEN if leidt == "dossier" else OPEN, ())]

    def _dragers(self, s: Selectie) -> list[Voorwaarde]:
        uit: list[Voorwaarde] = []
        for drager, beurt in self.paren("behandelaar", "beurt"):
            if not _past_drager(s, drager) or not {*s.beurt} <= {*beurt.split(",")}:
                continue
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

    def _bij(self, s: Selectie, leidt: str) -> list[Voorwaarde]:
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


def _leidt(s: Selectie) -> str:
    """By which index: the one that leaves least to be looked at."""
    if s.eigen:
        return "dossier"
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


def _dagen(s: Selectie) -> tuple[tuple[str, str], ...]:
    """What compares a day of the row with one that was given."""
    wakker = "(w.rust_tot IS NULL OR w.rust_tot <= ?)"
    tussen = (("w.uiterlijk >= ?", s.vanaf), ("w.uiterlijk <= ?", s.tot))
    return (*tussen, (wakker, s.wakker), ("w.rust_tot > ?", s.rust))


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


def _vraag(wat: str, waar: Voorwaarde, staart: str) -> Voorwaarde:
    return f"SELECT {wat} WHERE {waar[0]} {staart}".rstrip(), waar[1]


def _geerfd(sql: str) -> str:
    """The same with the urgency of the zaak that it hangs on."""
    for kolom, geerfd in _GEERFD.items():
        sql = sql.replace(f"w.{kolom}", geerfd)
    return sql


def urgentie_van(kolommen: str) -> str:
    """Columns of the worklist with their table, with the urgency that counts."""
    namen = [k.removeprefix("w.") for k in kolommen.split(", ")]
    return ", ".join(f"{_GEERFD.get(naam, f'w.{naam}')} AS {naam}" for naam in namen) + f" FROM {_ERVEN}"


def samen(*voorwaarden: Voorwaarde) -> Voorwaarde:
    """All of these."""
    return " AND ".join(sql for sql, _ in voorwaarden), tuple(w for _, eigen in voorwaarden for w in eigen)


def _plekken(aantal: int) -> str:
    return ", ".join("?" * aantal)


def telling(aantal: int) -> str:
    """A count as it is shown."""
    return f"{MEEST}+" if aantal > MEEST else str(aantal)
