"""Doorloop: how long zaken stayed in each state, and which ways they went. Pure, over an event log.

A stay counts when it ended; where a zaak still is, is counted beside it, not guessed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from math import ceil

from loket.procesmijnen.log import Logregel

DAG = 86400.0


@dataclass(slots=True)
class _Verblijven:
    """Every stay in a state that ended, in days, and how many are in it now."""

    dagen: list[float] = field(default_factory=list)
    nu: int = 0


@dataclass(frozen=True, slots=True)
class Verblijf:
    """One state: how many stays ended, half of them and nine out of ten within so many days, and how many are in it now."""

    toestand: str
    keer: int
    mediaan: float
    p90: float
    nu: int


@dataclass(frozen=True, slots=True)
class Pad:
    """A way through the procedure, and how many zaken went it."""

    toestanden: tuple[str, ...]
    zaken: int
    terug: bool  # it came back in a state where it had been


@dataclass(frozen=True, slots=True)
class Doorloop:
    """Of one procedure."""

    zaken: int
    verblijven: list[Verblijf]
    paden: list[Pad]
    lopend: int  # zaken that are not finished: their way is not known yet
    overschreden: int  # zaken with a term that was overrun
    gecorrigeerd: int  # zaken in which something was corrected

    @property
    def anders(self) -> int:
        """Finished zaken that went another way than most."""
        return self.zaken - self.lopend - (self.paden[0].zaken if self.paden else 0)


def doorloop(regels: Iterable[Logregel], volgorde: Sequence[str]) -> Doorloop:
    """Over the zaken of one procedure; `volgorde`: its states, as declared."""
    verblijven = {t: _Verblijven() for t in volgorde}
    paden: Counter[tuple[str, ...]] = Counter()
    telt: Counter[str] = Counter()
    for _, groep in groupby(regels, lambda r: r.zaak):
        entries = list(groep)
        telt["zaken"] += 1
        telt["overschreden"] += any(r.soort == "termijn_overschreden" for r in entries)
        telt["gecorrigeerd"] += any(r.soort == "gecorrigeerd" for r in entries)
        pad = tuple(_verblijf(entries, verblijven))
        if any(r.klaar for r in entries):
            paden[pad] += 1
        else:
            telt["lopend"] += 1
    lijst = [Pad(p, keer, terug=len(set(p)) < len(p)) for p, keer in paden.items()]
    return Doorloop(
        zaken=telt["zaken"],
        verblijven=[
            Verblijf(t, len(v.dagen), kwantiel(v.dagen, 0.5), kwantiel(v.dagen, 0.9), v.nu)
            for t, v in verblijven.items()
            if v.dagen or v.nu
        ],
        paden=sorted(lijst, key=lambda p: (-p.zaken, p.toestanden)),
        lopend=telt["lopend"],
        overschreden=telt["overschreden"],
        gecorrigeerd=telt["gecorrigeerd"],
    )


def _verblijf(entries: list[Logregel], verblijven: dict[str, _Verblijven]) -> Iterable[str]:
    """The states in order, with how long each stay took."""
    stappen = [r for r in entries if r.naar]
    for r, volgende in zip(stappen, [*stappen[1:], None], strict=True):
        verblijf = verblijven.setdefault(r.naar, _Verblijven())
        if volgende is None:
            verblijf.nu += 1
        else:
            duur = datetime.fromisoformat(volgende.tijdstip) - datetime.fromisoformat(r.tijdstip)
            verblijf.dagen.append(duur.total_seconds() / DAG)
        yield r.naar


def kwantiel(waarden: Sequence[float], deel: float) -> float:
    """The smallest value that at least this part does not exceed; zero of nothing."""
    op_volgorde = sorted(waarden)
    return op_volgorde[max(0, ceil(len(op_volgorde) * deel) - 1)] if op_volgorde else 0.0
