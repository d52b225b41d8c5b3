"""Het jaar: every recurring obligation of a school year with its source, owner, last day and task."""

from datetime import date

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse

from kernproces.rollen import Rol
from loket.jaar.verplichtingen import Jaarregel, overzicht
from loket.web.werkplek import Bezoek, NietGevondenError, bezoek_van
from workflows.schooljaar import begin_schooljaar

router = APIRouter()
EERSTE, LAATSTE = 2020, 2060


@router.get("/jaar")
def jaar(
    schooljaar: int | None = Query(default=None, ge=EERSTE, le=LAATSTE), bezoek: Bezoek = Depends(bezoek_van)
) -> HTMLResponse:
    """For everybody of the organisation; a school or a family has no business here."""
    if bezoek.buiten:
        raise NietGevondenError("Deze bladzijde is er niet, of is niet voor u.")
    begin = begin_schooljaar(bezoek.vandaag) if schooljaar is None else date(schooljaar, 8, 1)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        regels = overzicht(lezer, begin)
    return bezoek.bladzijde(
        "jaar.j2",
        begin=begin,
        maanden=_per_maand(regels),
        telling=_telling(regels, bezoek.vandaag),
        ziet_taken=bezoek.rol is not Rol.BEHEERDER,
        hier="kwaliteit",
    )


def _per_maand(regels: list[Jaarregel]) -> list[tuple[date, list[Jaarregel]]]:
    """By the month of the last day."""
    per: dict[date, list[Jaarregel]] = {}
    for r in regels:
        per.setdefault(r.beurt.uiterlijk.replace(day=1), []).append(r)
    return list(per.items())


def _telling(regels: list[Jaarregel], vandaag: date) -> dict[str, int]:
    """How the year stands, counted from the rows on the page."""
    return {
        "gedaan": sum(r.toestand == "gedaan" for r in regels),
        "open": sum(r.toestand == "open" for r in regels),
        "te_laat": sum(r.te_laat(vandaag) for r in regels),
        "alle": len(regels),
    }
