"""/zaken/{zaak}/berichten: who was reached by what and when, as evidence (Awb afdeling 2.3)."""

from typing import Any

from kernproces.gebeurtenissen import zaakstroom
from loket.api.balie import AanBalie, Wie
from loket.api.route import api_router
from loket.api.vormen_post import Zaakberichten
from loket.api.zicht import Zicht
from notificaties.bezorgbewijs import bewijzen_van_zaak

router = api_router()


@router.get("/zaken/{zaak}/berichten", response_model=Zaakberichten, summary="Bewijs van bezorging")
def zaakberichten(zaak: str, balie: AanBalie, wie: Wie) -> Any:
    """Every message of the zaak with its recipients; whoever stands outside sees those to himself."""
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        zicht = Zicht(balie, wie, lezer)
        zicht.zaak(zaak)
        entries = list(balie.samenstel.kern.archief.lees(lezer, zaakstroom(zaak)))
        beelden = [b.als_gegevens(wie.nu) for b in bewijzen_van_zaak(lezer, entries)]
    if zicht.buiten:
        for beeld in beelden:
            beeld["ontvangers"] = [o for o in beeld["ontvangers"] if o["persoon"] == wie.persoon]
        beelden = [b | {"reden": ""} for b in beelden if b["ontvangers"]]
    return {"zaak": zaak, "berichten": beelden}
