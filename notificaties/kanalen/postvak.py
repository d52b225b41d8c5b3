"""Postvak: messages in the loket itself. The record in the stream of the message is the delivery (Awb 2:10)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson

from kernproces.opslag.opwaarderen import OPWAARDERING
from kernproces.opslag.rijen import Lezer
from kernproces.voortgang import tijdstip
from notificaties.kanalen.basis import Zending
from notificaties.verloop import BESCHIKBAAR, GEOPEND, berichtstroom

NAAM = "postvak"
BEWAARD = timedelta(days=92)  # how far back the first page looks
# The name of a stream of messages begins with the instant, so that the latest stand together in the primary key.
_VRAAG = "SELECT inhoud FROM gebeurtenis WHERE stroom >= ? AND stroom < ? ORDER BY stroom DESC, nr"


class Postvak:
    """The channel: making available costs nothing more than its record."""

    naam = NAAM
    intern = True

    def bezorg(self, zending: Zending) -> None:
        """Nothing leaves the loket."""


@dataclass(slots=True)
class Postvakregel:
    """A message as it stands in somebody's postvak."""

    bericht: str
    zaak: str
    sjabloon: str
    onderwerp: str
    rol: str
    namens: str | None
    vacant: bool
    beschikbaar: str
    geopend: str | None = None


def inbox(
    lezer: Lezer, persoon: str, nu: datetime, *, sinds: timedelta = BEWAARD, hoeveel: int = 50
) -> list[Postvakregel]:
    """What was made available to this person and when it was first opened, newest first."""
    regels: dict[str, Postvakregel] = {}
    zoek = orjson.dumps(persoon)
    rijen = lezer.rij_query(_VRAAG, (berichtstroom(tijdstip(nu - sinds)), "bericht0"))
    for (inhoud,) in rijen:
        if zoek not in bytes(inhoud):
            continue
        entry = OPWAARDERING.waardeer_op(orjson.loads(inhoud))
        open_, soort = entry["open"], entry["soort"]
        if open_.get("persoon") != persoon or soort not in (BESCHIKBAAR, GEOPEND):
            continue
        id_ = open_["bericht"]
        if soort == GEOPEND and id_ in regels:
            regels[id_].geopend = regels[id_].geopend or entry["vastgelegd"]
        elif soort == BESCHIKBAAR and open_["kanaal"] == NAAM and id_ not in regels:
            if len(regels) == hoeveel:
                break
            regels[id_] = Postvakregel(
                id_, open_["zaak"], open_["sjabloon"], open_["onderwerp"], open_["rol"],
                open_["namens"], open_["vacant"], entry["vastgelegd"],
            )  # fmt: skip
    return list(regels.values())
