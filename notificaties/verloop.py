"""Verloop: the fate of one message, a stream of its own: made available, sent, failed, given up, first opened.

Under Awb 2.3 the organisation bears the proof of sending. The entries hold ids, codes and a salted hash of the bytes;
never a name, an address or the text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from kernproces.zaak.stand import Entry

POSTVAK: Final = "postvak"  # the channel of the loket itself
BESCHIKBAAR: Final = "bericht_beschikbaar"  # in the postvak of the loket
VERZONDEN: Final = "bericht_verzonden"  # handed to a mail server, or written to a file
GEBUNDELD: Final = "bericht_gebundeld"  # made available; its notice goes with the overview of the day
AFGEROND: Final = "bericht_afgerond"  # every recipient was reached by every channel of theirs
MISLUKT: Final = "bericht_mislukt"
OPGEGEVEN: Final = "bericht_opgegeven"
VERVALLEN: Final = "bericht_vervallen"  # a hard stop, or no longer of use
GEOPEND: Final = "bericht_geopend"
AANGEBODEN: Final = "bericht_aangeboden"  # once more, by a person who mended what was wrong (Awb 2:11)
TERUGGEKOMEN: Final = "bericht_teruggekomen"  # accepted by a mail server that could not deliver it after all
# What ends the waiting of an outbox row, and as what.
EINDE: Final[Mapping[str, str]] = {AFGEROND: "verzonden", OPGEGEVEN: "opgegeven", VERVALLEN: "vervallen"}
WACHT: Final = "wacht"
STATUSSEN: Final = (WACHT, *EINDE.values())
Wie = tuple[str, str]  # persoon, kanaal


def berichtstroom(bericht: str) -> str:
    """The stream of a message."""
    return f"bericht/{bericht}"


def status_na(entry: Entry) -> str | None:
    """The status of the message after this entry; None: as it was."""
    soort = entry["soort"]
    if soort == AANGEBODEN:
        return WACHT
    if soort == TERUGGEKOMEN:
        # A notice that came back with an overview: the overview itself is what is offered again.
        open_ = entry["open"]
        return EINDE[OPGEGEVEN] if open_["blijvend"] and "via" not in open_ else None
    return EINDE.get(soort)


@dataclass(slots=True)
class Verloop:
    """What happened to a message so far."""

    bereikt: set[Wie] = field(default_factory=set)
    geweigerd: set[Wie] = field(default_factory=set)  # for good: trying again does not help
    gebundeld: set[Wie] = field(default_factory=set)
    geopend: dict[str, str] = field(default_factory=dict)  # persoon -> instant
    status: str = WACHT

    @property
    def klaar(self) -> set[Wie]:
        """Whom nothing more need be sent by which channel."""
        return self.bereikt | self.geweigerd | self.gebundeld


def verloop_van(entries: Iterable[Entry]) -> Verloop:
    """Fold the stream of a message."""
    v = Verloop()
    for entry in entries:
        open_, soort = entry["open"], entry["soort"]
        if soort in (BESCHIKBAAR, VERZONDEN):
            v.bereikt.add((open_["persoon"], open_["kanaal"]))
        elif soort in (MISLUKT, TERUGGEKOMEN) and open_["blijvend"]:
            v.geweigerd.add((open_["persoon"], open_["kanaal"]))
            v.bereikt.discard((open_["persoon"], open_["kanaal"]))
        elif soort == GEBUNDELD:
            v.gebundeld.add((open_["persoon"], open_["kanaal"]))
        elif soort == AANGEBODEN:
            v.geweigerd.clear()
        elif soort == GEOPEND:
            v.geopend.setdefault(open_["persoon"], entry["vastgelegd"])
        v.status = status_na(entry) or v.status
    return v
