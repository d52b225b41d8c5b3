"""Logging in at the organisation's own provider, and coming back."""

import logging
from contextlib import suppress

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from kernproces.gebruik.fouten import GebruiksFout
from loket.accounts.oidc import Aanbieder, OidcFout, Onderwerp
from loket.web.fouten import foutblad
from loket.web.routes.aanmelden import EXTERN, binnen
from loket.web.werkplek import (
    NietAangemeldError,
    NietGevondenError,
    bezoek_van,
    lokaal,
    naar,
    werkplek_van,
)

router = APIRouter(prefix="/aanmelden/extern")
LOG = logging.getLogger("kernproces.web")
MISLUKT = "Het aanmelden lukte niet"


def _aanbieder(request: Request) -> Aanbieder:
    aanbieder = werkplek_van(request).aanbieder
    if aanbieder is None:
        raise NietGevondenError("Aanmelden bij een andere aanbieder is hier niet ingericht.")
    return aanbieder


@router.get("")
def heen(request: Request, naar: str = "/", link: str = "") -> Response:
    """On to the provider. `link`: the invitation whose account is connected when somebody comes back."""
    plek, aanbieder = werkplek_van(request), _aanbieder(request)
    try:
        adres, onderweg = aanbieder.begin(lokaal(naar), link[:200], plek.klok())
    except OidcFout as fout:
        return _mislukt(request, fout)
    antwoord = RedirectResponse(adres, 303)
    plek.koek.zet_onderweg(antwoord, onderweg)
    return antwoord


@router.get("/terug")
def terug(request: Request) -> Response:
    """Back from the provider: judge it, and who it is here."""
    plek, aanbieder = werkplek_van(request), _aanbieder(request)
    if not (onderweg := plek.koek.lees_onderweg(request)) and _is_binnen(request):
        return naar("/")  # the back button, after logging in
    try:
        o = aanbieder.onderweg(onderweg, plek.klok())
        wie = aanbieder.voltooi(o, dict(request.query_params), plek.klok())
        antwoord = _binnen(request, wie, o.link, o.naar)
    except OidcFout as fout:
        antwoord = _mislukt(request, fout)
    except GebruiksFout as fout:
        antwoord = _mislukt(request, OidcFout(fout.zin))
    plek.koek.wis_onderweg(antwoord)
    return antwoord


def _binnen(request: Request, wie: Onderwerp, link: str, waarheen: str) -> Response:
    plek = werkplek_van(request)
    accounts = plek.samenstel.accounts
    if link:
        van = accounts.van_link(link, plek.klok())
        bekend = {} if van is None else plek.samenstel.persoonsgegevens([van.persoon]).get(van.persoon, {})
        account = accounts.koppel_met_link(link, wie, bekend.get("email") or "", plek.klok())
        return binnen(request, account.persoon, EXTERN, "/")
    with plek.samenstel.opslag.lezen() as lezer:
        gevonden = accounts.kast.op_extern(lezer, wie.uitgever, wie.onderwerp)
    if gevonden is None:
        return plek.bladzijde("extern_onbekend.j2", 403, wie=wie, aanbieder=plek.instellingen.oidc)
    if gevonden.ingetrokken:
        raise OidcFout("Uw account in dit systeem is ingetrokken. Vraag de beheerder waarom.")
    return binnen(request, gevonden.persoon, EXTERN, waarheen)


def _is_binnen(request: Request) -> bool:
    with suppress(NietAangemeldError):
        return bool(bezoek_van(request))
    return False


def _mislukt(request: Request, fout: OidcFout) -> HTMLResponse:
    if fout.oorzaak:
        LOG.warning("aanmelden bij de aanbieder mislukt: %s", fout.oorzaak)
    return foutblad(request, 400, fout.zin, titel=MISLUKT)
