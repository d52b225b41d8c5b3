"""Indicatoren: each number of a school year with its definition, goal and source, and the zaken that it was counted from."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from loket.bewijs import steekproeven
from loket.overzichten import sommen
from loket.overzichten.indicatorblad import cijfers_csv, zaken_csv
from loket.overzichten.indicatoren import ALLE, PER_CODE, verwijzing
from loket.web.menu import KLACHTENMONITOR
from loket.web.routes.kwaliteit import mag_kijken
from loket.web.werkplek import Bezoek, GeenToegangError, NietGevondenError, bezoek_van
from workflows.cijfers.indicator import Indicator, Meting, Telling, Uitkomst
from workflows.jaar import VERPLICHTINGEN
from workflows.schooljaar import begin_schooljaar

router = APIRouter(prefix="/kwaliteit")
HOOGSTENS = 100  # rows on the page; the file has them all
VOLGORDE = (Uitkomst.NEE, Uitkomst.NOG, Uitkomst.JA)  # what asks attention first
Jaar = Annotated[int | None, Query(ge=2000, le=2199)]


@router.get("/indicatoren")
def overzicht(bezoek: Bezoek = Depends(bezoek_van), schooljaar: Jaar = None) -> HTMLResponse:
    """Every indicator of a school year."""
    mag_kijken(bezoek)
    jaar = _jaar(bezoek, schooljaar)
    samenstel = bezoek.werkplek.samenstel
    metingen = _meet(bezoek, jaar, ALLE)
    with samenstel.opslag.lezen() as lezer:
        vereist, _ = steekproeven.schooljaar(samenstel, lezer, date(jaar, 8, 1), bezoek.vandaag)
    nieuw = next(m for m in metingen if m.indicator.code == "R22").noemer
    return bezoek.bladzijde(
        "indicatoren.j2",
        jaar=jaar,
        speerpunten=_per_speerpunt(metingen),
        besproken=VERPLICHTINGEN,
        leesbaar={i.code for i in ALLE if _mag_zaken_zien(bezoek, i)},
        toelichting={"R22": verwijzing(nieuw, bezoek.registers, jaar)},
        steekproeven=vereist,
        hier="kwaliteit",
    )


@router.get("/indicatoren.csv")
def bestand(bezoek: Bezoek = Depends(bezoek_van), schooljaar: Jaar = None) -> Response:
    """The numbers with their definitions, as a file."""
    mag_kijken(bezoek)
    jaar = _jaar(bezoek, schooljaar)
    tekst = cijfers_csv(_meet(bezoek, jaar, ALLE), jaar)
    return _csv(tekst, f"indicatoren-{jaar}-{jaar + 1}.csv")


@router.get("/indicatoren/{code}")
def een(code: str, bezoek: Bezoek = Depends(bezoek_van), schooljaar: Jaar = None) -> HTMLResponse:
    """One indicator, with everything that it was counted from."""
    jaar = _jaar(bezoek, schooljaar)
    m = _meting(bezoek, code, jaar)
    eerst = sorted(m.tellingen, key=lambda t: (VOLGORDE.index(t.uitkomst), t.dag, t.zaak, t.wat))
    return bezoek.bladzijde(
        "indicator.j2", jaar=jaar, m=m, tellingen=eerst[:HOOGSTENS], alle=len(eerst), hier="kwaliteit"
    )


@router.get("/indicatoren/{code}/zaken.csv")
def zaken(code: str, bezoek: Bezoek = Depends(bezoek_van), schooljaar: Jaar = None) -> Response:
    """The same zaken as a file."""
    jaar = _jaar(bezoek, schooljaar)
    return _csv(zaken_csv(_meting(bezoek, code, jaar)), f"{code}-{jaar}-{jaar + 1}.csv")


def _meting(bezoek: Bezoek, code: str, jaar: int) -> Meting:
    mag_kijken(bezoek)
    indicator = PER_CODE.get(code)
    if indicator is None:
        raise NietGevondenError(f"Er is geen indicator {code}.")
    if not _mag_zaken_zien(bezoek, indicator):
        wie = ", ".join(sorted(r.titel for r in KLACHTENMONITOR))
        raise GeenToegangError(f"De klachten achter dit getal zijn voor: {wie}.")
    return _meet(bezoek, jaar, (indicator,))[0]


def _meet(bezoek: Bezoek, jaar: int, welke: tuple[Indicator, ...]) -> list[Meting]:
    """All of them are counted together, so that the page of one is as quick as the page of all."""
    geteld: dict[str, tuple[Telling, ...]] = bezoek.reken(sommen.indicatortellingen, jaar)
    return [Meting(i, geteld[i.code]) for i in welke]


def _mag_zaken_zien(bezoek: Bezoek, indicator: Indicator) -> bool:
    """The number is for everybody of the organisation; which klachten there are is not."""
    return indicator.workflow != "klacht" or bezoek.rol in KLACHTENMONITOR


def _jaar(bezoek: Bezoek, schooljaar: int | None) -> int:
    return begin_schooljaar(bezoek.vandaag).year if schooljaar is None else schooljaar


def _per_speerpunt(metingen: list[Meting]) -> dict[str, list[Meting]]:
    per: dict[str, list[Meting]] = {}
    for m in metingen:
        per.setdefault(m.indicator.speerpunt, []).append(m)
    return per


def _csv(tekst: str, naam: str) -> Response:
    koppen = {"content-disposition": f'attachment; filename="{naam}"'}
    return Response(tekst.encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=koppen)
