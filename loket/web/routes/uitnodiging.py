"""The one-time link of the administrator: choose a password. Opening it uses nothing up; a mail scanner opens links too."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from loket.accounts.boek import AccountFout
from loket.accounts.sessies import formuliertoken
from loket.accounts.wachtwoord import KORTSTE
from loket.web.routes.aanmelden import halverwege, los_token
from loket.web.werkplek import inzending, werkplek_van

router = APIRouter(prefix="/uitnodiging")


@router.get("/{link}")
def toon(link: str, request: Request) -> HTMLResponse:
    """The form for a password, or that the link no longer holds."""
    return _toon(request, link)


@router.post("/{link}")
def kies(link: str, request: Request, formulier: FormData = Depends(inzending)) -> Response:
    """Set it, and go on to the second step."""
    plek = werkplek_van(request)
    nieuw, nog_eens = str(formulier.get("wachtwoord", "")), str(formulier.get("nog_eens", ""))
    if nieuw != nog_eens:
        return _toon(request, link, "De twee wachtwoorden zijn niet hetzelfde. Vul ze allebei opnieuw in.")
    try:
        account = plek.samenstel.accounts.kies_wachtwoord(link, nieuw, plek.klok())
    except AccountFout as fout:
        return _toon(request, link, fout.zin)
    return halverwege(request, account.persoon, "/", bekend=bool(account.totp))


def _toon(request: Request, link: str, fout: str = "") -> HTMLResponse:
    plek = werkplek_van(request)
    account = plek.samenstel.accounts.van_link(link, plek.klok())
    token = plek.koek.lees(request) or los_token()
    antwoord = plek.bladzijde(
        "uitnodiging.j2",
        410 if account is None else 422 if fout else 200,
        account=account,
        link=link,
        kortste=KORTSTE,
        fout=fout,
        token=formuliertoken(token),
    )
    plek.koek.zet(antwoord, token)
    return antwoord
