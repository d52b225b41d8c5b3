"""The map of the procedure of a zaak, with the same facts as a table."""

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from kernproces.gebeurtenissen import zaakstroom
from loket.web.werkplek import Bezoek, bezoek_van
from loket.web.zaak.proceskaart import proceskaart
from loket.web.zaak.wegen import van_een_ander
from loket.web.zaak.zaakbeeld import alle_oordelen, laad
from loket.web.zaak.zaaksoort import zaaksoort

router = APIRouter()


@router.get("/zaken/{zaak}/kaart")
def kaart(zaak: str, bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """Where the zaak is, how it went and what can still happen."""
    kern = bezoek.werkplek.kern
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        g = laad(bezoek, lezer, zaak)
        eigen = {o.actie for o in alle_oordelen(bezoek, lezer, g) if van_een_ander(o) is None}
        entries = list(kern.archief.lees(lezer, zaakstroom(zaak)))
        leerling = bezoek.werkplek.namen.leerlingen(lezer, [g.zaak["dossier"]], bezoek.inkijk)[
            g.zaak["dossier"]
        ]
    workflow = kern.register.van(g.zaak).workflow
    return bezoek.bladzijde(
        "proceskaart.j2",
        zaak=zaak,
        soort=zaaksoort(g.zaak, workflow.titel),
        leerling=leerling,
        workflow=workflow,
        k=proceskaart(workflow, g.zaak, entries, eigen),
        hier="werkvoorraad",
    )
