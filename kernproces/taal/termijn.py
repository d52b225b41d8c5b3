"""The words in which a term is declared: length, kind, ladder. Declarations only; `deadlines` does the counting."""

import dataclasses
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any

from kernproces.rollen import Rol


class TermijnFout(ValueError):
    """What a term cannot do. The message is a Dutch sentence for whoever can mend it: what was expected, what came."""


class Aard(StrEnum):
    """Where a term comes from, and so whether it may roll (ontwerp.md section 4, "A term")."""

    WETTELIJK = "wettelijk"
    BELEID = "beleid"
    AFGESPROKEN = "afgesproken"


class Eenheid(StrEnum):
    """The unit in which a length is written. SCHOOLJAAR: through 31 July of the school year of the start."""

    DAGEN = "dagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    JAREN = "jaren"
    UREN = "uren"
    SCHOOLJAAR = "schooljaar"


@dataclass(frozen=True, slots=True)
class Lengte:
    """How long a term is, in the unit of its source: weeks stay weeks, for Atw art. 4 looks at the unit."""

    aantal: int
    eenheid: Eenheid

    @classmethod
    def dagen(cls, aantal: int) -> "Lengte":
        """So many days."""
        return cls(aantal, Eenheid.DAGEN)

    @classmethod
    def weken(cls, aantal: int) -> "Lengte":
        """So many weeks of seven days."""
        return cls(aantal, Eenheid.WEKEN)

    @classmethod
    def maanden(cls, aantal: int) -> "Lengte":
        """So many calendar months: the same day of the month, or the last one it has."""
        return cls(aantal, Eenheid.MAANDEN)

    @classmethod
    def jaren(cls, aantal: int) -> "Lengte":
        """So many calendar years."""
        return cls(aantal, Eenheid.JAREN)

    @classmethod
    def uren(cls, aantal: int) -> "Lengte":
        """So many hours that really pass, also through a clock change."""
        return cls(aantal, Eenheid.UREN)

    @classmethod
    def schooljaar(cls) -> "Lengte":
        """Through 31 July of the school year in which the term starts (WPO 1, WEC 1: 1 August - 31 July)."""
        return cls(1, Eenheid.SCHOOLJAAR)


class Telt(StrEnum):
    """Forward in days, forward in hours, or backward from an event (Atw 1 lid 2: never rolls)."""

    DAGEN = "dagen"
    UREN = "uren"
    TERUG = "terug"


class TredeSoort(StrEnum):
    """What a rung is. VERVALLEN is the lapse of a right or of a set term: it passes, nobody is late."""

    HERINNERING = "herinnering"
    WAARSCHUWING = "waarschuwing"
    OVERSCHRIJDING = "overschrijding"
    ESCALATIE = "escalatie"
    VERVALLEN = "vervallen"


class MomentSoort(StrEnum):
    """From where the day of a rung is counted."""

    DAGEN_VOOR_EINDE = "dagen_voor_einde"
    WERKDAGEN_VOOR_EINDE = "werkdagen_voor_einde"
    UREN_NA_BEGIN = "uren_na_begin"
    WEKEN_NA_BEGIN = "weken_na_begin"
    VASTE_DAG = "vaste_dag"
    NA_EINDE = "na_einde"


@dataclass(frozen=True, slots=True)
class Moment:
    """When a rung falls due. NA_EINDE with 0: the first moment at which the term is over (C9)."""

    soort: MomentSoort
    aantal: int = 0
    maand: int = 0
    dag: int = 0


def dagen_voor(aantal: int) -> Moment:
    """So many days before the end; moves back to a working day (C9)."""
    return Moment(MomentSoort.DAGEN_VOOR_EINDE, aantal)


def werkdagen_voor(aantal: int) -> Moment:
    """So many working days before the end; 0 is the last working day of the term itself."""
    return Moment(MomentSoort.WERKDAGEN_VOOR_EINDE, aantal)


def uren_na_begin(aantal: int) -> Moment:
    """So many hours after the start of a term in hours; never moves."""
    return Moment(MomentSoort.UREN_NA_BEGIN, aantal)


def weken_na_begin(aantal: int) -> Moment:
    """So many weeks after the start; moves back to a working day (C9)."""
    return Moment(MomentSoort.WEKEN_NA_BEGIN, aantal)


def vaste_dag(maand: int, dag: int) -> Moment:
    """The last such day of the year on or before the end; moves back to a working day, not before the start."""
    return Moment(MomentSoort.VASTE_DAG, 0, maand, dag)


def bij_einde(dagen_later: int = 0) -> Moment:
    """The first moment after the end, or that many days later."""
    return Moment(MomentSoort.NA_EINDE, dagen_later)


@dataclass(frozen=True, slots=True)
class Trede:
    """A rung of the ladder: when, what it is, whom it is told to (may be nobody) and in which words.

    `spoed`: told at once, also to who prefers one overview a day.
    """

    naam: str
    moment: Moment
    soort: TredeSoort
    aan: tuple[Rol, ...]
    sjabloon: str
    spoed: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """Another length of the same term, such as with a committee."""

    naam: str
    lengte: Lengte
    grondslag: str


@dataclass(frozen=True, slots=True)
class Tarief:
    """What a day too late costs: so many euros a day, through this day after the end (Awb 4:17 lid 2)."""

    tot_en_met: int
    euro: int


@dataclass(frozen=True, slots=True, eq=False)
class TermijnSoort:
    """One row of the term catalogue (domein.md 10.0). Compared by identity: a cache may be keyed by it.

    `lengte` None: the organisation sets it per case, `standaard_dagen` when it does not say.
    `rolt`: whether the Algemene termijnenwet applies, by law or (aard beleid) by choice of the SWV.
    """

    id: str
    titel: str
    lengte: Lengte | None
    aard: Aard
    grondslag: str
    rolt: bool
    begin_tekst: str
    eind_tekst: str
    begin_artikel: str = ""
    eerste_dag_artikel: str = "zoals Awb 6:8"
    stil_artikel: str = ""  # the ground of a suspension that names none itself
    verdaag_artikel: str = ""
    vast_artikel: str = ""  # why a free day does not move the end
    per_post: str = ""  # the article under which post that was sent in time may arrive in the week after
    na_afloop: str = ""  # what may or must happen from the day after
    verdaagbaar: bool = True
    opschortbaar: bool = True
    vervangbaar: bool = False  # Awb 4:14 lid 3 sets another date
    standaard_dagen: int | None = None
    telt: Telt = Telt.DAGEN
    varianten: tuple[Variant, ...] = ()
    ladder: tuple[Trede, ...] = ()
    dwangsom: tuple[Tarief, ...] = ()  # what every day after the end costs

    def als_gegevens(self) -> dict[str, Any]:
        """The whole declaration as plain data: what the fingerprint of a workflow covers."""
        gegevens: dict[str, Any] = als_gegevens(self)
        return gegevens


def als_gegevens(waarde: Any) -> Any:
    """A declaration as dicts, lists and plain values, fields in declared order."""
    if dataclasses.is_dataclass(waarde) and not isinstance(waarde, type):
        return {veld.name: als_gegevens(getattr(waarde, veld.name)) for veld in dataclasses.fields(waarde)}
    if isinstance(waarde, tuple | list):
        return [als_gegevens(deel) for deel in waarde]
    return waarde.value if isinstance(waarde, Enum) else waarde
