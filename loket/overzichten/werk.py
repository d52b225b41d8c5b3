"""Werk: the open zaken of everybody who carries them, and what each of them waits for. One question to the worklist."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kernproces.gebruik.voorwaarden import ALTIJD, NOOIT, Voorwaarde, plekken
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import DRAAGT_ZAKEN

DEFINITIE: Final = (
    "Lopende zaken van alle soorten, naar wie ze behandelt. Zelf: de behandelaar is aan de beurt. Ander: iemand anders is aan de beurt, of de zaak wacht op een dag. "
    "Stil: de klok van een termijn staat stil."
)
VRAAG: Final = "open:ja groepeer:behandelaar,beurt,klok"
NIEMAND: Final = "-"


class Deel(StrEnum):
    """What a zaak waits for."""

    ZELF = "zelf"
    ANDER = "ander"
    STIL = "stil"


@dataclass(frozen=True, slots=True)
class Last:
    """What somebody carries; `wie` is None for what nobody carries."""

    wie: str | None
    zelf: int = 0
    ander: int = 0
    stil: int = 0

    @property
    def samen(self) -> int:
        """All of it."""
        return self.zelf + self.ander + self.stil


# `{waar}`: the part of the organisation for which somebody steers.
_LAST = """SELECT w.behandelaar, w.beurt, w.stil, count(*)
FROM werkvoorraad w WHERE w.open = 1 AND {waar} GROUP BY w.behandelaar, w.beurt, w.stil"""
_ZAKEN = """SELECT w.zaak, w.workflow, w.toestand, w.school, w.uiterlijk, w.beurt, w.stil
FROM werkvoorraad w WHERE w.open = 1 AND coalesce(w.behandelaar, '') = ? AND {waar} ORDER BY w.rang, w.uiterlijk, w.zaak"""


Scholen = tuple[str, ...] | None  # whose zaken count; None: of every school, and those without one


def van_scholen(scholen: Scholen) -> Voorwaarde:
    """As a condition on the worklist."""
    if scholen is None:
        return ALTIJD
    return (f"w.school IN ({plekken(scholen)})", scholen) if scholen else NOOIT


def lasten(lezer: Lezer, scholen: Scholen = None) -> list[Last]:
    """Who carries most first; what nobody carries last."""
    waar, waarden = van_scholen(scholen)
    per: dict[str | None, dict[Deel, int]] = {}
    for wie, beurt, stil, aantal in lezer.rij_query(_LAST.format(waar=waar), waarden):
        delen = per.setdefault(wie, dict.fromkeys(Deel, 0))
        delen[_deel(beurt, stil)] += aantal
    alle = [Last(wie, *(delen[d] for d in Deel)) for wie, delen in per.items()]
    return sorted(alle, key=lambda last: (last.wie is None, -last.samen, last.wie or ""))


@dataclass(frozen=True, slots=True)
class Werkregel:
    """One open zaak of somebody."""

    zaak: str
    workflow: str
    toestand: str
    school: str | None
    uiterlijk: str
    deel: Deel


def zaken_van(
    lezer: Lezer, wie: str | None, delen: Iterable[Deel] = Deel, scholen: Scholen = None
) -> list[Werkregel]:
    """What somebody carries, by legal consequence."""
    waar, waarden = van_scholen(scholen)
    gevonden = lezer.rij_query(_ZAKEN.format(waar=waar), (wie or "", *waarden))
    gevraagd = frozenset(delen)
    regels = [
        Werkregel(zaak, workflow, toestand, school, uiterlijk, _deel(beurt, stil))
        for zaak, workflow, toestand, school, uiterlijk, beurt, stil in gevonden
    ]
    return [r for r in regels if r.deel in gevraagd]


def _deel(beurt: str, stil: int) -> Deel:
    if stil:
        return Deel.STIL
    return Deel.ZELF if DRAAGT_ZAKEN & {*beurt.split(",")} else Deel.ANDER
