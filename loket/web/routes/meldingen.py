"""Mijn meldingen: how somebody wants to be told. A choice is an entry of the register `meldingen`."""

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from loket import agenda
from loket.web.werkplek import Bezoek, bezoek_van, inzending, naar
from notificaties.voorkeuren import REGISTER, Wanneer, lees_voorkeuren

GEDAAN = {"keuze": "Uw keuze is bewaard.", "agenda": "Uw agenda-adres is ingetrokken."}
router = APIRouter(prefix="/meldingen")


@router.get("")
def meldingen(bezoek: Bezoek = Depends(bezoek_van), bewaard: str = "") -> HTMLResponse:
    """What is chosen now."""
    return _toon(bezoek, GEDAAN.get(bewaard, ""))


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


@router.post("/agenda")
def nieuwe_agenda(
    bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)
) -> HTMLResponse:
    """A new calendar address, on this one page only; the old one stops working."""
    del inhoud
    geheim = agenda.nieuw_adres(bezoek.werkplek.samenstel, bezoek.persoon, bezoek.rol, bezoek.nu)
    return _toon(bezoek, geheim=geheim)


@router.post("/agenda/intrekken")
def trek_agenda_in(bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)) -> Response:
    """No calendar any more."""
    del inhoud
    agenda.trek_in(bezoek.werkplek.samenstel, bezoek.persoon, bezoek.rol, bezoek.nu)
    return naar("/meldingen?bewaard=agenda")


def _nu(bezoek: Bezoek) -> Wanneer:
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        return lees_voorkeuren(lezer).wanneer(bezoek.persoon)


def _toon(bezoek: Bezoek, gedaan: str = "", fout: str = "", geheim: str = "") -> HTMLResponse:
    samenstel = bezoek.werkplek.samenstel
    with samenstel.opslag.lezen() as lezer:
        heeft = agenda.heeft_adres(lezer, bezoek.persoon)
    return bezoek.bladzijde(
        "meldingen.j2",
        422 if fout else 200,
        wanneer=_nu(bezoek),
        keuzes=list(Wanneer),
        gedaan=gedaan,
        fout=fout,
        heeft_agenda=heeft,
        agenda=f"{samenstel.instellingen.adres}/agenda/{geheim}.ics" if geheim else "",
        hier="meldingen",
    )
