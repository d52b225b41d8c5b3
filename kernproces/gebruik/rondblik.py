"""Rondblik over the database: read only when a condition or an addition looks around."""

from collections.abc import Iterator

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.opslag.rijen import Lezer
from kernproces.stand import Stand

PER_KEER = 500


class Databankblik:
    """The organisation as the database holds it now."""

    def __init__(self, lezer: Lezer, zaak: str) -> None:
        self._lezer = lezer
        self._zaak = zaak

    def zaken(self, workflow: str) -> Iterator[Stand]:
        """Every zaak that runs this workflow."""
        vraag = "SELECT zaak FROM werkvoorraad WHERE workflow = ? ORDER BY zaak"
        stromen = [zaakstroom(zaak) for (zaak,) in self._lezer.rij_query(vraag, (workflow,))]
        for eerste in range(0, len(stromen), PER_KEER):
            groep = stromen[eerste : eerste + PER_KEER]
            rijen = self._lezer.stromen(groep)
            yield from (stand_van(rijen[stroom]) for stroom in groep)

    def zegel(self, nr: int) -> str:
        """The hash of an entry of this zaak."""
        return next(
            (h.hex() for n, _, h in self._lezer.geschiedenis(zaakstroom(self._zaak), nr) if n == nr), ""
        )
