"""From what was asked, on the command line or on a page, to the comparison."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kernproces.gebruik.fouten import OnbekendError
from kernproces.taal.eis import Eis
from kernproces.taal.termijn import Eenheid, Lengte
from loket.bedrading import Samenstel
from loket.lezen import naspeler
from loket.wathad.stappen import andere_stappen, eisen_van
from loket.wathad.termijnen import andere_termijnen
from loket.wathad.uitslag import Uitslag
from workflows.termijnen.alle import ALLE_TERMIJNEN

_ZAKEN = "SELECT zaak FROM werkvoorraad WHERE ? IN ('', workflow) ORDER BY zaak"
_EENHEDEN = {"dag": Eenheid.DAGEN, "dagen": Eenheid.DAGEN, "week": Eenheid.WEKEN, "weken": Eenheid.WEKEN} | {
    "maand": Eenheid.MAANDEN,
    "maanden": Eenheid.MAANDEN,
}


@dataclass(frozen=True, slots=True)
class Verandering:
    """Everything that is laid over the past at once, as it was typed; nothing filled in changes nothing."""

    termijnen: Sequence[tuple[str, str]] = ()  # D.TLV.norm, 8 weken
    vrij: Sequence[str] = ()
    werkdag: Sequence[str] = ()
    eisen: Sequence[tuple[str, str]] = ()  # a condition, at workflow.actie
    zonder: Sequence[str] = ()

    @property
    def over_termijnen(self) -> bool:
        """Whether it asks about terms."""
        return bool(self.termijnen or self.vrij or self.werkdag)

    @property
    def over_stappen(self) -> bool:
        """Whether it asks about steps."""
        return bool(self.eisen or self.zonder)


def vraag_alles(s: Samenstel, v: Verandering) -> Uitslag:
    """Any number of changes at once, each thing counted once; OnbekendError with what was expected."""
    lengtes = {termijn: _lengte(termijn, lengte) for termijn, lengte in v.termijnen}
    erbij, eraf = _dagen(v.vrij), _dagen(v.werkdag)
    eisen: dict[tuple[str, str], list[Eis]] = {}
    for eis, bij in v.eisen:
        plek = _plek(s, bij)
        eisen.setdefault(plek, []).append(_eis(s, eis, plek[0]))
    if not v.over_stappen:
        with s.opslag.lezen(momentopname=True) as lezer:
            return andere_termijnen(lezer, s.kern.register, lengtes, erbij, eraf)
    with s.opslag.lezen() as lezer:
        mensen = s.kern.bron.registers(lezer).mensen
        if vreemd := [p for p in v.zonder if p not in mensen]:
            raise OnbekendError(f"Er is niemand {vreemd[0]!r} in het register van mensen.")
        soort = "" if v.zonder or len({w for w, _ in eisen}) > 1 else next(iter(eisen))[0]
        zaken = [z for (z,) in lezer.rij_query(_ZAKEN, (soort,))]
    with naspeler(s) as speler:
        stappen = andere_stappen(speler, zaken, eisen, frozenset(v.zonder))
    if not v.over_termijnen:
        return stappen
    with s.opslag.lezen(momentopname=True) as lezer:
        return andere_termijnen(lezer, s.kern.register, lengtes, erbij, eraf).met(stappen)


def vraag_termijn(s: Samenstel, termijn: str, lengte: str) -> Uitslag:
    """`D.TLV.norm`, `8 weken`."""
    return vraag_alles(s, Verandering(termijnen=[(termijn, lengte)]))


def vraag_kalender(s: Samenstel, vrij: Sequence[str], werkdag: Sequence[str] = ()) -> Uitslag:
    """Days that would have been free, or would not."""
    return vraag_alles(s, Verandering(vrij=vrij, werkdag=werkdag))


def vraag_eis(s: Samenstel, eis: str, bij: str) -> Uitslag:
    """A condition by name, at `workflow.actie`."""
    return vraag_alles(s, Verandering(eisen=[(eis, bij)]))


def vraag_bezetting(s: Samenstel, persoon: str) -> Uitslag:
    """A person, by the id of the register."""
    return vraag_alles(s, Verandering(zonder=[persoon]))


def _lengte(termijn: str, lengte: str) -> Lengte:
    if termijn not in ALLE_TERMIJNEN:
        raise OnbekendError(f"Er is geen termijn {termijn!r}. Kies er een uit de naslag, zoals D.TLV.norm.")
    gelezen = re.fullmatch(r"(\d{1,4}) (\w+)", lengte.strip().lower())
    if gelezen is None or gelezen[2] not in _EENHEDEN or not int(gelezen[1]):
        raise OnbekendError(
            f"Onbekende lengte {lengte!r}. Verwacht: zoals '8 weken', '40 dagen' of '3 maanden'."
        )
    return Lengte(int(gelezen[1]), _EENHEDEN[gelezen[2]])


def _dagen(dagen: Sequence[str]) -> tuple[date, ...]:
    try:
        return tuple(date.fromisoformat(d.strip()) for d in dagen)
    except ValueError:
        raise OnbekendError("Onleesbare dag. Verwacht: 2026-05-15.") from None


def _plek(s: Samenstel, bij: str) -> tuple[str, str]:
    workflow, _, actie = bij.partition(".")
    if workflow not in s.kern.register.namen() or not actie:
        raise OnbekendError(f"Onbekende stap {bij!r}. Verwacht: procedure.actie, zoals tlv.verleen.")
    declaratie = s.kern.register.nieuwste(workflow).workflow
    if actie not in declaratie.acties and actie != declaratie.start.actie:
        raise OnbekendError(f"De procedure {workflow} kent geen stap {actie!r}.")
    return workflow, actie


def _eis(s: Samenstel, eis: str, workflow: str) -> Eis:
    eisen = eisen_van(s.kern.register, workflow)
    if eis not in eisen:
        raise OnbekendError(f"Er is geen eis {eis!r}. De namen staan in de naslag bij elke procedure.")
    return eisen[eis]
