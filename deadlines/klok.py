"""The time arithmetic as the engine asks for it (its port `Klok`): one calendar, consequences in, events out."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from deadlines.kalender import KALENDER, Kalender, kalender
from deadlines.reactie import reageer
from deadlines.trede import Gebeurtenis
from deadlines.vervallen import wat_is_vervallen
from kernproces.taal.termijn import TermijnSoort


class Klok:
    """Pure: the same questions give the same answers. `versie`: of the calendar, by name; empty for the newest."""

    def __init__(self, nieuwste: Kalender = KALENDER) -> None:
        self.nieuwste = nieuwste

    def reactie(
        self,
        gevolgen: Sequence[Mapping[str, Any]],
        termijnen: Mapping[str, Any],
        soorten: Mapping[str, TermijnSoort],
        werkt_op: date,
        nu: datetime,
        versie: str = "",
    ) -> list[Gebeurtenis]:
        """What these consequences of a step do to the terms of its zaak."""
        return reageer(gevolgen, termijnen, soorten, werkt_op, nu, kalender=self._kalender(versie))

    def vervallen(
        self,
        termijnen: Mapping[str, Any],
        soorten: Mapping[str, TermijnSoort],
        nu: datetime,
        eindigt_spoor: Mapping[str, str],
        versie: str = "",
    ) -> list[Gebeurtenis]:
        """What the clock brought about by `nu`."""
        return wat_is_vervallen(termijnen, soorten, nu, self._kalender(versie), eindigt_spoor)

    def _kalender(self, versie: str) -> Kalender:
        return kalender(versie) if versie else self.nieuwste
