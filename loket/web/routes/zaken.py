"""The page of a zaak."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.routing import NoMatchFound

from loket.web.werkplek import Bezoek, bezoek_van
from loket.web.zaak.zaakbeeld import zaakbeeld

router = APIRouter()


@router.get("/zaken/{zaak}")
def zaak(zaak: str, request: Request, bezoek: Bezoek = Depends(bezoek_van), stap: int = 0) -> HTMLResponse:
    """The page of a zaak; after an action with the sentence that it was recorded."""
    beeld = zaakbeeld(bezoek, zaak)
    gedaan = next((m for m in beeld.tijdlijn if m.nr == stap and not m.systeem), None)
    return bezoek.bladzijde(
        "zaak.j2", z=beeld, gedaan=gedaan, hier="werkvoorraad", naspelen=_naspelen(request, zaak)
    )


def _naspelen(request: Request, zaak: str) -> str:
    """The address of the replay of this zaak, when this application has that page."""
    try:
        return str(request.app.url_path_for("naspelen", zaak=zaak))
    except NoMatchFound:
        return ""
