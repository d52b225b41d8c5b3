"""The report for the certifying auditor, on paper and as Excel, and the gaps in the evidence as work for the team."""

from itertools import groupby
from typing import Any

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from kernproces.bewijs.regel import Stand
from loket.bewijs.verslag import WAT_DIT_IS
from loket.overzichten import sommen
from loket.overzichten.rekenaar import Som
from loket.overzichten.sommen import HOOGSTENS, Verslagblad
from loket.web.menu import KLACHTENMONITOR
from loket.web.routes.kwaliteit import mag_kijken
from loket.web.werkplek import Bezoek, GeenToegangError, bezoek_van

router = APIRouter(prefix="/kwaliteit/bewijs")
SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/verslag")
def verslag(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """To read, and to print."""
    blad: Verslagblad = _verslag(bezoek, sommen.bewijsverslag)
    return bezoek.bladzijde(
        "bewijsverslag.j2",
        v=blad.verslag,
        dossiers=blad.dossiers,
        standen=list(Stand),
        wat_dit_is=WAT_DIT_IS,
        hier="kwaliteit",
    )


@router.get("/verslag.xlsx")
def bestand(bezoek: Bezoek = Depends(bezoek_van)) -> Response:
    """The same with every proof, to sort and filter."""
    inhoud = _verslag(bezoek, sommen.bewijs_xlsx)
    naam = f"bewijs-{bezoek.vandaag.isoformat()}.xlsx"
    kop = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return Response(inhoud, media_type=SOORT, headers=kop)


@router.get("/verslag.pdf")
def papier(bezoek: Bezoek = Depends(bezoek_van)) -> Response:
    """The report to sign and to file."""
    naam = f"bewijs-{bezoek.vandaag.isoformat()}.pdf"
    kop = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return Response(_verslag(bezoek, sommen.bewijs_pdf), media_type="application/pdf", headers=kop)


@router.get("/gaten")
def gaten(alles: str = "", bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """What is missing and can still be done, per person; one's own first."""
    mag_kijken(bezoek)
    blad: Verslagblad = bezoek.reken(sommen.bewijsverslag)
    v = blad.verslag
    overal = bool(alles) or bezoek.rol in KLACHTENMONITOR
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        weg = bezoek.inkijk.verborgen(lezer, ((g.zaak, g.workflow) for g in v.gaten))
    te_zien = [g for g in v.gaten if g.zaak not in weg]
    lijst = [g for g in te_zien if overal or g.behandelaar == bezoek.persoon]
    lijst.sort(key=lambda g: (g.behandelaar != bezoek.persoon, g.behandelaar, g.dossier, g.clausule.code))
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


def _verslag(bezoek: Bezoek, som: Som) -> Any:
    mag_kijken(bezoek)
    if bezoek.rol not in KLACHTENMONITOR:
        raise GeenToegangError("Dit verslag is voor wie over de kwaliteit gaat, het bestuur en de auditor.")
    return bezoek.reken(som)
