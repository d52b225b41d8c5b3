"""Searching, and the shortcuts. What was typed is posted, so that no name stands in an address or a log."""

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from loket.web.lijst.zoeken import zoek
from loket.web.werkplek import Bezoek, bezoek_van, inzending, naar

router = APIRouter()


@router.get("/zoeken")
def leeg(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """The page with only the question."""
    return bezoek.bladzijde("zoeken.j2", u=None, hier="zoeken")


@router.post("/zoeken")
def zoeken(bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)) -> Response:
    """What was found; the number of one zaak leads to that zaak at once."""
    uitkomst = zoek(bezoek, str(inhoud.get("vraag", "")))
    if uitkomst.enige_zaak:
        return naar(f"/zaken/{uitkomst.enige_zaak}")
    return bezoek.bladzijde("zoeken.j2", u=uitkomst, hier="zoeken")


@router.get("/toetsen")
def toetsen(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """Every shortcut; with scripts the same list opens over the page."""
    return bezoek.bladzijde("toetsen.j2", hier="toetsen")
