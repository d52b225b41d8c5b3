"""Balie: what every endpoint needs: the wired system, one instant per request, and who asks in which role.

A token is of one client, acts as one person and has a reach (loket/api/tokens.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Header, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer, SecurityScopes
from starlette.requests import Request

from kernproces.rollen import Rol
from kernproces.tijdstip import dag_van
from loket.accounts.kast import Kast
from loket.api.problemen import Probleem
from loket.api.tokens import Bereik, Token, noteer_gebruik, zoek_token
from loket.bedrading import Samenstel

Klok = Callable[[], datetime]
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


def balie_van(verzoek: Request) -> Balie:
    """The counter at which this request arrived."""
    balie: Balie = verzoek.state.balie
    return balie


def toegang(
    nodig: SecurityScopes,
    balie: Annotated[Balie, Depends(balie_van)],
    drager: Annotated[HTTPAuthorizationCredentials | None, Depends(_DRAGER)],
    rol: Annotated[
        str | None,
        Header(alias="X-Rol", description="Een van de rollen van het token; zonder deze kop de eerste."),
    ] = None,
) -> Toegang:
    """Who asks, from the token and X-Rol."""
    nu = balie.klok()
    token = drager.credentials if drager else ""
    kaart = zoek_token(balie.samenstel, token) if token else None
    if kaart is None:
        raise _niet_aangemeld(
            "Stuur een geldig token mee: Authorization: Bearer <token>. De beheerder geeft tokens uit."
        )
    if not kaart.geldig(dag_van(nu)):
        raise _niet_aangemeld(
            f"Dit token gold tot en met {kaart.verloopt}. De beheerder geeft een nieuw token uit."
        )
    with balie.samenstel.opslag.lezen() as lezer:
        if Kast.ingetrokken(lezer, kaart.persoon):
            raise _niet_aangemeld("Het account van wie dit token was, is ingetrokken. Vraag de beheerder.")
    _keur_bereik(kaart, nodig.scopes)
    gekozen = rol if rol is not None else kaart.rollen[0]
    if gekozen not in kaart.rollen:
        zin = f"Dit token heeft die rol niet. Het heeft: {', '.join(kaart.rollen)}."
        raise Probleem(403, "rol", "Geen recht op deze rol", zin)
    noteer_gebruik(balie.samenstel, token, kaart, dag_van(nu))
    return Toegang(kaart.persoon, Rol(gekozen), nu)


def _keur_bereik(kaart: Token, nodig: list[str]) -> None:
    if mist := [b for b in nodig if b not in kaart.bereik]:
        zin = (
            f"Dit token mag {' en '.join(kaart.bereik)}; hier is {' en '.join(mist)} voor nodig. "
            "De beheerder geeft een token met dat bereik uit."
        )
        raise Probleem(403, "bereik", "Buiten het bereik van dit token", zin)


def _niet_aangemeld(zin: str) -> Probleem:
    return Probleem(401, "niet-aangemeld", "Niet aangemeld", zin, koppen={"WWW-Authenticate": "Bearer"})


AanBalie = Annotated[Balie, Depends(balie_van)]
Wie = Annotated[Toegang, Security(toegang, scopes=[Bereik.LEZEN.value])]
WieHandelt = Annotated[Toegang, Security(toegang, scopes=[Bereik.HANDELEN.value])]
WieStukken = Annotated[Toegang, Security(toegang, scopes=[Bereik.STUKKEN.value])]
