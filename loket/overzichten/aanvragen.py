"""Aanvragen: every TLV application as the few days that steering asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kernproces.opslag.rijen import Lezer
from kernproces.zaak.stand import Stand
from loket.overzichten.zaken import lees_standen
from workflows.cijfers.aanvragen import stille_dagen
from workflows.termijnen.catalogus import TLV_NORM, TLV_WET

WORKFLOW = "tlv"


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


def lees_aanvragen(
    lezer: Lezer, meld: Callable[[int, int], None] = lambda _gedaan, _alle: None
) -> list[Aanvraag]:
    """In order of their number; a damaged zaak is left to `controleer`."""
    return [a for stand in lees_standen(lezer, WORKFLOW, meld) if (a := aanvraag_van(stand)) is not None]


def einde_maand(dag: date) -> date:
    """The last day of its month."""
    return (dag.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
