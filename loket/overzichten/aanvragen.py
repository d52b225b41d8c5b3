"""Aanvragen: every TLV application as the few days that steering asks for. Each zaak is read again only when it moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from threading import Lock

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import leesbare_stand
from kernproces.opslag.rijen import Lezer
from kernproces.stand import Stand
from loket.overzichten.zaken import PER_KEER
from workflows.cijfers.aanvragen import stille_dagen
from workflows.termijnen.catalogus import TLV_NORM, TLV_WET

WORKFLOW = "tlv"
_KOPPEN = """SELECT w.zaak, s.nr FROM werkvoorraad w JOIN stroom s ON s.stroom = 'zaak/' || w.zaak
WHERE w.workflow = ? ORDER BY w.zaak"""


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """One application whose clock began. Days: legal days; the norm counts from the day after `begin`."""

    zaak: str
    school: str | None
    begin: date
    norm: date  # the last day of the norm, with suspensions and extension as they are now
    wet: date | None
    gestopt: date | None
    bekend: bool  # it ended with a decision that was made known
    opschortingen: tuple[tuple[date, date | None], ...]

    def loopt(self, op: date) -> bool:
        """Received, and not ended yet on that day."""
        return self.begin <= op and (self.gestopt is None or self.gestopt > op)

    def stil(self, op: date) -> bool:
        """Whether the clock stands still on that day."""
        return any(van <= op and (tot is None or op <= tot) for van, tot in self.opschortingen)

    def netto(self, op: date) -> int:
        """The days that the clock ran, up to and including that day."""
        intervallen = [
            {"van": van.isoformat(), "tot": tot.isoformat() if tot else None}
            for van, tot in self.opschortingen
        ]
        return (op - self.begin).days - stille_dagen(intervallen, self.begin, op)

    @property
    def op_tijd(self) -> bool | None:
        """Whether the decision was made known within the norm; None when there is none (yet)."""
        return None if self.gestopt is None or not self.bekend else self.gestopt <= self.norm

    @property
    def binnen_de_wet(self) -> bool | None:
        """The same for the legal limit."""
        if self.gestopt is None or not self.bekend:
            return None
        return self.wet is None or self.gestopt <= self.wet


def aanvraag_van(stand: Stand) -> Aanvraag | None:
    """None as long as nothing was received."""
    norm = stand["termijnen"].get(TLV_NORM.id)
    if norm is None:
        return None
    wet = stand["termijnen"].get(TLV_WET.id)
    gestopt = norm["gestopt_op"]
    return Aanvraag(
        zaak=stand["zaak"],
        school=stand.get("school"),
        begin=date.fromisoformat(norm["begin"]),
        norm=date.fromisoformat(norm["uiterlijk"]),
        wet=date.fromisoformat(wet["uiterlijk"]) if wet else None,
        gestopt=date.fromisoformat(gestopt) if gestopt else None,
        bekend="maak_bekend" in stand["gedaan"],
        opschortingen=tuple(
            (date.fromisoformat(o["van"]), date.fromisoformat(o["tot"]) if o["tot"] else None)
            for o in norm["opschortingen"]
        ),
    )


class Aanvragen:
    """Reads them all; what did not move since the last time, is remembered."""

    def __init__(self) -> None:
        self._slot = Lock()
        self._gelezen: dict[str, tuple[int, Aanvraag | None]] = {}

    def lees(self, lezer: Lezer) -> list[Aanvraag]:
        """In order of their number; a damaged zaak is left to `controleer`."""
        koppen: dict[str, int] = dict(lezer.rij_query(_KOPPEN, (WORKFLOW,)))
        with self._slot:
            oud = self._gelezen
        bekend = {z: oud[z] for z, nr in koppen.items() if z in oud and oud[z][0] == nr}
        nieuw = dict(_lees(lezer, [z for z in koppen if z not in bekend]))
        alle = bekend | nieuw
        with self._slot:
            self._gelezen = alle
        return [a for z in koppen if z in alle and (a := alle[z][1]) is not None]


def _lees(lezer: Lezer, zaken: list[str]) -> Iterator[tuple[str, tuple[int, Aanvraag | None]]]:
    for eerste in range(0, len(zaken), PER_KEER):
        groep = zaken[eerste : eerste + PER_KEER]
        rijen = lezer.stromen([zaakstroom(z) for z in groep])
        for zaak in groep:
            rij = rijen.get(zaakstroom(zaak))
            if rij is not None and (stand := leesbare_stand(rij)) is not None:
                yield zaak, (rij.nr, aanvraag_van(stand))


def einde_maand(dag: date) -> date:
    """The last day of its month."""
    return (dag.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
