"""The page of a zaak."""

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from loket.web.lijst.volgende import volgende_van
from loket.web.menu import kijkt_naar_kwaliteit
from loket.web.werkplek import Bezoek, bezoek_van
from loket.web.zaak.zaakbeeld import zaakbeeld

router = APIRouter()


@router.get("/zaken/{zaak}")
def zaak(zaak: str, bezoek: Bezoek = Depends(bezoek_van), stap: int = 0) -> HTMLResponse:
    """The page of a zaak; after an action with the sentence that it was recorded."""
    beeld = zaakbeeld(bezoek, zaak)
    gedaan = next((m for m in beeld.tijdlijn if m.nr == stap and not m.systeem), None)
    volgende = None
    if gedaan is not None:
        with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
            volgende = volgende_van(bezoek, lezer, zaak)
    speelt_na = kijkt_naar_kwaliteit(bezoek.rol)
    return bezoek.bladzijde(
        "zaak.j2", z=beeld, gedaan=gedaan, volgende=volgende, hier="werkvoorraad", speelt_na=speelt_na
    )
