"""Indeling: a declaration laid out as a drawing: states in rows, each edge one row further, few crossings. Pure and repeatable.

The classic way in four steps: turn back edges round, put each state as low as its longest way asks, order every row by
where its neighbours stand, then give room. A long edge gets a stop in each row that it passes, so that it never runs
behind a box. Only order and arithmetic: the same declaration gives the same drawing, everywhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

BREED, HOOG, RIJ, TUSSEN, DUN = 150, 46, 104, 18, 14
RONDEN = 12

Lijn = tuple[str, str]
Plaats = dict[str, float]


@dataclass(slots=True)
class Tekening:
    """Where every state stands (its middle), the points that every edge passes, and how large it all is."""

    plek: dict[str, tuple[float, float]]
    lijnen: dict[Lijn, list[tuple[float, float]]]
    terug: frozenset[Lijn]  # edges that lead to an earlier row
    breedte: float
    hoogte: float


@dataclass(slots=True)
class _Raster:
    """The rows, with stops of long edges among the states."""

    rijen: list[list[str]]
    boven: dict[str, list[str]] = field(default_factory=dict)
    onder: dict[str, list[str]] = field(default_factory=dict)
    via: dict[Lijn, list[str]] = field(default_factory=dict)


def deel_in(toestanden: Sequence[str], lijnen: Sequence[Lijn], begin: str) -> Tekening:
    """The drawing of these states and edges, from `begin` down."""
    uniek = [(a, b) for a, b in dict.fromkeys(lijnen) if a != b and {a, b} <= {*toestanden}]
    terug = _terug(toestanden, uniek, begin)
    vooruit = list(dict.fromkeys((b, a) if (a, b) in terug else (a, b) for a, b in uniek))
    raster = _raster(toestanden, vooruit, _lagen(toestanden, vooruit))
    _orden(raster)
    x = _geef_ruimte(raster)
    links = min(x[n] - _breed(n) / 2 for rij in raster.rijen for n in rij)
    plek = {
        n: (round(x[n] - links, 1), HOOG / 2 + i * RIJ) for i, rij in enumerate(raster.rijen) for n in rij
    }
    punten = {}
    for a, b in uniek:
        van, naar = (b, a) if (a, b) in terug else (a, b)
        punten[a, b] = [plek[n] for n in (van, *raster.via[van, naar], naar)]
    rechts = max(x[n] + _breed(n) / 2 for rij in raster.rijen for n in rij) - links
    hoogte = (len(raster.rijen) - 1) * RIJ + HOOG
    return Tekening({t: plek[t] for t in toestanden}, punten, frozenset(terug), round(rechts, 1), hoogte)


def _terug(toestanden: Sequence[str], lijnen: Sequence[Lijn], begin: str) -> set[Lijn]:
    """The edges that close a circle when one walks on from the beginning, in declared order."""
    naar = {t: [b for a, b in lijnen if a == t] for t in toestanden}
    terug: set[Lijn] = set()
    klaar: set[str] = set()

    def loop(hier: str, weg: tuple[str, ...]) -> None:
        for verder in naar[hier]:
            if verder in weg:
                terug.add((hier, verder))
            elif verder not in klaar:
                loop(verder, (*weg, verder))
        klaar.add(hier)

    for t in (begin, *toestanden):
        if t not in klaar:
            loop(t, (t,))
    return terug


def _lagen(toestanden: Sequence[str], lijnen: Sequence[Lijn]) -> dict[str, int]:
    """Each state one row below the lowest that leads to it."""
    laag = dict.fromkeys(toestanden, 0)
    for _ in toestanden:
        for a, b in lijnen:
            laag[b] = max(laag[b], laag[a] + 1)
    return laag


def _raster(toestanden: Sequence[str], lijnen: Sequence[Lijn], laag: Mapping[str, int]) -> _Raster:
    raster = _Raster([[t for t in toestanden if laag[t] == i] for i in range(max(laag.values()) + 1)])
    for a, b in lijnen:
        raster.via[a, b] = [f"{a}>{b}#{i}" for i in range(laag[a] + 1, laag[b])]
        for i, stop in enumerate(raster.via[a, b], start=laag[a] + 1):
            raster.rijen[i].append(stop)
        for boven, onder in pairwise((a, *raster.via[a, b], b)):
            raster.onder.setdefault(boven, []).append(onder)
            raster.boven.setdefault(onder, []).append(boven)
    return raster


def _orden(raster: _Raster) -> None:
    """Sweep down and up; keep the order with the fewest crossings."""
    beste, minst = [list(r) for r in raster.rijen], _kruisingen(raster, raster.rijen)
    rijen = [list(r) for r in raster.rijen]
    for ronde in range(RONDEN):
        neer = ronde % 2 == 0
        volgorde = range(1, len(rijen)) if neer else range(len(rijen) - 2, -1, -1)
        for i in volgorde:
            vast = {n: p for p, n in enumerate(rijen[i - 1 if neer else i + 1])}
            buren = raster.boven if neer else raster.onder
            oud = {n: float(p) for p, n in enumerate(rijen[i])}
            rijen[i].sort(key=lambda n, v=vast, b=buren, o=oud: (_midden(b.get(n, ()), v, o[n]), o[n]))  # type: ignore[misc]
        if (aantal := _kruisingen(raster, rijen)) < minst:
            beste, minst = [list(r) for r in rijen], aantal
    raster.rijen = beste


def _midden(buren: Sequence[str], waar: Mapping[str, float], anders: float) -> float:
    plekken = [waar[b] for b in buren if b in waar]
    return sum(plekken) / len(plekken) if plekken else anders


def _kruisingen(raster: _Raster, rijen: list[list[str]]) -> int:
    aantal = 0
    for boven, onder in pairwise(rijen):
        plek = {n: i for i, n in enumerate(onder)}
        paren = [(i, plek[o]) for i, n in enumerate(boven) for o in raster.onder.get(n, ()) if o in plek]
        aantal += sum(a < c and b > d for a, b in paren for c, d in paren)
    return aantal


def _breed(naam: str) -> float:
    return DUN if "#" in naam else BREED


def _geef_ruimte(raster: _Raster) -> Plaats:
    """Every state near the middle of its neighbours, in its order, with room between."""
    x: Plaats = {}
    for rij in raster.rijen:
        rand = -sum(_breed(n) + TUSSEN for n in rij) / 2
        for n in rij:
            x[n] = rand + _breed(n) / 2
            rand += _breed(n) + TUSSEN
    for ronde in range(RONDEN * 2):
        for rij in raster.rijen if ronde % 2 == 0 else reversed(raster.rijen):
            wens = {n: _midden([*raster.boven.get(n, ()), *raster.onder.get(n, ())], x, x[n]) for n in rij}
            _schuif(rij, wens, x)
    return x


def _schuif(rij: list[str], wens: Plaats, x: Plaats) -> None:
    """As near to the wish as the neighbours in the row allow: half from the left, half from the right."""
    links, rechts = dict(wens), dict(wens)
    for a, b in pairwise(rij):
        links[b] = max(links[b], links[a] + (_breed(a) + _breed(b)) / 2 + TUSSEN)
    for b, a in pairwise(reversed(rij)):
        rechts[a] = min(rechts[a], rechts[b] - (_breed(a) + _breed(b)) / 2 - TUSSEN)
    for n in rij:
        x[n] = (links[n] + rechts[n]) / 2
