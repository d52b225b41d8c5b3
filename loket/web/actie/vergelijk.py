"""Vergelijk: what somebody else recorded meanwhile beside what you filled in, so that you can choose with both in view."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kernproces.gebeurtenissen import zaakstroom
from kernproces.taal.overgang import Overgang
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Entry, Stand, pas_toe
from loket.web.werkplek import Bezoek
from loket.web.zaak.inhoud import Gegeven, getypt
from loket.web.zaak.tijdlijn import Moment, momenten


@dataclass(frozen=True, slots=True)
class Regel:
    """One field: as it was recorded and as you filled it in; None where one of them has none."""

    label: str
    vastgelegd: Gegeven | None
    van_u: Gegeven | None

    @property
    def anders(self) -> bool:
        """Both say something, and not the same."""
        return self.vastgelegd is not None and self.van_u is not None and self.vastgelegd != self.van_u


@dataclass(slots=True)
class Vergelijking:
    """Every step that was recorded meanwhile with its fields, and what only you filled in."""

    stappen: list[tuple[Moment, list[Regel]]] = field(default_factory=list)
    rest: list[Regel] = field(default_factory=list)


def sinds(bezoek: Bezoek, zaak: str, verwacht: int) -> list[Entry]:
    """What changed in the zaak after the version that the page was made from."""
    kern = bezoek.werkplek.kern
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        entries = list(kern.archief.lees(lezer, zaakstroom(zaak)))
    stand: Stand = {}
    nieuw = []
    for entry in entries:
        pas_toe(stand, entry)
        if stand["beslisversie"] > verwacht:
            nieuw.append(entry)
    return nieuw


def vergelijk(
    bezoek: Bezoek, workflow: Workflow, rij: Overgang, entries: list[Entry], gegevens: dict[str, Any]
) -> Vergelijking:
    """Field by field where the same action was done; otherwise each with its own fields."""
    van_u = {g.label: g for g in getypt(rij.gegevens, gegevens)}
    zelfde = {e["nr"] for e in entries if e["open"].get("actie") == rij.actie}
    beeld, genoemd = Vergelijking(), set[str]()
    for moment in momenten(bezoek, workflow, entries):
        naast = van_u if moment.nr in zelfde else {}
        regels = [Regel(g.label, g, naast.get(g.label)) for g in moment.gegevens]
        genoemd |= {r.label for r in regels if r.van_u is not None}
        beeld.stappen.append((moment, regels))
    beeld.rest = [Regel(label, None, g) for label, g in van_u.items() if label not in genoemd]
    return beeld


def al_gedaan(
    bezoek: Bezoek, workflow: Workflow, rij: Overgang, entries: list[Entry], gegevens: dict[str, Any]
) -> int | None:
    """The step that this same person recorded with the same content: a form that was sent twice."""
    mijn = [e for e in entries if e["open"].get("actie") == rij.actie and e["actor"] == bezoek.persoon]
    nu = _zonder_afdruk(getypt(rij.gegevens, gegevens))
    for moment in momenten(bezoek, workflow, mijn):
        toen = {g.label: g for g in _zonder_afdruk(moment.gegevens)}
        if all(toen.get(g.label) == g for g in nu):
            return moment.nr
    return None


def _zonder_afdruk(gegevens: Iterable[Gegeven]) -> list[Gegeven]:
    """Without documents: those are recorded as commitments, not as they were sent."""
    return [
        Gegeven(g.label, g.waarde, g.soort, [_zonder_afdruk(r) for r in g.regels])
        for g in gegevens
        if g.soort != "vast"
    ]
