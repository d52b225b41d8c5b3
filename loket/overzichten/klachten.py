"""The klachtenmonitor (R12, R13; seed 004, Bureau-3 and Bureau-4) and the yearly list for publication (Awb 9:12a). Pure.

The list that is published holds counts only: no number of a zaak, no day, no text, and no count so small that somebody
could be recognised in it. Small groups are taken together until the group is large enough; so nothing can be worked
out from the total.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from deadlines.tellen import bereken
from kernproces.zaak.stand import Stand
from workflows.termijnen.catalogus import KLACHT

MINST = 5  # a smaller group is not published on its own
ZONDER_OORDEEL = {
    "neem_niet_in_behandeling": "niet_in_behandeling",
    "zend_door_als_bezwaar": "doorgezonden_als_bezwaar",
    "trek_in": "ingetrokken",
}
BINNEN_ZES_WEKEN = (
    "Van de klachten die zijn behandeld, of die na zes weken nog open zijn: het deel dat uiterlijk zes weken na de dag van "
    "ontvangst is afgehandeld of naar tevredenheid opgelost. Verdagen telt niet mee. Klachten die zijn ingetrokken, "
    "doorgezonden of niet in behandeling genomen, tellen niet mee."
)
BEREIKBAARHEID = "Het aantal klachten van dit jaar met als onderwerp bereikbaarheid. De norm is nul."
GERAPPORTEERD = "Het aantal afgehandelde klachten van dit jaar dat met de directeur-bestuurder is besproken."


@dataclass(frozen=True, slots=True)
class Klachtregel:
    """One klacht: only codes and days."""

    zaak: str
    ontvangen: date
    categorie: str
    uitkomst: str  # the oordeel, how it ended otherwise, or open
    klaar_op: date | None  # handled or solved
    grens: date  # six weeks, without deferral
    gerapporteerd: date | None

    def op_tijd(self, vandaag: date) -> bool | None:
        """Within six weeks; None: it does not count, or not yet."""
        if self.uitkomst in ZONDER_OORDEEL.values():
            return None
        if self.klaar_op is not None:
            return self.klaar_op <= self.grens
        return False if vandaag > self.grens else None


@dataclass(frozen=True, slots=True)
class Klachtenmonitor:
    """The klachten received in one calendar year."""

    jaar: int
    regels: tuple[Klachtregel, ...]
    op_tijd: int
    geteld: int
    bereikbaarheid: int
    afgehandeld: int
    gerapporteerd: int

    @property
    def deel(self) -> int | None:
        """The share within six weeks, in whole percents; None when nothing counts yet."""
        return None if not self.geteld else self.op_tijd * 100 // self.geteld


@dataclass(frozen=True, slots=True)
class Jaarlijst:
    """What is published: groups with their counts, none of them small."""

    jaar: int
    totaal: str
    per_onderwerp: tuple[tuple[str, int], ...]
    per_uitkomst: tuple[tuple[str, int], ...]
    deel_op_tijd: int | None


def regel(stand: Stand) -> Klachtregel:
    """One klacht from its facts."""
    gedaan, klacht = stand["gedaan"], stand["gedaan"]["ontvang"]
    ontvangen = date.fromisoformat(klacht["op"])
    slot = next((gedaan[a] for a in ("handel_af", "meld_tevreden") if a in gedaan), None)
    return Klachtregel(
        zaak=stand["zaak"],
        ontvangen=ontvangen,
        categorie=klacht["gegevens"]["categorie"],
        uitkomst=_uitkomst(gedaan),
        klaar_op=_dag(slot),
        grens=bereken(KLACHT, ontvangen, variant="zonder_commissie").uiterlijk,
        gerapporteerd=_dag(gedaan.get("rapporteer")),
    )


def _dag(gedaan: dict[str, Any] | None) -> date | None:
    return None if gedaan is None else date.fromisoformat(gedaan["op"])


def _uitkomst(gedaan: dict[str, Any]) -> str:
    for actie, uitkomst in ZONDER_OORDEEL.items():
        if actie in gedaan:
            return uitkomst
    if "meld_tevreden" in gedaan:
        return "naar_tevredenheid"
    return str(gedaan["handel_af"]["gegevens"]["oordeel"]) if "handel_af" in gedaan else "open"


def monitor(standen: Iterable[Stand], jaar: int, vandaag: date) -> Klachtenmonitor:
    """The monitor of a year, as it stands today."""
    return monitor_van(map(regel, standen), jaar, vandaag)


def monitor_van(klachten: Iterable[Klachtregel], jaar: int, vandaag: date) -> Klachtenmonitor:
    """The same from the lines of the klachten."""
    regels = tuple(r for r in klachten if r.ontvangen.year == jaar)
    oordelen = [r.op_tijd(vandaag) for r in regels]
    klaar = [r for r in regels if r.klaar_op is not None and r.uitkomst != "naar_tevredenheid"]
    return Klachtenmonitor(
        jaar,
        regels,
        op_tijd=oordelen.count(True),
        geteld=len([o for o in oordelen if o is not None]),
        bereikbaarheid=len([r for r in regels if r.categorie == "bereikbaarheid"]),
        afgehandeld=len(klaar),
        gerapporteerd=len([r for r in klaar if r.gerapporteerd is not None]),
    )


def jaarlijst(standen: Iterable[Stand], jaar: int, vandaag: date) -> Jaarlijst:
    """The list for publication."""
    return jaarlijst_van(monitor(standen, jaar, vandaag))


def jaarlijst_van(m: Klachtenmonitor) -> Jaarlijst:
    """The same from the monitor."""
    jaar, n = m.jaar, len(m.regels)
    if n < MINST:
        return Jaarlijst(jaar, "0" if n == 0 else f"minder dan {MINST}", (), (), None)
    return Jaarlijst(
        jaar,
        str(n),
        groepen(Counter(r.categorie for r in m.regels)),
        groepen(Counter(r.uitkomst for r in m.regels)),
        m.deel if m.geteld >= MINST else None,
    )


def groepen(aantallen: Counter[str]) -> tuple[tuple[str, int], ...]:
    """The groups, largest first; small ones together as `samengenomen`, with as many others as that needs.

    Nothing is left to tell when all of them had to be taken together.
    """
    op_volgorde = sorted(aantallen.items(), key=lambda p: (-p[1], p[0]))
    samen = 0
    while op_volgorde and (op_volgorde[-1][1] < MINST or 0 < samen < MINST):
        samen += op_volgorde.pop()[1]
    if not op_volgorde:
        return ()
    return (*op_volgorde, *((("samengenomen", samen),) if samen else ()))
