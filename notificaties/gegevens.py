"""Briefgegevens: everything that a template may mention, and nothing else. No name of a pupil is among it.

A mail is not a safe place (Awb 2:9): it says what happened, what to do and by when, and where to read the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Organisatie:
    """Who writes. `adres` is the address of the loket on the web, without a slash at the end."""

    naam: str
    email: str
    telefoon: str = ""
    adres: str = ""

    @property
    def domein(self) -> str:
        """The right-hand side of a Message-ID."""
        return self.email.rpartition("@")[2] or "kernproces.invalid"


@dataclass(frozen=True, slots=True)
class Dwangsomregel:
    """The dwangsom on the day of sending, in whole euros, with its days written out."""

    bedrag: int
    per_dag: int
    maximum: int
    laatste_dag: str
    vaststellen: str


@dataclass(frozen=True, slots=True)
class Termijnregel:
    """A term in words: `uiterlijk` written out, `dagen` from the day of sending to the end (negative: over)."""

    titel: str
    uiterlijk: str
    dagen: int
    nog: str
    grondslag: str
    stand: str
    na_afloop: str
    afleiding: tuple[str, ...]
    dwangsom: Dwangsomregel | None = None


@dataclass(frozen=True, slots=True)
class Beurt:
    """Whose turn it is, and to do what."""

    wie: str
    doet: str
    rollen: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lijstregel:
    """One line of the weekly list: `kennis` is the day on which the director took note of it, or empty."""

    kenmerk: str
    termijn: str
    uiterlijk: str
    wettelijk: bool
    kennis: str
    dwangsom: int  # so far, in euros


@dataclass(frozen=True, slots=True)
class Overzichtgroep:
    """What the overview of a day says of one zaak: its number, its most urgent day, and the subjects."""

    kenmerk: str
    uiterlijk: str
    onderwerpen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Adres:
    """A reader as the register knows him: an address may be missing."""

    persoon: str
    naam: str
    email: str | None


@dataclass(frozen=True, slots=True)
class Zaakfeiten:
    """What every recipient of one message is told alike."""

    kenmerk: str
    procedure: str
    stap: str
    gebeurd_op: str
    toestand: str
    school: str
    link: str
    termijn: Termijnregel | None
    termijnen: Mapping[str, Termijnregel]
    feiten: Mapping[str, Any]  # the open gegevens of the step
    eerder: Mapping[str, Mapping[str, Any]]  # those of every action done so far, its last time
    beurt: Beurt | None
    lijst: tuple[Lijstregel, ...]
    organisatie: Organisatie
    overzicht: tuple[Overzichtgroep, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefgegevens:
    """The facts, and who reads them: the context of a template."""

    zaak: Zaakfeiten
    ontvanger: str
    rol: str  # as written in a sentence
    rolcode: str
    namens: str | None  # whom the reader stands in for
    vacant: bool  # nobody holds the function: the reader is a fallback
    buiten: bool  # the function is one of school or family

    @property
    def aan_de_beurt(self) -> bool:
        """Whether the reader is the one who is expected to act."""
        return self.zaak.beurt is not None and self.rolcode in self.zaak.beurt.rollen

    def context(self) -> dict[str, Any]:
        """The variables of a body."""
        zaak = self.zaak
        eigen = {
            n: getattr(self, n)
            for n in ("ontvanger", "rol", "rolcode", "namens", "vacant", "buiten", "aan_de_beurt")
        }
        return {n: getattr(zaak, n) for n in Zaakfeiten.__slots__} | eigen

    def onderwerpcontext(self) -> dict[str, str]:
        """The variables of a subject: no person can be in it, whatever a template says (invariant 7)."""
        return {"kenmerk": self.zaak.kenmerk, "procedure": self.zaak.procedure, "stap": self.zaak.stap}
