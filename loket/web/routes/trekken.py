"""An auditor's own draw as a page: what is asked stands in the address, so the same address gives the same zaken."""

import json
from dataclasses import asdict, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from kernproces.gebruik.fouten import OnbekendError
from kernproces.opslag.anker import AnkerError
from loket.bewijs.trekking import STRATA, Trekvraag, procedures, trekking_van
from loket.web.actie.invoer import datum
from loket.web.menu import KLACHTENMONITOR
from loket.web.routes.kwaliteit import mag_kijken
from loket.web.werkplek import Bezoek, GeenToegangError, NietGevondenError, bezoek_van
from workflows.schooljaar import begin_schooljaar

router = APIRouter(prefix="/kwaliteit/trekken")


def trekker(bezoek: Bezoek = Depends(bezoek_van)) -> Bezoek:
    """Who looks at zaken of the whole organisation."""
    mag_kijken(bezoek)
    if bezoek.rol not in KLACHTENMONITOR:
        raise GeenToegangError("Zelf trekken is voor de auditor, het bestuur en wie over de kwaliteit gaat.")
    return bezoek


@router.get("")
def trekken(v: Annotated[Trekvraag, Depends()], bezoek: Bezoek = Depends(trekker)) -> HTMLResponse:
    """Ask, and what was drawn. Reading only."""
    s = bezoek.werkplek.samenstel
    protocol, fout = None, ""
    v = replace(v, van=datum(v.van), tot=datum(v.tot))
    if v.zaad or v.van:
        try:
            protocol = trekking_van(s, v)
        except (OnbekendError, AnkerError) as onbekend:
            fout = str(onbekend)
    vast = asdict(v) | ({"anker": protocol["zegel"]} if protocol else {})
    leeg = {"procedure": "tlv", "van": str(begin_schooljaar(bezoek.vandaag)), "tot": str(bezoek.vandaag)}
    return bezoek.bladzijde(
        "trekken.j2",
        v=asdict(v) | {k: w for k, w in leeg.items() if not getattr(v, k)},
        p=protocol,
        adres=urlencode({k: w for k, w in vast.items() if w}),
        eigen={g["zaak"] for g in protocol["gevallen"] if bezoek.persoon in g["betrokken"]}
        if protocol
        else (),
        procedures=procedures(s),
        strata=STRATA,
        fout=fout,
        hier="kwaliteit",
    )


@router.get("/protocol.json")
def protocol_json(v: Annotated[Trekvraag, Depends()], bezoek: Bezoek = Depends(trekker)) -> Response:
    """The protocol, for `narekenen.py`."""
    try:
        protocol = trekking_van(bezoek.werkplek.samenstel, v)
    except (OnbekendError, AnkerError) as onbekend:
        raise NietGevondenError(str(onbekend)) from None
    kop = {"Content-Disposition": 'attachment; filename="protocol.json"'}
    tekst = json.dumps(protocol, ensure_ascii=False, indent=2) + "\n"
    return Response(tekst, media_type="application/json", headers=kop)
