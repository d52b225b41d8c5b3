"""Eis: a named condition on an overgang, in content, that answers every Beletsel at once. Voorwaarde: a silent choice.

An eis says why and what helps; a voorwaarde only chooses between two outcomes of one action.
Both are pure functions of a Situatie; their source is part of the fingerprint of the workflow that uses them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kernproces.taal.beletsel import Beletsel, Remedie

if TYPE_CHECKING:
    from kernproces.zaak.situatie import Situatie

Oordeelsfunctie = Callable[["Situatie"], Iterable["Bezwaarpunt"]]
Keuzefunctie = Callable[["Situatie"], bool]
Bezwaarpunt = tuple[str, Remedie]  # the Dutch sentence and what would help


@dataclass(frozen=True, slots=True)
class Eis:
    """A condition. `vooraf`: judged without the form, so that a page can show it before anything is typed."""

    naam: str
    titel: str
    norm: str
    functie: Oordeelsfunctie
    vooraf: bool = False

    def beletselen(self, s: "Situatie") -> list[Beletsel]:
        """Every reason why this condition is not met; empty when it is."""
        return [Beletsel(self.naam, zin, self.norm, remedie) for zin, remedie in self.functie(s)]


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """A silent choice between outcomes, or the moment at which the system acts."""

    naam: str
    titel: str
    functie: Keuzefunctie

    def __call__(self, s: "Situatie") -> bool:
        """Whether it holds."""
        return self.functie(s)


def eis(norm: str, *, vooraf: bool = False) -> Callable[[Oordeelsfunctie], Eis]:
    """Make an Eis of a generator function; its docstring is the title that people read."""

    def maak(functie: Oordeelsfunctie) -> Eis:
        return Eis(functie.__name__, _titel(functie), norm, functie, vooraf)

    return maak


def voorwaarde(functie: Keuzefunctie) -> Voorwaarde:
    """Make a Voorwaarde of a function; its docstring is the title that people read."""
    return Voorwaarde(functie.__name__, _titel(functie), functie)


def _titel(functie: Callable[..., object]) -> str:
    return (functie.__doc__ or "").strip().splitlines()[0] if functie.__doc__ else ""
