"""Overviews: the klachtenmonitor with the list for publication, and the datalekregister; each for who it is meant for."""

from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse
from pydantic import BeforeValidator
from starlette.responses import Response

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import leesbare_stand
from kernproces.rollen import Rol
from loket.overzichten import eigendommen as e
from loket.overzichten import klachten as k
from loket.overzichten import sommen, uitvoer
from loket.overzichten.datalekken import Lekregel
from loket.overzichten.lekzinnen import zinnen_van
from loket.web.actie.invoer import GEEN_DAG, dag_in
from loket.web.inzage import noteer
from loket.web.menu import EIGENDOMMEN, KLACHTENMONITOR, LEKREGISTER
from loket.web.routes.organisatie import KIJKT
from loket.web.routes.uitvoer import ZIET_UITVOER
from loket.web.werkplek import Bezoek, GeenToegangError, bezoek_van

router = APIRouter()
Jaar = Annotated[int | None, Query(ge=2000, le=2199)]
Dag = Annotated[date | None, BeforeValidator(lambda tekst: tekst or None)]  # an empty field is no day
# The director answers for the register, the FG keeps it; others see codes, moments and numbers.
LEEST_ZINNEN = frozenset({Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, Rol.DIRECTEUR_BESTUURDER})


def _alleen(bezoek: Bezoek, rollen: frozenset[Rol], wat: str) -> None:
    if bezoek.rol not in rollen:
        wie = ", ".join(sorted(r.titel for r in rollen))
        raise GeenToegangError(f"{wat} is voor: {wie}.")


@router.get("/overzichten")
def overzichten(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """What this role may read over many zaken."""
    _alleen(bezoek, KLACHTENMONITOR | LEKREGISTER | EIGENDOMMEN, "Deze bladzijde")
    return bezoek.bladzijde(
        "overzichten.j2",
        klachten=bezoek.rol in KLACHTENMONITOR,
        lekken=bezoek.rol in LEKREGISTER,
        eigendommen=bezoek.rol in EIGENDOMMEN,
        wie_keek=bezoek.rol is Rol.FUNCTIONARIS_GEGEVENSBESCHERMING,
        mensen=bezoek.rol is Rol.DIRECTEUR_BESTUURDER,
        handelingen=bezoek.rol in KIJKT,
        meegenomen=bezoek.rol in ZIET_UITVOER,
        hier="overzichten",
    )


@router.get("/klachten")
def klachten(bezoek: Bezoek = Depends(bezoek_van), jaar: Jaar = None) -> HTMLResponse:
    """The monitor of a calendar year, and what may be published of it."""
    _alleen(bezoek, KLACHTENMONITOR, "De klachtenmonitor")
    dit = jaar or bezoek.vandaag.year
    alle: list[tuple[k.Klachtregel, str]] = bezoek.reken(sommen.klachtregels)
    m = k.monitor_van((r for r, _ in alle), dit, bezoek.vandaag)
    titels = bezoek.werkplek.kern.register.nieuwste("klacht").workflow.toestanden
    return bezoek.bladzijde(
        "klachten.j2",
        m=m,
        regels=m.regels[-sommen.HOOGSTENS :][::-1],
        lijst=k.jaarlijst_van(m),
        toestanden={r.zaak: titels[toestand] for r, toestand in alle},
        jaren=sorted({r.ontvangen.year for r, _ in alle} | {bezoek.vandaag.year}, reverse=True),
        uitleg=k,
        hier="overzichten",
    )


@router.get("/klachten/jaarlijst.csv")
def jaarlijst(bezoek: Bezoek = Depends(bezoek_van), jaar: Jaar = None) -> Response:
    """The list for publication as a file."""
    _alleen(bezoek, KLACHTENMONITOR, "De klachtenmonitor")
    dit = jaar or bezoek.vandaag.year
    alle: list[tuple[k.Klachtregel, str]] = bezoek.reken(sommen.klachtregels)
    lijst = k.jaarlijst_van(k.monitor_van((r for r, _ in alle), dit, bezoek.vandaag))
    return _bestand(uitvoer.jaarlijst_csv(lijst), f"klachten-{dit}.csv")


@router.get("/datalekken")
def datalekken(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """Every breach, also what was not notified."""
    _alleen(bezoek, LEKREGISTER, "Het datalekregister")
    alle: list[Lekregel] = bezoek.reken(sommen.lekregels)
    regels, leest = alle[: sommen.HOOGSTENS], bezoek.rol in LEEST_ZINNEN
    if leest:
        zinnen = _zinnen(bezoek, [r.zaak for r in regels])
        regels = [replace(r, zinnen=zinnen.get(r.zaak, {})) for r in regels]
    titels = bezoek.werkplek.kern.register.nieuwste("datalek").workflow.toestanden
    return bezoek.bladzijde(
        "datalekken.j2", regels=regels, alle=len(alle), titels=titels, leest=leest, hier="overzichten"
    )


def _zinnen(bezoek: Bezoek, zaken: list[str]) -> dict[str, dict[str, str]]:
    """What was written in the breaches that these eyes may see; of each is recorded that it was shown."""
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        koppen = lezer.stromen([zaakstroom(z) for z in zaken]) if zaken else {}
        standen = [stand for kop in koppen.values() if (stand := leesbare_stand(kop)) is not None]
        gezien = [(s, antwoord) for s in standen if (antwoord := bezoek.inkijk.zaak(lezer, s)).mag]
        zinnen = zinnen_van(bezoek.werkplek.kern.archief, lezer, [s["zaak"] for s, _ in gezien])
    for s, antwoord in gezien:
        if zinnen[s["zaak"]]:
            noteer(bezoek, antwoord, s["dossier"], s["zaak"], "zaak", inhoud=True)
    return zinnen


@router.get("/datalekken.csv")
def datalekken_csv(bezoek: Bezoek = Depends(bezoek_van)) -> Response:
    """The register as a file, without sentences."""
    _alleen(bezoek, LEKREGISTER, "Het datalekregister")
    return _bestand(uitvoer.datalekken_csv(bezoek.reken(sommen.lekregels)), "datalekregister.csv")


@router.get("/eigendommen")
def eigendommen(bezoek: Bezoek = Depends(bezoek_van), op: str = "") -> HTMLResponse:
    """What is or was kept of clients; `op`: as it was on that day, as people type it."""
    dag = dag_in(op) if op.strip() else None
    regels = _eigendommen(bezoek, dag)
    hier = [r for r in regels if r.stand == e.HIER]
    return bezoek.bladzijde(
        "eigendommen.j2",
        regels=regels[: sommen.HOOGSTENS],
        alle=len(regels),
        op=_dagtekst(dag),
        gevraagd=op,
        fout=GEEN_DAG if op.strip() and dag is None else "",
        hier=len(hier),
        blijven=sum(r.zaak_gesloten for r in hier),
    )


@router.get("/eigendommen.csv")
def eigendommen_csv(bezoek: Bezoek = Depends(bezoek_van), op: Dag = None) -> Response:
    """The same as a file."""
    regels = _eigendommen(bezoek, op)
    return _bestand(uitvoer.regels_csv(regels, e.Eigendomregel), "eigendommen.csv")


def _eigendommen(bezoek: Bezoek, op: date | None) -> list[e.Eigendomregel]:
    _alleen(bezoek, EIGENDOMMEN, "Het register van eigendommen")
    regels: list[e.Eigendomregel] = bezoek.reken(sommen.eigendommenregister, _dagtekst(op))
    return regels


def _dagtekst(op: date | None) -> str:
    return "" if op is None else op.isoformat()


def _bestand(tekst: str, naam: str) -> Response:
    koppen = {"content-disposition": f'attachment; filename="{naam}"'}
    return Response(tekst.encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=koppen)
