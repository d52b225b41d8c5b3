"""Verzamelbeeld: what is to be gathered in a zaak, and what is there already."""

from dataclasses import dataclass
from typing import Any

from kernproces.opslag.rijen import Lezer
from kernproces.taal.verzameling import Verzameling
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
    zaak: str = ""  # what it is about, when that is a zaak that is for these eyes
    van_u: bool = False


@dataclass(frozen=True, slots=True)
class Lijst:
    """A collection of which it was said beforehand what belongs in it."""

    titel: str
    regels: list[Gevraagd]

    @property
    def klaar(self) -> int:
        """How many are there."""
        return sum(r.nr is not None for r in self.regels)


def lijsten(bezoek: Bezoek, lezer: Lezer, workflow: Workflow, stand: Stand) -> list[Lijst]:
    """One for each such collection; empty for a zaak that has none."""
    return [lijst for v in workflow.verzamelingen if (lijst := _lijst(bezoek, lezer, v, stand)).regels]


def van_u_gevraagd(
    bezoek: Bezoek, lezer: Lezer, workflow: Workflow, stand: Stand, actie: str
) -> list[Gevraagd]:
    """Of what this action gathers by name: what is still asked of this person, with the zaken to read."""
    op_naam = (v for v in workflow.verzamelingen if v.persoon and v.actie == actie)
    return [r for v in op_naam for r in _lijst(bezoek, lezer, v, stand).regels if r.van_u and r.nr is None]


def _lijst(bezoek: Bezoek, lezer: Lezer, v: Verzameling, stand: Stand) -> Lijst:
    zaken = _zaken(v, stand)
    ziet = bezoek.inkijk.zichtbaar(lezer, zaken.values()) if zaken else set()
    mag = {code: zaak for code, zaak in zaken.items() if zaak in ziet}
    return Lijst(v.titel, [_regel(bezoek, v, vraag, stuk, mag) for vraag, stuk in v.gevraagde(stand)])


def _zaken(v: Verzameling, stand: Stand) -> dict[str, str]:
    """Which zaak each of these is, where a step added that (the draw of a steekproef)."""
    if not v.persoon:
        return {}
    lijsten_ = (x for t in stand.get("toegevoegd", {}).values() for x in t.values() if isinstance(x, list))
    delen = (deel for lijst in lijsten_ for deel in lijst if isinstance(deel, dict))
    return {deel[v.sleutel[0]]: deel["zaak"] for deel in delen if {v.sleutel[0], "zaak"} <= deel.keys()}


def _regel(
    bezoek: Bezoek, v: Verzameling, vraag: dict[str, Any], stuk: dict[str, Any] | None, zaken: dict[str, str]
) -> Gevraagd:
    namen, (deel, *verder) = bezoek.werkplek.namen, v.sleutel
    over = str(vraag.get(verder[0]) or "") if verder else ""
    return Gevraagd(
        met_hoofdletter(woord(str(vraag[deel]))),
        namen.scholen.get(over) or met_hoofdletter(woord(over)),
        _door(bezoek, v, vraag),
        None if stuk is None else stuk["nr"],
        "" if stuk is None else stuk["op"],
        zaken.get(str(vraag[deel]), ""),
        bool(v.persoon) and vraag[v.persoon] in bezoek.aan_de_beurt.keten,
    )


def _door(bezoek: Bezoek, v: Verzameling, vraag: dict[str, Any]) -> str:
    """Who gives it: a person by name, which a school or family does not see, or a function."""
    if not v.persoon:
        return rolnaam(str(vraag["door"]))
    return "" if bezoek.buiten else bezoek.werkplek.namen.persoon(str(vraag[v.persoon]))
