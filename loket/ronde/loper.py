"""The ronde over the store: what is due, zaak by zaak, and the weekly list to the directeur-bestuurder."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from deadlines.ronde import Ronde
from deadlines.weeklijst import WEEKLIJST, weeklijst_verschuldigd
from kernproces.gebeurtenissen import WEEKLIJST as WEEKLIJST_SOORT
from kernproces.gebeurtenissen import Nieuw, zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.opslag.rijen import Schrijver, StroomRij
from kernproces.rollen import Rol
from kernproces.tijdstip import dag_van, tijdstip
from kernproces.zaak.voortgang import Vervolg
from loket.ronde.overschrijdingen import open_overschrijdingen
from loket.ronde.storingen import bewaar as bewaar_storingen

if TYPE_CHECKING:
    from loket.bedrading import Samenstel

STROOM = "overzicht/overschrijdingen"
MEESTE = 200  # zaken on one list; the rest is counted

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
    """What one ronde did: the messages that it queued, and the streams that it could not handle."""

    outbox: list[tuple[Any, ...]] = field(default_factory=list)
    zaken: int = 0
    gebeurtenissen: int = 0
    stuk: dict[str, Exception] = field(default_factory=dict)  # by stream


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
            while rijen := lezer.rij_query(VERVALLEN, (tijdstip(nu), *self._gebleven, hoeveel)):
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
    """Sweep, then the weekly list; what could not be done is kept for the administrator and tried again next time."""
    loper = Rondeloper(s)
    gedaan = Ronde(loper).loop(nu)
    stuk = {zaakstroom(deel.zaak): deel.oorzaak for deel in gedaan.stuk}
    verslag = Verslag(loper.outbox, gedaan.zaken, gedaan.gebeurtenissen, stuk)
    try:
        verslag.outbox += weeklijst(s, nu)
    except Exception as fout:  # noqa: BLE001 the notices above were given; this one is shown and tried again
        stuk[STROOM] = fout
    bewaar_storingen(s.opslag, stuk, nu)
    return verslag


def weeklijst(s: "Samenstel", nu: datetime) -> list[tuple[Any, ...]]:
    """The message, when it is due and anything is open."""
    with s.opslag.lezen() as lezer:
        if not weeklijst_verschuldigd(_laatste(lezer.stroom(STROOM)), nu):
            return []
    # Another worker may be making the same list at this moment: then it is there when we look again.
    return s.kern.herhaal(lambda schrijver: _weeklijst(s, schrijver, nu))


def _laatste(kop: StroomRij | None) -> date | None:
    """The day of the last list."""
    return None if kop is None else date.fromisoformat(stand_van(kop)["op"])


def _weeklijst(s: "Samenstel", schrijver: Schrijver, nu: datetime) -> list[tuple[Any, ...]]:
    """One message, once in seven days, from the first open overrun on and as long as one is open (10.12)."""
    kop = schrijver.stroom(STROOM)
    if not weeklijst_verschuldigd(_laatste(kop), nu):
        return []
    regels, aantal = open_overschrijdingen(schrijver, MEESTE)
    if not aantal:
        return []
    vandaag = dag_van(nu)
    v = Vervolg(STROOM, {} if kop is None else stand_van(kop), tijdstip(nu), berichten=s.berichten)
    open_ = {
        "termijnen": [regel.als_gegevens(vandaag) for regel in regels],
        "aantal": aantal,
        "trede": WEEKLIJST,
        "sjabloon": WEEKLIJST,
        "aan": [Rol.DIRECTEUR_BESTUURDER.value],
    }
    v.voeg_toe(Nieuw(WEEKLIJST_SOORT, open_, Rol.SYSTEEM.value, Rol.SYSTEEM.value, vandaag.isoformat()))
    return s.kern.boekhouding.boek(schrijver, [Deel(v, kop)])
