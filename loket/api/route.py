"""Route: the frame round every endpoint of the API: problems instead of exceptions, the version of the API on every answer."""

from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi.routing import APIRoute, APIRouter
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import compile_path

from loket.api.problemen import VERSIEKOP, Probleem, ongeldig, probleem_van

Afhandeling = Callable[[Request], Coroutine[Any, Any, Response]]


class ApiRoute(APIRoute):
    """An endpoint whose every failure is application/problem+json, wherever the router is mounted."""

    def get_route_handler(self) -> Afhandeling:
        """FastAPI's own, in our frame."""
        binnen = super().get_route_handler()

        async def omlijst(verzoek: Request) -> Response:
            try:
                _elk_een_keer(verzoek)
                antwoord = await binnen(verzoek)
            except Exception as fout:  # noqa: BLE001 the frame: nothing leaves it as a stack trace
                return probleem_van(fout).antwoord(verzoek)
            antwoord.headers.update(VERSIEKOP)
            antwoord.headers.setdefault("Cache-Control", "no-store")
            return antwoord

        return omlijst


def _elk_een_keer(verzoek: Request) -> None:
    """No parameter of ours is a list: of two values, one would silently be left unread."""
    namen = Counter(naam for naam, _ in verzoek.query_params.multi_items())
    if dubbel := [naam for naam, aantal in namen.items() if aantal > 1]:
        raise ongeldig([{"veld": naam, "reden": "geef deze parameter een keer."} for naam in dubbel])


def api_router() -> APIRouter:
    """A router of such endpoints."""
    return APIRouter(route_class=ApiRoute, generate_unique_id_function=lambda route: route.name)


def voeg_vangnet_toe(router: APIRouter, paden: dict[str, set[str]]) -> None:
    """Whatever is left: an unknown address (also one with a slash at its end) or a method that the address does not know."""
    patronen = [(compile_path(pad)[0], methoden) for pad, methoden in paden.items()]

    def vangnet(verzoek: Request) -> Response:
        for patroon, methoden in patronen:
            if patroon.match(f"/{verzoek.path_params['rest']}"):
                toegestaan = {"Allow": ", ".join(sorted(methoden))}
                zin = f"Dit adres kent alleen: {toegestaan['Allow']}."
                return Probleem(
                    405, "methode", "Deze methode kan hier niet", zin, koppen=toegestaan
                ).antwoord(verzoek)
        zin = "Dit adres bestaat niet in de API."
        return Probleem(404, "onbekend", "Niet gevonden", zin).antwoord(verzoek)

    # No method named is every method, also one that nobody heard of.
    router.add_route("/{rest:path}", vangnet, methods=[], include_in_schema=False)
