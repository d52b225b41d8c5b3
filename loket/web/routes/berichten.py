"""The in-app inbox: what was made available to this person, and when it was first opened (Awb 2:10)."""

from datetime import datetime

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from kernproces.rollen import Rol
from loket.web.werkplek import Bezoek, NietGevondenError, bezoek_van
from notificaties.kanalen.postvak import Postvakregel, inbox
from notificaties.ontvangers import Ontvanger

router = APIRouter()
MEESTE = 200  # messages of the last three months that are looked through


@router.get("/berichten")
def berichten(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """Newest first; what was not opened yet is marked in words."""
    return bezoek.bladzijde("berichten.j2", regels=_regels(bezoek, 50), hier="berichten")


@router.get("/berichten/{bericht}")
def bericht(bericht: str, bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """One message, in the words in which it was made available. Opening it is recorded once, as evidence."""
    regel = next((r for r in _regels(bezoek, MEESTE) if r.bericht == bericht), None)
    if regel is None:
        raise NietGevondenError("Dit bericht is er niet, of is niet voor u.")
    bezorger = bezoek.werkplek.samenstel.bezorger
    ontvanger = Ontvanger(bezoek.persoon, regel.namens, regel.vacant)
    brief = bezorger.toon(bericht, ontvanger, datetime.fromisoformat(regel.beschikbaar))
    bezorger.open(bericht, bezoek.persoon, Rol(regel.rol), bezoek.nu)
    return bezoek.bladzijde("bericht.j2", regel=regel, brief=brief, hier="berichten")


def _regels(bezoek: Bezoek, hoeveel: int) -> list[Postvakregel]:
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        return inbox(lezer, bezoek.persoon, bezoek.nu, hoeveel=hoeveel)
