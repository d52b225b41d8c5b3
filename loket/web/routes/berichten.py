"""The in-app inbox: what was made available to this person, and when it was first opened (Awb 2:10)."""

from datetime import datetime

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from kernproces.rollen import Rol
from loket.web.werkplek import Bezoek, NietGevondenError, bezoek_van
from notificaties.kanalen.postvak import een, inbox
from notificaties.ontvangers import Ontvanger

router = APIRouter()


@router.get("/berichten")
def berichten(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """Newest first; what was not opened yet is marked in words."""
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        regels = inbox(lezer, bezoek.persoon, bezoek.nu)
        open_ = bezoek.inkijk.zichtbaar(lezer, (r.zaak for r in regels if r.zaak))
    return bezoek.bladzijde("berichten.j2", regels=regels, open=open_, hier="berichten")


@router.get("/berichten/{bericht:path}")
def bericht(bericht: str, bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """One message, in the words in which it was made available. Opening it is recorded once, as evidence."""
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        regel = een(lezer, bezoek.persoon, bericht)
        naar_zaak = (
            regel is not None and bool(regel.zaak) and bool(bezoek.inkijk.zichtbaar(lezer, [regel.zaak]))
        )
    if regel is None:
        raise NietGevondenError("Dit bericht is er niet, of is niet voor u.")
    bezorger = bezoek.werkplek.samenstel.bezorger
    ontvanger = Ontvanger(bezoek.persoon, regel.namens, regel.vacant)
    brief = bezorger.toon(bericht, ontvanger, datetime.fromisoformat(regel.beschikbaar))
    bezorger.open(bericht, bezoek.persoon, Rol(regel.rol), bezoek.nu)
    return bezoek.bladzijde("bericht.j2", regel=regel, brief=brief, naar_zaak=naar_zaak, hier="berichten")
