"""Bewijsoverzicht: the clause matrix over all dossiers, computed from the history, each dossier again when something was added.

What is kept is the answer, never the content: which entry proves what. The heads of the streams tell whether it still
holds; who wants it from nothing, makes a new one (the command does).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from threading import Lock
from typing import Any

from kernproces.bewijs.matrix import Bewijsmatrix
from kernproces.bewijs.regel import Regel, Stand
from kernproces.gebruik.register import Register
from kernproces.naspelen.boek import Geschiedenisboek, Ontsluiter
from kernproces.opslag.rijen import Lezer

KOPPEN = "SELECT stroom, nr FROM stroom WHERE stroom >= 'dossier/' AND stroom < 'dossier0'"
ZAKEN = (
    "SELECT w.dossier, s.nr FROM werkvoorraad w JOIN stroom s ON s.stroom = 'zaak/' || w.zaak ORDER BY w.zaak"
)
Standen = dict[str, list[Regel]]


def bewijsbaar(register: Register, clausules: Collection[str]) -> list[str]:
    """The clauses, and every other row of the norm that a procedure proves in a dossier, in the order of the norm."""
    genoemd = {
        b.clausule
        for n in register.namen()
        for w in (register.nieuwste(n).workflow,)
        for o in (w.start, *w.overgangen)
        for b in o.bewijs
    }
    return [c for c in clausules if c[0].isdigit() or c in genoemd]


class Bewijsoverzicht:
    """The matrix of every dossier, kept as long as nothing was added to it."""

    def __init__(self, register: Register, clausules: Collection[str], ontsluit: Ontsluiter) -> None:
        self._register = register
        self.clausules = bewijsbaar(register, clausules)
        self._ontsluit = ontsluit
        self._slot = Lock()
        self._bekend: dict[str, tuple[Any, list[Regel]]] = {}

    def lees(self, lezer: Lezer, meld: Callable[[int, int], None] = lambda _gedaan, _alle: None) -> Standen:
        """Per dossier its rows, in order of number. `meld(done, all)` tells how far it is."""
        with self._slot:
            koppen = _koppen(lezer, self._dekkend_in(lezer))
            nieuw = [d for d, kop in koppen.items() if self._bekend.get(d, (None,))[0] != kop]
            self._bekend = {d: self._bekend[d] for d in koppen if d in self._bekend}
            for i, (dossier, regels) in enumerate(self._bereken(lezer, nieuw), start=1):
                self._bekend[dossier] = (koppen[dossier], regels)
                meld(i, len(nieuw))
            return {d: self._bekend[d][1] for d in sorted(koppen)}

    def doorloop(
        self, lezer: Lezer, meld: Callable[[int, int], None] = lambda _gedaan, _alle: None
    ) -> Iterator[tuple[str, list[Regel]]]:
        """The same one by one, and nothing is kept of what was not known yet: for a file over all of them."""
        koppen = _koppen(lezer, self._dekkend_in(lezer))
        with self._slot:
            bekend = {d: regels for d, (kop, regels) in self._bekend.items() if koppen.get(d) == kop}
        alle = sorted(koppen)
        berekend = self._bereken(lezer, (d for d in alle if d not in bekend))
        for i, dossier in enumerate(alle, start=1):
            yield dossier, bekend[dossier] if dossier in bekend else next(berekend)[1]
            meld(i, len(alle))

    def _bereken(self, lezer: Lezer, dossiers: Iterable[str]) -> Iterator[tuple[str, list[Regel]]]:
        matrix = Bewijsmatrix(Geschiedenisboek(lezer, self._ontsluit), self._register, self.clausules)
        for dossier in dossiers:
            yield dossier, matrix.van(dossier)
            matrix.laat_los(dossier)

    def _dekkend_in(self, lezer: Lezer) -> tuple[Any, ...]:
        """How the zaken stand that prove something for other dossiers: a change there is a change everywhere."""
        workflows = sorted(
            {
                n
                for n in self._register.namen()
                for o in self._register.nieuwste(n).workflow.overgangen
                for b in o.bewijs
                if b.dekt is not None
            }
        )
        vraag = (
            "SELECT s.stroom, s.nr FROM werkvoorraad w JOIN stroom s ON s.stroom = 'zaak/' || w.zaak "
            "WHERE w.workflow = ? ORDER BY w.zaak"
        )
        return tuple(tuple(rij) for n in workflows for rij in lezer.rij_query(vraag, (n,)))


def _koppen(lezer: Lezer, dekkend: tuple[Any, ...]) -> dict[str, Any]:
    """Per dossier the versions of its streams."""
    koppen: dict[str, list[Any]] = {stroom.partition("/")[2]: [nr] for stroom, nr in lezer.rij_query(KOPPEN)}
    for dossier, nr in lezer.rij_query(ZAKEN):
        koppen.setdefault(dossier, []).append(nr)
    return {d: (*nrs, hash(dekkend)) for d, nrs in koppen.items()}


def tellingen(standen: Mapping[str, list[Regel]]) -> dict[str, dict[Stand, int]]:
    """Per clause how many dossiers have it met, open, erased, or not applicable."""
    tel: dict[str, dict[Stand, int]] = {}
    for regels in standen.values():
        tel_bij(tel, regels)
    return tel


def tel_bij(tel: dict[str, dict[Stand, int]], regels: Iterable[Regel]) -> None:
    """Count those of one dossier too."""
    for r in regels:
        tel.setdefault(r.clausule, dict.fromkeys(Stand, 0))[r.stand] += 1
