"""Fouten: every refusal and fault as a Dutch page. A fault of ours gets a number; the log holds the place, never the data."""

import logging
import secrets
import traceback
from contextlib import suppress
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kernproces.gebruik.fouten import GebruiksFout
from loket.leeslog.log import LeeslogError
from loket.overzichten.rekenaar import MislukteSomError
from loket.web.actie import hervatten
from loket.web.inzage import GeenInzageError
from loket.web.kant import kant_van
from loket.web.sessie import zelfde
from loket.web.veiligheid import te_groot
from loket.web.wachten import NogBezigError, nog_bezig
from loket.web.werkplek import (
    Bezoek,
    FormulierVerlopenError,
    GeenToegangError,
    NietAangemeldError,
    NietGevondenError,
    bezoek_van,
    naar,
    werkplek_van,
)

SOM_MISLUKT = "Dit overzicht kon niet worden berekend. Vraag het nog eens; blijft het misgaan, vraag de beheerder in het logboek te kijken."
LOG = logging.getLogger("kernproces.web")

TITELS = {
    400: "Dit formulier kon niet worden gelezen",
    401: "U bent niet aangemeld",
    403: "Dit is niet voor u",
    404: "Deze bladzijde is er niet",
    405: "Zo werkt dit adres niet",
    409: "Dit kan nu niet",
    413: "Dit is te groot",
    422: "Dit adres klopt niet",
    429: "Te vaak geprobeerd",
    500: "Er ging bij ons iets mis",
    503: "Dit lukt nu even niet",
}
ZINNEN = {
    400: "Er is niets vastgelegd. Staat er in een veld meer dan 1 MB tekst? Voeg die dan toe als bestand. Ga anders terug, "
    "ververs de bladzijde en verstuur het opnieuw.",
    401: "Meld u aan; daarna komt u terug op deze bladzijde.",
    403: "Uw rol heeft hier geen toegang.",
    404: "Misschien is het adres verkeerd overgenomen. Begin opnieuw, of zoek wat u nodig hebt.",
    413: "Een inzending mag samen ten hoogste 25 MB zijn; er is niets vastgelegd. Maak het bestand kleiner of kies er minder tegelijk.",
    405: "Ga terug en gebruik de knop op de bladzijde.",
    422: "Er staat iets in het adres dat hier niet past. Begin opnieuw.",
    409: "Er is intussen iets veranderd. Bekijk de zaak zoals hij nu is.",
    429: "Wacht een paar minuten en probeer het dan opnieuw.",
    500: "Er is niets vastgelegd. Probeer het opnieuw.",
    503: "Er is niets vastgelegd. Probeer het over een paar minuten opnieuw.",
}
VERLOPEN = "Dit formulier is verlopen"
TE_GROOT = 413
EIGEN_FOUT = 500  # from here on it is our own fault: the page asks nothing of what may be broken


def foutblad(request: Request, status: int, zin: str = "", nummer: str = "", titel: str = "") -> HTMLResponse:
    """The page of an error. Who is logged in keeps his menu: to go on, to search, to choose the role that may."""
    inhoud = {
        "titel": titel or TITELS.get(status, "Dit lukte niet"),
        "zin": zin or ZINNEN.get(status, "Er is niets vastgelegd. Probeer het opnieuw."),
        "nummer": nummer,
    }
    bezoek = None
    if status < EIGEN_FOUT:
        with suppress(NietAangemeldError):
            bezoek = bezoek_van(request)
    huis = bezoek if bezoek is not None else werkplek_van(request)
    return huis.bladzijde("fout.j2", status, begin=_begin(bezoek, status, request), **inhoud)


def _begin(bezoek: Bezoek | None, status: int, request: Request) -> tuple[str, str] | None:
    """Where this visitor begins again, and what that is called. A parent with a link has nothing but that link."""
    if status == TE_GROOT and bezoek is not None and request.url.path.startswith(("/zaken/", "/dossiers/")):
        return request.url.path, "Terug naar het formulier"
    if bezoek is not None:
        kant = kant_van(bezoek.rol)
        return (kant.adres, f"Naar {kant.titel.lower()}") if kant else ("/", "Naar de werkvoorraad")
    if request.url.path.startswith("/volg/"):
        return None
    return ("/", "Naar het begin") if status >= EIGEN_FOUT else ("/aanmelden", "Meld u aan")


def sluit_aan(app: FastAPI) -> None:
    """Hand these pages to the application. Addresses under /api answer for themselves."""

    @app.exception_handler(NietAangemeldError)
    async def _niet_aangemeld(request: Request, fout: Exception) -> Response:
        del fout
        return await _naar_aanmelden(request)

    @app.exception_handler(GeenToegangError)
    def _geen_toegang(request: Request, fout: Exception) -> Response:
        return foutblad(request, 403, str(fout))

    @app.exception_handler(NietGevondenError)
    def _niet_gevonden(request: Request, fout: Exception) -> Response:
        return foutblad(request, 404, str(fout))

    @app.exception_handler(FormulierVerlopenError)
    async def _verlopen(request: Request, fout: Exception) -> Response:
        if isinstance(fout, FormulierVerlopenError) and fout.eerder and await hervatten.bewaar(request):
            return naar("/hervat")
        zin = "Er is niets vastgelegd. Ga terug, ververs de bladzijde en verstuur het opnieuw."
        return await run_in_threadpool(foutblad, request, 403, zin, titel=VERLOPEN)

    @app.exception_handler(GebruiksFout)
    def _kan_niet(request: Request, fout: Exception) -> Response:
        return foutblad(request, 422, str(fout))

    @app.exception_handler(RequestValidationError)
    def _ongeldig(request: Request, fout: Exception) -> Response:
        del fout
        return foutblad(request, 422)

    @app.exception_handler(HTTPException)
    def _http(request: Request, fout: Exception) -> Response:
        return foutblad(request, fout.status_code if isinstance(fout, HTTPException) else 500)

    _sluit_inzage_aan(app)
    app.add_middleware(Vangnet)


async def _naar_aanmelden(request: Request) -> Response:
    """To the page for logging in, and then back; with what was typed kept."""
    if await bewaar_eigen(request):
        return naar("/aanmelden?bewaard=1")
    waar = request.url.path if request.method == "GET" else "/"
    return naar("/aanmelden" if waar == "/" else f"/aanmelden?naar={quote(waar)}")


async def bewaar_eigen(request: Request) -> bool:
    """Keep a form that came after the end of its session, when it is really of that session."""
    if request.method != "POST":
        return False
    if te_groot(request):
        return False
    formulier = await request.form(max_files=60, max_fields=3000)
    token = werkplek_van(request).koek.lees(request)
    return zelfde(token, formulier.get("csrf")) and await hervatten.bewaar(request)


def _sluit_inzage_aan(app: FastAPI) -> None:
    app.add_exception_handler(GeenInzageError, _geen_inzage)
    app.add_exception_handler(NogBezigError, nog_bezig)
    app.add_exception_handler(MislukteSomError, lambda request, _: foutblad(request, 500, SOM_MISLUKT))
    app.add_exception_handler(LeeslogError, lambda request, fout: foutblad(request, 503, str(fout)))


def _geen_inzage(request: Request, fout: Exception) -> Response:
    """Why somebody of the organisation may not see it, and what helps."""
    del request
    if not isinstance(fout, GeenInzageError):
        raise fout
    return fout.bezoek.bladzijde("geen_inzage.j2", 403, fout=fout, hier="dossiers")


class Vangnet:
    """Catches what nobody expected, before a server writes its message (which may hold personal data) to a log."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        begonnen = False

        async def let_op(bericht: Message) -> None:
            nonlocal begonnen
            begonnen = begonnen or bericht["type"] == "http.response.start"
            await send(bericht)

        try:
            await self._app(scope, receive, let_op)
        except Exception as fout:  # the last net: whatever it is, the visitor gets a page
            if scope["type"] != "http" or begonnen:
                raise
            nummer = secrets.token_hex(2).upper()
            LOG.error("fout %s: %s bij %s", nummer, type(fout).__name__, plek(fout))  # noqa: TRY400 - never the message
            antwoord = foutblad(
                Request(scope), 500, "Dit lukte niet en er is niets vastgelegd. Probeer het opnieuw.", nummer
            )
            await antwoord(scope, receive, send)


def plek(fout: Exception) -> str:
    """Where it went wrong: files and lines, without the message, which may hold personal data."""
    stappen = traceback.extract_tb(fout.__traceback__)[-6:]
    return " > ".join(f"{stap.filename.rpartition('/')[2]}:{stap.lineno} {stap.name}" for stap in stappen)
