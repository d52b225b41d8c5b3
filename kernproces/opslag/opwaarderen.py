"""Opwaarderen: old entries are brought to today's form in memory when read; the stored bytes never change."""

from collections.abc import Callable
from typing import Any

from kernproces.opslag.fouten import OpslagError

Open = dict[str, Any]
Stap = Callable[[Open], Open]


class Opwaardering:
    """Per kind and version the step to the next version. One instance holds all steps of the engine."""

    def __init__(self) -> None:
        self._stappen: dict[tuple[str, int], Stap] = {}
        self._huidig: dict[str, int] = {}

    def stap(self, soort: str, van: int) -> Callable[[Stap], Stap]:
        """Register the step of `soort` from version `van` to `van` + 1; each step once."""

        def registreer(functie: Stap) -> Stap:
            if (soort, van) in self._stappen:
                raise OpslagError(f"Er is al een opwaardering van {soort} versie {van}.")
            self._stappen[soort, van] = functie
            self._huidig[soort] = max(self._huidig.get(soort, 1), van + 1)
            return functie

        return registreer

    def huidig(self, soort: str) -> int:
        """The version in which new entries of this kind are written."""
        return self._huidig.get(soort, 1)

    def waardeer_op(self, gebeurtenis: dict[str, Any]) -> dict[str, Any]:
        """The entry in today's version; the same object when it is up to date already."""
        soort, sv = gebeurtenis["soort"], gebeurtenis["sv"]
        doel = self._huidig.get(soort, 1)
        if sv == doel:
            return gebeurtenis
        if sv > doel:
            raise OpslagError(
                f"Gebeurtenis {soort} versie {sv} is van een nieuwer programma (dit kent versie {doel})."
            )
        open_ = dict(gebeurtenis["open"])
        for versie in range(sv, doel):
            if (stap := self._stappen.get((soort, versie))) is None:
                raise OpslagError(f"Er is geen opwaardering van {soort} versie {versie}.")
            open_ = stap(open_)
        return {**gebeurtenis, "sv": doel, "open": open_}


OPWAARDERING = Opwaardering()
