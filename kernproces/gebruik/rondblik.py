"""Rondblik over the database: read only when a condition or an addition looks around."""

from collections.abc import Iterator

from kernproces.gebeurtenissen import registerstroom, stukkenstroom, zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.zaak.rondblik import eerste_maker
from kernproces.zaak.stand import Stand

PER_KEER = 500


class Databankblik:
    """The organisation as the database holds it now."""

    def __init__(self, lezer: Lezer, zaak: str, gelezen: dict[str, int] | None = None) -> None:
        self._lezer = lezer
        self._gelezen = {} if gelezen is None else gelezen
        self._zaak = zaak

    def zaken(self, workflow: str) -> Iterator[Stand]:
        """Every zaak that runs this workflow."""
        yield from self._lees("SELECT zaak FROM werkvoorraad WHERE workflow = ? ORDER BY zaak", workflow)

    def lopend(self, workflow: str) -> Iterator[Stand]:
        """Those that have not ended. Two who would both use the last that is left, come one after the other."""
        if isinstance(self._lezer, Schrijver):
            self._lezer.vergrendel([registerstroom("capaciteit")])
        vraag = "SELECT zaak FROM werkvoorraad WHERE workflow = ? AND open = 1 ORDER BY zaak"
        yield from (z for z in self._lees(vraag, workflow) if z["zaak"] != self._zaak)

    def _lees(self, vraag: str, workflow: str) -> Iterator[Stand]:
        stromen = [zaakstroom(zaak) for (zaak,) in self._lezer.rij_query(vraag, (workflow,))]
        for eerste in range(0, len(stromen), PER_KEER):
            groep = stromen[eerste : eerste + PER_KEER]
            rijen = self._lezer.stromen(groep)
            yield from (stand_van(rijen[stroom]) for stroom in groep)

    def maker(self, dossier: str, merk: str) -> str:
        """Who put this document into the dossier first; the step says up to where it looked."""
        kop = self._lezer.stroom(stukkenstroom(dossier))
        if kop is None:
            return ""
        self._gelezen[kop.stroom] = kop.nr
        return eerste_maker(stand_van(kop), merk)

    def zegel(self, nr: int) -> str:
        """The hash of an entry of this zaak."""
        return next(
            (h.hex() for n, _, h in self._lezer.geschiedenis(zaakstroom(self._zaak), nr) if n == nr), ""
        )
