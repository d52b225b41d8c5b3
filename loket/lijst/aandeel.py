"""Aandeel: the part of the worklist that is for who sees little of it, read once a request and chosen from in memory.

A list shows a page, the counts of every view and those behind every filter: ten questions over the same few rows. What it
costs follows what the reader has to do with, not how much there is.
"""

import heapq
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import Self

from kernproces.beurt import Wie
from kernproces.gebruik.voorwaarden import Voorwaarde, plekken, zaken_met
from kernproces.opslag.kolommen import KOLOMMEN
from kernproces.opslag.rijen import Lezer, Rij, Waarde
from kernproces.rechten.betrokken import GAF_AL, GEVRAAGD, gevraagd_als_wie
from loket.lijst.selectie import MEEST, RANGEN, Plek, Selectie, urgentie_van

_GELEZEN = KOLOMMEN["werkvoorraad"]
_PLEK = {naam: i for i, naam in enumerate(_GELEZEN)}
_BEHANDELAAR, _BEURT, _BIJGEWERKT, _RANG = (_PLEK[k] for k in ("behandelaar", "beurt", "bijgewerkt", "rang"))
_UITERLIJK, _RUST_TOT, _STIL = (_PLEK[k] for k in ("uiterlijk", "rust_tot", "stil"))
_OPEN, _ZAAK, _ERFT_VAN = (itemgetter(_PLEK[k]) for k in ("open", "zaak", "erft_van"))
_URGENTIE = ("zaak", "rang", "uiterlijk")  # the last two beside each other in the row too
_PER_VRAAG = 500
Keur = Callable[[list[Rij]], list[Rij]]


@dataclass(slots=True)
class Aandeel:
    """Rows of one reader: what is open, and what was closed since a day (empty: nothing of that)."""

    _lezer: Lezer
    _open: list[Rij]
    _dicht: list[Rij]
    _sinds: str
    _gekozen: dict[Selectie, list[Rij]] = field(default_factory=dict)

    @classmethod
    def van(cls, lezer: Lezer, delen: Sequence[Voorwaarde], sinds: str) -> Self:
        """Read it, part by part. The plus keeps the indexes of the worklist out: what is theirs leads."""
        open_ = "(+w.open = 1 OR w.bijgewerkt >= ?)" if sinds else "+w.open = 1"
        kolommen = ", ".join(f"w.{k}" for k in _GELEZEN)
        vast: tuple[Waarde, ...] = (sinds,) if sinds else ()
        vragen = (f"SELECT {kolommen} FROM werkvoorraad w WHERE {open_} AND {deel}" for deel, _ in delen)  # noqa: S608 - conditions of ours
        gelezen = lezer.rij_query(" UNION ALL ".join(vragen), [w for _, ws in delen for w in (*vast, *ws)])
        rijen = {_ZAAK(r): r for r in gelezen}.values()  # each once
        lopend = _met_geerfde_urgentie(lezer, [r for r in rijen if _OPEN(r)])
        return cls(lezer, lopend, [r for r in rijen if not _OPEN(r)], sinds)

    def omvat(self, s: Selectie) -> bool:
        """Whether all that this selection asks for was read."""
        return not s.afgerond or ("" < self._sinds <= s.afgerond)

    def rijen(self, s: Selectie, aantal: int, na: Plek, wat: Sequence[str]) -> list[Rij]:
        """The first rows after `na`, in order."""
        plek, alle, grens = itemgetter(*(_PLEK[k] for k in s.volgorde)), self.die(s), tuple(na)
        if grens:
            alle = [r for r in alle if (plek(r) < grens if s.afgerond else plek(r) > grens)]
        kies = heapq.nlargest if s.afgerond else heapq.nsmallest
        return _kolommen(kies(aantal, alle, key=plek), wat)

    def enkele(self, s: Selectie, aantal: int, wat: Sequence[str]) -> list[Rij]:
        """Rows in any order, no more than so many."""
        return _kolommen(self.die(s)[:aantal], wat)

    def tel(self, s: Selectie) -> int:
        """How many, up to MEEST + 1."""
        return min(len(self.die(s)), MEEST + 1)

    def die(self, s: Selectie) -> list[Rij]:
        """The rows of a selection; asked for its page, its count and its filters."""
        if s not in self._gekozen:
            self._gekozen[s] = self._kies(s)
        return self._gekozen[s]

    def _kies(self, s: Selectie) -> list[Rij]:
        """One condition after the other: what the first leaves out, the next does not see."""
        rijen = self._dicht if s.afgerond else self._open
        for keur in _keuren(s):
            rijen = keur(rijen)
        if rijen and s.wacht_op is not None:
            rijen = self._die_wachten_op(s.wacht_op, rijen)
        return rijen

    def _die_wachten_op(self, wie: Wie, rijen: list[Rij]) -> list[Rij]:
        """Of what waits for his role: what waits for him (kernproces.beurt)."""
        gevraagd = self._zaken_met(GEVRAAGD, wie.keten)
        niet = self._zaken_met(GAF_AL, wie.keten) | self._zaken_met(GEVRAAGD, {gevraagd_als_wie(wie.rol)})
        return [
            r
            for r in rijen
            if _ZAAK(r) in gevraagd or (_ZAAK(r) not in niet and r[_BEHANDELAAR] not in wie.anderen)
        ]

    def _zaken_met(self, als: str, wie: Collection[str]) -> set[str]:
        return {zaak for (zaak,) in self._lezer.rij_query(*zaken_met(als, wie))}


def _met_geerfde_urgentie(lezer: Lezer, rijen: list[Rij]) -> list[Rij]:
    """The rows with the urgency that counts. Apart: as a join of every row with itself it was half of the reading."""
    erven = [_ZAAK(r) for r in rijen if _ERFT_VAN(r)]
    telt: dict[str, list[Waarde]] = {}
    for begin in range(0, len(erven), _PER_VRAAG):
        deel = erven[begin : begin + _PER_VRAAG]
        sql = f"SELECT {urgentie_van(_URGENTIE)} WHERE w.zaak IN ({plekken(deel)})"
        telt |= {zaak: urgentie for zaak, *urgentie in lezer.rij_query(sql, deel)}
    return [(*r[:_RANG], *telt[_ZAAK(r)], *r[_UITERLIJK + 1 :]) if _ZAAK(r) in telt else r for r in rijen]


def _kolommen(rijen: Iterable[Rij], wat: Sequence[str]) -> list[Rij]:
    waar = [_PLEK[k] for k in wat]
    if len(waar) == 1:
        return [(r[waar[0]],) for r in rijen]
    return list(map(itemgetter(*waar), rijen))


def _keuren(s: Selectie) -> list[Keur]:
    """What a row must meet; only what was asked. Each takes the whole list: a call for every row would be most of the work."""
    uit: list[Keur] = []
    if s.afgerond:
        uit.append(lambda rijen: [r for r in rijen if r[_BIJGEWERKT] >= s.afgerond])
    if (wie := s.behandelaars) is not None:
        uit.append(lambda rijen: [r for r in rijen if r[_BEHANDELAAR] in wie])
    uit += [partial(_met_rol, rol) for rol in s.beurt]
    gelijk = (("workflow", s.workflow), ("toestand", s.toestand), ("school", s.school))
    uit += [partial(_gelijk, _PLEK[kolom], waarde) for kolom, waarde in gelijk if waarde]
    if s.rangen != RANGEN:
        uit.append(lambda rijen: [r for r in rijen if r[_RANG] in s.rangen])
    if s.vanaf:
        uit.append(lambda rijen: [r for r in rijen if r[_UITERLIJK] >= s.vanaf])
    if s.tot:
        uit.append(lambda rijen: [r for r in rijen if r[_UITERLIJK] <= s.tot])
    if s.wakker:
        uit.append(lambda rijen: [r for r in rijen if (r[_RUST_TOT] or "") <= s.wakker])
    if s.rust:
        uit.append(lambda rijen: [r for r in rijen if (r[_RUST_TOT] or "") > s.rust])
    if s.stil:
        uit.append(lambda rijen: [r for r in rijen if r[_STIL]])
    return uit


def _gelijk(plek: int, waarde: str, rijen: list[Rij]) -> list[Rij]:
    return [r for r in rijen if r[plek] == waarde]


def _met_rol(rol: str, rijen: list[Rij]) -> list[Rij]:
    """It waits for this role. There are many rows, and few that it can wait for."""
    met = {b for b in set(map(itemgetter(_BEURT), rijen)) if rol in b.split(",")}
    return [r for r in rijen if r[_BEURT] in met]
