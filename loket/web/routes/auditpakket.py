"""The audit pack of a dossier as a download: without content for whoever audits, with content only with a reason."""

from collections.abc import Sequence
from functools import partial

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.background import BackgroundTask
from starlette.datastructures import FormData
from starlette.responses import FileResponse, Response

from kernproces.gebruik.uitvoering import Door
from kernproces.naspelen.boek import TeVeelError
from kernproces.rechten.inzage import ZIET_UIT_FUNCTIE
from kernproces.taal.beletsel import Beletsel
from loket.auditpakket.maak import VRAAGT, Pakket, bestandsnaam, verstrek, zet_pakket_klaar
from loket.overzichten import sommen
from loket.web.inzage import gekeurd_dossier
from loket.web.routes.naspelen import MEEST
from loket.web.wachten import NogBezigError
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
def bladzijde(dossier: str, bezoek: Bezoek = Depends(vrager), wachtte: str = "") -> HTMLResponse:
    """What it is, and the buttons; for who waited: how far it is, or that it is there."""
    if wachtte and (bezig := bezoek.werkplek.rekenaar.bezig(sommen.auditpakket)) is not None:
        raise NogBezigError(bezoek, bezig, bestand=True)
    return _toon(bezoek, dossier, [], klaar=bool(wachtte))


def _toon(bezoek: Bezoek, dossier: str, beletselen: list[Beletsel], *, klaar: bool = False) -> HTMLResponse:
    return bezoek.bladzijde(
        "auditpakket.j2",
        status=409 if beletselen else 200,
        dossier=dossier,
        vol=bool(ZIET_UIT_FUNCTIE[bezoek.rol]),
        beletselen=beletselen,
        klaar=klaar,
        hier="dossiers",
    )


@router.post("")
def geef(dossier: str, bezoek: Bezoek = Depends(vrager), inhoud: FormData = Depends(inzending)) -> Response:
    """The file; that it left the house, is told in the dossier."""
    vol = inhoud.get("knop") == "volledig"
    door = Door(bezoek.persoon, bezoek.rol, bezoek.nu)
    reden = str(inhoud.get("reden", ""))
    s = bezoek.werkplek.samenstel
    pakket, gebreken = verstrek(s, dossier, door, reden, vol=vol, maak=partial(_maak, bezoek))
    if pakket is None:
        return _toon(bezoek, dossier, gebreken)
    kop = {
        "Content-Disposition": f'attachment; filename="{bestandsnaam(dossier, vol=vol)}"',
        "Cache-Control": "no-store",
    }
    # Made for this one question, it is nobody else's.
    daarna = BackgroundTask(pakket.bestand.weg) if bezoek.stand_van is None else None
    return FileResponse(pakket.bestand.pad, headers=kop, media_type="application/zip", background=daarna)


def _maak(bezoek: Bezoek, dossier: str, categorieen: Sequence[str], verborgen: Sequence[str]) -> Pakket:
    """Here and now, unless its verdicts look at all zaken: then beside the counter, like a figure over all of them."""
    s = bezoek.werkplek.samenstel
    try:
        return zet_pakket_klaar(s, dossier, categorieen, verborgen, meest=MEEST)
    except TeVeelError:
        vraag = (dossier, tuple(categorieen), tuple(verborgen))
    try:
        pakket: Pakket = bezoek.reken(sommen.auditpakket, *vraag, groot=True)
    except NogBezigError as bezig:
        raise NogBezigError(bezoek, bezig.bezig, bestand=True) from None
    return pakket
