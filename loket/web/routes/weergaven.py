"""Kept views: keep the list one looks at, share it with a function, begin with it, rename it, remove it."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.gebruik.fouten import OnbekendError
from kernproces.rollen import INTERNE_ROLLEN, Rol
from loket.lijst.bewaard import Bewaard
from loket.web.lijst.lijstvraag import adres_van, bewaarde, lees_vraag
from loket.web.werkplek import Bezoek, GeenToegangError, NietGevondenError, bezoek_van, inzending, naar

router = APIRouter(prefix="/weergaven")
GEDAAN = {"bewaard": "Bewaard.", "weg": "De weergave is verwijderd.", "begin": "Daar begint u voortaan mee."}


@router.get("")
def beheer(bezoek: Bezoek = Depends(bezoek_van), gedaan: str = "") -> HTMLResponse:
    """What is kept, and what can be done with it."""
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        alle = bewaarde(bezoek, lezer)
        begin = bezoek.werkplek.samenstel.lijsten.beginblad(lezer, bezoek.persoon)
    regels = [(b, adres_van(b), _mag(bezoek, b), bezoek.werkplek.namen.kort(b.eigenaar)) for b in alle]
    return bezoek.bladzijde(
        "weergaven.j2",
        regels=regels,
        begin=begin if any(b.id == begin for b in alle) else "",
        rollen=_rollen(bezoek),
        gedaan=GEDAAN.get(gedaan, ""),
        hier="werkvoorraad",
    )


@router.get("/nieuw")
def nieuw(request: Request, bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """The form to keep the list of this address."""
    return _nieuw(bezoek, dict(request.query_params))


@router.post("/nieuw")
def bewaar(
    request: Request, bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)
) -> Response:
    """Keep it, as a new view or in place of the one that it came from."""
    lijsten = bezoek.werkplek.samenstel.lijsten
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        vraag = lees_vraag(bezoek, lezer, request.query_params)
    titel, deelt = str(inhoud.get("titel", "")), _deelt(bezoek, inhoud)
    try:
        if inhoud.get("vervang") and vraag.bewaard is not None and _mag(bezoek, vraag.bewaard):
            id_ = vraag.bewaard.id
            lijsten.wijzig(vraag.bewaard, titel, deelt, vraag.vraag)
        else:
            id_ = lijsten.bewaar(bezoek.persoon, titel, vraag.vraag, deelt, bezoek.nu)
    except OnbekendError as fout:
        return _nieuw(bezoek, dict(request.query_params), titel, deelt, str(fout))
    if inhoud.get("begin"):
        lijsten.begin_met(bezoek.persoon, id_)
    return naar(f"/?{vraag.vraag}&bewaard={id_}")


@router.post("/begin")
def gewoon_begin(bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)) -> Response:
    """Begin with the usual view again."""
    del inhoud
    bezoek.werkplek.samenstel.lijsten.begin_met(bezoek.persoon, "")
    return naar("/weergaven?gedaan=begin")


@router.post("/{id_}")
def wijzig(id_: str, bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)) -> Response:
    """Begin with it, rename or share it, or remove it."""
    lijsten = bezoek.werkplek.samenstel.lijsten
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        b = next((b for b in bewaarde(bezoek, lezer) if b.id == id_), None)
    if b is None:
        raise NietGevondenError("Deze weergave is er niet meer.")
    knop = str(inhoud.get("knop", ""))
    if knop == "begin":
        lijsten.begin_met(bezoek.persoon, b.id)
        return naar("/weergaven?gedaan=begin")
    if not _mag(bezoek, b):
        wie = bezoek.werkplek.namen.persoon(b.eigenaar)
        raise GeenToegangError(f"Deze weergave is van {wie}. Bewaar haar onder een eigen naam.")
    if knop == "weg":
        lijsten.verwijder(b)
        return naar("/weergaven?gedaan=weg")
    lijsten.wijzig(b, str(inhoud.get("titel", "")), _deelt(bezoek, inhoud))
    return naar("/weergaven?gedaan=bewaard")


def _mag(bezoek: Bezoek, b: Bewaard) -> bool:
    """One's own; and what belonged to somebody who is here no more."""
    weg = not bezoek.registers.mensen.rollen(b.eigenaar, bezoek.vandaag)
    return bezoek.persoon == b.eigenaar or (weg and bool(b.deelt))


def _rollen(bezoek: Bezoek) -> list[Rol]:
    """With which functions somebody may share: staff with every function of the organisation."""
    return [] if bezoek.buiten else [r for r in Rol if r in INTERNE_ROLLEN]


def _deelt(bezoek: Bezoek, inhoud: FormData) -> str:
    gekozen = str(inhoud.get("deelt", ""))
    return gekozen if gekozen in {r.value for r in _rollen(bezoek)} else ""


def _nieuw(
    bezoek: Bezoek, gevraagd: dict[str, Any], titel: str = "", deelt: str = "", fout: str = ""
) -> HTMLResponse:
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        vraag = lees_vraag(bezoek, lezer, gevraagd)
    eigen = vraag.bewaard if vraag.bewaard and _mag(bezoek, vraag.bewaard) else None
    return bezoek.bladzijde(
        "weergave_nieuw.j2",
        422 if fout else 200,
        vraag=vraag,
        eigen=eigen,
        titel=titel or (eigen.titel if eigen else ""),
        deelt=deelt or (eigen.deelt if eigen else ""),
        rollen=_rollen(bezoek),
        fout=fout,
        hier="werkvoorraad",
    )
