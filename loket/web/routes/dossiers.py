"""Dossiers: the list, one dossier, opening one, and starting a zaak in it."""

from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.gebeurtenissen import dossierstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.bron import Geladen
from kernproces.gebruik.dossiers import organisatiedossier
from kernproces.gebruik.kern import Opdracht, gegevens_van
from kernproces.opslag.rijen import Lezer, StroomRij
from kernproces.stand import Stand
from kernproces.taal.beletsel import Beletsel
from kernproces.taal.workflow import Workflow
from kernproces.voortgang import Voortgang
from loket.web import invoer
from loket.web.actiebeeld import Actiepagina, beginwaarden, formulierbeeld, mag_beginnen
from loket.web.dossierbeeld import dossierbeeld, dossierlijst, mag_dossier_openen
from loket.web.keuzebron import eigen_scholen
from loket.web.werkplek import (
    Bezoek,
    GeenToegangError,
    NietGevondenError,
    bezoek_van,
    inzending,
    naar,
)
from workflows.tlv_soorten import begin_schooljaar

router = APIRouter()
EIGEN = "eigen_organisatie"  # a dossier without pupil


@router.get("/dossiers")
def dossiers(bezoek: Bezoek = Depends(bezoek_van), na: str = "") -> HTMLResponse:
    """The dossiers, newest first."""
    regels, volgende = dossierlijst(bezoek, na)
    mag = mag_dossier_openen(bezoek)
    return bezoek.bladzijde(
        "dossiers.j2", regels=regels, volgende=volgende, eerste=not na, mag=mag, hier="dossiers"
    )


@router.get("/dossiers/nieuw")
def nieuw(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """The form for a new dossier."""
    _mag_openen(bezoek)
    return _nieuw(bezoek, "", "", {})


@router.post("/dossiers/nieuw")
def open_dossier(bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)) -> Response:
    """Open a dossier."""
    _mag_openen(bezoek)
    if str(inhoud.get("over", "leerling")) == EIGEN and not bezoek.buiten:
        naam = organisatiedossier(begin_schooljaar(bezoek.vandaag).year)
        bezoek.werkplek.samenstel.dossiers.open_als_nodig(naam, bezoek.persoon, bezoek.rol, bezoek.nu)
        return naar(f"/dossiers/{naam}?geopend=1")
    if not bezoek.ziet_namen:
        raise GeenToegangError(
            f"Uw rol {bezoek.rol.titel} opent alleen een dossier van de eigen organisatie."
        )
    leerling, school = str(inhoud.get("leerling", "")).strip(), str(inhoud.get("school", ""))
    fouten = {}
    if not 3 <= len(leerling) <= 200:
        fouten["leerling"] = "Vul de naam van de leerling in, ten minste drie tekens."
    if school not in dict(eigen_scholen(bezoek)):
        fouten["school"] = "Kies een school uit de lijst."
    if fouten:
        return _nieuw(bezoek, leerling, school, fouten)
    naam = bezoek.werkplek.samenstel.dossiers.open(
        bezoek.persoon, bezoek.rol, bezoek.nu, leerling=leerling, school=school
    )
    return naar(f"/dossiers/{naam}?geopend=1")


def _nieuw(bezoek: Bezoek, leerling: str, school: str, fouten: dict[str, str]) -> HTMLResponse:
    return bezoek.bladzijde(
        "dossier_nieuw.j2",
        422 if fouten else 200,
        leerling=leerling,
        school=school,
        fouten=fouten,
        scholen=eigen_scholen(bezoek) if bezoek.ziet_namen else [],
        hier="dossiers",
    )


def _mag_openen(bezoek: Bezoek) -> None:
    if not mag_dossier_openen(bezoek):
        raise GeenToegangError(f"Uw rol {bezoek.rol.titel} opent geen dossiers. Vraag het secretariaat.")


@router.get("/dossiers/{dossier}")
def dossier(dossier: str, bezoek: Bezoek = Depends(bezoek_van), geopend: int = 0) -> HTMLResponse:
    """One dossier: its zaken, its people, and what can be started."""
    beeld = dossierbeeld(bezoek, dossier)
    return bezoek.bladzijde("dossier.j2", d=beeld, geopend=bool(geopend), hier="dossiers")


@router.get("/dossiers/{dossier}/start/{workflow}")
def startformulier(
    dossier: str, workflow: str, bezoek: Bezoek = Depends(bezoek_van), bij: str = ""
) -> HTMLResponse:
    """The form that begins a zaak. `bij`: the zaak that it will hang on."""
    kop, stand, voortgang = _begin(bezoek, dossier, workflow)
    del kop
    w = voortgang.workflow
    waarden = beginwaarden(w, w.start.actie, bezoek.vandaag.isoformat()) | _bekend(bezoek, w, stand)
    return _toon(bezoek, stand, voortgang, waarden, [], bij=bij)


@router.post("/dossiers/{dossier}/start/{workflow}")
def start(
    dossier: str,
    workflow: str,
    bezoek: Bezoek = Depends(bezoek_van),
    inhoud: FormData = Depends(inzending),
    bij: str = "",
) -> Response:
    """Begin a zaak."""
    kop, stand, voortgang = _begin(bezoek, dossier, workflow)
    knop = str(inhoud.get("knop", "doe"))
    gegevens = invoer.lees(voortgang.workflow.start.gegevens, inhoud)
    if knop == "voorbeeld" and bezoek.werkplek.proef:
        with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
            gegevens = _voorbeeld(bezoek, lezer, voortgang, kop, stand, bij) | _bekend(
                bezoek, voortgang.workflow, stand
            )
    if knop.startswith(("erbij:", "weg:")):
        return _toon(bezoek, stand, voortgang, gegevens, [], invoer.pas_regels_aan(gegevens, knop), bij=bij)
    if knop != "doe":
        return _toon(bezoek, stand, voortgang, gegevens, [], bij=bij)
    opdracht = Opdracht(voortgang.workflow.start.actie, bezoek.persoon, bezoek.rol, gegevens)
    antwoord = bezoek.werkplek.kern.start(workflow, dossier, opdracht, bezoek.nu, hoofdzaak=bij or None)
    if not antwoord.gelukt:
        return _toon(bezoek, stand, voortgang, gegevens, antwoord.beletselen, bij=bij)
    return naar(f"/zaken/{antwoord.zaak}?stap=1")


def _begin(bezoek: Bezoek, dossier: str, workflow: str) -> tuple[StroomRij, Stand, Voortgang]:
    """The dossier and the declaration, when this visitor may begin it there."""
    kern = bezoek.werkplek.kern
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        kop = lezer.stroom(dossierstroom(dossier))
    stand = stand_van(kop) if kop is not None else None
    if kop is None or stand is None or not bezoek.hoort_bij(stand) or workflow not in kern.register.namen():
        raise NietGevondenError("Dit dossier of deze procedure is er niet, of is niet voor u.")
    voortgang = kern.register.nieuwste(workflow)
    if not mag_beginnen(bezoek, voortgang.workflow):
        wie = ", ".join(r.titel for r in voortgang.workflow.start.rollen)
        raise GeenToegangError(f"Uw rol {bezoek.rol.titel} begint deze zaak niet. Dat doet: {wie}.")
    return kop, stand, voortgang


def _voorbeeld(
    bezoek: Bezoek, lezer: Lezer, voortgang: Voortgang, kop: StroomRij, stand: Stand, bij: str
) -> dict[str, Any]:
    leeg: Stand = {"gedaan": {}, "verzameld": {}, "sporen": {}, "termijnen": {}, "klaar": False}
    leeg["hoofdzaak"] = bij or None
    actie = voortgang.workflow.start.actie
    g = Geladen(leeg, kop, stand, kop)
    s = bezoek.werkplek.kern.bron.situatie(lezer, g, bezoek.persoon, bezoek.rol, actie, bezoek.nu)
    return gegevens_van(voortgang, s, Opdracht(actie, bezoek.persoon, bezoek.rol, "voorbeeld"))


def _bekend(bezoek: Bezoek, workflow: Workflow, stand: Stand) -> dict[str, Any]:
    """What the dossier already knows is not asked again: the school, and the pupil for who may see the name."""
    velden = workflow.start.gegevens.model_fields
    bekend: dict[str, Any] = {"school": stand["school"]} if "school" in velden and stand.get("school") else {}
    if "leerling" in velden and bezoek.ziet_namen:
        with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
            namen = bezoek.werkplek.namen.leerlingen(lezer, [stand["dossier"]], bezoek.rol)
        bekend["leerling"] = namen[stand["dossier"]]
    return bekend


def _toon(
    bezoek: Bezoek,
    stand: Stand,
    voortgang: Voortgang,
    gegevens: dict[str, Any],
    beletselen: list[Beletsel],
    focus: str = "",
    *,
    bij: str = "",
) -> HTMLResponse:
    w, dossier = voortgang.workflow, stand["dossier"]
    wacht = w.wacht.get(w.begin)
    pagina = Actiepagina(
        adres=f"/dossiers/{dossier}/start/{w.naam}" + (f"?{urlencode({'bij': bij})}" if bij else ""),
        terug=f"/zaken/{quote(bij)}" if bij else f"/dossiers/{dossier}",
        terug_naar=f"Zaak {bij}" if bij else f"Dossier {dossier}",
        actie=w.start.actie,
        titel=f"{w.start.titel}",
        uitleg=w.start.uitleg or f"Er komt een nieuwe zaak in dossier {dossier}: {w.titel}.",
        norm=w.start.norm,
        onder=f"{w.titel} · procedure {w.naam}, versie {w.versie}",
        formulier=formulierbeeld(bezoek, w, w.start.actie, None, gegevens, beletselen, focus),
        verwacht=None,
        daarna=f"Daarna is aan de beurt: {', '.join(r.titel for r in wacht.wie)}." if wacht else "",
    )
    return bezoek.bladzijde("actie.j2", 422 if beletselen else 200, p=pagina, reken=False, hier="dossiers")
