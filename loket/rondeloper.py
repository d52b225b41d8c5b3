"""The ronde over the store: what is due, zaak by zaak, and the weekly list to the directeur-bestuurder."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from deadlines.ronde import Ronde, Stuk
from deadlines.tijdstip import tijdstip as seconde
from deadlines.weeklijst import ELKE, WEEKLIJST, weeklijst_verschuldigd
from kernproces.gebeurtenissen import WEEKLIJST as WEEKLIJST_SOORT
from kernproces.gebeurtenissen import Nieuw
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.opslag.rijen import Schrijver
from kernproces.rollen import Rol
from kernproces.situatie import dag_van
from kernproces.voortgang import Vervolg, tijdstip

if TYPE_CHECKING:
    from loket.bedrading import Samenstel

STROOM = "overzicht/overschrijdingen"
MEESTE = 200  # zaken on one list; the rest is counted

# Terms whose overrun stands on the list, by their partial index: those of zaken that are still open.
_OPEN_OVERSCHRIJDINGEN = """
SELECT t.zaak, t.termijn, t.uiterlijk FROM termijn t WHERE t.stand = 'overschreden'
AND EXISTS (SELECT 1 FROM werkvoorraad w WHERE w.zaak = t.zaak AND w.open = 1)
ORDER BY t.uiterlijk, t.zaak, t.termijn
"""
# By the partial index on the next rung. `zaak || ''` keeps a planner from walking every term in the order of the key,
# which is what both databases choose for the sake of the limit (measured: 5 ms instead of 15 microseconds at 100,000).
_VERVALLEN = """
SELECT DISTINCT zaak || '' AS naam FROM termijn
WHERE volgende IS NOT NULL AND volgende <= ? AND zaak || '' > ? ORDER BY naam LIMIT ?
"""


@dataclass(slots=True)
class Verslag:
    """What one ronde did: the messages that it queued, and the zaken that it could not handle."""

    outbox: list[tuple[Any, ...]] = field(default_factory=list)
    zaken: int = 0
    gebeurtenissen: int = 0
    stuk: tuple[Stuk, ...] = ()


class Rondeloper:
    """Implements the port Loper of deadlines."""

    def __init__(self, s: "Samenstel") -> None:
        self._s = s
        self.outbox: list[tuple[Any, ...]] = []

    def vervallen(self, nu: datetime, hoeveel: int, na: str | None) -> Sequence[str]:
        """Zaken with something due, by the partial index on the next rung."""
        with self._s.opslag.lezen() as lezer:
            return [r[0] for r in lezer.rij_query(_VERVALLEN, (seconde(nu), na or "", hoeveel))]

    def loop_na(self, zaak: str, nu: datetime) -> int:
        """Let the clock of one zaak catch up, in one transaction."""
        antwoord = self._s.kern.loop_na(zaak, nu)
        self.outbox += antwoord.berichten
        return len(antwoord.entries)

    def hartslag(self, nu: datetime) -> None:
        """The ronde of `nu` reached its end."""
        self._s.hartslag("ronde", tijdstip(nu))


def loop_ronde(s: "Samenstel", nu: datetime) -> Verslag:
    """Sweep, then the weekly list."""
    loper = Rondeloper(s)
    gedaan = Ronde(loper).loop(nu)
    verslag = Verslag(loper.outbox, gedaan.zaken, gedaan.gebeurtenissen, gedaan.stuk)
    with s.opslag.schrijven() as schrijver:
        verslag.outbox += _weeklijst(s, schrijver, nu)
    return verslag


def _weeklijst(s: "Samenstel", schrijver: Schrijver, nu: datetime) -> list[tuple[Any, ...]]:
    """One message, once in seven days, as long as an overrun is open; the overrun itself was told at once."""
    rijen = schrijver.rij_query(_OPEN_OVERSCHRIJDINGEN)
    vandaag = dag_van(nu)
    if not rijen or date.fromisoformat(rijen[0][2][:10]) + ELKE >= vandaag:
        return []
    kop = schrijver.stroom(STROOM)
    stand: dict[str, Any] = {} if kop is None else stand_van(kop)
    laatste = date.fromisoformat(stand["op"]) if "op" in stand else None
    if not weeklijst_verschuldigd(laatste, nu):
        return []
    v = Vervolg(STROOM, stand, tijdstip(nu), berichten=s.berichten)
    open_ = {
        "termijnen": [{"zaak": z, "termijn": t, "uiterlijk": u} for z, t, u in rijen[:MEESTE]],
        "aantal": len(rijen),
        "trede": WEEKLIJST,
        "sjabloon": WEEKLIJST,
        "aan": [Rol.DIRECTEUR_BESTUURDER.value],
    }
    v.voeg_toe(Nieuw(WEEKLIJST_SOORT, open_, Rol.SYSTEEM.value, Rol.SYSTEEM.value, vandaag.isoformat()))
    return s.kern.boekhouding.boek(schrijver, [Deel(v, kop)])
