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
class Verblijf:
    """One state: every stay that ended, in days, and how many are in it now."""

    toestand: str
    dagen: list[float] = field(default_factory=list)
    nu: int = 0

    @property
    def mediaan(self) -> float:
        """Half took no longer."""
        return kwantiel(self.dagen, 0.5)

    @property
    def p90(self) -> float:
        """Nine out of ten took no longer."""
        return kwantiel(self.dagen, 0.9)


@dataclass(frozen=True, slots=True)
class Pad:
    """A way through the procedure, and the zaken that went it."""

    toestanden: tuple[str, ...]
    zaken: tuple[str, ...]
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
        return self.zaken - self.lopend - (len(self.paden[0].zaken) if self.paden else 0)


def doorloop(regels: Iterable[Logregel], volgorde: Sequence[str]) -> Doorloop:
    """Over the zaken of one procedure; `volgorde`: its states, as declared."""
    verblijven = {t: Verblijf(t) for t in volgorde}
    paden: dict[tuple[str, ...], list[str]] = {}
    telt: Counter[str] = Counter()
    for zaak, groep in groupby(regels, lambda r: r.zaak):
        entries = list(groep)
        telt["zaken"] += 1
        telt["overschreden"] += any(r.soort == "termijn_overschreden" for r in entries)
        telt["gecorrigeerd"] += any(r.soort == "gecorrigeerd" for r in entries)
        pad = tuple(_verblijf(entries, verblijven))
        if any(r.klaar for r in entries):
            paden.setdefault(pad, []).append(zaak)
        else:
            telt["lopend"] += 1
    lijst = [Pad(p, tuple(z), terug=len(set(p)) < len(p)) for p, z in paden.items()]
    return Doorloop(
        zaken=telt["zaken"],
        verblijven=[v for v in verblijven.values() if v.dagen or v.nu],
        paden=sorted(lijst, key=lambda p: (-len(p.zaken), p.toestanden)),
        lopend=telt["lopend"],
        overschreden=telt["overschreden"],
        gecorrigeerd=telt["gecorrigeerd"],
    )


def _verblijf(entries: list[Logregel], verblijven: dict[str, Verblijf]) -> Iterable[str]:
    """The states in order, with how long each stay took."""
    stappen = [r for r in entries if r.naar]
    for r, volgende in zip(stappen, [*stappen[1:], None], strict=True):
        verblijf = verblijven.setdefault(r.naar, Verblijf(r.naar))
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
