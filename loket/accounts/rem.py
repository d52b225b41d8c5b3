"""De rem: whoever guesses has to wait ever longer, but at most five minutes, and nobody is locked out for ever.

Counted per account, per device that logged in here before (so that a stranger who guesses does not slow down its
owner) and per address. An attempt counts before it is judged: a thousand at once are a thousand, not one.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from kernproces.opslag.opslag import Opslag
from kernproces.tijdstip import tijdstip

VRIJ = {"account": 5, "toestel": 10, "adres": 40}  # an address may be a whole office
LANGST = 300  # seconds
Sleutel = tuple[str, str]  # what is counted, and the keyed hash of who

_VAST = "INSERT INTO rem (sleutel, aantal, laatst) VALUES (?, 0, ?) ON CONFLICT (sleutel) DO UPDATE SET aantal = rem.aantal"
_LEES = "SELECT aantal, laatst FROM rem WHERE sleutel = ?"
_TEL = "UPDATE rem SET aantal = ?, laatst = ? WHERE sleutel = ?"
_WEG = "DELETE FROM rem WHERE sleutel = ?"
_TERUG = "UPDATE rem SET aantal = aantal - 1 WHERE sleutel = ? AND aantal > 0"


def over(aantal: int, laatst: datetime, nu: datetime) -> int:
    """What is left of a count: half of it each hour."""
    uren = max(0, int((nu - laatst) / timedelta(hours=1)))
    return aantal >> min(uren, 60)


def wacht(soort: str, aantal: int, laatst: datetime, nu: datetime) -> int:
    """How many seconds before the next attempt, after `aantal` that failed."""
    te_veel = over(aantal, laatst, nu) - VRIJ[soort]
    if te_veel < 0:
        return 0
    tot = laatst + timedelta(seconds=min(2 ** min(te_veel + 1, 20), LANGST))
    return max(0, -int((nu - tot) // timedelta(seconds=1))) if nu < tot else 0


def duur(seconden: int) -> str:
    """How long somebody waits, in words."""
    if seconden < 120:
        return "een seconde" if seconden == 1 else f"{seconden} seconden"
    return f"{-(-seconden // 60)} minuten"


class Rem:
    """Counts attempts in the database, for every process alike."""

    def __init__(self, opslag: Opslag) -> None:
        self._opslag = opslag

    def probeer(self, sleutels: Sequence[Sleutel], nu: datetime) -> int:
        """Count an attempt on each of these and answer 0; or the seconds to wait, and then it did not count."""
        op, rijen = tijdstip(nu), sorted((f"{soort}/{wie}", soort) for soort, wie in sleutels)
        with self._opslag.schrijven(meer=True) as s:
            s.voer_uit(_VAST, [(sleutel, op) for sleutel, _ in rijen])  # holds the rows until the end
            standen = [(sleutel, soort, *s.rij_query(_LEES, (sleutel,))[0]) for sleutel, soort in rijen]
            gelezen = [(sl, so, int(n), datetime.fromisoformat(laatst)) for sl, so, n, laatst in standen]
            if nog := max(wacht(soort, n, laatst, nu) for _, soort, n, laatst in gelezen):
                return nog
            s.voer_uit(_TEL, [(over(n, laatst, nu) + 1, op, sleutel) for sleutel, _, n, laatst in gelezen])
        return 0

    def gelukt(self, sleutels: Sequence[Sleutel]) -> None:
        """It went well: the account and the device begin anew, of the address only this attempt is taken off."""
        with self._opslag.schrijven(meer=True) as s:
            s.voer_uit(_WEG, [(f"{soort}/{wie}",) for soort, wie in sleutels if soort != "adres"])
            s.voer_uit(_TERUG, [(f"{soort}/{wie}",) for soort, wie in sleutels if soort == "adres"])

    def ruim_op(self, nu: datetime) -> None:
        """Forget what is more than two days old."""
        with self._opslag.schrijven(meer=True) as s:
            s.voer_uit("DELETE FROM rem WHERE laatst < ?", [(tijdstip(nu - timedelta(days=2)),)])
