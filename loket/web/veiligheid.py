"""Veiligheid: what every answer carries, and how much a visitor may send. Plain ASGI, so that it costs nothing."""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

GROOTSTE_INZENDING = 25 * 1024 * 1024  # bytes in one request, files included

ALTIJD_TLS = "max-age=31536000; includeSubDomains"
KOPPEN = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'; frame-src 'none'; worker-src 'none'; font-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def te_groot(request: Request) -> bool:
    """Whether what is sent is larger than we read, or does not say how large it is."""
    lengte = request.headers.get("content-length", "")
    return not (lengte.isascii() and lengte.isdecimal()) or int(lengte) > GROOTSTE_INZENDING


class Veiligheidskoppen:
    """Adds the headers; a page is never kept by a cache, a static file for an hour."""

    def __init__(self, app: ASGIApp, *, tls: bool = False) -> None:
        """`tls`: the site is served over TLS, and never again without it."""
        self._app = app
        self._koppen = KOPPEN | ({"Strict-Transport-Security": ALTIJD_TLS} if tls else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        vast = scope["path"].startswith("/static/")

        async def met_koppen(bericht: Message) -> None:
            if bericht["type"] == "http.response.start":
                koppen = MutableHeaders(scope=bericht)
                for naam, waarde in self._koppen.items():
                    koppen.setdefault(naam, waarde)
                koppen.setdefault("Cache-Control", "public, max-age=3600" if vast else "no-store")
            await send(bericht)

        await self._app(scope, receive, met_koppen)
