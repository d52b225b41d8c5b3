"""One's own account: the password, the second step, recovery codes, and where one is logged in. And a form that waits."""

from collections.abc import Callable

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.gebruik.fouten import GebruiksFout, OnbekendError
from loket.accounts.aanmelding import NietGelukt
from loket.accounts.kast import Account
from loket.accounts.wachtwoord import KORTSTE
from loket.web.actie.hervatten import kan_hervat, opnieuw
from loket.web.routes.aanmelden import app_beeld, app_geheim, begin_van, vandaan
from loket.web.werkplek import Bezoek, NietGevondenError, bezoek_van, inzending, lokaal, naar

router = APIRouter()
GEDAAN = {
    "wachtwoord": "Uw wachtwoord is gewijzigd. Op andere toestellen bent u afgemeld.",
    "afgemeld": "Dat toestel is afgemeld.",
    "elders": "Op alle andere toestellen bent u afgemeld.",
    "herstelcode": "U bent aangemeld met een herstelcode. Die werkt nu niet meer.",
}


@router.get("/account")
def toon(bezoek: Bezoek = Depends(bezoek_van), gedaan: str = "", naar: str = "") -> HTMLResponse:
    """What one can look after oneself. `naar`: where somebody wanted to go who comes by here on the way in."""
    return _toon(
        bezoek, gedaan=GEDAAN.get(gedaan, ""), verder=begin_van(bezoek.rol, lokaal(naar)) if naar else ""
    )


@router.post("/account/wachtwoord")
def wijzig_wachtwoord(
    request: Request, bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)
) -> Response:
    """Another password, with the one that was."""
    oud, nieuw = str(inhoud.get("oud", "")), str(inhoud.get("nieuw", ""))
    if nieuw != str(inhoud.get("nog_eens", "")):
        return _toon(bezoek, fout="De twee nieuwe wachtwoorden zijn niet hetzelfde.")

    def doe() -> None:
        bezoek.werkplek.samenstel.accounts.wijzig_wachtwoord(
            bezoek.persoon, oud, nieuw, bezoek.nu, bezoek.sessie.id
        )

    return _met_wachtwoord(request, bezoek, oud, doe) or naar("/account?gedaan=wachtwoord")


@router.post("/account/codes")
def nieuwe_codes(
    request: Request, bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)
) -> Response:
    """New recovery codes, shown on this one page."""
    codes: list[str] = []

    def doe() -> None:
        codes.extend(bezoek.werkplek.samenstel.accounts.vernieuw_codes(bezoek.persoon, bezoek.nu))

    fout = _met_wachtwoord(request, bezoek, str(inhoud.get("oud", "")), doe)
    return fout or bezoek.bladzijde("herstelcodes.j2", codes=codes, verder="/account", eerste=False)


@router.get("/account/code-app")
def toon_code_app(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """Connect another app, for a new phone."""
    return _code_app(bezoek)


@router.post("/account/code-app")
def koppel_code_app(
    request: Request, bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)
) -> Response:
    """The new app takes the place of the old one."""
    plek, codes = bezoek.werkplek, list[str]()
    _eigen(bezoek)

    def doe() -> None:
        geheim = app_geheim(plek, bezoek.sessie.id)
        code = str(inhoud.get("code", ""))[:100]
        codes.extend(plek.samenstel.accounts.stel_totp_in(bezoek.persoon, geheim, code, bezoek.nu))

    if fout := _fout(request, bezoek, str(inhoud.get("oud", "")), doe):
        return _code_app(bezoek, fout)
    return bezoek.bladzijde("herstelcodes.j2", codes=codes, verder="/account", eerste=False)


@router.post("/account/afmelden")
def meld_elders_af(bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)) -> Response:
    """End one session of one's own, or all the others."""
    welke = str(inhoud.get("sessie", ""))
    if welke == "andere":
        bezoek.werkplek.sessies.beeindig_alle(bezoek.persoon, bezoek.nu, bezoek.sessie.id)
        return naar("/account?gedaan=elders")
    bezoek.werkplek.sessies.beeindig(welke, bezoek.persoon, bezoek.nu)
    return naar("/account?gedaan=afgemeld")


@router.get("/hervat")
async def hervat(request: Request, bezoek: Bezoek = Depends(bezoek_van)) -> Response:
    """The form that was sent too late, filled again; or what was typed, as text."""
    plek = bezoek.werkplek
    token = plek.koek.lees(request)
    bewaard = await run_in_threadpool(plek.sessies.bewaard, token, bezoek.persoon)
    if bewaard is None:
        return naar("/")
    await run_in_threadpool(plek.sessies.getoond, token)
    adres, velden = bewaard
    if kan_hervat(request.app, adres.partition("?")[0]):
        return await opnieuw(request, adres, velden, bezoek.sessie.token)
    getypt = [
        (n.replace("_", " "), w) for n, w in velden if w.strip() and n not in ("knop", "verwacht", "naar")
    ]
    return await run_in_threadpool(bezoek.bladzijde, "hervat.j2", velden=getypt)


def _eigen(bezoek: Bezoek) -> Account:
    try:
        return bezoek.werkplek.samenstel.accounts.account(bezoek.persoon)
    except OnbekendError:
        raise NietGevondenError("U hebt hier geen eigen account met een wachtwoord.") from None


def _met_wachtwoord(request: Request, bezoek: Bezoek, oud: str, doe: Callable[[], None]) -> Response | None:
    """Do it when the password is right; else the page with what was wrong."""
    _eigen(bezoek)
    fout = _fout(request, bezoek, oud, doe)
    return _toon(bezoek, fout=fout) if fout else None


def _fout(request: Request, bezoek: Bezoek, oud: str, doe: Callable[[], None]) -> str:
    try:
        bezoek.werkplek.samenstel.aanmelding.controleer_zelf(bezoek.persoon, oud, vandaan(request), bezoek.nu)
        doe()
    except NietGelukt as fout:
        return fout.zin if fout.wacht else "Uw huidige wachtwoord klopt niet. Er is niets gewijzigd."
    except GebruiksFout as fout:
        return fout.zin
    return ""


def _code_app(bezoek: Bezoek, fout: str = "") -> HTMLResponse:
    _eigen(bezoek)
    return bezoek.bladzijde(
        "code_app.j2",
        422 if fout else 200,
        app=app_beeld(bezoek.werkplek, bezoek.persoon, bezoek.sessie.id),
        adres="/account/code-app",
        naar="/account",
        fout=fout,
        met_wachtwoord=True,
    )


def _toon(bezoek: Bezoek, *, gedaan: str = "", fout: str = "", verder: str = "") -> HTMLResponse:
    plek = bezoek.werkplek
    with plek.samenstel.opslag.lezen() as lezer:
        account = plek.samenstel.accounts.kast.van(lezer, bezoek.persoon)
    return bezoek.bladzijde(
        "account.j2",
        422 if fout else 200,
        account=account,
        sessies=plek.sessies.van(bezoek.persoon, bezoek.nu),
        kortste=KORTSTE,
        gedaan=gedaan,
        verder=verder,
        fout=fout,
    )
