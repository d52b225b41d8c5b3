"""The rungs that the term catalogue is built from, and who they go to. A rung goes to functions, never to people."""

from typing import Final

from kernproces.rollen import Rol
from kernproces.taal.termijn import Moment, Trede, TredeSoort, bij_einde, dagen_voor

BEHANDELAAR: Final = (Rol.BEHANDELAAR,)
BESTUUR: Final = (Rol.DIRECTEUR_BESTUURDER,)
JURIST: Final = (Rol.JURIST,)
SCHOOL: Final = (Rol.ONDERSTEUNINGSCOORDINATOR, Rol.BEVOEGD_GEZAG)


def herinner(naam: str, moment: Moment, *aan: Rol, spoed: bool = False) -> Trede:
    """A reminder; after an outage only the latest is sent."""
    return Trede(f"herinnering_{naam}", moment, TredeSoort.HERINNERING, aan, "termijn_herinnering", spoed)


def herinner_dagen(aan: tuple[Rol, ...], *dagen: int) -> tuple[Trede, ...]:
    """One reminder for each number of days before the end."""
    return tuple(herinner(f"{n}d", dagen_voor(n), *aan) for n in dagen)


def waarschuw(naam: str, moment: Moment, *aan: Rol, spoed: bool = False) -> Trede:
    """A warning: a reminder to whoever answers for it."""
    return Trede(f"waarschuwing_{naam}", moment, TredeSoort.WAARSCHUWING, aan, "termijn_waarschuwing", spoed)


def overschreden(*aan: Rol, sjabloon: str = "termijn_overschreden") -> Trede:
    """The overrun, at the first moment after the end; never skipped and never kept for the overview of a day."""
    return Trede("overschrijding", bij_einde(), TredeSoort.OVERSCHRIJDING, aan, sjabloon, spoed=True)


def escaleer(naam: str, moment: Moment, *aan: Rol, sjabloon: str) -> Trede:
    """What follows an overrun that lasts; when several came late, only the latest is sent."""
    return Trede(f"escalatie_{naam}", moment, TredeSoort.ESCALATIE, aan, sjabloon, spoed=True)


def vervalt(*aan: Rol, sjabloon: str = "termijn_verstreken") -> Trede:
    """The lapse of a right, or of a term set for somebody else."""
    return Trede("vervallen", bij_einde(), TredeSoort.VERVALLEN, aan, sjabloon)
