"""Kalenderwacht: whether the calendar is about to run out, told to the administrator, and what a new version changes."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from deadlines.kalender import KALENDER, VERLOPEN, Kalender
from deadlines.ronde import Ronde
from kernproces.datum import kort
from loket.ronde.loper import Rondeloper

if TYPE_CHECKING:
    from loket.bedrading import Samenstel

KENMERK = "kalender"
# Only a term that ends after the last known day can have been provisional: usually none, or those of a few zaken.
VOORBIJ = """
SELECT DISTINCT zaak FROM termijn WHERE stand <> 'gestopt' AND uiterlijk > ? AND zaak > ? ORDER BY zaak LIMIT ?
"""


def kalenderdeel(vandaag: date, kalender: Kalender = KALENDER) -> dict[str, Any]:
    """For /gezondheid: ok, binnenkort or verlopen, and through which day the equated days are known."""
    return {"stand": kalender.houdbaar(vandaag), "tot": kalender.geldig_tot.isoformat()}


def kalenderzin(vandaag: date, kalender: Kalender = KALENDER) -> str:
    """What the administrator has to do, in two sentences; empty when there is nothing to do."""
    stand, tot = kalender.houdbaar(vandaag), kort(kalender.geldig_tot)
    if stand == "ok":
        return ""
    feit = (
        f"De kalender met gelijkgestelde dagen {'liep' if stand == VERLOPEN else 'loopt'} tot en met {tot}."
    )
    return f"{feit} Termijnen die daarna eindigen, zijn voorlopig. Voeg het volgende besluit toe: docs/kalender.md."


class Herrekenloper(Rondeloper):
    """Gives the ronde every zaak with a running term past what was known, instead of those with something due."""

    def __init__(self, s: "Samenstel", bekend_tot: date) -> None:
        super().__init__(s)
        self._bekend_tot = bekend_tot.isoformat()

    def vervallen(self, nu: datetime, hoeveel: int, na: str | None) -> Sequence[str]:  # noqa: ARG002
        """The next of them, by number."""
        with self._s.opslag.lezen() as lezer:
            rijen = lezer.rij_query(VOORBIJ, (self._bekend_tot, na or "", hoeveel))
        return [zaak for (zaak,) in rijen]


def herreken(s: "Samenstel", nu: datetime) -> list[tuple[Any, ...]]:
    """Once after a new version of the calendar: what was provisional is computed anew; the messages that this queued."""
    nieuwste = s.klok.nieuwste
    if s.kenmerk(KENMERK) == nieuwste.versie:
        return []
    loper = Herrekenloper(s, nieuwste.vorige_tot)
    if not Ronde(loper).loop(nu).stuk:  # what failed is tried again by the next ronde
        s.zet_kenmerk(KENMERK, nieuwste.versie)
    return loper.outbox
