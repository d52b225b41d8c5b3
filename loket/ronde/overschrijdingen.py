"""What is overrun and not closed: read in one place, for the weekly list and for the page that it leads to."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import leesbare_stand
from kernproces.gebruik.voorwaarden import ALTIJD, Voorwaarde
from kernproces.opslag.rijen import Lezer
from kernproces.zaak.dwangsom import dwangsomstand
from kernproces.zaak.stand import Stand

# By the partial index on what is overrun: those of zaken that are still open.
OPEN_OVERSCHRIJDINGEN = """
SELECT t.zaak, t.termijn, t.uiterlijk FROM termijn t JOIN werkvoorraad w ON w.zaak = t.zaak AND w.open = 1
WHERE t.stand = 'overschreden' AND {waar} ORDER BY w.rang, t.uiterlijk, t.zaak, t.termijn
"""
KENNISNEMING = "neem_kennis"


@dataclass(frozen=True, slots=True)
class Overschrijding:
    """One term that is over while its work is not done."""

    zaak: str
    termijn: str
    uiterlijk: str
    stand: Stand | None  # of its zaak; None when it cannot be read: the overrun itself is still told

    def als_gegevens(self, dag: date) -> dict[str, Any]:
        """As the weekly list records it: open codes, days and amounts only."""
        som = kennis = None
        if self.stand is not None:
            som = dwangsomstand(self.stand["termijnen"][self.termijn], dag)
            kennis = kennisneming(self.stand, self.uiterlijk)
        return {
            "zaak": self.zaak,
            "termijn": self.termijn,
            "uiterlijk": self.uiterlijk,
            "kennis": None if kennis is None else kennis["op"],
            "dwangsom": 0 if som is None else som.bedrag,
        }


def open_overschrijdingen(
    lezer: Lezer, meeste: int, waar: Voorwaarde = ALTIJD
) -> tuple[list[Overschrijding], int]:
    """In order of consequence (the law first), then the longest overdue; at most so many, and how many there are in all.

    `waar`: of one part of the organisation or for one reader, as a condition on the worklist.
    """
    rijen = lezer.rij_query(OPEN_OVERSCHRIJDINGEN.format(waar=waar[0]), waar[1])
    koppen = lezer.stromen({zaakstroom(zaak) for zaak, _, _ in rijen[:meeste]})
    standen = {stroom: leesbare_stand(kop) for stroom, kop in koppen.items()}
    regels = [Overschrijding(z, t, u, standen.get(zaakstroom(z))) for z, t, u in rijen[:meeste]]
    return regels, len(rijen)


def kennisneming(stand: Stand, uiterlijk: str) -> dict[str, Any] | None:
    """The last time the director took note in this zaak, when it was after the end of this term."""
    gedaan: dict[str, Any] | None = stand["gedaan"].get(KENNISNEMING)
    return gedaan if gedaan is not None and gedaan["op"] > uiterlijk[:10] else None
