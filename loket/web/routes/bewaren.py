"""What is kept and until when, and the destruction lists: proposed by one, approved by another, carried out."""

import json
from typing import Any

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.vernietiging import Door, Vernietiging
from kernproces.taal.beletsel import Beletsel
from kernproces.vertrouwelijk.bewaring import KEURT_GOED, KIJKT, STELT_VOOR, VOERT_UIT, Uitkomst
from loket.bewaren.verbaal import STAPPEN, als_tekst, verbaal, wat
from loket.mensenbeheer import BEHEERT
from loket.overzichten import sommen
from loket.web.werkplek import Bezoek, GeenToegangError, NietGevondenError, bezoek_van, inzending, naar
from workflows.bewaarregels import BEWAARREGELS

router = APIRouter(prefix="/kwaliteit/bewaren")
PER_BLAD = 50


def archivaris(bezoek: Bezoek = Depends(bezoek_van)) -> Bezoek:
    """Who keeps or oversees what is kept."""
    if bezoek.rol not in KIJKT:
        wie = ", ".join(r.titel for r in dict.fromkeys((*STELT_VOOR, *KEURT_GOED)))
        raise GeenToegangError(f"Wat bewaard wordt, is voor: {wie}. Kies die rol als u haar hebt.")
    return bezoek


@router.get("")
def bewaarlijst(bezoek: Bezoek = Depends(archivaris), uitkomst: str = "", blad: int = 1) -> HTMLResponse:
    """Everything under a key with what is to become of it; what may go first."""
    return _toon(bezoek, uitkomst, blad, [])


def _toon(bezoek: Bezoek, uitkomst: str, blad: int, beletselen: list[Beletsel]) -> HTMLResponse:
    v = _vernietiging(bezoek)
    stand = bezoek.reken(sommen.bewaarstand)
    gekozen = next((u for u in Uitkomst if u.name.lower() == uitkomst), None)
    if gekozen is None:
        gekozen = next((u for u in Uitkomst if stand.tel.get(u)), Uitkomst.MOET)
    eerste = stand.eerste.get(gekozen, [])
    vanaf = (max(1, min(blad, 10_000)) - 1) * PER_BLAD
    hier = eerste[vanaf : vanaf + PER_BLAD]
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        nu_zo = {
            (p.stroom, p.sleutel): p for p in v.posten(lezer, bezoek.nu, {groep for groep, _, _ in hier})
        }
        lijsten = v.lijsten(lezer)
    posten = (nu_zo.get((stroom, sleutel)) for _, stroom, sleutel in hier)
    return bezoek.bladzijde(
        "bewaren.j2",
        status=409 if beletselen else 200,
        beletselen=beletselen,
        tel=stand.tel,
        gekozen=gekozen,
        posten=[p for p in posten if p is not None and p.uitkomst is gekozen],
        hoeveel=stand.tel.get(gekozen, 0),
        te_zien=len(eerste),
        blad=vanaf // PER_BLAD + 1,
        volgende=vanaf + PER_BLAD < len(eerste),
        lijsten=lijsten,
        regels=BEWAARREGELS,
        stelt_voor=bezoek.rol in STELT_VOOR,
        wat=wat,
        naam_van=bezoek.werkplek.namen.persoon,
        beheert=bezoek.rol in BEHEERT,
        uitkomsten=list(Uitkomst),
        hier="kwaliteit",
    )


@router.post("")
def stel_voor(bezoek: Bezoek = Depends(archivaris), inhoud: FormData = Depends(inzending)) -> Response:
    """A list of the chosen lines."""
    gekozen = [str(w).split("|", 1) for w in inhoud.getlist("post")]
    namen = [(deel[0], deel[1]) for deel in gekozen if len(deel) == 2]
    naam, gebreken = _vernietiging(bezoek).stel_voor(namen, _door(bezoek))
    return _toon(bezoek, "", 1, gebreken) if gebreken else naar(f"/kwaliteit/bewaren/{naam}")


@router.get("/{naam}")
def lijst(naam: str, bezoek: Bezoek = Depends(archivaris)) -> HTMLResponse:
    """One list: how far it is, what is on it, and what this visitor can do with it."""
    return _toon_lijst(bezoek, naam, [])


def _toon_lijst(bezoek: Bezoek, naam: str, beletselen: list[Beletsel]) -> HTMLResponse:
    v = _verbaal(bezoek, naam)
    stappen = [(s, v[s], bezoek.werkplek.namen.persoon(v[s]["door"])) for s in STAPPEN if s in v]
    return bezoek.bladzijde(
        "vernietiging.j2",
        status=409 if beletselen else 200,
        beletselen=beletselen,
        v=v,
        stappen=stappen,
        keurt=v["toestand"] == "voorgesteld" and bezoek.rol in KEURT_GOED,
        voert=v["toestand"] == "goedgekeurd" and bezoek.rol in VOERT_UIT,
        eigen=v["voorgesteld"]["door"] == bezoek.persoon,
        wat=wat,
        naam_van=bezoek.werkplek.namen.persoon,
        hier="kwaliteit",
    )


@router.post("/{naam}")
def besluit(
    naam: str, bezoek: Bezoek = Depends(archivaris), inhoud: FormData = Depends(inzending)
) -> Response:
    """Approve, turn down, or carry out."""
    _verbaal(bezoek, naam)
    v, door, knop = _vernietiging(bezoek), _door(bezoek), inhoud.get("knop")
    if knop == "afwijzen":
        gebreken = v.wijs_af(naam, str(inhoud.get("reden", "")), door)
    else:
        gebreken = v.voer_uit(naam, door) if knop == "uitvoeren" else v.keur_goed(naam, door)
    return _toon_lijst(bezoek, naam, gebreken) if gebreken else naar(f"/kwaliteit/bewaren/{naam}")


@router.get("/{naam}/proces-verbaal.{soort}")
def bestand(naam: str, soort: str, bezoek: Bezoek = Depends(archivaris)) -> Response:
    """The certificate as a file."""
    v = _verbaal(bezoek, naam)
    if soort not in ("json", "txt"):
        raise NietGevondenError("Dit bestand is er niet. Kies json of txt.")
    tekst = json.dumps(v, ensure_ascii=False, indent=2) if soort == "json" else als_tekst(v) + "\n"
    vorm = "application/json" if soort == "json" else "text/plain; charset=utf-8"
    kop = {"Content-Disposition": f'attachment; filename="proces-verbaal-{naam}.{soort}"'}
    return Response(tekst, media_type=vorm, headers=kop)


def _vernietiging(bezoek: Bezoek) -> Vernietiging:
    return bezoek.werkplek.samenstel.vernietiging


def _verbaal(bezoek: Bezoek, naam: str) -> dict[str, Any]:
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        try:
            return verbaal(bezoek.werkplek.samenstel, lezer, naam)
        except OnbekendError:
            raise NietGevondenError("Deze vernietigingslijst is er niet.") from None


def _door(bezoek: Bezoek) -> Door:
    return Door(bezoek.persoon, bezoek.rol, bezoek.nu)
