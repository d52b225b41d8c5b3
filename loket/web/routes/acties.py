"""The forms of the actions in a zaak: filling in, keeping a draft, working out, sending, and meeting a colleague who was first."""

from typing import Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.gebruik.fouten import VersieVerouderdError
from kernproces.gebruik.kern import Opdracht
from kernproces.zaak.correctie import CORRIGEER
from loket.web.actie import invoer
from loket.web.actie.actiebeeld import VOORAF, beginwaarden
from loket.web.actie.actieblad import Blad, Toon, blad_van, toon_formulier, toon_geweigerd
from loket.web.actie.bijlagen import neem_in
from loket.web.actie.herstel import in_de_vorm, stap_van
from loket.web.actie.hervatten import hervatbaar
from loket.web.actie.klad import klad_antwoord
from loket.web.actie.vergelijk import al_gedaan, sinds
from loket.web.brief.briefkeuzes import eigen_blad
from loket.web.werkplek import inzending, naar
from loket.web.zaak.beurt import te_herinneren
from workflows.algemeen import HERINNER

router = APIRouter()


@router.get("/zaken/{zaak}/acties/{actie}")
def formulier(blad: Blad = Depends(blad_van), nr: int | None = Query(None, gt=0, lt=10**6)) -> Response:
    """The form of an action as it was left, or empty, or why it cannot be done now. `nr`: the step that a correction is about."""
    concept = blad.klad.lees()
    if blad.vooraf:
        return toon_geweigerd(blad, concept)
    if concept is None and (elders := eigen_blad(blad.g.zaak, blad.rij.actie)):
        return naar(elders)
    if concept is None or (nr is not None and concept.gegevens.get("nr") != nr):
        begin = beginwaarden(blad.workflow, blad.rij.actie, blad.bezoek.vandaag.isoformat())
        begin |= {"nr": nr} if nr is not None and blad.rij.actie == CORRIGEER else {}
        return toon_formulier(blad, Toon(begin | _invulling(blad), blad.versie))
    ouder = concept.verwacht if concept.verwacht is not None and concept.verwacht < blad.versie else None
    return toon_formulier(
        blad, Toon(concept.gegevens, blad.versie, ouder=ouder, bewaard=concept.bewaard, hervat=True)
    )


@router.post("/zaken/{zaak}/acties/{actie}")
@hervatbaar
def doe(blad: Blad = Depends(blad_van), inhoud: FormData = Depends(inzending)) -> Response:
    """Do the action; or add a line, keep a draft, fill in the example, or work out what would happen."""
    knop = str(inhoud.get("knop", "doe"))
    if knop == "opnieuw":
        blad.klad.weg()
        return naar(f"/zaken/{blad.zaak}" if blad.vooraf else blad.adres)
    gegevens = _lees(blad, inhoud)
    verwacht = _verwacht(inhoud, blad)
    if not blad.vooraf and (
        niet := neem_in(blad.bezoek, blad.dossier, blad.zaak, blad.rij, inhoud, gegevens)
    ):
        bewaard = blad.klad.bewaar(gegevens, verwacht)
        return toon_formulier(blad, Toon(gegevens, verwacht, niet, bewaard=bewaard))
    if knop == "voorbeeld" and blad.bezoek.werkplek.proef:
        gegevens = _aangevuld(_voorbeeld(blad), gegevens, _invulling(blad))
    toon = Toon(gegevens, verwacht, reken=knop in {"reken", "voorbeeld", "verder"}, controle=knop == "verder")
    if knop.startswith(("erbij:", "weg:")):
        toon.focus = invoer.pas_regels_aan(gegevens, knop)
    if knop != "doe":
        toon.bewaard = blad.klad.bewaar(gegevens, verwacht)
        return toon_formulier(blad, toon)
    return _doe(blad, toon)


@router.post("/zaken/{zaak}/acties/{actie}/concept")
def bewaar(blad: Blad = Depends(blad_van), inhoud: FormData = Depends(inzending)) -> JSONResponse:
    """Keep what is typed so far, and say what is wrong with it; the script of the page asks this."""
    if any(b.eis in VOORAF for b in blad.vooraf):
        return JSONResponse({"bewaard": ""}, 403)
    return klad_antwoord(blad.klad, blad.rij, _lees(blad, inhoud), _verwacht(inhoud, blad))


def _doe(blad: Blad, toon: Toon) -> Response:
    bezoek, rij = blad.bezoek, blad.rij
    opdracht = Opdracht(rij.actie, bezoek.persoon, bezoek.rol, toon.gegevens, verwacht=toon.verwacht)
    try:
        antwoord = bezoek.werkplek.kern.doe(blad.zaak, opdracht, bezoek.nu)
    except VersieVerouderdError as fout:
        intussen = sinds(bezoek, blad.zaak, toon.verwacht)
        if (stap := al_gedaan(bezoek, blad.workflow, rij, intussen, toon.gegevens)) is not None:
            return naar(f"/zaken/{blad.zaak}?stap={stap}")
        toon.ouder, toon.verwacht, toon.status = toon.verwacht, fout.beslisversie, 409
        toon.bewaard = blad.klad.bewaar(toon.gegevens, toon.verwacht)
        return toon_formulier(blad, toon)
    if not antwoord.gelukt:
        toon.beletselen, toon.status = antwoord.beletselen, 422
        toon.bewaard = blad.klad.bewaar(toon.gegevens, toon.verwacht)
        return toon_formulier(blad, toon)
    blad.klad.weg()
    stap = next(e["nr"] for e in antwoord.entries if e["open"].get("actie") == rij.actie)
    return naar(f"/zaken/{blad.zaak}?stap={stap}")


def _lees(blad: Blad, inhoud: FormData) -> dict[str, Any]:
    gegevens = invoer.lees(blad.rij.gegevens, inhoud)
    if blad.rij.actie != CORRIGEER:
        return gegevens
    with blad.bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        stap = stap_van(blad.bezoek, lezer, blad.zaak, gegevens.get("nr"))
    return in_de_vorm(blad.workflow, stap, gegevens)


def _invulling(blad: Blad) -> dict[str, Any]:
    """What the form may open with because it follows from the zaak."""
    b, rij = blad.bezoek, blad.rij
    with b.werkplek.samenstel.opslag.lezen() as lezer:
        s = b.werkplek.kern.bron.situatie(lezer, blad.g, b.persoon, b.rol, rij.actie, b.nu)
        invulling = rij.gegevens.invulling(s)
    if rij.actie == HERINNER:
        invulling |= {"functies": te_herinneren(b, blad.workflow, blad.g.zaak)}
    return invulling


def _verwacht(inhoud: FormData, blad: Blad) -> int:
    tekst = str(inhoud.get("verwacht", ""))
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 10 else blad.versie


def _aangevuld(
    voorbeeld: dict[str, Any], getypt: dict[str, Any], klaargezet: dict[str, Any]
) -> dict[str, Any]:
    """The example, under what somebody typed already: that is never lost. What the page itself put there was not typed."""
    leeg: tuple[Any, ...] = ("", None, [], {})
    return voorbeeld | {k: v for k, v in getypt.items() if v not in leeg and v != klaargezet.get(k)}


def _voorbeeld(blad: Blad) -> dict[str, Any]:
    b = blad.bezoek
    with b.werkplek.samenstel.opslag.lezen() as lezer:
        return b.werkplek.kern.voorbeeld(lezer, blad.zaak, blad.rij.actie, b.persoon, b.rol, b.nu)
