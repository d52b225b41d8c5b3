"""The router of the API. The web application includes it under /api/v1; everything it needs comes with it."""

from fastapi import Depends
from fastapi.routing import APIRoute, APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse

from loket.api import acties, bewaren, bewijs, dossiers, lijsten, post, stukken, zaken
from loket.api.balie import Balie, Klok, nu_utc
from loket.api.openapi import document
from loket.api.route import ApiRoute, voeg_vangnet_toe
from loket.bedrading import Samenstel

DELEN = (
    dossiers.router,
    stukken.router,
    zaken.router,
    acties.router,
    lijsten.router,
    post.router,
    bewijs.router,
    bewaren.router,
)


def maak_router(samenstel: Samenstel, klok: Klok = nu_utc) -> APIRouter:
    """All endpoints, without prefix: `app.include_router(maak_router(s), prefix="/api/v1")`."""
    balie = Balie(samenstel, klok)

    def aan_balie(verzoek: Request) -> None:
        verzoek.state.balie = balie

    router = APIRouter(route_class=ApiRoute, dependencies=[Depends(aan_balie)])
    paden: dict[str, set[str]] = {"/openapi.json": {"GET"}}
    for deel in DELEN:
        router.include_router(deel)
        for route in deel.routes:
            if isinstance(route, APIRoute):
                paden.setdefault(route.path, set()).update(route.methods or ())

    def openapi() -> JSONResponse:
        return JSONResponse(document(router, balie))

    router.add_api_route("/openapi.json", openapi, include_in_schema=False)
    voeg_vangnet_toe(router, paden)
    return router
