"""The API alone: for tests, and for a process that only serves machines."""

from fastapi import FastAPI

from loket.api.balie import Klok, nu_utc
from loket.api.openapi import BASIS
from loket.api.router import maak_router
from loket.bedrading import Samenstel
from loket.ronde import gezondheid


def maak_api(samenstel: Samenstel, klok: Klok = nu_utc) -> FastAPI:
    """An application with the API and /gezondheid, without pages."""
    app = FastAPI(title="Kernproces", openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.include_router(maak_router(samenstel, klok), prefix=BASIS)
    app.include_router(gezondheid.maak_router(samenstel, klok))
    return app
