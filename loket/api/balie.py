"""Balie: what every endpoint needs: the wired system, one instant per request, and who asks in which role.

Tokens are per client and act as a person. Only their SHA-256 is kept, so reading the database gives nobody access.
"""

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated

from fastapi import Depends, Header
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.requests import Request

from kernproces.rollen import Rol
from loket.api.problemen import Probleem
from loket.bedrading import Samenstel

Klok = Callable[[], datetime]
_KOP = "token/"
_DRAGER = HTTPBearer(
    auto_error=False, scheme_name="token", description="Een token per client, van de beheerder."
)


def nu_utc() -> datetime:
    """The clock of the machine."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Balie:
    """The wired system and its clock."""

    samenstel: Samenstel
    klok: Klok


@dataclass(frozen=True, slots=True)
class Toegang:
    """Who asks, in which role, and when."""

    persoon: str
    rol: Rol
    nu: datetime


def maak_token(samenstel: Samenstel, persoon: str, rollen: Sequence[Rol]) -> str:
    """A new token for this person in these roles. It is shown here and never again."""
    if not rollen or Rol.SYSTEEM in rollen:
        raise ValueError("Een token heeft een of meer rollen, en nooit de rol systeem.")
    token = f"kp_{secrets.token_urlsafe(32)}"
    samenstel.zet_kenmerk(_naam(token), json.dumps({"persoon": persoon, "rollen": [r.value for r in rollen]}))
    return token


def trek_tokens_in(samenstel: Samenstel, persoon: str) -> int:
    """Withdraw every token of this person; how many there were."""
    with samenstel.opslag.schrijven(meer=True) as schrijver:
        rijen = schrijver.rij_query("SELECT naam, waarde FROM kenmerk WHERE naam LIKE 'token/%'")
        weg = [(naam,) for naam, waarde in rijen if json.loads(waarde)["persoon"] == persoon]
        if weg:
            schrijver.voer_uit("DELETE FROM kenmerk WHERE naam = ?", weg)
    return len(weg)


def _naam(token: str) -> str:
    return _KOP + sha256(token.encode()).hexdigest()


def balie_van(verzoek: Request) -> Balie:
    """The counter at which this request arrived."""
    balie: Balie = verzoek.state.balie
    return balie


def toegang(
    balie: Annotated[Balie, Depends(balie_van)],
    drager: Annotated[HTTPAuthorizationCredentials | None, Depends(_DRAGER)],
    rol: Annotated[
        str | None,
        Header(alias="X-Rol", description="Een van de rollen van het token; zonder deze kop de eerste."),
    ] = None,
) -> Toegang:
    """Who asks, from the token and X-Rol."""
    rij = balie.samenstel.kenmerk(_naam(drager.credentials)) if drager else None
    if rij is None:
        zin = "Stuur een geldig token mee: Authorization: Bearer <token>. De beheerder geeft tokens uit."
        raise Probleem(401, "niet-aangemeld", "Niet aangemeld", zin, koppen={"WWW-Authenticate": "Bearer"})
    kaart = json.loads(rij)
    gekozen = rol if rol is not None else kaart["rollen"][0]
    if gekozen not in kaart["rollen"]:
        zin = f"Dit token heeft die rol niet. Het heeft: {', '.join(kaart['rollen'])}."
        raise Probleem(403, "rol", "Geen recht op deze rol", zin)
    return Toegang(kaart["persoon"], Rol(gekozen), balie.klok())


AanBalie = Annotated[Balie, Depends(balie_van)]
Wie = Annotated[Toegang, Depends(toegang)]
