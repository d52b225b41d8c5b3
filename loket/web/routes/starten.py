"""Beginning a zaak in a dossier: its form, its draft, and sending it."""

import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.gebeurtenissen import dossierstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.bron import Geladen
from kernproces.gebruik.kern import Kern, Opdracht, gegevens_van
from kernproces.opslag.rijen import Lezer, StroomRij
from kernproces.opsomming import of
from kernproces.taal.beletsel import Beletsel
from kernproces.taal.workflow import Workflow
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand
from kernproces.zaak.voortgang import Voortgang
from loket.api.eenmalig import Eenmalig
from loket.api.problemen import Probleem
from loket.web.actie import invoer
from loket.web.actie.actiebeeld import Actiepagina, beginwaarden, formulierbeeld, mag_beginnen
from loket.web.actie.bijlagen import neem_in, stukkeuzes
from loket.web.actie.hervatten import hervatbaar
from loket.web.actie.keuzebron import gezinskeuzes, van_nu
from loket.web.actie.klad import Klad, klad_antwoord, startklad
from loket.web.brief.briefkeuzes import briefkeuzes
from loket.web.inzage import keur
from loket.web.werkplek import (
    Bezoek,
    GeenToegangError,
    NietGevondenError,
    bezoek_van,
    inzending,
    naar,
)

router = APIRouter()


@dataclass(slots=True)
class Begin:
    """A zaak that this visitor may begin in a dossier. `bij`: the zaak that it will hang on."""

    bezoek: Bezoek
    kop: StroomRij
    stand: Stand
    voortgang: Voortgang
    bij: str

    @property
    def workflow(self) -> Workflow:
        """Its declaration."""
        return self.voortgang.workflow

    @property
    def dossier(self) -> str:
        """In which dossier."""
        return str(self.stand["dossier"])

    @property
    def pad(self) -> str:
        """Where its form lives."""
        return f"/dossiers/{self.dossier}/start/{self.workflow.naam}"

    @property
    def vraag(self) -> str:
        """What follows the address."""
        return f"?{urlencode({'bij': self.bij})}" if self.bij else ""

    @property
    def klad(self) -> Klad:
        """The draft of this form."""
        return startklad(self.bezoek, self.dossier, self.workflow, self.bij)


def begin_van(dossier: str, workflow: str, bezoek: Bezoek = Depends(bezoek_van), bij: str = "") -> Begin:
    """The dossier and the declaration, when this visitor may begin it there."""
    kern = bezoek.werkplek.kern
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        kop = lezer.stroom(dossierstroom(dossier))
        antwoord = bezoek.inkijk.dossier(lezer, dossier)
    if kop is None or workflow not in kern.register.namen():
        raise NietGevondenError("Dit dossier of deze procedure is er niet, of is niet voor u.")
    keur(bezoek, antwoord, dossier)
    stand = stand_van(kop)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        hier = {z["zaak"] for z in bezoek.inkijk.zaken(lezer, stand)} if bij else set()
    if bij and bij not in hier:
        raise NietGevondenError(
            "De zaak waar deze bij zou horen, is er niet in dit dossier, of is niet voor u."
        )
    voortgang = kern.register.nieuwste(workflow)
    if not mag_beginnen(bezoek, voortgang.workflow):
        wie = ", ".join(r.titel for r in voortgang.workflow.start.rollen)
        raise GeenToegangError(f"Uw rol {bezoek.rol.titel} begint deze zaak niet. Dat doet: {wie}.")
    return Begin(bezoek, kop, stand, voortgang, bij)


@router.get("/dossiers/{dossier}/start/{workflow}")
def startformulier(begin: Begin = Depends(begin_van)) -> HTMLResponse:
    """The form that begins a zaak, as it was left, or with what the dossier knows."""
    if (concept := begin.klad.lees()) is not None:
        return _toon(begin, concept.gegevens, bewaard=concept.bewaard, hervat=True)
    w = begin.workflow
    waarden = beginwaarden(w, w.start.actie, begin.bezoek.vandaag.isoformat())
    return _toon(begin, waarden | _invulling(begin) | _bekend(begin))


@router.post("/dossiers/{dossier}/start/{workflow}")
@hervatbaar
def start(begin: Begin = Depends(begin_van), inhoud: FormData = Depends(inzending)) -> Response:
    """Begin a zaak; or add a line, keep a draft, or fill in the example."""
    knop = str(inhoud.get("knop", "doe"))
    if knop == "opnieuw":
        begin.klad.weg()
        return naar(begin.pad + begin.vraag)
    gegevens = invoer.lees(begin.workflow.start.gegevens, inhoud)
    if niet := neem_in(begin.bezoek, begin.dossier, None, begin.workflow.start, inhoud, gegevens):
        return _toon(begin, gegevens, niet, bewaard=begin.klad.bewaar(gegevens, None))
    if knop == "voorbeeld" and begin.bezoek.werkplek.proef:
        gegevens = _voorbeeld(begin) | _bekend(begin)
    eenmalig = str(inhoud.get("eenmalig", ""))[:64]
    focus = invoer.pas_regels_aan(gegevens, knop) if knop.startswith(("erbij:", "weg:")) else ""
    if knop != "doe":
        bewaard = begin.klad.bewaar(gegevens, None)
        return _toon(begin, gegevens, bewaard=bewaard, focus=focus, eenmalig=eenmalig)
    return _start(begin, gegevens, eenmalig)


@router.post("/dossiers/{dossier}/start/{workflow}/concept")
def bewaar(begin: Begin = Depends(begin_van), inhoud: FormData = Depends(inzending)) -> JSONResponse:
    """Keep what is typed so far, and say what is wrong with it; the script of the page asks this."""
    gegevens = invoer.lees(begin.workflow.start.gegevens, inhoud)
    return klad_antwoord(begin.klad, begin.workflow.start, gegevens, None)


def _start(begin: Begin, gegevens: dict[str, Any], eenmalig: str) -> Response:
    """Once for each form that was opened: who clicks twice comes to the same zaak."""
    bezoek, w = begin.bezoek, begin.workflow
    opdracht = Opdracht(w.start.actie, bezoek.persoon, bezoek.rol, gegevens)
    geweigerd: list[Beletsel] = []

    def werk(kern: Kern) -> dict[str, Any]:
        antwoord = kern.start(w.naam, begin.dossier, opdracht, bezoek.nu, hoofdzaak=begin.bij or None)
        geweigerd.extend(antwoord.beletselen)
        return {"zaak": antwoord.zaak}

    keer = Eenmalig(bezoek.werkplek.samenstel, bezoek, eenmalig or None, begin.pad, gegevens)
    try:
        begonnen = keer.doe(werk, lambda stand, _outbox: {"zaak": stand["zaak"]})
    except Probleem:  # the same form, sent again with other words after it was done
        return naar(f"/dossiers/{begin.dossier}")
    if geweigerd:
        bewaard = begin.klad.bewaar(gegevens, None)
        return _toon(begin, gegevens, geweigerd, bewaard=bewaard, eenmalig=eenmalig)
    begin.klad.weg()
    return naar(f"/zaken/{begonnen['zaak']}?stap=1")


def _situatie(begin: Begin, lezer: Lezer) -> Situatie:
    """The question that beginning it is."""
    bezoek, actie = begin.bezoek, begin.workflow.start.actie
    leeg: Stand = {"gedaan": {}, "verzameld": {}, "sporen": {}, "termijnen": {}, "klaar": False}
    leeg["hoofdzaak"] = begin.bij or None
    g = Geladen(leeg, begin.kop, begin.stand, begin.kop)
    return bezoek.werkplek.kern.bron.situatie(lezer, g, bezoek.persoon, bezoek.rol, actie, bezoek.nu)


def _voorbeeld(begin: Begin) -> dict[str, Any]:
    bezoek, actie = begin.bezoek, begin.workflow.start.actie
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        s = _situatie(begin, lezer)
        return gegevens_van(begin.voortgang, s, Opdracht(actie, bezoek.persoon, bezoek.rol, "voorbeeld"))


def _invulling(begin: Begin) -> dict[str, Any]:
    """What the form may open with because it follows from the zaak that it hangs on."""
    with begin.bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        return begin.workflow.start.gegevens.invulling(_situatie(begin, lezer))


def _bekend(begin: Begin) -> dict[str, Any]:
    """What the dossier already knows is not asked again: the school, and the pupil for who may see the name."""
    bezoek, stand, velden = begin.bezoek, begin.stand, begin.workflow.start.gegevens.model_fields
    bekend: dict[str, Any] = {"school": stand["school"]} if "school" in velden and stand.get("school") else {}
    if "leerling" in velden and bezoek.ziet_namen:
        with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
            namen = bezoek.werkplek.namen.leerlingen(lezer, [begin.dossier], bezoek.inkijk)
        bekend["leerling"] = namen[begin.dossier]
    return bekend


def _toon(
    begin: Begin,
    gegevens: dict[str, Any],
    beletselen: list[Beletsel] | None = None,
    *,
    bewaard: str = "",
    hervat: bool = False,
    focus: str = "",
    eenmalig: str = "",
) -> HTMLResponse:
    w, bezoek, bij = begin.workflow, begin.bezoek, begin.bij
    wacht = w.wacht.get(w.begin)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        vast = stukkeuzes(bezoek, lezer, w.start, begin.dossier) | briefkeuzes(bezoek, lezer, w, bij)
        vast |= van_nu(bezoek, lezer, w.start.gegevens, _situatie(begin, lezer))
    vast |= gezinskeuzes(bezoek, begin.stand)
    school = begin.stand.get("school")
    formulier = formulierbeeld(
        bezoek, w, w.start.actie, None, gegevens, beletselen or [], focus, vast, school
    )
    pagina = Actiepagina(
        adres=begin.pad + begin.vraag,
        bewaar_adres=f"{begin.pad}/concept{begin.vraag}",
        terug=f"/zaken/{quote(bij)}" if bij else f"/dossiers/{begin.dossier}",
        terug_naar=f"Zaak {bij}" if bij else f"Dossier {begin.dossier}",
        actie=w.start.actie,
        titel=w.start.titel,
        uitleg=w.start.uitleg or f"Er komt een nieuwe zaak in dossier {begin.dossier}: {w.titel}.",
        norm=w.start.norm,
        onder=f"{w.titel}, versie {w.versie} van de procedure",
        formulier=formulier,
        verwacht=None,
        eenmalig=eenmalig or secrets.token_urlsafe(12),
        daarna=f"Daarna is aan de beurt: {of([r.titel for r in wacht.wie])}." if wacht else "",
        bewaard=bewaard,
        hervat=hervat,
    )
    return bezoek.bladzijde("actie.j2", 422 if beletselen else 200, p=pagina, reken=False, hier="dossiers")
