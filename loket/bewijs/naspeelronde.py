"""Naspeelronde: many zaken played again for a check, and of each the first step that is not lawful."""

from collections.abc import Iterator, Mapping, Sequence

from kernproces.naspelen import Uitspraak
from loket.bedrading import Samenstel
from loket.lezen import naspeler

PER_BOEK = 200  # played from one book: it keeps what it read
_ZAKEN = """
SELECT stroom, max(nr) FROM gebeurtenis WHERE stroom > 'zaak/' AND stroom < 'zaak0' GROUP BY stroom ORDER BY stroom DESC
"""


def ongedekt(samenstel: Samenstel, gedekt: Mapping[str, int]) -> list[str]:
    """The zaken whose last entry lies after what the anchors reach (`gedekt`, by stream), the latest names first."""
    with samenstel.opslag.lezen() as lezer:
        zaken = lezer.rij_query(_ZAKEN)
    return [stroom for stroom, nr in zaken if nr > gedekt.get(stroom, 0)]


def eerste_onrecht(samenstel: Samenstel, stromen: Sequence[str]) -> Iterator[tuple[str, int, str]]:
    """Stream, number and sentence of the first step that is not lawful, of every zaak that has one."""
    for eerste in range(0, len(stromen), PER_BOEK):
        with naspeler(samenstel) as speler:
            for stroom in stromen[eerste : eerste + PER_BOEK]:
                for stap in speler.speel_na(stroom.removeprefix("zaak/")).stappen:
                    if stap.uitspraak is Uitspraak.ONRECHTMATIG:
                        yield stroom, stap.nr, stap.bevindingen[0].zin
                        break
