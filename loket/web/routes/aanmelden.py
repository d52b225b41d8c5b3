"""Logging in as a demo person, switching role, logging out."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.rollen import Rol
from kernproces.situatie import dag_van
from loket.web.sessie import nieuwe_sessie
from loket.web.taal import met_hoofdletter
from loket.web.werkplek import (
    Bezoek,
    GeenToegangError,
    Werkplek,
    bezoek_van,
    inzending,
    lokaal,
    met_nieuwe_sessie,
    naar,
    werkplek_van,
)

router = APIRouter()
GROEPEN = (
    ("Samenwerkingsverband", (
        Rol.BEHANDELAAR, Rol.SECRETARIAAT, Rol.TEAMLEIDER, Rol.DIRECTEUR_BESTUURDER, Rol.DESKUNDIGE, Rol.TWEEDE_LEZER,
        Rol.KWALITEITSMEDEWERKER, Rol.JURIST, Rol.VERZUIMCOACH, Rol.FUNCTIONARIS_GEGEVENSBESCHERMING,
    )),
    ("School", (Rol.BEVOEGD_GEZAG, Rol.ONDERSTEUNINGSCOORDINATOR, Rol.MENTOR)),
    ("Gezin", (Rol.OUDER, Rol.LEERLING)),
    ("Toezicht en beheer", (Rol.AUDITOR, Rol.BEHEERDER)),
)  # fmt: skip
MEEST_PER_ROL = 12


@router.get("/aanmelden")
def toon(request: Request, naar: str = "/") -> HTMLResponse:
    """The demo people by role; in a real database only that accounts are still to come."""
    plek = werkplek_van(request)
    sessie = plek.zegel.lees(request) or nieuwe_sessie()
    groepen = _groepen(plek) if plek.proef else []
    antwoord = plek.bladzijde("aanmelden.j2", groepen=groepen, naar=lokaal(naar), token=sessie.token)
    plek.zegel.zet(antwoord, sessie)
    return antwoord


def _groepen(plek: Werkplek) -> list[tuple[str, list[tuple[Rol, str, list[tuple[str, str]], int]]]]:
    with plek.samenstel.opslag.lezen() as lezer:
        mensen = plek.kern.bron.registers(lezer).mensen
        plek.namen.ververs(lezer)
    dag = dag_van(plek.klok())
    uit = []
    for titel, rollen in GROEPEN:
        rijen = []
        for rol in rollen:
            wie = sorted(((p, plek.namen.persoon(p)) for p in mensen.met_rol(rol, dag)), key=lambda x: x[1])
            if wie:
                rijen.append(
                    (rol, met_hoofdletter(rol.titel), wie[:MEEST_PER_ROL], max(0, len(wie) - MEEST_PER_ROL))
                )
        if rijen:
            uit.append((titel, rijen))
    return uit


@router.post("/aanmelden")
def meld_aan(request: Request, formulier: FormData = Depends(inzending)) -> Response:
    """Become one of the demo people. Only in a proef."""
    plek = werkplek_van(request)
    persoon, _, rol = str(formulier.get("wie", "")).rpartition("/")
    if not plek.proef or rol not in _rollen(plek, persoon):
        raise GeenToegangError(
            "Kies een persoon uit de lijst. Echte accounts zijn in deze databank nog niet ingericht."
        )
    verder = lokaal(str(formulier.get("naar", "/")))
    return met_nieuwe_sessie(plek, naar(verder), persoon, Rol(rol))


def _rollen(plek: Werkplek, persoon: str) -> set[str]:
    with plek.samenstel.opslag.lezen() as lezer:
        mensen = plek.kern.bron.registers(lezer).mensen
    return {str(r) for r in mensen.rollen(persoon, dag_van(plek.klok()))}


@router.post("/rol")
def wissel_rol(request: Request, formulier: FormData = Depends(inzending)) -> Response:
    """Go on in another of one's own roles."""
    bezoek: Bezoek = bezoek_van(request)
    rol: Any = next((r for r in bezoek.rollen if r.value == formulier.get("rol")), None)
    if rol is None:
        raise GeenToegangError("Deze rol hebt u vandaag niet.")
    return met_nieuwe_sessie(bezoek.werkplek, naar("/"), bezoek.persoon, rol)


@router.post("/afmelden")
def meld_af(request: Request, formulier: FormData = Depends(inzending)) -> Response:
    """End the session."""
    del formulier
    antwoord = naar("/aanmelden")
    werkplek_van(request).zegel.wis(antwoord)
    return antwoord
