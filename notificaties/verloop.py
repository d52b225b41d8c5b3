"""Verloop: the fate of one message, a stream of its own: made available, sent, failed, given up, first opened.

Under Awb 2.3 the organisation bears the proof of sending. The entries hold ids, codes and a salted hash of the bytes;
never a name, an address or the text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from kernproces.stand import Entry

BESCHIKBAAR: Final = "bericht_beschikbaar"  # in the postvak of the loket
VERZONDEN: Final = "bericht_verzonden"  # handed to a mail server, or written to a file
AFGEROND: Final = "bericht_afgerond"  # every recipient was reached by every channel of theirs
MISLUKT: Final = "bericht_mislukt"
OPGEGEVEN: Final = "bericht_opgegeven"
VERVALLEN: Final = "bericht_vervallen"  # a hard stop, or no longer of use
GEOPEND: Final = "bericht_geopend"
# What ends the waiting of an outbox row, and as what.
EINDE: Final[Mapping[str, str]] = {AFGEROND: "verzonden", OPGEGEVEN: "opgegeven", VERVALLEN: "vervallen"}
WACHT: Final = "wacht"
STATUSSEN: Final = (WACHT, *EINDE.values())


def berichtstroom(bericht: str) -> str:
    """The stream of a message."""
    return f"bericht/{bericht}"


@dataclass(slots=True)
class Verloop:
    """What happened to a message so far."""

    bereikt: set[tuple[str, str]] = field(default_factory=set)  # (persoon, kanaal)
    geweigerd: set[tuple[str, str]] = field(default_factory=set)  # for good: trying again does not help
    geopend: dict[str, str] = field(default_factory=dict)  # persoon -> instant
    status: str = WACHT


def verloop_van(entries: Iterable[Entry]) -> Verloop:
    """Fold the stream of a message."""
    v = Verloop()
    for entry in entries:
        open_, soort = entry["open"], entry["soort"]
        if soort in (BESCHIKBAAR, VERZONDEN):
            v.bereikt.add((open_["persoon"], open_["kanaal"]))
        elif soort == MISLUKT and open_["blijvend"]:
            v.geweigerd.add((open_["persoon"], open_["kanaal"]))
        elif soort == GEOPEND:
            v.geopend.setdefault(open_["persoon"], entry["vastgelegd"])
        v.status = EINDE.get(soort, v.status)
    return v
