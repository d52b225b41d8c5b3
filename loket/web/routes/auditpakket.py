"""The audit pack of a dossier as a download: without content for whoever audits, with content only with a reason."""

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.background import BackgroundTask
from starlette.datastructures import FormData
from starlette.responses import FileResponse, Response

from kernproces.gebruik.uitvoering import Door
from kernproces.rechten.inzage import ZIET_UIT_FUNCTIE
from kernproces.taal.beletsel import Beletsel
from loket.auditpakket.maak import VRAAGT, bestandsnaam, verstrek
from loket.web.inzage import gekeurd_dossier
from loket.web.werkplek import Bezoek, GeenToegangError, bezoek_van, inzending

router = APIRouter(prefix="/dossiers/{dossier}/auditpakket")


def vrager(dossier: str, bezoek: Bezoek = Depends(bezoek_van)) -> Bezoek:
    """Whose work lies in every dossier, and who may see this one."""
    if bezoek.rol not in VRAAGT:
        wie = ", ".join(r.titel for r in VRAAGT)
        raise GeenToegangError(f"Een auditpakket is voor: {wie}. Kies die rol als u haar hebt.")
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        gekeurd_dossier(bezoek, lezer, dossier)
    return bezoek


@router.get("")
def bladzijde(dossier: str, bezoek: Bezoek = Depends(vrager)) -> HTMLResponse:
    """What it is, and the buttons."""
    return _toon(bezoek, dossier, [])


def _toon(bezoek: Bezoek, dossier: str, beletselen: list[Beletsel]) -> HTMLResponse:
    return bezoek.bladzijde(
        "auditpakket.j2",
        status=409 if beletselen else 200,
        dossier=dossier,
        vol=bool(ZIET_UIT_FUNCTIE[bezoek.rol]),
        beletselen=beletselen,
        hier="dossiers",
    )


@router.post("")
def geef(dossier: str, bezoek: Bezoek = Depends(vrager), inhoud: FormData = Depends(inzending)) -> Response:
    """The file; that it left the house, is told in the dossier."""
    vol = inhoud.get("knop") == "volledig"
    door = Door(bezoek.persoon, bezoek.rol, bezoek.nu)
    reden = str(inhoud.get("reden", ""))
    pakket, gebreken = verstrek(bezoek.werkplek.samenstel, dossier, door, reden, vol=vol)
    if pakket is None:
        return _toon(bezoek, dossier, gebreken)
    kop = {
        "Content-Disposition": f'attachment; filename="{bestandsnaam(dossier, vol=vol)}"',
        "Cache-Control": "no-store",
    }
    daarna = BackgroundTask(pakket.bestand.weg)
    return FileResponse(pakket.bestand.pad, headers=kop, media_type="application/zip", background=daarna)
