"""The worklist."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from loket.web.lijst.werkvoorraad import lijst
from loket.web.werkplek import Bezoek, bezoek_van

router = APIRouter()


@router.get("/")
def werkvoorraad(request: Request, bezoek: Bezoek = Depends(bezoek_van), na: str = "") -> HTMLResponse:
    """One page of a view. Every other parameter is a filter."""
    beeld = lijst(bezoek, request.query_params, na)
    return bezoek.bladzijde("werkvoorraad.j2", lijst=beeld, hier="werkvoorraad", eerste=not na)
