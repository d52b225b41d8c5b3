"""Sleutelcontrole: is every key that the history needs in the kluis, does it open, and is what was destroyed gone?

A key that is gone without a recorded destruction is no erasure but a loss, or somebody's hand: a backup of the keys
mends it. Nobody who looks at the content alone can tell the two apart.
"""

from collections.abc import Iterator
from contextlib import suppress

import orjson

from kernproces.naspelen.breuken import als_bytes
from kernproces.opslag.kluis import Kluis
from kernproces.opslag.rijen import Lezer
from kernproces.zaak.stand_sleutels import sleutel_van

_HOUDERS = "SELECT stroom, stand FROM stroom WHERE soort IN ('zaak', 'dossier', 'register') ORDER BY stroom"
TERUGZETTEN = "Zet een kopie van de sleutels terug."


def sleutelgebreken(lezer: Lezer, kluis: Kluis) -> tuple[list[tuple[str, str]], str]:
    """Holder and a sentence for every key that is not as the history says; and a remark.

    Who has none of the keys (a copy without its kluis, another master key), is not told of each: that is the remark.
    """
    open_, gebreken = set[tuple[str, str]](), dict[tuple[str, str], str]()
    for houder, naam, gebrek in kluis.nagezien():
        if gebrek:
            gebreken[houder, naam] = gebrek
        else:
            open_.add((houder, naam))
    nodig = list(_nodig(lezer))
    if nodig and not open_.intersection(nodig):
        waarom = next(iter(gebreken.values()), TERUGZETTEN)
        return [], f"Geen van de {len(nodig)} sleutels is te gebruiken; niets ervan is vernietigd. {waarom}"
    gevonden = [(houder, gebrek) for (houder, _), gebrek in gebreken.items()]
    for houder, naam in nodig:
        if (houder, naam) not in open_ and (houder, naam) not in gebreken:
            gevonden.append(
                (houder, f"de sleutel {naam} ontbreekt, en niemand heeft hem vernietigd. {TERUGZETTEN}")
            )
    return gevonden, ""


def _nodig(lezer: Lezer) -> Iterator[tuple[str, str]]:
    """Every key under which something lies that was not destroyed. A state that somebody spoiled is named elsewhere."""
    for houder, ruw in lezer.rij_stroom(_HOUDERS):
        inhoud = als_bytes(ruw)
        if b'"inhoud"' in inhoud:
            with suppress(ValueError, KeyError, TypeError):
                stand = orjson.loads(inhoud)
                over = sorted(set(stand["inhoud"]) - set(stand.get("gewist", {})))
                yield from (sleutel_van(houder, naam) for naam in over)
