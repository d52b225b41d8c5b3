"""The anchors as a page: what was anchored when, where it went, and whether one that the reader kept still fits."""

import re
from dataclasses import dataclass

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from kernproces.opslag.anker import Anker, AnkerError, lees_ankers, toets_aan
from loket.bewijs.ankerpost import Ankerpost
from loket.web.routes.kwaliteit import mag_kijken
from loket.web.werkplek import Bezoek, bezoek_van

router = APIRouter(prefix="/kwaliteit")
LAATSTE = 60
WAARHEEN = {"mail": "per mail", "webhook": "naar een ander systeem", "tijdstempel": "met tijdstempel"}


@dataclass(frozen=True, slots=True)
class Toets:
    """What became of an anchor that was given."""

    goed: bool
    zin: str


@router.get("/ankers")
def ankers(afdruk: str = "", bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """The last anchors; and the verdict on the one that the reader kept."""
    mag_kijken(bezoek)
    instellingen = bezoek.werkplek.samenstel.instellingen
    fout, alle, ontvangsten = "", [], []
    try:
        alle = lees_ankers(instellingen.map_ / "ankers")
        ontvangsten = Ankerpost(instellingen).ontvangsten()
    except AnkerError as stuk:
        fout = str(stuk)
    waar: dict[str, list[str]] = {}
    for o in ontvangsten:
        waar.setdefault(o.anker, []).append(WAARHEEN.get(o.naar.partition(":")[0], o.naar))
    return bezoek.bladzijde(
        "ankers.j2",
        regels=[(a, sorted(set(waar.get(a.afdruk, [])))) for a in reversed(alle[-LAATSTE:])],
        aantal=len(alle),
        buiten=bool(waar),
        afdruk=afdruk.strip(),
        toets=_toets(bezoek, afdruk.strip().lower()) if afdruk.strip() else None,
        fout=fout,
        hier="kwaliteit",
    )


def _toets(bezoek: Bezoek, afdruk: str) -> Toets:
    if not re.fullmatch(r"[0-9a-f]{64}", afdruk):
        return Toets(
            goed=False,
            zin="Dit is geen vingerafdruk. Verwacht: 64 tekens, cijfers en de letters a tot en met f.",
        )
    samenstel = bezoek.werkplek.samenstel
    try:
        with samenstel.opslag.lezen() as lezer:
            anker, breuk = toets_aan(lezer, samenstel.instellingen.map_ / "ankers", afdruk)
    except AnkerError as weg:
        return Toets(goed=False, zin=str(weg))
    if breuk is not None:
        return Toets(goed=False, zin=f"Er is iets veranderd sinds {anker.datum}. {breuk}")
    return Toets(goed=True, zin=_past(anker))


def _past(anker: Anker) -> str:
    return (
        f"Dit anker van {anker.datum} past: van alle {anker.aantal} ketens van die dag staat de laatste gebeurtenis er nog, "
        "met dezelfde vingerafdruk. Wat ervoor kwam, is daarin opgenomen."
    )
