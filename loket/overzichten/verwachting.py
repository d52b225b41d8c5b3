"""Verwachting: how many applications will pass the norm in the coming six weeks, and what such a guess was worth before.

Whoever passes the norm within six weeks was received already, so nothing has to be guessed about what still comes in.
How long applications take is estimated from all of the last twelve months, also those that still run: of these it is
known that they take longer than they do now (the estimate of Kaplan and Meier, 1958). From it follows for each running
application how likely it is to take longer than the norm leaves, and from those chances, exactly, how likely each number
of them is. The range holds at least eight in ten.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from loket.overzichten.aanvragen import Aanvraag

VOORUIT = timedelta(days=42)
TERUG = timedelta(days=365)
MINST = 20  # with fewer decisions a share says nothing
RAND = 0.1  # what may lie below the range, and what above it


@dataclass(frozen=True, slots=True)
class Verwachting:
    """From `laag` up to and including `hoog`. `zaken`: what may pass, the likeliest first, with whole percents."""

    op: date
    tot: date  # the last day that is looked at
    laag: int
    hoog: int
    zaken: tuple[tuple[str, int], ...]
    besluiten: int  # how many decisions the shares rest on


def verwacht(aanvragen: Sequence[Aanvraag], op: date) -> Verwachting | None:
    """As it could be known on the day `op`; None with fewer than twenty decisions in the year before it."""
    gezien = [d for a in aanvragen if (d := _gezien(a, op)) is not None]
    besluiten = sum(af for _, af in gezien)
    if besluiten < MINST:
        return None
    blijft = overleving(gezien)
    tot = op + VOORUIT
    lopend = _spannend(aanvragen, op)
    kansen = {a.zaak: _kans(blijft, a.netto(op), (norm_op(a, op) - op).days) for a in lopend}
    verdeling = _som(list(kansen.values()))
    zaken = sorted(
        ((z, round(k * 100)) for z, k in kansen.items() if k >= 0.005), key=lambda p: (-p[1], p[0])
    )
    laag, hoog = _grens(verdeling, RAND), _grens(verdeling, 1 - RAND)
    return Verwachting(op, tot, laag, hoog, tuple(zaken), besluiten)


def uitgekomen(aanvragen: Sequence[Aanvraag], v: Verwachting) -> tuple[Aanvraag, ...]:
    """Which of those that were looked at really passed the norm in that period."""
    voorbij = (a for a in _spannend(aanvragen, v.op) if a.norm <= v.tot)
    return tuple(a for a in voorbij if a.gestopt is None or a.gestopt > a.norm)


def _spannend(aanvragen: Sequence[Aanvraag], op: date) -> list[Aanvraag]:
    """What may pass the norm in the six weeks after that day: its clock runs, and the norm ends then."""
    return [a for a in aanvragen if a.loopt(op) and not a.stil(op) and op <= norm_op(a, op) <= op + VOORUIT]


def norm_op(a: Aanvraag, op: date) -> date:
    """The last day of the norm as it was known on that day: without the standstill that came later."""
    later = sum(((tot - van).days + 1) for van, tot in a.opschortingen if tot is not None and van > op)
    return a.norm - timedelta(days=later)


def _gezien(a: Aanvraag, op: date) -> tuple[int, bool] | None:
    """How many days its clock was seen to run up to the day `op`, and whether it then ended in a decision."""
    if a.begin > op or (a.gestopt is not None and a.gestopt <= op - TERUG):
        return None
    klaar = a.gestopt is not None and a.gestopt <= op
    return a.netto(a.gestopt if klaar and a.gestopt else op), klaar and a.bekend


def overleving(gezien: Sequence[tuple[int, bool]]) -> list[tuple[int, float]]:
    """The share that takes longer than so many days, at each number of days at which one was decided."""
    uit, deel, over = [], 1.0, len(gezien)
    for dagen, groep in groupby(sorted(gezien), key=lambda d: d[0]):
        samen = list(groep)
        af = sum(besloten for _, besloten in samen)
        if af:
            deel *= 1 - af / over
            uit.append((dagen, deel))
        over -= len(samen)
    return uit


def _langer(blijft: Sequence[tuple[int, float]], dagen: int) -> float:
    """The share that takes longer than so many days."""
    return next((deel for d, deel in reversed(blijft) if d <= dagen), 1.0)


def _kans(blijft: Sequence[tuple[int, float]], al: int, rest: int) -> float:
    """How likely it takes longer than the norm leaves, given how long it runs; when none ever ran so long: surely."""
    nu = _langer(blijft, al)
    return _langer(blijft, al + rest) / nu if nu > 0 else 1.0


def _som(kansen: Sequence[float]) -> list[float]:
    """How likely 0, 1, 2, ... of them is."""
    verdeling = [1.0]
    for k in kansen:
        met = [0.0, *(d * k for d in verdeling)]
        verdeling = [a + b for a, b in zip(met, [*(d * (1 - k) for d in verdeling), 0.0], strict=True)]
    return verdeling


def _grens(verdeling: Sequence[float], deel: float) -> int:
    """The smallest number with at least that share up to and including it."""
    som = 0.0
    for aantal, d in enumerate(verdeling):
        som += d
        if som >= deel - 1e-12:
            return aantal
    return len(verdeling) - 1
