"""Sessies: who is at the counter, kept on our side. The cookie holds a random token; here lies its hash.

A session ends by itself after some time without use, at the latest after its whole length, or when it is revoked. It
gets a new token at each login and each change of role. What somebody sent just after the end is kept for him, locked
with a key that follows from his cookie and that we do not have.
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kernproces.opslag.fouten import OpslagError
from kernproces.opslag.opslag import Opslag
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.opslag.versleutel import Sleutel, ontsleutel, versleutel
from kernproces.tijdstip import tijdstip

HALVERWEGE = timedelta(minutes=10)  # between the password and the second step
RAAK_NA = timedelta(minutes=1)  # not every click is worth a write
BEWAAR = timedelta(hours=12)  # a form that outlived its session
VERGEET = timedelta(days=30)
CODE, INSTELLEN = "code", "instellen"  # what is still to do before somebody is in
_KOLOMMEN = "id, persoon, rol, stap, manier, toestel, begin, laatst, einde, vorige"
_EEN = f"SELECT {_KOLOMMEN} FROM sessie WHERE id = ?"  # noqa: S608 - fixed text
_VAN = f"SELECT {_KOLOMMEN} FROM sessie WHERE persoon = ? AND einde IS NULL ORDER BY laatst DESC"  # noqa: S608
_NIEUW = f"INSERT INTO sessie ({_KOLOMMEN}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)"  # noqa: S608
_RAAK = "UPDATE sessie SET laatst = ? WHERE id = ? AND einde IS NULL"
_EINDE = "UPDATE sessie SET einde = ? WHERE id = ? AND persoon = ? AND einde IS NULL"
_EINDE_ALLE = "UPDATE sessie SET einde = ? WHERE persoon = ? AND id <> ? AND einde IS NULL"
_BEWAAR = (
    "INSERT INTO bewaard (sessie, persoon, op, getoond, inhoud) VALUES (?, ?, ?, 0, ?) ON CONFLICT (sessie) DO UPDATE "
    "SET persoon = excluded.persoon, op = excluded.op, getoond = 0, inhoud = excluded.inhoud"
)


_WACHT = "SELECT 1 FROM bewaard WHERE sessie = ?"


@dataclass(frozen=True, slots=True)
class Grenzen:
    """How long a session may be still, and how long it lasts at most."""

    stil: timedelta = timedelta(minutes=60)
    langst: timedelta = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Sessie:
    """One session. `stap` empty: somebody is in; else what is still to do."""

    id: str
    persoon: str
    rol: str
    stap: str
    manier: str
    toestel: str
    begin: datetime
    laatst: datetime
    einde: str | None
    vorige: str  # the form token of the session before it in this browser

    def loopt(self, nu: datetime, grenzen: Grenzen) -> bool:
        """Whether it is still good."""
        if self.einde is not None:
            return False
        if self.stap:
            return nu - self.begin < HALVERWEGE
        return nu - self.laatst < grenzen.stil and nu - self.begin < grenzen.langst


def id_van(token: str) -> str:
    """How a token is remembered."""
    return hashlib.sha256(token.encode()).hexdigest()


def formuliertoken(token: str) -> str:
    """What every form of this session must return."""
    return hmac.new(token.encode(), b"kernproces formulier", hashlib.sha256).hexdigest()[:40]


class Sessies:
    """Every session of this database."""

    def __init__(self, opslag: Opslag, grenzen: Grenzen) -> None:
        self._opslag = opslag
        self.grenzen = grenzen

    def begin(
        self,
        persoon: str,
        rol: str,
        manier: str,
        nu: datetime,
        *,
        stap: str = "",
        toestel: str = "",
        na: str = "",
        sinds: datetime | None = None,
    ) -> str:
        """A new session; answers its token. `na`: the token before it, whose session ends here. `sinds`: when somebody
        really logged in, when that was not now.
        """
        token, op = secrets.token_urlsafe(32), tijdstip(nu)
        begin = op if sinds is None else tijdstip(sinds)
        vorige = formuliertoken(na) if na else ""
        with self._opslag.schrijven(meer=True) as s:
            if na:
                s.voer_uit("UPDATE sessie SET einde = ? WHERE id = ? AND einde IS NULL", [(op, id_van(na))])
                _verhuis(s, na, token, persoon, op)
            s.voer_uit(_NIEUW, [(id_van(token), persoon, rol, stap, manier, toestel, begin, op, vorige)])
        return token

    def wissel(self, oud: str, rol: str, nu: datetime) -> str:
        """On in another role: a new token, and no longer than the session that it goes on from; its token, or nothing."""
        with self._opslag.lezen() as lezer:
            s = self.geldig(lezer, oud, nu)
        if s is None:
            return ""
        return self.begin(s.persoon, rol, s.manier, nu, toestel=s.toestel, na=oud, sinds=s.begin)

    def lees(self, lezer: Lezer, token: str) -> Sessie | None:
        """The session of this token, running or not."""
        rijen = lezer.rij_query(_EEN, (id_van(token),)) if token else []
        return _sessie(rijen[0]) if rijen else None

    def geldig(self, lezer: Lezer, token: str, nu: datetime) -> Sessie | None:
        """The session of this token when it is still good."""
        sessie = self.lees(lezer, token)
        return sessie if sessie is not None and sessie.loopt(nu, self.grenzen) else None

    def raak(self, sessie: Sessie, nu: datetime) -> None:
        """It is in use."""
        if nu - sessie.laatst >= RAAK_NA:
            with self._opslag.schrijven(meer=True) as s:
                s.voer_uit(_RAAK, [(tijdstip(nu), sessie.id)])

    def van(self, persoon: str, nu: datetime) -> list[Sessie]:
        """Where this person is logged in now, the last used first."""
        with self._opslag.lezen() as lezer:
            alle = [_sessie(rij) for rij in lezer.rij_query(_VAN, (persoon,))]
        return [s for s in alle if not s.stap and s.loopt(nu, self.grenzen)]

    def beeindig(self, id_: str, persoon: str, nu: datetime) -> None:
        """End one session of this person."""
        with self._opslag.schrijven(meer=True) as s:
            s.voer_uit(_EINDE, [(tijdstip(nu), id_, persoon)])

    def eindig(self, token: str, nu: datetime) -> None:
        """Somebody logs out."""
        with self._opslag.schrijven(meer=True) as s:
            s.voer_uit(
                "UPDATE sessie SET einde = ? WHERE id = ? AND einde IS NULL", [(tijdstip(nu), id_van(token))]
            )

    def beeindig_alle(self, persoon: str, nu: datetime, behalve: str = "") -> None:
        """End every session of this person, but the one with this id."""
        with self._opslag.schrijven(meer=True) as s:
            s.voer_uit(_EINDE_ALLE, [(tijdstip(nu), persoon, behalve)])

    def ruim_op(self, nu: datetime) -> None:
        """Forget old sessions, and forms that nobody came back for."""
        with self._opslag.schrijven(meer=True) as s:
            s.voer_uit("DELETE FROM sessie WHERE laatst < ?", [(tijdstip(nu - VERGEET),)])
            s.voer_uit("DELETE FROM bewaard WHERE op < ?", [(tijdstip(nu - BEWAAR),)])

    # ------------------------------------------------------------ forms that outlived their session

    def bewaar(
        self, token: str, persoon: str, adres: str, velden: Sequence[tuple[str, str]], nu: datetime
    ) -> None:
        """Keep what was sent to this address, for this person in this browser."""
        inhoud = {"adres": adres, "velden": [list(v) for v in velden]}
        dicht = versleutel(_slot(token), inhoud, id_van(token).encode())
        with self._opslag.schrijven(meer=True) as s:
            s.voer_uit(_BEWAAR, [(id_van(token), persoon, tijdstip(nu), dicht)])

    def bewaard(self, token: str, persoon: str) -> tuple[str, list[tuple[str, str]]] | None:
        """What was kept: the address and the fields."""
        with self._opslag.lezen() as lezer:
            inhoud = _bewaard(lezer, token, persoon)
        return None if inhoud is None else (inhoud["adres"], [(n, w) for n, w in inhoud["velden"]])

    def wacht_bewaard(self, token: str) -> bool:
        """Whether something was kept in this browser that was not shown yet."""
        with self._opslag.lezen() as lezer:
            return bool(lezer.rij_query(f"{_WACHT} AND getoond = 0", (id_van(token),)))

    def getoond(self, token: str) -> None:
        """It stands on a page again; it may be asked for once more, but the next login does not bring it back."""
        with self._opslag.schrijven(meer=True) as s:
            s.voer_uit("UPDATE bewaard SET getoond = 1 WHERE sessie = ?", [(id_van(token),)])


def _verhuis(s: Schrijver, oud: str, nieuw: str, persoon: str, op: str) -> None:
    """To the lock of the new session, when the same person came back; else it is thrown away."""
    wacht = s.rij_query(f"{_WACHT} AND getoond = 0", (id_van(oud),))
    if wacht and (inhoud := _bewaard(s, oud, persoon)) is not None:
        dicht = versleutel(_slot(nieuw), inhoud, id_van(nieuw).encode())
        s.voer_uit(_BEWAAR, [(id_van(nieuw), persoon, op, dicht)])
    s.voer_uit("DELETE FROM bewaard WHERE sessie = ?", [(id_van(oud),)])


def _bewaard(lezer: Lezer, token: str, persoon: str) -> dict[str, Any] | None:
    sql = "SELECT inhoud FROM bewaard WHERE sessie = ? AND persoon = ?"
    rijen = lezer.rij_query(sql, (id_van(token), persoon))
    try:
        return ontsleutel(_slot(token), rijen[0][0], id_van(token).encode()) if rijen else None
    except OpslagError:
        return None


def _slot(token: str) -> Sleutel:
    return Sleutel(hmac.new(token.encode(), b"kernproces bewaard formulier", hashlib.sha256).digest())


def _sessie(rij: tuple[Any, ...]) -> Sessie:
    id_, persoon, rol, stap, manier, toestel, begin, laatst, einde, vorige = rij
    vast = (id_, persoon, rol, stap, manier, toestel)
    return Sessie(*vast, datetime.fromisoformat(begin), datetime.fromisoformat(laatst), einde, vorige)
