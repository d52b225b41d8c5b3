"""Postvak: messages in the loket itself. The record in the stream of the message is the delivery (Awb 2:10)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson

from kernproces.opslag.opwaarderen import OPWAARDERING
from kernproces.opslag.rijen import Lezer
from kernproces.tijdstip import tijdstip
from notificaties.kanalen.basis import Zending
from notificaties.verloop import BESCHIKBAAR, GEOPEND, POSTVAK, berichtstroom

NAAM = POSTVAK
BEWAARD = timedelta(days=92)  # how far back the first page looks
_NIEUWSTE = "SELECT bericht FROM postvak WHERE persoon = ? AND bericht >= ? ORDER BY bericht DESC LIMIT ?"
_VERLOOP = "SELECT inhoud FROM gebeurtenis WHERE stroom IN ({}) ORDER BY stroom, nr"


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
    rijen = lezer.rij_query(_NIEUWSTE, (persoon, tijdstip(nu - sinds), hoeveel))
    return _regels(lezer, persoon, [bericht for (bericht,) in rijen])


def een(lezer: Lezer, persoon: str, bericht: str) -> Postvakregel | None:
    """One message of this person, however old; None: it is not there, or not for this person."""
    gevonden = lezer.rij_query(
        "SELECT bericht FROM postvak WHERE persoon = ? AND bericht = ?", (persoon, bericht)
    )
    return next(iter(_regels(lezer, persoon, [b for (b,) in gevonden])), None)


def _regels(lezer: Lezer, persoon: str, berichten: list[str]) -> list[Postvakregel]:
    """The messages as their streams tell them, in this order."""
    if not berichten:
        return []
    regels: dict[str, Postvakregel] = {}
    vraag = _VERLOOP.format(", ".join("?" * len(berichten)))
    for (inhoud,) in lezer.rij_query(vraag, [berichtstroom(b) for b in berichten]):
        entry = OPWAARDERING.waardeer_op(orjson.loads(inhoud))
        open_, soort = entry["open"], entry["soort"]
        id_ = open_["bericht"]
        if open_.get("persoon") != persoon:
            continue
        if soort == GEOPEND and id_ in regels:
            regels[id_].geopend = regels[id_].geopend or entry["vastgelegd"]
        elif soort == BESCHIKBAAR and open_["kanaal"] == NAAM and id_ not in regels:
            regels[id_] = Postvakregel(
                id_, open_["zaak"], open_["sjabloon"], open_["onderwerp"], open_["rol"],
                open_["namens"], open_["vacant"], entry["vastgelegd"],
            )  # fmt: skip
    return [regels[b] for b in berichten if b in regels]
