"""The ronde over the store: what is due, zaak by zaak, and the weekly list to the directeur-bestuurder."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from deadlines.ronde import Ronde, Stuk
from deadlines.tijdstip import tijdstip as seconde
from deadlines.weeklijst import WEEKLIJST, weeklijst_verschuldigd
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
OPEN_OVERSCHRIJDINGEN = """
SELECT t.zaak, t.termijn, t.uiterlijk FROM termijn t WHERE t.stand = 'overschreden'
AND EXISTS (SELECT 1 FROM werkvoorraad w WHERE w.zaak = t.zaak AND w.open = 1)
ORDER BY t.uiterlijk, t.zaak, t.termijn
"""
# In the order of the partial index on the next rung: any other order makes a planner walk every term for the sake of
# the limit (measured: 5 ms instead of 10 microseconds at 100,000 terms).
VERVALLEN = """
SELECT volgende, zaak, termijn FROM termijn
WHERE volgende IS NOT NULL AND volgende <= ? AND (volgende, zaak, termijn) > (?, ?, ?)
ORDER BY volgende, zaak, termijn LIMIT ?
"""
VOORAAN = ("", "", "")


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
        self._gebleven: tuple[str, str, str] = VOORAAN  # where in the index we are
        self._gegeven: set[str] = set()

    def vervallen(self, nu: datetime, hoeveel: int, na: str | None) -> Sequence[str]:
        """The next zaken with something due, the longest overdue first; each once a ronde, also one that fails."""
        if na is None:
            self._gebleven, self._gegeven = VOORAAN, set()
        with self._s.opslag.lezen() as lezer:
            while rijen := lezer.rij_query(VERVALLEN, (seconde(nu), *self._gebleven, hoeveel)):
                self._gebleven = rijen[-1]
                if nieuw := [
                    z for z in dict.fromkeys(zaak for _, zaak, _ in rijen) if z not in self._gegeven
                ]:
                    self._gegeven.update(nieuw)
                    return nieuw
        return []

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
    # Another worker may be making the same list at this moment: then it is there when we look again.
    verslag.outbox += s.kern.herhaal(lambda schrijver: _weeklijst(s, schrijver, nu))
    return verslag


def _weeklijst(s: "Samenstel", schrijver: Schrijver, nu: datetime) -> list[tuple[Any, ...]]:
    """One message, once in seven days, from the first open overrun on and as long as one is open (10.12)."""
    rijen = schrijver.rij_query(OPEN_OVERSCHRIJDINGEN)
    vandaag = dag_van(nu)
    if not rijen:
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
