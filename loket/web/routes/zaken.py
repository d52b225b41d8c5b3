"""The worklist, the page of a zaak and the forms of its actions."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response
from starlette.routing import NoMatchFound

from kernproces.gebruik.bron import Geladen
from kernproces.gebruik.fouten import VersieVerouderdError
from kernproces.gebruik.kern import Antwoord, Opdracht
from kernproces.gevolgen import raakt_termijnen
from kernproces.taal.beletsel import Beletsel
from kernproces.taal.overgang import Overgang
from loket.web import invoer
from loket.web.actiebeeld import (
    Actiepagina,
    beginwaarden,
    formulierbeeld,
    intussen,
    oordeel_vooraf,
    status_van,
)
from loket.web.gevolgbeeld import gevolgbeeld
from loket.web.weergaven import eerste_weergave
from loket.web.werkplek import Bezoek, bezoek_van, inzending, naar
from loket.web.werkvoorraad import lijst, zaaksoort
from loket.web.zaakbeeld import daarna, laad, zaakbeeld

router = APIRouter()


@router.get("/")
def werkvoorraad(
    bezoek: Bezoek = Depends(bezoek_van),
    weergave: str = "",
    workflow: str = "",
    toestand: str = "",
    na: str = "",
) -> HTMLResponse:
    """The worklist."""
    filters = {"workflow": workflow, "toestand": toestand if workflow else ""}
    beeld = lijst(bezoek, weergave or eerste_weergave(bezoek), filters, na)
    return bezoek.bladzijde("werkvoorraad.j2", lijst=beeld, hier="werkvoorraad", eerste=not na)


@router.get("/zaken/{zaak}")
def zaak(zaak: str, request: Request, bezoek: Bezoek = Depends(bezoek_van), stap: int = 0) -> HTMLResponse:
    """The page of a zaak; after an action with the sentence that it was recorded."""
    beeld = zaakbeeld(bezoek, zaak)
    gedaan = next((m for m in beeld.tijdlijn if m.nr == stap and not m.systeem), None)
    return bezoek.bladzijde(
        "zaak.j2", z=beeld, gedaan=gedaan, hier="werkvoorraad", naspelen=_naspelen(request, zaak)
    )


def _naspelen(request: Request, zaak: str) -> str:
    """The address of the replay of this zaak, when this application has that page."""
    try:
        return str(request.app.url_path_for("naspelen", zaak=zaak))
    except NoMatchFound:
        return ""


@router.get("/zaken/{zaak}/acties/{actie}")
def formulier(zaak: str, actie: str, bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """The form of an action, or why it cannot be done now."""
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        g = laad(bezoek, lezer, zaak)
        rij, oordeel = oordeel_vooraf(bezoek, lezer, g, actie)
    if oordeel.beletselen:
        return _geweigerd(bezoek, g, rij, oordeel.beletselen)
    workflow = bezoek.werkplek.kern.register.van(g.zaak).workflow
    waarden = beginwaarden(workflow, actie, bezoek.vandaag.isoformat()) | _invulling(bezoek, g, rij)
    return _toon(bezoek, g, rij, waarden, [], g.zaak["beslisversie"])


@router.post("/zaken/{zaak}/acties/{actie}")
def doe(
    zaak: str, actie: str, bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)
) -> Response:
    """Do the action; or add a line, fill in the example, or work out again what would happen."""
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        g = laad(bezoek, lezer, zaak)
        rij, _ = oordeel_vooraf(bezoek, lezer, g, actie)
    knop = str(inhoud.get("knop", "doe"))
    gegevens = invoer.lees(rij.gegevens, inhoud)
    verwacht = _verwacht(inhoud, g)
    if knop == "voorbeeld" and bezoek.werkplek.proef:
        gegevens = _voorbeeld(bezoek, zaak, actie)
    if knop.startswith(("erbij:", "weg:")):
        focus = invoer.pas_regels_aan(gegevens, knop)
        return _toon(bezoek, g, rij, gegevens, [], verwacht, focus=focus)
    if knop != "doe":
        return _toon(bezoek, g, rij, gegevens, [], verwacht, reken=True)
    return _doe(bezoek, g, rij, gegevens, verwacht)


def _doe(bezoek: Bezoek, g: Geladen, rij: Overgang, gegevens: dict[str, Any], verwacht: int) -> Response:
    zaak = g.zaak["zaak"]
    opdracht = Opdracht(rij.actie, bezoek.persoon, bezoek.rol, gegevens, verwacht=verwacht)
    try:
        antwoord: Antwoord = bezoek.werkplek.kern.doe(zaak, opdracht, bezoek.nu)
    except VersieVerouderdError as fout:
        return _toon(bezoek, g, rij, gegevens, [], fout.beslisversie, verouderd=verwacht)
    if not antwoord.gelukt:
        return _toon(bezoek, g, rij, gegevens, antwoord.beletselen, verwacht)
    stap = next(e["nr"] for e in antwoord.entries if e["open"].get("actie") == rij.actie)
    return naar(f"/zaken/{zaak}?stap={stap}")


def _invulling(bezoek: Bezoek, g: Geladen, rij: Overgang) -> dict[str, Any]:
    """What the form may open with because it follows from the zaak."""
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        s = bezoek.werkplek.kern.bron.situatie(lezer, g, bezoek.persoon, bezoek.rol, rij.actie, bezoek.nu)
        return rij.gegevens.invulling(s)


def _verwacht(inhoud: FormData, g: Geladen) -> int:
    tekst = str(inhoud.get("verwacht", ""))
    return int(tekst) if tekst.isdecimal() and len(tekst) < 10 else int(g.zaak["beslisversie"])


def _voorbeeld(bezoek: Bezoek, zaak: str, actie: str) -> dict[str, Any]:
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        return bezoek.werkplek.kern.voorbeeld(lezer, zaak, actie, bezoek.persoon, bezoek.rol, bezoek.nu)


def _toon(
    bezoek: Bezoek,
    g: Geladen,
    rij: Overgang,
    gegevens: dict[str, Any],
    beletselen: list[Beletsel],
    verwacht: int,
    *,
    focus: str = "",
    reken: bool = False,
    verouderd: int | None = None,
) -> HTMLResponse:
    """The form; 422 with errors, 409 when somebody was first."""
    workflow, zaak = bezoek.werkplek.kern.register.van(g.zaak).workflow, g.zaak["zaak"]
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        leerling = bezoek.werkplek.namen.leerlingen(lezer, [g.zaak["dossier"]], bezoek.rol)[g.zaak["dossier"]]
        gevolg = gevolgbeeld(bezoek, lezer, zaak, rij.actie, gegevens if reken else None)
    beletselen = gevolg.beletselen if reken else beletselen
    pagina = Actiepagina(
        adres=f"/zaken/{zaak}/acties/{rij.actie}",
        terug=f"/zaken/{zaak}",
        terug_naar=zaak,
        actie=rij.actie,
        titel=rij.titel,
        uitleg=rij.uitleg,
        norm=rij.norm,
        onder=f"{zaaksoort(g.zaak, workflow.titel)}, {leerling} · {workflow.toestanden[g.zaak['toestand']]}",
        formulier=formulierbeeld(bezoek, workflow, rij.actie, g.zaak, gegevens, beletselen, focus),
        verwacht=verwacht,
        gevolg=gevolg if not gevolg.beletselen else None,
        rekent=raakt_termijnen(workflow, rij),
        daarna=daarna(workflow, g.zaak["toestand"], rij.actie),
        intussen=intussen(bezoek, workflow, zaak, verouderd) if verouderd is not None else [],
    )
    status = 409 if verouderd is not None else 422 if beletselen else 200
    return bezoek.bladzijde("actie.j2", status, p=pagina, reken=reken, hier="werkvoorraad")


def _geweigerd(bezoek: Bezoek, g: Geladen, rij: Overgang, beletselen: list[Beletsel]) -> HTMLResponse:
    uniek = list({(b.eis, b.reden): b for b in beletselen}.values())
    return bezoek.bladzijde(
        "geweigerd.j2",
        status_van(uniek),
        titel=rij.titel,
        zaak=g.zaak["zaak"],
        beletselen=uniek,
        hier="werkvoorraad",
    )
