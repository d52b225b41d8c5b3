"""R8: whether the active TLVs were cashed (verzilverd) on the two count dates (norm B1; domein.md 8 and 10.10)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from kernproces.zaak.stand import Stand
from workflows.cijfers.indicator import Telling, Uitkomst
from workflows.jaar.ritme import MAANDEN
from workflows.soorten.tlv import SOORTEN, Soort

PEILDAGEN: Final = ((2, 1), (10, 1))


def r8(stand: Stand, op: date) -> Iterator[Telling]:
    """For each count date that is over and on which the TLV was active: enrolled by then, or not."""
    toekenning = stand["gedaan"]["open"]["gegevens"]
    begin = date.fromisoformat(toekenning.get("begin") or stand["gestart"])
    inschrijving = stand["gedaan"].get("schrijf_in")
    soort = SOORTEN[Soort(toekenning["soort"])].titel
    for peildatum in _peildata(begin, _laatste_dag(stand, op)):
        verzilverd = inschrijving is not None and date.fromisoformat(inschrijving["op"]) <= peildatum
        naam = f"{peildatum.day} {MAANDEN[peildatum.month - 1]}"
        uitkomst = Uitkomst.JA if verzilverd else Uitkomst.NEE
        yield Telling(stand["zaak"], peildatum, uitkomst, f"{soort}, {naam}", wat=naam)


def _laatste_dag(stand: Stand, op: date) -> date:
    """The last day on which it could count: before today, before it was ended, and while it was valid."""
    einde = stand["gedaan"]["open"]["gegevens"].get("einde")
    dagen = [date.fromisoformat(einde)] if einde else []
    voor = min(op, date.fromisoformat(stand["sinds"])) if stand["klaar"] else op
    return min([date.fromordinal(voor.toordinal() - 1), *dagen])


def _peildata(begin: date, tot: date) -> Iterator[date]:
    for jaar in range(begin.year, tot.year + 1):
        alle = (date(jaar, maand, dag) for maand, dag in PEILDAGEN)
        yield from (p for p in alle if begin <= p <= tot)
