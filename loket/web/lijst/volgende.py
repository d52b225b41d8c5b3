"""Volgende: after a step, the zaak that waits for this visitor next, so that nobody has to go back to the list for it."""

from dataclasses import dataclass

from kernproces.opslag.rijen import Lezer
from loket.lijst.bladeraar import Bladeraar
from loket.web.lijst.weergaven import selectie_van
from loket.web.taal import met_hoofdletter
from loket.web.werkplek import Bezoek


@dataclass(frozen=True, slots=True)
class Volgende:
    """The first in order of consequence."""

    zaak: str
    leerling: str


def volgende_van(bezoek: Bezoek, lezer: Lezer, zaak: str) -> Volgende | None:
    """What waits for this visitor, other than the zaak at hand. A school or a family has its own page for it."""
    if bezoek.buiten:
        return None
    rijen = Bladeraar(lezer).rijen(selectie_van(bezoek, "beurt"), 2, wat=("zaak", "dossier"))
    return next(
        (Volgende(z, met_hoofdletter(bezoek.leerling(lezer, dossier))) for z, dossier in rijen if z != zaak),
        None,
    )
