"""Klant: a client in front of an app, without a network.

Starlette's own makes an event loop for every request and hops nine times between two threads; a suite of tens of thousands of
requests pays for that. Here one loop serves them all, and a request is one hop.
"""

import atexit
from functools import cache
from typing import Any

import httpx2 as httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal


class Klant(httpx.Client):
    """A client with cookies. What goes wrong inside the app is raised here."""

    def __init__(self, app: Any, *, base_url: str = "http://proef", **rest: Any) -> None:
        super().__init__(transport=_Erin(app), base_url=base_url, **rest)


class _Erin(httpx.BaseTransport):
    """Gives a request to the app."""

    def __init__(self, app: Any) -> None:
        self._app = httpx.ASGITransport(app, client=("testclient", 50000))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The whole answer."""
        request.read()
        return _lus().call(self._vraag, request)

    async def _vraag(self, request: httpx.Request) -> httpx.Response:
        antwoord = await self._app.handle_async_request(request)
        # As it was sent: what came packed, is unpacked once, by who reads it.
        inhoud = b"".join([deel async for deel in antwoord.aiter_raw()])
        return httpx.Response(antwoord.status_code, headers=antwoord.headers, content=inhoud, request=request)


@cache
def _lus() -> BlockingPortal:
    """The loop of this process, in a thread of its own."""
    lus = start_blocking_portal()
    atexit.register(lus.__exit__, None, None, None)
    return lus.__enter__()
