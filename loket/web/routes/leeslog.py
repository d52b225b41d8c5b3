"""Wie keek: the read log for the functionaris gegevensbescherming, per dossier and per person, and what is unusual."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse

from kernproces.rechten.betrokken import NOOD
from kernproces.rechten.inzage import FUNCTIE
from kernproces.rollen import Rol
from loket.leeslog.log import VERLOREN, Leesregel
from loket.leeslog.wacht import REGELS, Signaal
from loket.overzichten import sommen
from loket.web.taal import rolnaam
from loket.web.wachten import NogBezigError
from loket.web.werkplek import Bezoek, GeenToegangError, bezoek_van

router = APIRouter()
LEEST = Rol.FUNCTIONARIS_GEGEVENSBESCHERMING
GRONDEN = {
    FUNCTIE: "functie",
    NOOD: "toch geopend, met een reden",
    "gezin": "het eigen gezin",
    "school": "de eigen school",
}
PER_BLAD = 50  # signals; who asks for a person or dossier gets pages of the log itself
Tekst = Annotated[str, Query(max_length=120)]


@router.get("/leeslog")
def leeslog(
    bezoek: Bezoek = Depends(bezoek_van),
    dossier: Tekst = "",
    persoon: Tekst = "",
    voor: Tekst = "",
    nr: Annotated[int, Query(alias="blad", ge=1, le=10_000)] = 1,
) -> HTMLResponse:
    """Who looked at this dossier, or what this person looked at, a page at a time; else what was unusual in thirty days."""
    if bezoek.rol is not LEEST:
        raise GeenToegangError(f"Wie in een dossier keek, is voor: {LEEST.titel}. Vraag het aan hem of haar.")
    samenstel, nu = bezoek.werkplek.samenstel, bezoek.nu
    log, namen = samenstel.leeslog, bezoek.werkplek.namen
    gevraagd = {"dossier": dossier} if dossier else {"persoon": persoon} if persoon else {}
    vanaf = (nr - 1) * PER_BLAD
    signalen = [] if gevraagd else _opvallend(bezoek)
    regels, verder = log.blad(**gevraagd, voor=voor, tot=nu) if gevraagd else ([], "")
    mensen = sorted(((namen.persoon(p), p) for p in bezoek.registers.mensen), key=lambda m: m[0])
    _noteer(bezoek, dossier, persoon)
    return bezoek.bladzijde(
        "leeslog.j2",
        dossier=dossier,
        persoon=persoon,
        gevraagd=bool(gevraagd),
        volgende=f"/leeslog?{urlencode(gevraagd | {'voor': verder})}" if verder else "",
        begin=f"/leeslog?{urlencode(gevraagd)}" if voor else "",
        regels=[_regel(bezoek, r) for r in regels],
        mensen=mensen,
        bezig=signalen is None,
        signalen=[(s, namen.persoon(s.persoon)) for s in (signalen or [])[vanaf : vanaf + PER_BLAD]],
        alle=len(signalen or []),
        meer=f"/leeslog?blad={nr + 1}" if len(signalen or []) > vanaf + PER_BLAD else "",
        eerste="/leeslog" if vanaf else "",
        wacht=REGELS,
        verloren=sum(int(r.grond) for r in regels if r.wat == VERLOREN),
        hier="overzichten",
    )


def _regel(bezoek: Bezoek, r: Leesregel) -> dict[str, str]:
    via = f", voor {bezoek.werkplek.namen.school(r.via) if r.grond == 'school' else bezoek.werkplek.namen.persoon(r.via)}"
    return {
        "tijd": r.tijd,
        "wie": bezoek.werkplek.namen.persoon(r.persoon),
        "rol": rolnaam(r.rol) if r.rol else "",
        "wat": r.zaak or r.dossier,
        "adres": f"/zaken/{r.zaak}" if r.zaak else f"/dossiers/{r.dossier}",
        "soort": r.wat,
        "gezond": "gezondheidsgegevens" if r.gezondheid else "",
        "grond": GRONDEN.get(r.grond, r.grond.replace("_", " ")) + (via if r.via else ""),
        "kanaal": r.kanaal,
    }


def _opvallend(bezoek: Bezoek) -> list[Signaal] | None:
    """What was unusual; None while that is being worked out: who comes to look something up need not wait for it."""
    try:
        signalen: list[Signaal] = bezoek.reken(sommen.opvallende_inzage)
    except NogBezigError:
        return None
    return signalen


def _noteer(bezoek: Bezoek, dossier: str, persoon: str) -> None:
    """Who reads the log, stands in it too."""
    if dossier or persoon:
        nu = bezoek.inkijk.k.nu
        regel = Leesregel(nu, bezoek.persoon, bezoek.rol.value, dossier, "", "leeslog", "web", 0, FUNCTIE, "")
        bezoek.werkplek.samenstel.leeslog.noteer(regel, meteen=False)
