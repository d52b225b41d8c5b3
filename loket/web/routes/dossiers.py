"""Dossiers: the list, one dossier, and opening one."""

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.gebruik.dossiers import organisatiedossier
from kernproces.taal.formulier import zonder_richting
from loket.web.actie.hervatten import hervatbaar
from loket.web.actie.keuzebron import eigen_scholen
from loket.web.menu import kijkt_naar_kwaliteit
from loket.web.sessie import HERVAT
from loket.web.werkplek import Bezoek, GeenToegangError, bezoek_van, inzending, naar
from loket.web.zaak.dossierbeeld import dossierbeeld, dossierlijst, mag_dossier_openen
from workflows.schooljaar import begin_schooljaar

router = APIRouter()
KORTSTE_NAAM, LANGSTE_NAAM = 3, 200
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
@hervatbaar
def open_dossier(bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)) -> Response:
    """Open a dossier."""
    _mag_openen(bezoek)
    if inhoud.get("knop") == HERVAT:
        return _nieuw(bezoek, str(inhoud.get("leerling", "")), str(inhoud.get("school", "")), {})
    if str(inhoud.get("over", "leerling")) == EIGEN and not bezoek.buiten:
        naam = organisatiedossier(begin_schooljaar(bezoek.vandaag).year)
        bezoek.werkplek.samenstel.dossiers.open_als_nodig(naam, bezoek.persoon, bezoek.rol, bezoek.nu)
        return naar(f"/dossiers/{naam}?geopend=1")
    if not bezoek.ziet_namen:
        raise GeenToegangError(
            f"Uw rol {bezoek.rol.titel} opent alleen een dossier van de eigen organisatie."
        )
    leerling, school = zonder_richting(str(inhoud.get("leerling", ""))).strip(), str(inhoud.get("school", ""))
    fouten = {}
    if len(leerling) < KORTSTE_NAAM:
        fouten["leerling"] = f"Vul de naam van de leerling in, ten minste {KORTSTE_NAAM} tekens."
    if len(leerling) > LANGSTE_NAAM:
        fouten["leerling"] = f"Deze naam is te lang: ten hoogste {LANGSTE_NAAM} tekens."
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
    speelt_na = kijkt_naar_kwaliteit(bezoek.rol)
    return bezoek.bladzijde(
        "dossier.j2", d=beeld, geopend=bool(geopend), hier="dossiers", speelt_na=speelt_na
    )
