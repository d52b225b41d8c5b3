"""Opdracht en antwoord: what somebody asks of the engine, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kernproces.gebruik.fouten import OnbekendError, TijdFout
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel
from kernproces.taal.formulier import JAREN
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand
from kernproces.zaak.voortgang import Voortgang


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What somebody asks for. `gegevens` "voorbeeld" stands for the form's own example, `wijzig` replaces fields of it."""

    actie: str
    actor: str
    rol: Rol
    gegevens: Mapping[str, Any] | str = field(default_factory=dict)
    wijzig: Mapping[str, Any] = field(default_factory=dict)
    verwacht: int | None = None  # the beslisversie of the page that was looked at


@dataclass(slots=True)
class Antwoord:
    """What came of it: the beletselen (nothing was written), or the entries and messages that were."""

    zaak: str
    stand: Stand | None
    beletselen: list[Beletsel] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)
    berichten: list[tuple[Any, ...]] = field(default_factory=list)
    hervat_op: str = ""  # of a question: the day on which the clock is expected to run again
    verwacht: dict[str, Any] = field(default_factory=dict)  # and the terms as they would then be
    # (zaak, workflow) that the system began with it.
    geopend: list[tuple[str, str]] = field(default_factory=list)

    @property
    def gelukt(self) -> bool:
        """Whether it was done."""
        return not self.beletselen


def keur_tijd(nu: datetime) -> None:
    """An instant must name its zone, and lie in the years that every date here may have."""
    if nu.tzinfo is None or nu.utcoffset() is None:
        raise TijdFout("Het tijdstip heeft geen tijdzone. Verwacht: bijvoorbeeld 2026-03-02T09:00:00+01:00.")
    if nu.year not in JAREN:
        raise TijdFout(f"Het tijdstip valt buiten de jaren {JAREN[0]} tot en met {JAREN[-1]}.")


def gegevens_van(voortgang: Voortgang, s: Situatie, opdracht: Opdracht) -> dict[str, Any]:
    """The gegevens as given, or the form's example for this moment with single fields replaced."""
    workflow = voortgang.workflow
    if s.actie not in workflow.acties and s.actie != workflow.start.actie:
        bekend = ", ".join(a for a, r in workflow.acties.items() if not r[0].vanzelf)
        raise OnbekendError(
            f"De procedure {workflow.naam} kent geen actie {s.actie!r}. Bekend zijn: {bekend}."
        )
    if opdracht.gegevens == "voorbeeld":
        return {**workflow.formulier(s.actie).voorbeeld(s), **opdracht.wijzig}
    if not isinstance(opdracht.gegevens, Mapping):
        raise OnbekendError('De gegevens zijn een object met velden, of "voorbeeld".')
    return {**opdracht.gegevens, **opdracht.wijzig}
