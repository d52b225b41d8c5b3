"""Verzamelbeeld: what is to be gathered in a zaak, and what is there already."""

from dataclasses import dataclass
from typing import Any

from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Stand
from loket.web.taal import met_hoofdletter, rolnaam, woord
from loket.web.werkplek import Bezoek


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """One thing that was asked: what, about whom, by which function; `nr`: the step that answered it."""

    wat: str
    over: str
    door: str
    nr: int | None
    op: str


@dataclass(frozen=True, slots=True)
class Lijst:
    """A collection of which it was said beforehand what belongs in it."""

    titel: str
    regels: list[Gevraagd]

    @property
    def klaar(self) -> int:
        """How many are there."""
        return sum(r.nr is not None for r in self.regels)


def lijsten(bezoek: Bezoek, workflow: Workflow, stand: Stand) -> list[Lijst]:
    """One for each such collection; empty for a zaak that has none."""
    gevonden = [(v, v.gevraagde(stand)) for v in workflow.verzamelingen]
    return [Lijst(v.titel, [_regel(bezoek, *paar) for paar in paren]) for v, paren in gevonden if paren]


def _regel(bezoek: Bezoek, vraag: dict[str, Any], stuk: dict[str, Any] | None) -> Gevraagd:
    over = str(vraag.get("over") or "")
    return Gevraagd(
        met_hoofdletter(woord(str(vraag["deel"]))),
        bezoek.werkplek.namen.scholen.get(over) or met_hoofdletter(woord(over)),
        rolnaam(str(vraag["door"])),
        None if stuk is None else stuk["nr"],
        "" if stuk is None else stuk["op"],
    )
