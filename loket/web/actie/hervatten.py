"""Hervatten: a form that was sent after its session had ended stands there again once its owner has logged in.

A route whose form can be shown filled says so with `hervatbaar`; it then gets the fields again with the knop `hervat`,
which records nothing. Of any other form the fields are shown as text, to copy.
"""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Message, Scope

from loket.web.sessie import HERVAT
from loket.web.werkplek import Werkplek, lokaal, naar, werkplek_van

F = TypeVar("F", bound=Callable[..., Any])
# May hold a password, or nothing typed.
NIET = (
    "/aanmelden",
    "/uitnodiging",
    "/account",
    "/afmelden",
    "/rol",
)
CONCEPT = "/concept"  # what the page keeps by itself; sending the form comes after it
GROOTSTE = 400_000  # characters
NOOIT = frozenset({"csrf", "wachtwoord"})


def hervatbaar(route: F) -> F:
    """This route shows its form filled when the knop is `hervat`."""
    setattr(route, HERVAT, True)
    return route


async def bewaar(request: Request) -> bool:
    """Keep what was sent with the token of the session that this browser had; False when there is nothing to keep."""
    if request.method != "POST" or request.url.path.startswith(NIET) or request.url.path.endswith(CONCEPT):
        return False
    plek = werkplek_van(request)
    token = plek.koek.lees(request)
    velden = _velden(await request.form(max_files=60, max_fields=3000))
    adres = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    if not token or not velden or sum(len(n) + len(w) for n, w in velden) > GROOTSTE:
        return False
    return await run_in_threadpool(_bewaar, plek, token, adres, velden)


def _bewaar(plek: Werkplek, token: str, adres: str, velden: list[tuple[str, str]]) -> bool:
    with plek.samenstel.opslag.lezen() as lezer:
        sessie = plek.sessies.lees(lezer, token)
    if sessie is None or sessie.stap:
        return False
    plek.sessies.bewaar(token, sessie.persoon, adres, velden, plek.klok())
    return True


def _velden(formulier: FormData) -> list[tuple[str, str]]:
    """What was typed; files cannot be kept, a browser lets nobody choose them again for its owner."""
    return [(n, w) for n, w in formulier.multi_items() if isinstance(w, str) and n not in NOOIT]


def verder(plek: Werkplek, token: str, adres: str) -> Response:
    """After logging in: to the form that waits, else where somebody wanted to go."""
    return naar("/hervat" if plek.sessies.wacht_bewaard(token) else lokaal(adres))


def kan_hervat(app: FastAPI, pad: str) -> bool:
    """Whether the form at this address can be shown filled."""
    vraag = {"type": "http", "method": "POST", "path": pad, "root_path": "", "headers": []}
    for route in (r for router in app.state.delen for r in router.routes):
        if route.matches(vraag)[0] is Match.FULL:
            return bool(getattr(route.endpoint, HERVAT, False))
    return False


async def opnieuw(request: Request, adres: str, velden: list[tuple[str, str]], csrf: str) -> Response:
    """The page of that form, filled: the same request as then, with the token of now and the knop `hervat`."""
    pad, _, vraag = adres.partition("?")
    inhoud = urlencode(
        [*((n, w) for n, w in velden if n != "knop"), ("csrf", csrf), ("knop", HERVAT)]
    ).encode()
    koppen = [(n, w) for n, w in request.scope["headers"] if n in (b"cookie", b"host", b"user-agent")]
    koppen += [
        (b"content-type", b"application/x-www-form-urlencoded"), (b"content-length", str(len(inhoud)).encode()),
    ]  # fmt: skip
    scope: Scope = {
        **request.scope,
        "method": "POST",
        "path": pad,
        "raw_path": pad.encode(),
        "query_string": vraag.encode(),
        "headers": koppen,
        "state": {},
        HERVAT: True,
    }
    status, uit = 500, bytearray()

    async def ontvang() -> Message:
        return {"type": "http.request", "body": inhoud, "more_body": False}

    async def stuur(bericht: Message) -> None:
        nonlocal status
        if bericht["type"] == "http.response.start":
            status = bericht["status"]
        elif bericht["type"] == "http.response.body":
            uit.extend(bericht.get("body", b""))

    await request.app.router(scope, ontvang, stuur)
    return Response(bytes(uit), status, media_type="text/html")
