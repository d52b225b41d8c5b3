"""Graaf: the states and steps of a workflow as the soundness check walks them.

A knoop is a state plus whether the decision in it was made known (`klaar_na`), for only then has the zaak ended.
A row that leads to an unknown state counts as leading to an end: that defect is reported once, for its own reason.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kernproces.rollen import Rol
from kernproces.taal.overgang import Mandaat, Overgang
from kernproces.taal.termijn import TermijnSoort
from kernproces.taal.verzameling import Verzameling
from kernproces.taal.workflow import Workflow

Knoop = tuple[str, bool]
NERGENS: Knoop = ("", True)


@dataclass(frozen=True, slots=True)
class Stap:
    """One step. `eisen`: all must hold; `rollen`: without any one of these nobody can bring it about."""

    rij: Overgang
    van: Knoop
    naar: Knoop
    eisen: frozenset[str]
    rollen: frozenset[Rol]


Verbod = Callable[[Stap], bool]


class Graaf:
    """Walks forward from the start and backward from the ends."""

    def __init__(self, workflow: Workflow) -> None:
        self.workflow = workflow
        self.uit: dict[Knoop, list[Stap]] = {}
        self._in: dict[Knoop, list[Stap]] = {}
        self.stappen = list(self._stappen())
        for stap in self.stappen:
            self.uit.setdefault(stap.van, []).append(stap)
            if stap.naar != stap.van:
                self._in.setdefault(stap.naar, []).append(stap)

    @property
    def rijen(self) -> tuple[Overgang, ...]:
        """Every row, the start row first."""
        return (self.workflow.start, *self.workflow.overgangen)

    @cached_property
    def begin(self) -> Knoop:
        """Where every zaak starts."""
        return (self.workflow.begin, self.workflow.klaar_na == self.workflow.start.actie != "")

    @cached_property
    def knopen(self) -> tuple[Knoop, ...]:
        """Every state; twice where decisions are made known."""
        vlaggen = (False, True) if self.workflow.besluiten else (self.begin[1],)
        return tuple((t, v) for t in self.workflow.toestanden for v in vlaggen)

    @cached_property
    def _te_melden(self) -> frozenset[str]:
        """States in which the decision can be made known."""
        return frozenset(t for o in self.workflow.acties.get(self.workflow.klaar_na, ()) for t in o.van)

    def is_einde(self, knoop: Knoop) -> bool:
        """Whether the zaak has ended here."""
        toestand, bekend = knoop
        if knoop == NERGENS or toestand in self.workflow.einde:
            return True
        return toestand in self.workflow.besluiten and (bekend or toestand not in self._te_melden)

    def is_gesloten(self, knoop: Knoop) -> bool:
        """Whether the zaak has ended here for certain; not where the declaration is unclear about it."""
        toestand, bekend = knoop
        return bekend if toestand in self.workflow.besluiten else toestand in self.workflow.einde

    @cached_property
    def samenhangend(self) -> bool:
        """Begin and end can be told; without them other findings would only repeat that."""
        w = self.workflow
        return w.begin in w.toestanden and (not w.besluiten or w.klaar_na in w.acties)

    @cached_property
    def bereikbaar(self) -> frozenset[Knoop]:
        """Every knoop that a zaak can get to; all of them when the begin itself is unknown."""
        if self.workflow.begin not in self.workflow.toestanden:
            return frozenset(self.knopen)
        return frozenset(self.vooruit([self.begin]))

    @cached_property
    def met_uitweg(self) -> frozenset[Knoop]:
        """Every knoop from which an end can be reached."""
        return frozenset(self.terug())

    def vooruit(self, van: Iterable[Knoop]) -> set[Knoop]:
        """Everything that can be reached from these, themselves included."""
        gezien = set(van)
        stapel = list(gezien)
        while stapel:
            for stap in self.uit.get(stapel.pop(), ()):
                if stap.naar not in gezien:
                    gezien.add(stap.naar)
                    stapel.append(stap.naar)
        return gezien

    def terug(self, verboden: Verbod | None = None) -> set[Knoop]:
        """Every knoop from which an end can be reached without the forbidden steps."""
        gezien = {k for k in (*self.knopen, NERGENS) if self.is_einde(k)}
        stapel = list(gezien)
        while stapel:
            for stap in self._in.get(stapel.pop(), ()):
                if stap.van not in gezien and not (verboden is not None and verboden(stap)):
                    gezien.add(stap.van)
                    stapel.append(stap.van)
        return gezien

    def vast_zonder(self, verboden: Verbod) -> list[str]:
        """The reachable states that have a way to an end, but not without these steps."""
        over = self.terug(verboden)
        return sorted({k[0] for k in self.bereikbaar if k in self.met_uitweg and k not in over})

    def voedt(self, rij: Overgang) -> tuple[Overgang, ...]:
        """The rows by which people bring about a vanzelf; empty when a clock does, or nothing."""
        actie = rij.zodra.actie if isinstance(rij.zodra, Verzameling) else rij.na
        if rij.zodra is None or isinstance(rij.zodra, TermijnSoort) or not actie:
            return ()
        return tuple(o for o in self.rijen if o.actie == actie)

    def _stappen(self) -> Iterator[Stap]:
        w = self.workflow
        for rij in w.overgangen:
            eisen, rollen = self._nodig(rij)
            for van in self.knopen:
                if van[0] in rij.van and (rij.na_afloop or not self.is_einde(van)):
                    naar = rij.naar if rij.naar is not None else van[0]
                    doel = (naar, van[1] or (rij.actie == w.klaar_na and bool(w.besluiten)))
                    yield Stap(rij, van, doel if naar in w.toestanden else NERGENS, eisen, rollen)

    def _nodig(self, rij: Overgang) -> tuple[frozenset[str], frozenset[Rol]]:
        """What blocks a step: for a vanzelf also what blocks every way of bringing it about."""
        if not rij.vanzelf:
            return frozenset(e.naam for e in rij.eisen), _onmisbaar(rij)
        eigen = (
            frozenset(e.naam for e in rij.zodra.gereed) if isinstance(rij.zodra, Verzameling) else frozenset()
        )
        if not (voeding := self.voedt(rij)):
            return eigen, frozenset()
        gedeeld = frozenset.intersection(*(frozenset(e.naam for e in o.eisen) for o in voeding))
        return eigen | gedeeld, frozenset.intersection(*(_onmisbaar(o) for o in voeding))


def _onmisbaar(rij: Overgang) -> frozenset[Rol]:
    """The one role that may do this, when there is no other and no mandate."""
    enige = frozenset(rij.rollen) - {Rol.SYSTEEM}
    return enige if len(enige) == 1 and not any(isinstance(d, Mandaat) for d in rij.door) else frozenset()
