"""Sessie: the cookies of a visitor. One holds a random token and nothing else; who that is, lies on our side (accounts/sessies.py).

HttpOnly, SameSite=Lax, and over TLS Secure with a name that no other site can set (__Host-).
"""

import hmac
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from kernproces.rollen import Rol
from loket.accounts.sessies import formuliertoken

KOEKJE = "kernproces_sessie"
TOESTEL = "kernproces_toestel"
ONDERWEG = "kernproces_onderweg"
DUUR = 24 * 3600  # seconds; longer than a session, so that a form that came too late finds its owner
HALFJAAR = 183 * 24 * 3600
HERVAT = "hervat"  # the knop of a form that is shown again after its session had ended
TEKENS = 400


@dataclass(frozen=True, slots=True)
class Sessie:
    """Who visits: the token that each form returns, the person, the role, which session it is and how it began."""

    token: str
    persoon: str | None = None
    rol: Rol | None = None
    id: str = ""
    manier: str = ""


class Koek:
    """Reads and writes the cookies."""

    def __init__(self, *, veilig: bool) -> None:
        self._veilig = veilig
        kop = "__Host-" if veilig else ""
        self._sessie, self._toestel, self._onderweg = kop + KOEKJE, kop + TOESTEL, kop + ONDERWEG

    def lees(self, request: Request) -> str:
        """The token of this visitor, or nothing."""
        token = request.cookies.get(self._sessie, "")
        return token if len(token) <= TEKENS else ""

    def zet(self, antwoord: Response, token: str) -> None:
        """Give the visitor this token."""
        self._zet(antwoord, self._sessie, token, DUUR)

    def wis(self, antwoord: Response) -> None:
        """Take it back."""
        antwoord.delete_cookie(self._sessie, path="/", httponly=True, samesite="lax", secure=self._veilig)

    def lees_toestel(self, request: Request) -> str:
        """What this browser kept of an earlier login."""
        return request.cookies.get(self._toestel, "")[:TEKENS]

    def zet_toestel(self, antwoord: Response, waarde: str) -> None:
        """Remember that somebody logged in here."""
        self._zet(antwoord, self._toestel, waarde, HALFJAAR)

    def lees_onderweg(self, request: Request) -> str:
        """What was sealed when this visitor went to the provider."""
        return request.cookies.get(self._onderweg, "")[:4000]

    def zet_onderweg(self, antwoord: Response, waarde: str) -> None:
        """Seal it in the browser for as long as it takes."""
        self._zet(antwoord, self._onderweg, waarde, 900)

    def wis_onderweg(self, antwoord: Response) -> None:
        """It was used."""
        antwoord.delete_cookie(self._onderweg, path="/", httponly=True, samesite="lax", secure=self._veilig)

    def _zet(self, antwoord: Response, naam: str, waarde: str, duur: int) -> None:
        antwoord.set_cookie(
            naam, waarde, max_age=duur, path="/", httponly=True, samesite="lax", secure=self._veilig
        )


def zelfde(token: str, gegeven: object) -> bool:
    """Whether the form returned the token of its session."""
    if not token or not isinstance(gegeven, str):
        return False
    return hmac.compare_digest(formuliertoken(token).encode(), gegeven.encode())


def toestel_van(request: Request) -> str:
    """What somebody recognises his own device by; no more is kept than that."""
    kop = request.headers.get("user-agent", "")
    soorten = (
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("Chrom", "Chrome"),
        ("Safari", "Safari"),
    )
    huizen = (
        ("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "Mac"), ("Android", "Android"),
        ("CrOS", "Chromebook"), ("Linux", "Linux"),
    )  # fmt: skip
    wat = next((naam for teken, naam in soorten if teken in kop), "Een browser")
    waar = next((naam for teken, naam in huizen if teken in kop), "")
    return f"{wat} op {waar}" if waar else wat
