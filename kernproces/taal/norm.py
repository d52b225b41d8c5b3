"""Norm: the words in which clauses and indicators are declared. The declarations themselves stand in `workflows`."""

from dataclasses import dataclass
from enum import StrEnum


class Normsoort(StrEnum):
    """What a row of the norm is: a clause that every dossier must meet, an indicator, or a requirement on the organisation."""

    CLAUSULE = "clausule"
    INDICATOR = "indicator"
    VEREISTE = "vereiste"


@dataclass(frozen=True, slots=True)
class Meting:
    """One line of an indicator: what is wanted, how it is measured, and how often."""

    norm: str
    middel: str
    frequentie: str


@dataclass(frozen=True, slots=True)
class Normclausule:
    """A clause, indicator or requirement, with its full text and source. `hoort_bij`: the rows it elaborates."""

    code: str
    titel: str
    tekst: str
    soort: Normsoort
    bron: str
    hoofdstuk: str = ""
    metingen: tuple[Meting, ...] = ()
    hoort_bij: tuple[str, ...] = ()
