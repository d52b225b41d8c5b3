"""The derivation of an end date, step by step: the same lines for the page, the letter, the API and the auditor."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Stap:
    """One line: a Dutch sentence, the article it rests on (may be empty), and the day or instant it leads to."""

    stap: str
    artikel: str
    dag: date

    def als_gegevens(self) -> dict[str, str]:
        """The step as JSON data, the day as ISO 8601."""
        return {"stap": self.stap, "artikel": self.artikel, "dag": self.dag.isoformat()}


class Afleiding:
    """A derivation that is being written."""

    def __init__(self) -> None:
        self._stappen: list[Stap] = []

    def stap(self, stap: str, artikel: str, dag: date) -> None:
        """Add a line."""
        self._stappen.append(Stap(stap, artikel, dag))

    @property
    def stappen(self) -> tuple[Stap, ...]:
        """The lines so far."""
        return tuple(self._stappen)


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """`ruw`: the last day counted; `uiterlijk`: after rolling. Both aware datetimes for a term in hours."""

    ruw: date
    uiterlijk: date
    afleiding: tuple[Stap, ...]
    voorlopig: bool = False
    waarschuwing: str = ""

    @property
    def laatste_dag(self) -> date:
        """The day of `uiterlijk`."""
        return self.uiterlijk.date() if isinstance(self.uiterlijk, datetime) else self.uiterlijk

    def als_gegevens(self) -> dict[str, Any]:
        """The answer of the contract (ontwerp.md section 6)."""
        gegevens: dict[str, Any] = {
            "ruw": self.ruw.isoformat(),
            "uiterlijk": self.uiterlijk.isoformat(),
            "afleiding": [stap.als_gegevens() for stap in self.afleiding],
        }
        if self.voorlopig:
            gegevens["voorlopig"] = True
        return gegevens
