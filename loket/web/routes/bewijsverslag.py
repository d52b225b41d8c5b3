"""The report for the certifying auditor, on paper and as Excel, and the gaps in the evidence as work for the team."""

from itertools import groupby

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from kernproces.bewijs.regel import Stand
from loket.bewijs.verslag import WAT_DIT_IS, Bewijsverslag
from loket.overzichten import sommen
from loket.overzichten.sommen import HOOGSTENS
from loket.web.menu import KLACHTENMONITOR
from loket.web.routes.kwaliteit import mag_kijken
from loket.web.wachten import Download, geef_bestand
from loket.web.werkplek import Bezoek, GeenToegangError, bezoek_van

router = APIRouter(prefix="/kwaliteit/bewijs")
SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/verslag")
def verslag(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """To read, and to print."""
    _mag_mee(bezoek)
    v: Bewijsverslag = bezoek.reken(sommen.bewijsverslag)
    return bezoek.bladzijde(
        "bewijsverslag.j2",
        v=v,
        standen=list(Stand),
        wat_dit_is=WAT_DIT_IS,
        hier="kwaliteit",
    )


@router.get("/verslag.xlsx")
def bestand(verzoek: Request, bezoek: Bezoek = Depends(bezoek_van)) -> Response:
    """The same with every proof, to sort and filter."""
    _mag_mee(bezoek)
    return geef_bestand(bezoek, verzoek, _download(bezoek, "xlsx", SOORT), sommen.bewijs_xlsx)


@router.get("/verslag.pdf")
def papier(verzoek: Request, bezoek: Bezoek = Depends(bezoek_van)) -> Response:
    """The report to sign and to file."""
    _mag_mee(bezoek)
    return geef_bestand(bezoek, verzoek, _download(bezoek, "pdf", "application/pdf"), sommen.bewijs_pdf)


@router.get("/gaten")
def gaten(alles: str = "", bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """What is missing and can still be done, per person; one's own first."""
    mag_kijken(bezoek)
    v: Bewijsverslag = bezoek.reken(sommen.bewijsverslag)
    overal = bool(alles) or bezoek.rol in KLACHTENMONITOR
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        weg = bezoek.inkijk.verborgen(lezer, ((g.zaak, g.workflow) for g in v.gaten))
    te_zien = [g for g in v.gaten if g.zaak not in weg]
    lijst = [g for g in te_zien if g.behandelaar == bezoek.persoon]
    if overal:
        lijst += [g for g in te_zien if g.behandelaar != bezoek.persoon]
    register, namen = bezoek.werkplek.kern.register, bezoek.werkplek.namen
    titels = {n: register.nieuwste(n).workflow for n in register.namen()}
    return bezoek.bladzijde(
        "bewijsgaten.j2",
        groepen=[
            (namen.persoon(wie) or "Nog niemand", list(g))
            for wie, g in groupby(lijst[:HOOGSTENS], lambda g: g.behandelaar)
        ],
        titels=titels,
        aantal=len(lijst),
        meer=max(0, len(lijst) - HOOGSTENS),
        alle=len(te_zien),
        overal=overal,
        verslag=bezoek.rol in KLACHTENMONITOR,
        hier="kwaliteit",
    )


def _mag_mee(bezoek: Bezoek) -> None:
    mag_kijken(bezoek)
    if bezoek.rol not in KLACHTENMONITOR:
        raise GeenToegangError("Dit verslag is voor wie over de kwaliteit gaat, het bestuur en de auditor.")


def _download(bezoek: Bezoek, ext: str, soort: str) -> Download:
    naam = f"bewijs-{bezoek.vandaag.isoformat()}.{ext}"
    return Download(naam, soort, ("/kwaliteit/bewijs/verslag", "Verslag voor de norm"))
