"""The forms of the actions in a zaak: filling in, keeping a draft, working out, sending, and meeting a colleague who was first."""

from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.gebruik.bron import Geladen
from kernproces.gebruik.fouten import VersieVerouderdError
from kernproces.gebruik.kern import Opdracht
from kernproces.gevolgen import raakt_termijnen
from kernproces.taal.beletsel import Beletsel
from kernproces.taal.overgang import Overgang
from kernproces.taal.workflow import Workflow
from loket.concepten import Concept
from loket.web import invoer
from loket.web.actiebeeld import (
    VOORAF,
    Actiepagina,
    beginwaarden,
    formulierbeeld,
    oordeel_vooraf,
    status_van,
)
from loket.web.gevolgbeeld import gevolgbeeld
from loket.web.inhoud import getypt
from loket.web.klad import Klad, zaakklad
from loket.web.taal import uur
from loket.web.vergelijk import al_gedaan, sinds, vergelijk
from loket.web.werkplek import Bezoek, bezoek_van, inzending, naar
from loket.web.werkvoorraad import zaaksoort
from loket.web.zaakbeeld import daarna, laad

router = APIRouter()


@dataclass(slots=True)
class Blad:
    """One action in one zaak, for one visitor."""

    bezoek: Bezoek
    g: Geladen
    rij: Overgang
    vooraf: list[Beletsel]  # what stands in its way before a form is filled in

    @property
    def zaak(self) -> str:
        """Which zaak."""
        return str(self.g.zaak["zaak"])

    @property
    def versie(self) -> int:
        """What a decision taken now rests on."""
        return int(self.g.zaak["beslisversie"])

    @property
    def adres(self) -> str:
        """Where its form lives."""
        return f"/zaken/{self.zaak}/acties/{self.rij.actie}"

    @property
    def workflow(self) -> Workflow:
        """The declaration of the zaak."""
        return self.bezoek.werkplek.kern.register.van(self.g.zaak).workflow

    @property
    def klad(self) -> Klad:
        """The draft of this form."""
        return zaakklad(self.bezoek, self.zaak, self.rij.actie, self.rij.gegevens)


@dataclass(slots=True)
class Toon:
    """How the form is shown."""

    gegevens: dict[str, Any]
    verwacht: int
    beletselen: list[Beletsel] = field(default_factory=list)
    focus: str = ""
    reken: bool = False
    ouder: int | None = None  # filled in on this older version of the zaak
    bewaard: str = ""
    hervat: bool = False
    status: int = 200


def blad_van(zaak: str, actie: str, bezoek: Bezoek = Depends(bezoek_van)) -> Blad:
    """The zaak, the action and what stands in its way."""
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        g = laad(bezoek, lezer, zaak)
        rij, oordeel = oordeel_vooraf(bezoek, lezer, g, actie)
    return Blad(bezoek, g, rij, oordeel.beletselen)


@router.get("/zaken/{zaak}/acties/{actie}")
def formulier(blad: Blad = Depends(blad_van)) -> HTMLResponse:
    """The form of an action as it was left, or empty, or why it cannot be done now."""
    concept = blad.klad.lees()
    if blad.vooraf:
        return _geweigerd(blad, concept)
    if concept is None:
        begin = beginwaarden(blad.workflow, blad.rij.actie, blad.bezoek.vandaag.isoformat())
        return _toon(blad, Toon(begin | _invulling(blad), blad.versie))
    ouder = concept.verwacht if concept.verwacht is not None and concept.verwacht < blad.versie else None
    return _toon(blad, Toon(concept.gegevens, blad.versie, ouder=ouder, bewaard=concept.bewaard, hervat=True))


@router.post("/zaken/{zaak}/acties/{actie}")
def doe(blad: Blad = Depends(blad_van), inhoud: FormData = Depends(inzending)) -> Response:
    """Do the action; or add a line, keep a draft, fill in the example, or work out what would happen."""
    knop = str(inhoud.get("knop", "doe"))
    if knop == "opnieuw":
        blad.klad.weg()
        return naar(f"/zaken/{blad.zaak}" if blad.vooraf else blad.adres)
    gegevens = invoer.lees(blad.rij.gegevens, inhoud)
    verwacht = _verwacht(inhoud, blad)
    if knop == "voorbeeld" and blad.bezoek.werkplek.proef:
        gegevens = _voorbeeld(blad)
    toon = Toon(gegevens, verwacht, reken=knop in {"reken", "voorbeeld"})
    if knop.startswith(("erbij:", "weg:")):
        toon.focus = invoer.pas_regels_aan(gegevens, knop)
    if knop != "doe":
        toon.bewaard = blad.klad.bewaar(gegevens, verwacht)
        return _toon(blad, toon)
    return _doe(blad, toon)


@router.post("/zaken/{zaak}/acties/{actie}/concept")
def bewaar(blad: Blad = Depends(blad_van), inhoud: FormData = Depends(inzending)) -> JSONResponse:
    """Keep what is typed so far; the script of the page asks this while somebody types."""
    if any(b.eis in VOORAF for b in blad.vooraf):
        return JSONResponse({"bewaard": ""}, 403)
    op = blad.klad.bewaar(invoer.lees(blad.rij.gegevens, inhoud), _verwacht(inhoud, blad))
    return JSONResponse({"bewaard": uur(op) if op else ""}, 200 if op else 409)


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
        return _toon(blad, toon)
    if not antwoord.gelukt:
        toon.beletselen, toon.status = antwoord.beletselen, 422
        toon.bewaard = blad.klad.bewaar(toon.gegevens, toon.verwacht)
        return _toon(blad, toon)
    blad.klad.weg()
    stap = next(e["nr"] for e in antwoord.entries if e["open"].get("actie") == rij.actie)
    return naar(f"/zaken/{blad.zaak}?stap={stap}")


def _invulling(blad: Blad) -> dict[str, Any]:
    """What the form may open with because it follows from the zaak."""
    b, rij = blad.bezoek, blad.rij
    with b.werkplek.samenstel.opslag.lezen() as lezer:
        s = b.werkplek.kern.bron.situatie(lezer, blad.g, b.persoon, b.rol, rij.actie, b.nu)
        return rij.gegevens.invulling(s)


def _verwacht(inhoud: FormData, blad: Blad) -> int:
    tekst = str(inhoud.get("verwacht", ""))
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 10 else blad.versie


def _voorbeeld(blad: Blad) -> dict[str, Any]:
    b = blad.bezoek
    with b.werkplek.samenstel.opslag.lezen() as lezer:
        return b.werkplek.kern.voorbeeld(lezer, blad.zaak, blad.rij.actie, b.persoon, b.rol, b.nu)


def _toon(blad: Blad, toon: Toon) -> HTMLResponse:
    """The form; 422 with errors, 409 when somebody was first."""
    bezoek, g, rij, workflow = blad.bezoek, blad.g, blad.rij, blad.workflow
    dossier = g.zaak["dossier"]
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        leerling = bezoek.werkplek.namen.leerlingen(lezer, [dossier], bezoek.rol)[dossier]
        gevolg = gevolgbeeld(bezoek, lezer, blad.zaak, rij.actie, toon.gegevens if toon.reken else None)
    beletselen = gevolg.beletselen if toon.reken else toon.beletselen
    pagina = Actiepagina(
        adres=blad.adres,
        bewaar_adres=f"{blad.adres}/concept",
        terug=f"/zaken/{blad.zaak}",
        terug_naar=blad.zaak,
        actie=rij.actie,
        titel=rij.titel,
        uitleg=rij.uitleg,
        norm=rij.norm,
        onder=f"{zaaksoort(g.zaak, workflow.titel)}, {leerling} · {workflow.toestanden[g.zaak['toestand']]}",
        formulier=formulierbeeld(bezoek, workflow, rij.actie, g.zaak, toon.gegevens, beletselen, toon.focus),
        verwacht=toon.verwacht,
        gevolg=gevolg if not gevolg.beletselen else None,
        rekent=raakt_termijnen(workflow, rij),
        daarna=daarna(workflow, g.zaak["toestand"], rij.actie),
        bewaard=toon.bewaard,
        hervat=toon.hervat,
    )
    if toon.ouder is not None:
        entries = sinds(bezoek, blad.zaak, toon.ouder)
        pagina.vergelijking = vergelijk(bezoek, workflow, rij, entries, toon.gegevens)
        pagina.kan_niet_meer = blad.vooraf
    status = 422 if beletselen else toon.status
    return bezoek.bladzijde("actie.j2", status, p=pagina, reken=toon.reken, hier="werkvoorraad")


def _geweigerd(blad: Blad, concept: Concept | None) -> HTMLResponse:
    uniek = list({(b.eis, b.reden): b for b in blad.vooraf}.values())
    return blad.bezoek.bladzijde(
        "geweigerd.j2",
        status_van(uniek),
        titel=blad.rij.titel,
        adres=blad.adres,
        zaak=blad.zaak,
        beletselen=uniek,
        bewaard=concept.bewaard if concept else "",
        getypt=getypt(blad.rij.gegevens, concept.gegevens) if concept else [],
        hier="werkvoorraad",
    )
