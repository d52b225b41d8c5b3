"""Beheer > Organisatie, and what administrators did."""

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from pydantic import ValidationError
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.gebruik.registerbeheer import Wijzigt
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel
from kernproces.taal.formuliertaal import veldbeletselen
from loket.handelingen import SOORTEN, Verteller, Vraag, handelingen
from loket.mensenbeheer import ORGANISATIE, SWV, Mensenbeheer, MensenFout
from loket.web.actie import invoer
from loket.web.actie.hervatten import hervatbaar
from loket.web.actie.velden import velden_van
from loket.web.routes.mensen import beheert, dag_uit
from loket.web.sessie import HERVAT
from loket.web.werkplek import Bezoek, GeenToegangError, bezoek_van, inzending, naar
from workflows.registers import Organisatie

router = APIRouter(prefix="/beheer")
KIJKT = (Rol.BEHEERDER, Rol.DIRECTEUR_BESTUURDER, Rol.AUDITOR, Rol.FUNCTIONARIS_GEGEVENSBESCHERMING)


@router.get("/organisatie")
def toon(bezoek: Bezoek = Depends(beheert), gedaan: int = 0) -> HTMLResponse:
    """What the organisation is today, and the form to change it."""
    nu = bezoek.registers.op(ORGANISATIE, SWV, bezoek.vandaag) or {}
    return _toon(bezoek, {**nu, "van": bezoek.vandaag.isoformat()}, gedaan=bool(gedaan))


@router.post("/organisatie")
@hervatbaar
def wijzig(bezoek: Bezoek = Depends(beheert), inhoud: FormData = Depends(inzending)) -> Response:
    """A new version from a day on."""
    gegevens = invoer.lees(Organisatie, inhoud)
    waarden = gegevens | {n: str(inhoud.get(n, "")).strip() for n in ("van", "reden")}
    if inhoud.get("knop") == HERVAT:
        return _toon(bezoek, waarden)
    try:
        schoon = Organisatie.model_validate(gegevens).model_dump(mode="json", exclude_none=True)
        beheer = Mensenbeheer(bezoek.werkplek.samenstel, Wijzigt(bezoek.persoon, bezoek.rol, bezoek.nu))
        beheer.stel_organisatie_in(
            {n: schoon.get(n) for n in Organisatie.model_fields},
            dag_uit(waarden["van"], "van"),
            waarden["reden"],
        )
    except ValidationError as fout:
        return _toon(bezoek, waarden, veldbeletselen(fout, Organisatie, "leg_vast"))
    except MensenFout as fout:
        return _toon(bezoek, waarden, fout=fout)
    return naar("/beheer/organisatie?gedaan=1")


def _toon(
    bezoek: Bezoek,
    waarden: dict[str, Any],
    beletselen: list[Beletsel] | None = None,
    *,
    fout: MensenFout | None = None,
    gedaan: bool = False,
) -> HTMLResponse:
    fouten = {b.eis.removeprefix("gegevens."): b.reden for b in beletselen or ()}
    return bezoek.bladzijde(
        "organisatie.j2",
        422 if fouten or fout else 200,
        velden=velden_van(Organisatie, waarden, dict(fouten), lambda _: None),
        van=waarden.get("van", ""),
        reden=waarden.get("reden", ""),
        beletselen=beletselen or [],
        fout=fout,
        gedaan=gedaan,
        hier="beheer",
    )


@router.get("/handelingen")
def gedaan_door_beheerders(
    bezoek: Bezoek = Depends(bezoek_van),
    van: str = "",
    tot: str = "",
    soort: str = "",
    wie: str = "",
    na: str = "",
) -> HTMLResponse:
    """Who changed what, when and why, a page at a time."""
    if bezoek.rol not in KIJKT:
        namen = ", ".join(r.titel for r in KIJKT)
        raise GeenToegangError(f"Deze bladzijde is voor: {namen}.")
    fout = ""
    try:
        dagen = [dag_uit(d, "") if d else None for d in (van, tot)]
    except MensenFout as f:
        fout, dagen = f.zin, [None, None]
    plek = bezoek.werkplek
    vraag = Vraag(dagen[0], dagen[1], soort if soort in SOORTEN else "", wie, na)
    with plek.samenstel.opslag.lezen() as lezer:
        rijen, verder = handelingen(lezer, Verteller(plek.kern.archief, plek.namen), vraag)
    gevraagd = {"van": van, "tot": tot, "soort": vraag.soort, "wie": wie}
    mensen = sorted(((p, plek.namen.persoon(p)) for p in bezoek.registers.mensen), key=lambda m: m[1])
    adres = "/beheer/handelingen?" + urlencode({k: v for k, v in gevraagd.items() if v})
    return bezoek.bladzijde(
        "handelingen.j2",
        rijen=rijen,
        volgende=f"{adres}&{urlencode({'na': verder})}" if verder else "",
        begin=adres if na else "",
        fout=fout,
        vraag=gevraagd,
        soorten=SOORTEN,
        actoren=[*mensen, (Rol.SYSTEEM.value, "het systeem of de opdrachtregel")],
        hier="beheer" if bezoek.rol is Rol.BEHEERDER else "kwaliteit",
    )
