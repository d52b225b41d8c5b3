"""Verzamelbeeld: what is to be gathered in a zaak, and what is there already."""

import re
from dataclasses import dataclass
from typing import Any

from kernproces.taal.verzameling import Verzameling
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Stand
from loket.web.taal import met_hoofdletter, rolnaam, woord
from loket.web.werkplek import Bezoek

_GETELD = re.compile(r"-(\d+)$")  # geval-1 reads as geval 1


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
    return [Lijst(v.titel, [_regel(bezoek, v, *paar) for paar in paren]) for v, paren in gevonden if paren]


def _regel(bezoek: Bezoek, v: Verzameling, vraag: dict[str, Any], stuk: dict[str, Any] | None) -> Gevraagd:
    namen, (deel, *verder) = bezoek.werkplek.namen, v.sleutel
    over = str(vraag.get(verder[0]) or "") if verder else ""
    return Gevraagd(
        _GETELD.sub(r" \1", met_hoofdletter(woord(str(vraag[deel])))),
        namen.scholen.get(over) or met_hoofdletter(woord(over)),
        _door(bezoek, v, vraag),
        None if stuk is None else stuk["nr"],
        "" if stuk is None else stuk["op"],
    )


def _door(bezoek: Bezoek, v: Verzameling, vraag: dict[str, Any]) -> str:
    """Who gives it: a person by name, which a school or family does not see, or a function."""
    if not v.persoon:
        return rolnaam(str(vraag["door"]))
    return "" if bezoek.buiten else bezoek.werkplek.namen.persoon(str(vraag[v.persoon]))
