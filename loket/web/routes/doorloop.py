"""Doorloop: how long zaken stay where, which ways they go, and the event log as a file. Over all zaken of a procedure."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from kernproces.gebruik.fouten import OnbekendError
from kernproces.taal.workflow import Workflow
from loket.overzichten import sommen
from loket.procesmijnen.doorloop import Doorloop
from loket.web.menu import KLACHTENMONITOR
from loket.web.routes.kwaliteit import mag_kijken
from loket.web.wachten import Download, geef_bestand
from loket.web.werkplek import Bezoek, GeenToegangError, NietGevondenError, bezoek_van

router = APIRouter(prefix="/kwaliteit")
STANDAARD = "tlv"
SOORTEN = {"xes": "application/xml", "json": "application/json"}
PADEN = 8
Procedure = Annotated[str, Query(max_length=60)]


@dataclass(frozen=True, slots=True)
class Balk:
    """One state: its title, the two lengths as parts of the longest, in percent."""

    titel: str
    keer: int
    mediaan: str
    p90: str
    breed: str
    breed90: str
    nu: int


@dataclass(frozen=True, slots=True)
class Weg:
    """One way with its share."""

    titel: str
    zaken: int
    deel: str
    terug: bool


@router.get("/doorloop")
def bladzijde(procedure: Procedure = STANDAARD, bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """The pictures, each with its table."""
    mag_kijken(bezoek)
    workflow = _workflow(bezoek, procedure)
    beeld: Doorloop = bezoek.reken(sommen.doorlooptijden, workflow.naam)
    register = bezoek.werkplek.kern.register
    return bezoek.bladzijde(
        "doorloop.j2",
        workflow=workflow,
        procedures=sorted((register.nieuwste(n).workflow.titel, n) for n in register.namen()),
        d=beeld,
        balken=_balken(workflow, beeld),
        wegen=_wegen(workflow, beeld),
        haalt_log=bezoek.rol in KLACHTENMONITOR,
        hier="kwaliteit",
    )


@router.get("/gebeurtenislog.{formaat}")
def bestand(
    formaat: str, verzoek: Request, procedure: Procedure = "", bezoek: Bezoek = Depends(bezoek_van)
) -> Response:
    """The event log, pseudonymised under a key that nobody keeps."""
    mag_kijken(bezoek)
    if bezoek.rol not in KLACHTENMONITOR:
        raise GeenToegangError("Dit bestand is voor wie over de kwaliteit gaat, en voor de auditor.")
    if formaat not in SOORTEN:
        raise NietGevondenError(
            "Dit bestand is er niet. Er is gebeurtenislog.xes en gebeurtenislog.json (OCEL 2.0)."
        )
    naam = _workflow(bezoek, procedure).naam if procedure else ""
    terug = ("/kwaliteit/doorloop", "Doorlooptijden en paden")
    download = Download(f"gebeurtenislog.{formaat}", SOORTEN[formaat], terug)
    return geef_bestand(bezoek, verzoek, download, sommen.gebeurtenislog, formaat, naam)


def _workflow(bezoek: Bezoek, naam: str) -> Workflow:
    try:
        return bezoek.werkplek.kern.register.nieuwste(naam).workflow
    except OnbekendError:
        raise NietGevondenError("Deze procedure is er niet.") from None


def _balken(workflow: Workflow, beeld: Doorloop) -> list[Balk]:
    langst = max((v.p90 for v in beeld.verblijven), default=0) or 1
    return [
        Balk(
            workflow.toestanden.get(v.toestand, v.toestand),
            v.keer,
            _dagen(v.mediaan),
            _dagen(v.p90),
            f"{100 * v.mediaan / langst:.1f}",
            f"{100 * v.p90 / langst:.1f}",
            v.nu,
        )
        for v in beeld.verblijven
    ]


def _dagen(aantal: float) -> str:
    return f"{aantal:.1f}".replace(".", ",") if aantal < 10 else f"{aantal:.0f}"


def _wegen(workflow: Workflow, beeld: Doorloop) -> list[Weg]:
    def titel(pad: tuple[str, ...]) -> str:
        return ", ".join(workflow.toestanden.get(t, t).lower() for t in pad)

    return [
        Weg(
            titel(p.toestanden),
            p.zaken,
            f"{100 * p.zaken / (beeld.zaken - beeld.lopend):.1f}",
            p.terug,
        )
        for p in beeld.paden[:PADEN]
    ]
