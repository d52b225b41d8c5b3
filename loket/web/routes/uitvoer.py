"""Taking a list along as a file: what will be in it first, then the file. Each time is recorded."""

from collections.abc import Iterator
from typing import IO

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.gebruik.fouten import OnbekendError
from kernproces.rollen import Rol
from kernproces.tijdstip import tijdstip
from loket.lijst.bewaard import Uitvoer
from loket.lijst.bladeraar import Bladeraar
from loket.lijst.selectie import telling
from loket.web.lijst.lijstvraag import lees_vraag
from loket.web.lijst.uitvoer import VORMEN, maak
from loket.web.werkplek import Bezoek, GeenToegangError, bezoek_van, inzending

router = APIRouter()
BROK = 64 * 1024
ZIET_UITVOER = frozenset({Rol.BEHEERDER, Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, Rol.AUDITOR})


@router.get("/uitvoer")
def vraag(request: Request, bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """Which list, and in what form."""
    _mag(bezoek)
    return _toon(request, bezoek)


@router.post("/uitvoer")
def geef(
    request: Request, bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)
) -> Response:
    """The file, after it was recorded who took it."""
    _mag(bezoek)
    vorm = str(inhoud.get("vorm", "xlsx"))
    vorm = vorm if vorm in VORMEN else "xlsx"
    namen = bool(inhoud.get("namen")) and bezoek.ziet_namen
    samenstel = bezoek.werkplek.samenstel
    with samenstel.opslag.lezen(momentopname=True) as lezer:
        lijst = lees_vraag(bezoek, lezer, request.query_params)
        try:
            bestand = maak(bezoek, lezer, lijst, vorm, namen=namen)
        except OnbekendError as fout:
            return _toon(request, bezoek, str(fout))
    wanneer = tijdstip(bezoek.werkplek.klok())
    u = Uitvoer(wanneer, bezoek.persoon, bezoek.rol.value, lijst.vraag, vorm, bestand.rijen, namen)
    try:
        samenstel.lijsten.leg_uitvoer_vast(u)
    except Exception:
        bestand.inhoud.close()  # what is not recorded is not given
        raise
    naam = f"werkvoorraad-{bezoek.vandaag.isoformat()}.{vorm}"
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"', "Cache-Control": "no-store"}
    return StreamingResponse(_brokken(bestand.inhoud), media_type=VORMEN[vorm], headers=koppen)


@router.get("/beheer/uitvoer")
def overzicht(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """Who took which list along."""
    if bezoek.rol not in ZIET_UITVOER:
        raise GeenToegangError(f"Uw rol {bezoek.rol.titel} ziet niet wie een lijst meenam.")
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        uitvoeren = bezoek.werkplek.samenstel.lijsten.uitvoeren(lezer)
    namen = bezoek.werkplek.namen
    return bezoek.bladzijde(
        "uitvoeren.j2", regels=[(u, namen.persoon(u.wie)) for u in uitvoeren], hier="overzichten"
    )


def _mag(bezoek: Bezoek) -> None:
    if bezoek.buiten:
        raise GeenToegangError(f"Uw rol {bezoek.rol.titel} neemt geen lijsten mee. Vraag het secretariaat.")


def _toon(request: Request, bezoek: Bezoek, fout: str = "") -> HTMLResponse:
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        lijst = lees_vraag(bezoek, lezer, request.query_params)
        (aantal,) = Bladeraar(lezer).tel([lijst.selectie(bezoek)])
    return bezoek.bladzijde(
        "uitvoer.j2",
        422 if fout else 200,
        vraag=lijst,
        aantal=telling(aantal),
        fout=fout,
        hier="werkvoorraad",
    )


def _brokken(inhoud: IO[bytes]) -> Iterator[bytes]:
    with inhoud:
        while brok := inhoud.read(BROK):
            yield brok
