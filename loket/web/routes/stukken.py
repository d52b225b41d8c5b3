"""Stukken: the documents of a dossier, adding one or a next version, and the bytes for who may see them."""

from urllib.parse import quote

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, StreamingResponse
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from kernproces.bestandsoort import TOEGESTAAN, BestandGeweigerdError
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.stuk import Aanbod, Keur
from kernproces.opslag.fouten import SleutelOntbreektError
from kernproces.opslag.rijen import Lezer
from kernproces.taal.formulier import GEZONDHEID, PERSOON
from kernproces.zaak.stand import Stand
from loket.stukken.koppen import begonnen, koppen
from loket.web.actie.bijlagen import bied_aan, categorie_van, mag_aanbieden, stukregels, ziet
from loket.web.inzage import gekeurd_dossier, noteer
from loket.web.werkplek import Bezoek, GeenToegangError, NietGevondenError, bezoek_van, inzending, naar

router = APIRouter()
GEVRAAGD = ("titel", "stuk", "zaak", "categorie")


@router.get("/dossiers/{dossier}/stukken")
def stukken(dossier: str, bezoek: Bezoek = Depends(bezoek_van), erbij: str = "") -> HTMLResponse:
    """All documents of the dossier."""
    return _blad(bezoek, dossier, {}, erbij=erbij)


@router.post("/dossiers/{dossier}/stukken")
def voeg_toe(
    dossier: str, bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)
) -> Response:
    """A new document, or a next version of one."""
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        stand = _dossier(bezoek, lezer, dossier)
        regels = {r.nu.stuk: r for r in stukregels(bezoek, lezer, dossier)}
    if not mag_aanbieden(bezoek):
        raise GeenToegangError(
            f"De rol {bezoek.rol.titel} voegt hier geen stukken toe. Vraag de behandelaar."
        )
    bestand, titel = inhoud.get("bestand"), str(inhoud.get("titel") or "").strip()
    eerder = regels.get(str(inhoud.get("stuk") or ""))
    zaak = eerder.nu.zaak if eerder else str(inhoud.get("zaak") or "") or None
    fouten = {}
    if not isinstance(bestand, UploadFile) or not bestand.filename:
        fouten["bestand"] = "Kies een bestand."
    if eerder is None and not 3 <= len(titel) <= 200:
        fouten["titel"] = "Geef het stuk een titel, ten minste drie tekens."
    if zaak is not None and zaak not in {z["zaak"] for z in stand["zaken"]}:
        fouten["zaak"] = "Kies een zaak van dit dossier."
    if fouten or not isinstance(bestand, UploadFile):
        return _blad(bezoek, dossier, fouten, inhoud)
    categorie = eerder.nu.categorie if eerder else categorie_van(inhoud)
    aanbod = Aanbod(
        bestand.file,
        bestand.filename or "",
        eerder.nu.titel if eerder else titel,
        categorie,
        zaak,
        eerder.nu.stuk if eerder else None,
    )
    try:
        stuk = bied_aan(bezoek, dossier, aanbod)
    except BestandGeweigerdError as fout:
        return _blad(bezoek, dossier, {"bestand": str(fout)}, inhoud)
    return naar(f"/dossiers/{quote(dossier)}/stukken?erbij={stuk.stuk}")


def _blad(
    bezoek: Bezoek, dossier: str, fouten: dict[str, str], inhoud: FormData | None = None, erbij: str = ""
) -> HTMLResponse:
    plek = bezoek.werkplek
    with plek.samenstel.opslag.lezen() as lezer:
        stand = _dossier(bezoek, lezer, dossier)
        regels = stukregels(bezoek, lezer, dossier)
        leerling = plek.namen.leerlingen(lezer, [dossier], bezoek.inkijk)[dossier]
    procedures = {
        z["zaak"]: plek.kern.register.nieuwste(z["workflow"]).workflow.titel for z in stand["zaken"]
    }
    return bezoek.bladzijde(
        "stukken.j2",
        422 if fouten else 200,
        dossier=dossier,
        leerling=leerling,
        regels=regels,
        zaken=procedures,
        fout={veld: fouten.get(veld, "") for veld in ("bestand", "titel", "zaak")},
        fouten=fouten,
        gevuld={v: str(inhoud.get(v) or "") if inhoud else "" for v in GEVRAAGD},
        opnieuw=inhoud is not None,
        nieuw=next((r for r in regels if r.nu.stuk == erbij), None),
        mag=mag_aanbieden(bezoek),
        toegestaan=TOEGESTAAN,
        grootste=plek.samenstel.stukken.grootste >> 20,
        gezondheid=GEZONDHEID.value,
        persoon=PERSOON.value,
        hier="dossiers",
    )


@router.get("/dossiers/{dossier}/stukken/{stuk}/{versie}")
def inhoud(dossier: str, stuk: str, versie: int, bezoek: Bezoek = Depends(bezoek_van)) -> Response:
    """The bytes, as a file to keep: a browser never runs or shows what others brought."""
    kern_stukken = bezoek.werkplek.samenstel.stukken
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        _dossier(bezoek, lezer, dossier)
        try:
            een = kern_stukken.een(lezer, dossier, stuk, versie)
        except OnbekendError:
            raise NietGevondenError("Dit stuk is er niet, of is niet voor u.") from None
        if mag := ziet(bezoek, lezer, dossier, een):
            noteer(
                bezoek,
                bezoek.inkijk.bij_stuk(lezer, dossier, een),
                dossier,
                een.zaak or "",
                "stuk",
                een.categorie is GEZONDHEID,
            )
    if not mag or een.keur is Keur.BESMET:
        raise NietGevondenError("Dit stuk is er niet, of is niet voor u.")
    if not een.te_zien:
        raise GeenToegangError(
            "Dit stuk wacht op de virusscanner en is nog niet te openen. Probeer het over een paar minuten opnieuw."
        )
    try:
        delen = begonnen(kern_stukken.inhoud(dossier, een))
    except SleutelOntbreektError:
        raise NietGevondenError("De inhoud van dit stuk is gewist.") from None
    return StreamingResponse(delen, headers=koppen(een))


def _dossier(bezoek: Bezoek, lezer: Lezer, dossier: str) -> Stand:
    stand, _ = gekeurd_dossier(bezoek, lezer, dossier)
    return stand | {"zaken": bezoek.inkijk.zaken(lezer, stand)}
