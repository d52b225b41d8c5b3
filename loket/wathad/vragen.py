"""From what was asked, on the command line or on a page, to the comparison."""

import re
from collections.abc import Sequence
from datetime import date

from kernproces.gebruik.fouten import OnbekendError
from kernproces.taal.termijn import Eenheid, Lengte
from loket.bedrading import Samenstel
from loket.lezen import naspeler
from loket.wathad.stappen import andere_eis, eisen_van, zonder_persoon
from loket.wathad.termijnen import andere_kalender, andere_lengte
from loket.wathad.uitslag import Uitslag
from workflows.termijnen.alle import ALLE_TERMIJNEN

_ZAKEN = "SELECT zaak FROM werkvoorraad WHERE ? IN ('', workflow) ORDER BY zaak"
_EENHEDEN = {"dag": Eenheid.DAGEN, "dagen": Eenheid.DAGEN, "week": Eenheid.WEKEN, "weken": Eenheid.WEKEN} | {
    "maand": Eenheid.MAANDEN,
    "maanden": Eenheid.MAANDEN,
}


def vraag_termijn(s: Samenstel, termijn: str, lengte: str) -> Uitslag:
    """`D.TLV.norm`, `8 weken`."""
    if termijn not in ALLE_TERMIJNEN:
        raise OnbekendError(f"Er is geen termijn {termijn!r}. Kies er een uit de naslag, zoals D.TLV.norm.")
    gelezen = re.fullmatch(r"(\d{1,4}) (\w+)", lengte.strip().lower())
    if gelezen is None or gelezen[2] not in _EENHEDEN or not int(gelezen[1]):
        raise OnbekendError(
            f"Onbekende lengte {lengte!r}. Verwacht: zoals '8 weken', '40 dagen' of '3 maanden'."
        )
    met = Lengte(int(gelezen[1]), _EENHEDEN[gelezen[2]])
    with s.opslag.lezen(momentopname=True) as lezer:
        return andere_lengte(lezer, s.kern.register, termijn, met)


def vraag_kalender(s: Samenstel, vrij: Sequence[str], werkdag: Sequence[str] = ()) -> Uitslag:
    """Days that would have been free, or would not."""
    try:
        erbij, eraf = (tuple(date.fromisoformat(d.strip()) for d in dagen) for dagen in (vrij, werkdag))
    except ValueError:
        raise OnbekendError("Onleesbare dag. Verwacht: 2026-05-15.") from None
    with s.opslag.lezen(momentopname=True) as lezer:
        return andere_kalender(lezer, s.kern.register, erbij, eraf)


def vraag_eis(s: Samenstel, eis: str, bij: str) -> Uitslag:
    """A condition by name, at `workflow.actie`."""
    workflow, _, actie = bij.partition(".")
    eisen = eisen_van(s.kern.register, workflow)
    if eis not in eisen:
        raise OnbekendError(f"Er is geen eis {eis!r}. De namen staan in de naslag bij elke procedure.")
    if workflow not in s.kern.register.namen() or not actie:
        raise OnbekendError(f"Onbekende stap {bij!r}. Verwacht: procedure.actie, zoals tlv.verleen.")
    declaratie = s.kern.register.nieuwste(workflow).workflow
    if actie not in declaratie.acties and actie != declaratie.start.actie:
        raise OnbekendError(f"De procedure {workflow} kent geen stap {actie!r}.")
    with s.opslag.lezen() as lezer:
        zaken = [z for (z,) in lezer.rij_query(_ZAKEN, (workflow,))]
    with naspeler(s) as speler:
        return andere_eis(speler, zaken, eisen[eis], actie)


def vraag_bezetting(s: Samenstel, persoon: str) -> Uitslag:
    """A person, by the id of the register."""
    with s.opslag.lezen() as lezer:
        if persoon not in s.kern.bron.registers(lezer).mensen:
            raise OnbekendError(f"Er is niemand {persoon!r} in het register van mensen.")
        zaken = [z for (z,) in lezer.rij_query(_ZAKEN, ("",))]
    with naspeler(s) as speler:
        return zonder_persoon(speler, zaken, persoon)
