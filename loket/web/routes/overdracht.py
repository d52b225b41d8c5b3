"""A dossier handed over to another organisation, and a package of another taken in with a dossier (KSO 3.3.2).

Giving: say to whom, see what goes along, confirm; then the package and, apart, the keys for the receiver. Taking in: offer both
files, read what was checked, accept.
"""

from dataclasses import dataclass
from typing import Annotated, Any, BinaryIO
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from kernproces.gebeurtenissen import OVERDRACHT_GEMAAKT
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.uitvoering import Door
from kernproces.opslag.fouten import OpslagError
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel
from loket.overdracht.aanbod import Keuring, haal_weg, keur_pakket, klaargezet, zet_klaar
from loket.overdracht.ontvangst import ONTVANGT, ontvang, ontvangen
from loket.overdracht.pakket import DRAAGT_OVER, lees_pakket, maak_overdracht
from loket.overdracht.sleutels import KORTSTE_WACHTZIN, pak_uit, verpak
from loket.overdracht.uitgifte import geef_sleutels, gemaakt, inhoud_van, is_groot, opnieuw
from loket.overzichten import sommen
from loket.web.inzage import gekeurd_dossier
from loket.web.wachten import Download, geef_bestand
from loket.web.werkplek import Bezoek, GeenToegangError, bezoek_van, inzending, naar

router = APIRouter(prefix="/dossiers/{dossier}")
LANGSTE_NAAM = 120


def _bezoek(dossier: str, bezoek: Bezoek, rollen: tuple[Rol, ...], wat: str) -> Bezoek:
    if bezoek.rol not in rollen:
        raise GeenToegangError(f"{wat} doet: {' of '.join(r.titel for r in rollen)}.")
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        gekeurd_dossier(bezoek, lezer, dossier)
    return bezoek


def gever(dossier: str, bezoek: Bezoek = Depends(bezoek_van)) -> Bezoek:
    """Who hands a dossier over that he may see."""
    return _bezoek(dossier, bezoek, DRAAGT_OVER, "Een dossier overdragen")


def ontvanger(dossier: str, bezoek: Bezoek = Depends(bezoek_van)) -> Bezoek:
    """Who takes a package in with a dossier that he may see."""
    return _bezoek(dossier, bezoek, ONTVANGT, "Een pakket ontvangen")


def _door(bezoek: Bezoek) -> Door:
    return Door(bezoek.persoon, bezoek.rol, bezoek.nu)


# ---------------------------------------------------------------- giving


@router.get("/overdracht")
def begin(dossier: str, bezoek: Annotated[Bezoek, Depends(gever)], gemaakt: str = "") -> HTMLResponse:
    """To whom, and what was handed over before."""
    return _blad(bezoek, dossier, zegel=gemaakt)


@router.post("/overdracht")
def maak(
    dossier: str, bezoek: Annotated[Bezoek, Depends(gever)], inhoud: FormData = Depends(inzending)
) -> Response:
    """Look over what goes along; then make it, and tell it in the dossier."""
    aan, knop = str(inhoud.get("aan") or "").strip(), str(inhoud.get("knop") or "")
    if not 2 <= len(aan) <= LANGSTE_NAAM:
        zin = "Noem voor welke organisatie het is, zoals VO2704. Dat wordt in het dossier vastgelegd."
        return _blad(bezoek, dossier, aan=aan[:LANGSTE_NAAM], fout=zin)
    if knop != "maak":
        return _blad(bezoek, dossier, aan=aan, zeker=knop == "verder")
    overdracht, gebreken = maak_overdracht(bezoek.werkplek.samenstel, dossier, aan, _door(bezoek))
    if overdracht is None:
        return _blad(bezoek, dossier, aan=aan, beletselen=gebreken)
    overdracht.bestand.weg()  # it is made again, byte for byte, when somebody comes for it
    return naar(f"/dossiers/{quote(dossier)}/overdracht?gemaakt={overdracht.zegel}")


@router.get("/overdracht/{zegel}.zip")
def pakket(dossier: str, zegel: str, verzoek: Request, bezoek: Annotated[Bezoek, Depends(gever)]) -> Response:
    """The package, byte for byte as it was made. By itself it reads nothing."""
    terug = (f"/dossiers/{quote(dossier)}/overdracht?gemaakt={quote(zegel)}", "Overdragen")
    download = Download(f"overdracht-{zegel[:12]}.zip", "application/zip", terug)
    groot = is_groot(bezoek.werkplek.samenstel, dossier)
    try:
        return geef_bestand(bezoek, verzoek, download, sommen.overdrachtpakket, dossier, zegel, groot=groot)
    except OnbekendError as fout:
        return _blad(bezoek, dossier, fout=str(fout), status=409)


@router.post("/overdracht/{zegel}/sleutels")
def sleutels(
    dossier: str,
    zegel: str,
    bezoek: Annotated[Bezoek, Depends(gever)],
    inhoud: FormData = Depends(inzending),
) -> Response:
    """The keys, wrapped for the receiver; that they were given, is told in the dossier."""
    publiek, wachtzin = str(inhoud.get("publiek") or "").strip(), str(inhoud.get("wachtzin") or "")
    s = bezoek.werkplek.samenstel
    try:
        overdracht = opnieuw(s, dossier, zegel)
        overdracht.bestand.weg()
        dicht = verpak(overdracht.sleutels, zegel, publiek=publiek, wachtzin=wachtzin)
    except OnbekendError as fout:
        return _blad(bezoek, dossier, zegel=zegel, fout=str(fout))
    if gebreken := geef_sleutels(s, dossier, overdracht, _door(bezoek), "publiek" if publiek else "wachtzin"):
        return _blad(bezoek, dossier, zegel=zegel, beletselen=gebreken)
    return Response(
        dicht, media_type="application/json", headers=_kop(f"overdracht-{zegel[:12]}.sleutels.json")
    )


def _kop(naam: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{naam}"', "Cache-Control": "no-store"}


def _blad(
    bezoek: Bezoek,
    dossier: str,
    *,
    aan: str = "",
    zeker: bool = False,
    zegel: str = "",
    fout: str = "",
    status: int = 422,
    beletselen: list[Beletsel] | None = None,
) -> HTMLResponse:
    s = bezoek.werkplek.samenstel
    alle = gemaakt(s, dossier)
    eerder = [e for e in alle if e["soort"] == OVERDRACHT_GEMAAKT and "tot" in e["open"]]
    sleutels_op: dict[str, list[dict[str, Any]]] = {}
    for e in alle:
        if e["soort"] != OVERDRACHT_GEMAAKT:
            sleutels_op.setdefault(e["open"]["zegel"], []).append(e)
    return bezoek.bladzijde(
        "overdracht.j2",
        status=status if fout else 409 if beletselen else 200,
        dossier=dossier,
        mee=inhoud_van(s, dossier),
        aan=aan,
        zeker=zeker,
        fout=fout,
        beletselen=beletselen or [],
        nieuw=next((e for e in eerder if e["open"]["zegel"] == zegel), None),
        eerder=eerder,
        sleutels_op=sleutels_op,
        kortste=KORTSTE_WACHTZIN,
        ontvangt=bezoek.rol in ONTVANGT,
        kort=bezoek.werkplek.namen.kort,
        hier="dossiers",
    )


# ---------------------------------------------------------------- taking in


@dataclass(frozen=True, slots=True)
class Aanbod:
    """A package that waits for a yes."""

    keuring: Keuring
    naam: str


@router.get("/ontvangst")
def ontvangst(dossier: str, bezoek: Annotated[Bezoek, Depends(ontvanger)], erbij: str = "") -> HTMLResponse:
    """Offer a package; and what came in with this dossier."""
    return _ontvangstblad(bezoek, dossier, erbij=erbij)


@router.post("/ontvangst")
def neem(
    dossier: str, bezoek: Annotated[Bezoek, Depends(ontvanger)], inhoud: FormData = Depends(inzending)
) -> Response:
    """Check what is offered; accept it, or turn it down."""
    s, knop = bezoek.werkplek.samenstel, str(inhoud.get("knop") or "")
    naam = str(inhoud.get("naam") or "")
    try:
        if knop == "afwijzen":
            with klaargezet(s, naam):
                haal_weg(s, naam)
            return naar(f"/dossiers/{quote(dossier)}/ontvangst")
        if knop != "aannemen":
            return _ontvangstblad(bezoek, dossier, aanbod=_bied_aan(bezoek, dossier, inhoud))
        with klaargezet(s, naam) as (ruw, sleutels_):
            zegel, gebreken = ontvang(s, ruw, sleutels_, dossier, _door(bezoek))
    except (OnbekendError, OpslagError) as fout:
        return _ontvangstblad(bezoek, dossier, fout=str(fout))
    if gebreken:
        return _ontvangstblad(bezoek, dossier, beletselen=gebreken)
    haal_weg(s, naam)
    return naar(f"/dossiers/{quote(dossier)}/ontvangst?erbij={zegel}")


def _bied_aan(bezoek: Bezoek, dossier: str, inhoud: FormData) -> Aanbod:
    s = bezoek.werkplek.samenstel
    ruw = _gelezen(inhoud, "pakket", "het pakket")
    sleutelbestand = _gelezen(inhoud, "sleutels", "het sleutelbestand").read()
    zegel = lees_pakket(ruw)[0]
    geheim = {k: str(inhoud.get(k) or "") for k in ("wachtzin", "prive")}
    uitgepakt = pak_uit(sleutelbestand, zegel, wachtzin=geheim["wachtzin"], prive=geheim["prive"].strip())
    keuring = keur_pakket(s, ruw, uitgepakt, dossier)
    return Aanbod(keuring, zet_klaar(s, ruw, uitgepakt, bezoek.nu))


def _gelezen(inhoud: FormData, veld: str, wat: str) -> BinaryIO:
    bestand = inhoud.get(veld)
    if not isinstance(bestand, UploadFile) or not bestand.filename:
        raise OnbekendError(f"Kies {wat}.")
    return bestand.file


def _ontvangstblad(
    bezoek: Bezoek,
    dossier: str,
    *,
    aanbod: Aanbod | None = None,
    erbij: str = "",
    fout: str = "",
    beletselen: list[Beletsel] | None = None,
) -> HTMLResponse:
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        hier = [o for o in ontvangen(lezer) if o["dossier"] == dossier]
    return bezoek.bladzijde(
        "ontvangst.j2",
        status=422 if fout else 409 if beletselen else 200,
        dossier=dossier,
        aanbod=aanbod,
        binnen=next((o for o in hier if o["zegel"] == erbij), None),
        ontvangen=hier,
        fout=fout,
        beletselen=beletselen or [],
        hier="dossiers",
    )
