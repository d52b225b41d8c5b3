"""The statement on accessibility; for everybody, logged in or not."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from loket.web.werkplek import NietAangemeldError, bezoek_van, werkplek_van

router = APIRouter()


@router.get("/toegankelijkheid")
def toegankelijkheid(request: Request) -> HTMLResponse:
    """What may be expected, how it is tested, what is known, and where to turn."""
    try:
        return bezoek_van(request).bladzijde("toegankelijkheid.j2", hier="toegankelijkheid")
    except NietAangemeldError:
        return werkplek_van(request).bladzijde("toegankelijkheid.j2")
