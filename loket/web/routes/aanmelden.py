"""Logging in: a name and a password, then a code; in a proef by choosing a person. Switching role, logging out."""

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.rollen import Rol
from loket.accounts import tweede
from loket.accounts.aanmelding import NietGelukt, Vandaan
from loket.accounts.boek import AccountFout
from loket.accounts.sessies import CODE, INSTELLEN, Sessie, formuliertoken
from loket.web.actie.hervatten import verder
from loket.web.beheer.demolijst import groepen_van, rollen_van
from loket.web.kant import kant_van
from loket.web.sessie import toestel_van
from loket.web.werkplek import (
    DEMO,
    Bezoek,
    GeenToegangError,
    Werkplek,
    bezoek_van,
    inzending,
    lokaal,
    naar,
    werkplek_van,
)

router = APIRouter()
WACHTWOORD, EXTERN = "wachtwoord", "extern"  # how a session began
HERSTELD = "/account?gedaan=herstelcode"  # after logging in with a recovery code
GEEN_ROL = (
    "U bent wie u zegt, maar u hebt vandaag geen rol in dit systeem. Vraag de beheerder om u een rol te geven in het "
    "register van mensen."
)


def vandaan(request: Request) -> Vandaan:
    """From where this visitor tries."""
    adres = request.client.host if request.client else ""
    return Vandaan(adres, werkplek_van(request).koek.lees_toestel(request))


@router.get("/aanmelden")
def toon(request: Request, naar: str = "/", bewaard: int = 0, af: str = "") -> HTMLResponse:
    """Name and password; in a proef also the demo people by role. `af`: how somebody was in who just logged out."""
    return _toon(request, lokaal(naar), bewaard=bool(bewaard), af=af)


def _toon(
    request: Request,
    waarheen: str,
    *,
    bewaard: bool = False,
    fout: str = "",
    inlognaam: str = "",
    wacht: int = 0,
    af: str = "",
) -> HTMLResponse:
    plek = werkplek_van(request)
    token = plek.koek.lees(request) or los_token()
    antwoord = plek.bladzijde(
        "aanmelden.j2",
        429 if wacht else 422 if fout else 200,
        groepen=groepen_van(plek) if plek.demo else [],
        naar=waarheen,
        token=formuliertoken(token),
        bewaard=bewaard,
        fout=fout,
        inlognaam=inlognaam,
        af=af,
    )
    if wacht:
        antwoord.headers["Retry-After"] = str(wacht)
    plek.koek.zet(antwoord, token)
    return antwoord


def los_token() -> str:
    """For a visitor without session, so that his form too can be told from one of another site."""
    import secrets

    return secrets.token_urlsafe(32)


@router.post("/aanmelden")
def meld_aan(request: Request, formulier: FormData = Depends(inzending)) -> Response:
    """The first step; or become one of the demo people, only in a proef."""
    plek = werkplek_van(request)
    waarheen = lokaal(str(formulier.get("naar", "/")))
    if "wie" in formulier:
        return _demo(request, plek, str(formulier.get("wie", "")), waarheen)
    inlognaam, wachtwoord = str(formulier.get("inlognaam", "")), str(formulier.get("wachtwoord", ""))
    aanmelding, nu = plek.samenstel.aanmelding, plek.klok()
    try:
        account = aanmelding.met_wachtwoord(inlognaam[:400], wachtwoord, vandaan(request), nu)
    except NietGelukt as fout:
        return _toon(request, waarheen, fout=fout.zin, inlognaam=inlognaam[:400], wacht=fout.wacht)
    return halverwege(request, account.persoon, waarheen, bekend=bool(account.totp))


def _demo(request: Request, plek: Werkplek, wie: str, waarheen: str) -> Response:
    persoon, _, rol = wie.rpartition("/")
    if not plek.demo or rol not in {str(r) for r in rollen_van(plek, persoon)}:
        raise GeenToegangError(
            "Kies een persoon uit de lijst, of meld u aan met een inlognaam en wachtwoord."
        )
    return _binnen(request, persoon, Rol(rol), DEMO, waarheen)


def halverwege(request: Request, persoon: str, waarheen: str, *, bekend: bool) -> Response:
    """The password was right; on to the second step, or to setting it up."""
    plek = werkplek_van(request)
    stap = CODE if bekend else INSTELLEN
    oud = plek.koek.lees(request)
    token = plek.sessies.begin(
        persoon, "", WACHTWOORD, plek.klok(), stap=stap, toestel=toestel_van(request), na=oud
    )
    antwoord = naar(f"/aanmelden/{'code' if bekend else 'code-app'}?naar={quote(waarheen)}")
    plek.koek.zet(antwoord, token)
    return antwoord


def halve_sessie(request: Request, stap: str) -> Sessie | None:
    """Who gave the right password in this browser and still has this to do."""
    plek = werkplek_van(request)
    with plek.samenstel.opslag.lezen() as lezer:
        sessie = plek.sessies.geldig(lezer, plek.koek.lees(request), plek.klok())
    return sessie if sessie is not None and sessie.stap == stap else None


@router.get("/aanmelden/code")
def vraag_code(request: Request, naar: str = "/") -> Response:
    """The second step."""
    return _code(request, lokaal(naar))


@router.post("/aanmelden/code")
def geef_code(request: Request, formulier: FormData = Depends(inzending)) -> Response:
    """The second step, judged."""
    plek, waarheen = werkplek_van(request), lokaal(str(formulier.get("naar", "/")))
    if (half := halve_sessie(request, CODE)) is None:
        return naar("/aanmelden")
    code = str(formulier.get("code", ""))[:100]
    try:
        hersteld = plek.samenstel.aanmelding.met_code(half.persoon, code, vandaan(request), plek.klok())
    except (NietGelukt, AccountFout) as fout:
        return _code(request, waarheen, fout.zin, fout.wacht if isinstance(fout, NietGelukt) else 0)
    if hersteld:  # to where one sees how many are left, and what to do when the phone is gone
        waarheen = f"{HERSTELD}&naar={quote(waarheen)}"
    return binnen(request, half.persoon, WACHTWOORD, waarheen)


def _code(request: Request, waarheen: str, fout: str = "", wacht: int = 0) -> Response:
    plek = werkplek_van(request)
    if halve_sessie(request, CODE) is None:
        return naar("/aanmelden")
    token = formuliertoken(plek.koek.lees(request))
    status = 429 if wacht else 422 if fout else 200
    antwoord = plek.bladzijde("aanmelden_code.j2", status, naar=waarheen, token=token, fout=fout)
    if wacht:
        antwoord.headers["Retry-After"] = str(wacht)
    return antwoord


@router.get("/aanmelden/code-app")
def toon_code_app(request: Request, naar: str = "/") -> Response:
    """The first time: connect an app."""
    return _code_app(request, lokaal(naar))


@router.post("/aanmelden/code-app")
def koppel_code_app(request: Request, formulier: FormData = Depends(inzending)) -> Response:
    """The app is connected when it gives a right code; the recovery codes are on this one page."""
    plek, waarheen = werkplek_van(request), lokaal(str(formulier.get("naar", "/")))
    if (half := halve_sessie(request, INSTELLEN)) is None:
        return naar("/aanmelden")
    geheim = app_geheim(plek, half.id)
    try:
        codes = plek.samenstel.accounts.stel_totp_in(
            half.persoon, geheim, str(formulier.get("code", ""))[:100], plek.klok(), eerste=True
        )
    except AccountFout as fout:
        return _code_app(request, waarheen, fout.zin)
    klaar = binnen(request, half.persoon, WACHTWOORD, waarheen)
    if klaar.status_code != 303:
        return klaar
    antwoord = plek.bladzijde("herstelcodes.j2", codes=codes, verder=klaar.headers["location"], eerste=True)
    for koek in klaar.headers.getlist("set-cookie"):
        antwoord.headers.append("set-cookie", koek)
    return antwoord


def _code_app(request: Request, waarheen: str, fout: str = "") -> Response:
    plek = werkplek_van(request)
    if (half := halve_sessie(request, INSTELLEN)) is None:
        return naar("/aanmelden")
    return plek.bladzijde(
        "code_app.j2",
        422 if fout else 200,
        app=app_beeld(plek, half.persoon, half.id),
        adres="/aanmelden/code-app",
        naar=waarheen,
        token=formuliertoken(plek.koek.lees(request)),
        fout=fout,
        met_wachtwoord=False,
    )


def app_geheim(plek: Werkplek, sessie: str) -> str:
    """The secret that is offered in this session: the same at each try, and known to nobody else."""
    return tweede.geheim_van(bytes.fromhex(plek.samenstel.accounts.kast.merk("code-app", sessie)))


def app_beeld(plek: Werkplek, persoon: str, sessie: str) -> dict[str, str]:
    """The QR code, and the same to type over."""
    geheim = app_geheim(plek, sessie)
    adres = tweede.adres(geheim, plek.samenstel.accounts.account(persoon).inlognaam)
    return {"qr": tweede.qr(adres), "geheim": tweede.leesbaar(geheim)}


def binnen(request: Request, persoon: str, manier: str, waarheen: str) -> Response:
    """A whole session, in the first role of this person today."""
    plek = werkplek_van(request)
    if not (rollen := rollen_van(plek, persoon)):
        raise GeenToegangError(GEEN_ROL)
    plek.samenstel.aanmelding.gelukt(persoon, plek.klok())
    return _binnen(request, persoon, rollen[0], manier, waarheen)


def _binnen(request: Request, persoon: str, rol: Rol, manier: str, waarheen: str) -> Response:
    plek = werkplek_van(request)
    oud, toestel = plek.koek.lees(request), toestel_van(request)
    token = plek.sessies.begin(persoon, rol.value, manier, plek.klok(), toestel=toestel, na=oud)
    antwoord = verder(plek, token, begin_van(rol, waarheen))
    plek.koek.zet(antwoord, token)
    if manier == WACHTWOORD:
        inlognaam = plek.samenstel.accounts.account(persoon).inlognaam
        plek.koek.zet_toestel(antwoord, plek.samenstel.aanmelding.nieuw_toestel(inlognaam))
    return antwoord


def begin_van(rol: Rol, waarheen: str) -> str:
    """Who asked for no page in particular begins where the work of the role begins."""
    kant = kant_van(rol)
    return kant.adres if waarheen == "/" and kant else waarheen


@router.post("/rol")
def wissel_rol(request: Request, formulier: FormData = Depends(inzending)) -> Response:
    """Go on in another of one's own roles."""
    bezoek: Bezoek = bezoek_van(request)
    rol: Any = next((r for r in bezoek.rollen if r.value == formulier.get("rol")), None)
    if rol is None:
        raise GeenToegangError("Deze rol hebt u vandaag niet.")
    plek = bezoek.werkplek
    token = plek.sessies.wissel(plek.koek.lees(request), rol.value, bezoek.nu)
    antwoord = naar(begin_van(rol, "/"))
    plek.koek.zet(antwoord, token)
    return antwoord


@router.post("/afmelden")
def meld_af(request: Request, formulier: FormData = Depends(inzending)) -> Response:
    """End the session."""
    del formulier
    plek = werkplek_van(request)
    token = plek.koek.lees(request)
    with plek.samenstel.opslag.lezen() as lezer:
        sessie = plek.sessies.geldig(lezer, token, plek.klok())
    plek.sessies.eindig(token, plek.klok())
    antwoord = naar(f"/aanmelden?af={EXTERN if sessie is not None and sessie.manier == EXTERN else 'hier'}")
    plek.koek.wis(antwoord)
    return antwoord
