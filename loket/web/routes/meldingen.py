"""Mijn meldingen: how somebody wants to be told. A choice is an entry of the register `meldingen`."""

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from loket.web.werkplek import Bezoek, bezoek_van, inzending, naar
from notificaties.voorkeuren import REGISTER, Wanneer, lees_voorkeuren

router = APIRouter(prefix="/meldingen")


@router.get("")
def meldingen(bezoek: Bezoek = Depends(bezoek_van), bewaard: str = "") -> HTMLResponse:
    """What is chosen now."""
    return _toon(bezoek, "Uw keuze is bewaard." if bewaard == "keuze" else "")


@router.post("")
def kies(bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)) -> Response:
    """Choose; what waited for an overview goes at once when that is no longer wanted."""
    gekozen = next((w for w in Wanneer if w.value == inhoud.get("wanneer")), None)
    if gekozen is None:
        return _toon(bezoek, fout="Kies een van de twee.")
    if gekozen is not _nu(bezoek):
        bezoek.werkplek.samenstel.registers.werk_bij(
            REGISTER, {bezoek.persoon: {"wanneer": gekozen.value}}, bezoek.persoon, bezoek.rol, bezoek.nu
        )
    return naar("/meldingen?bewaard=keuze")


def _nu(bezoek: Bezoek) -> Wanneer:
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        return lees_voorkeuren(lezer).wanneer(bezoek.persoon)


def _toon(bezoek: Bezoek, gedaan: str = "", fout: str = "") -> HTMLResponse:
    return bezoek.bladzijde(
        "meldingen.j2",
        422 if fout else 200,
        wanneer=_nu(bezoek),
        keuzes=list(Wanneer),
        gedaan=gedaan,
        fout=fout,
        hier="meldingen",
    )
