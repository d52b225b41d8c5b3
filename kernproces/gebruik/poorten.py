"""Ports: what the siblings hand to the engine. `loket` wires them; the engine never imports them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol

from kernproces.taal.termijn import TermijnSoort

TermijnEntry = tuple[str, dict[str, Any]]


class Klok(Protocol):
    """The time arithmetic of `deadlines`: pure, consequences in, entries out.

    `versie` of the calendar: empty for the newest. A replay names the one that the step was recorded with.
    """

    def reactie(
        self,
        gevolgen: list[dict[str, Any]],
        termijnen: Mapping[str, Any],
        soorten: Mapping[str, TermijnSoort],
        werkt_op: date,
        nu: datetime,
        versie: str = "",
    ) -> list[TermijnEntry]:
        """What these consequences do to the terms."""

    def vervallen(
        self,
        termijnen: Mapping[str, Any],
        soorten: Mapping[str, TermijnSoort],
        nu: datetime,
        eindigt_spoor: Mapping[str, str],
        versie: str = "",
    ) -> list[TermijnEntry]:
        """What the clock brought about by now: rungs, lapses, suspensions that ended by themselves."""
