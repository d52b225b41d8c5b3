"""Sessie: who is at the counter. A signed cookie holds person, role and the token that every form must return.

It holds ids, never names. HttpOnly, SameSite=Lax, Secure as soon as the site is served over TLS.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from kernproces.rollen import Rol

KOEKJE = "kernproces_sessie"
DUUR = 12 * 3600  # seconds; a working day


@dataclass(frozen=True, slots=True)
class Sessie:
    """What the cookie says. Without `persoon`: somebody who still has to log in."""

    token: str
    persoon: str | None = None
    rol: Rol | None = None


class Zegel:
    """Reads and writes the cookie."""

    def __init__(self, hoofdsleutel: bytes, *, veilig: bool) -> None:
        sleutel = hmac.new(hoofdsleutel, b"kernproces websessie 1", hashlib.sha256).hexdigest()
        self._tekenaar = URLSafeTimedSerializer(sleutel, salt="sessie")
        self._veilig = veilig

    def lees(self, request: Request) -> Sessie | None:
        """The session of this visitor, or None when there is none, or it is old or was touched."""
        try:
            inhoud = self._tekenaar.loads(request.cookies.get(KOEKJE, ""), max_age=DUUR)
            rol = Rol(inhoud["r"]) if inhoud["r"] else None
            return Sessie(str(inhoud["t"]), inhoud["p"], rol)
        except (BadData, KeyError, TypeError, ValueError):
            return None

    def zet(self, antwoord: Response, sessie: Sessie) -> None:
        """Give the visitor this session."""
        waarde = self._tekenaar.dumps({"t": sessie.token, "p": sessie.persoon, "r": sessie.rol})
        antwoord.set_cookie(
            KOEKJE, waarde, max_age=DUUR, path="/", httponly=True, samesite="lax", secure=self._veilig
        )

    def wis(self, antwoord: Response) -> None:
        """End the session."""
        antwoord.delete_cookie(KOEKJE, path="/", httponly=True, samesite="lax", secure=self._veilig)


def nieuwe_sessie(persoon: str | None = None, rol: Rol | None = None) -> Sessie:
    """A session with a fresh token; logging in never keeps the old one."""
    return Sessie(secrets.token_urlsafe(24), persoon, rol)


def zelfde(token: str, gegeven: object) -> bool:
    """Whether the form returned the token of its session."""
    return isinstance(gegeven, str) and hmac.compare_digest(token.encode(), gegeven.encode())
