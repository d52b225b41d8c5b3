"""Thuiszitters and arrangementen: the figures R25, R26, R27 and R21 with their definition, and what they were counted from."""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from deadlines.verzuim import duurklasse
from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import leesbare_stand
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.zaak.stand import Stand
from loket.jaar.kwartaal import Opgave, open_kwartaal, opgaven, standen_van
from loket.jaar.kwartaalblad import als_csv
from loket.lijst.bladeraar import Bladeraar
from loket.lijst.selectie import Selectie
from loket.overzichten import sommen
from loket.overzichten.sommen import Arrangementstand, Thuisstand
from loket.web.werkplek import Bezoek, GeenToegangError, NietGevondenError, bezoek_van, inzending, naar
from workflows.cijfers.thuiszitters import eerste_dag, gemeld_op, is_thuis
from workflows.schooljaar import begin_schooljaar, einde_schooljaar

router = APIRouter()
PER_BLAD = 50
VRAAGT = frozenset({Rol.VERZUIMCOACH, Rol.SECRETARIAAT})
KLASSEN = {
    "kort": "tot en met vier weken",
    "2a": "langer dan vier weken (2a)",
    "2b": "langer dan drie maanden (2b)",
}


@dataclass(frozen=True, slots=True)
class Thuis:
    """One pupil who is at home today."""

    zaak: str
    leerling: str
    school: str
    toestand: str
    soort: str
    eerste_dag: date
    duur: str
    klasse: str
    uiterlijk: date | None
    te_laat: bool


def _binnen(bezoek: Bezoek) -> None:
    if bezoek.buiten or bezoek.rol is Rol.BEHEERDER:
        raise NietGevondenError("Deze bladzijde is er niet, of is niet voor u.")


@router.get("/thuiszitters")
def thuiszitters(
    bezoek: Bezoek = Depends(bezoek_van), schooljaar: int | None = None, gevraagd: int = -1
) -> HTMLResponse:
    """Who is at home, whether the norms were met, and the quarters per school."""
    _binnen(bezoek)
    van, tot = _jaar(bezoek, schooljaar)
    stand: Thuisstand = bezoek.reken(sommen.thuiszitters, van, tot)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        zaken, meer = _nu_thuis(lezer)
        per_kwartaal = _per_kwartaal(list(opgaven(standen_van(lezer, "kwartaalopgave"))), van, tot)
        leerlingen = bezoek.werkplek.namen.leerlingen(lezer, [z["dossier"] for z in zaken], bezoek.inkijk)
    thuis = sorted((_thuis(bezoek, z, leerlingen[z["dossier"]]) for z in zaken), key=lambda t: t.eerste_dag)
    return bezoek.bladzijde(
        "thuiszitters.j2",
        van=van,
        cijfers=stand.cijfers,
        thuis=thuis,
        meer=meer,
        aantallen={naam: stand.aantallen.get(k, 0) for k, naam in KLASSEN.items()},
        kwartalen=per_kwartaal,
        scholen=bezoek.werkplek.namen.scholen,
        mag_vragen=bezoek.rol in VRAAGT,
        gevraagd=gevraagd,
        hier="kwaliteit",
    )


@router.post("/thuiszitters/vraag")
def vraag(bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)) -> Response:
    """Ask the schools for the quarter that is due; those that were asked already are left alone."""
    del inhoud
    if bezoek.rol not in VRAAGT:
        raise GeenToegangError("De opgave vragen verzuimcoach en secretariaat.")
    return naar(f"/thuiszitters?gevraagd={len(open_kwartaal(bezoek.werkplek.samenstel, bezoek.nu))}")


@router.get("/thuiszitters/{kwartaal}.csv")
def blad(kwartaal: str, bezoek: Bezoek = Depends(bezoek_van), school: str = "") -> Response:
    """The delivered overview of a quarter, of every school or of one; numbers of zaken, no names."""
    _binnen(bezoek)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        alle = [o for o in opgaven(standen_van(lezer, "kwartaalopgave")) if o.kwartaal == kwartaal]
    gekozen = [o for o in alle if not school or o.school == school]
    if not gekozen:
        raise NietGevondenError("Van dit kwartaal is er geen opgave.")
    naam = f"thuiszitters-{gekozen[0].kwartaal}{f'-{gekozen[0].school}' if school else ''}.csv"
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return Response(als_csv(gekozen), media_type="text/csv; charset=utf-8", headers=koppen)


@router.get("/arrangementen")
def arrangementen(bezoek: Bezoek = Depends(bezoek_van), schooljaar: int | None = None) -> HTMLResponse:
    """R21: goals reached and means spent, with the arrangements they were counted from."""
    _binnen(bezoek)
    van, tot = _jaar(bezoek, schooljaar)
    stand: Arrangementstand = bezoek.reken(sommen.arrangementen, van, tot)
    return bezoek.bladzijde(
        "arrangementen.j2",
        van=van,
        cijfer_=stand.cijfer,
        middelen=stand.middelen,
        zaken=stand.zaken[: sommen.HOOGSTENS],
        meer=max(0, len(stand.zaken) - sommen.HOOGSTENS),
        lopend=stand.lopend,
        scholen=bezoek.werkplek.namen.scholen,
        hier="kwaliteit",
    )


def _nu_thuis(lezer: Lezer) -> tuple[list[Stand], bool]:
    """Who is at home now, by legal consequence, as many as fit on a page; and whether there are more."""
    rijen = Bladeraar(lezer).rijen(Selectie(workflow="thuiszitter"), PER_BLAD + 1, wat=("zaak",))
    koppen = lezer.stromen([zaakstroom(zaak) for zaak, *_ in rijen[:PER_BLAD]])
    standen = [s for kop in koppen.values() if (s := leesbare_stand(kop)) is not None]
    return [s for s in standen if is_thuis(s)], len(rijen) > PER_BLAD


def _jaar(bezoek: Bezoek, schooljaar: int | None) -> tuple[date, date]:
    goed = schooljaar is not None and 2000 <= schooljaar <= 2100
    begin = date(schooljaar, 8, 1) if goed and schooljaar else begin_schooljaar(bezoek.vandaag)
    return begin, einde_schooljaar(begin)


def _per_kwartaal(alle: list[Opgave], van: date, tot: date) -> list[tuple[str, date, list[Opgave]]]:
    """The quarters with a peildatum in this school year, the latest first."""
    hier = sorted((o for o in alle if van <= o.peildatum <= tot), key=lambda o: (o.kwartaal, o.school))
    kwartalen = sorted({(o.kwartaal, o.peildatum) for o in hier}, reverse=True)
    return [(k, peildatum, [o for o in hier if o.kwartaal == k]) for k, peildatum in kwartalen]


def _thuis(bezoek: Bezoek, stand: Stand, leerling: str) -> Thuis:
    workflow = bezoek.werkplek.kern.register.van(stand).workflow
    feiten = stand["gedaan"].get("meld", stand["gedaan"]["signaleer"])["gegevens"]
    eerste, termijn = eerste_dag(stand), stand["termijnen"].get("D.THZ.plek")
    return Thuis(
        zaak=stand["zaak"],
        leerling=leerling,
        school=bezoek.werkplek.namen.school(stand["school"]),
        toestand=workflow.toestanden[stand["toestand"]],
        soort=feiten["soort"],
        eerste_dag=eerste,
        duur=f"{(bezoek.vandaag - eerste).days + 1} dagen",
        klasse=duurklasse(eerste, bezoek.vandaag),
        uiterlijk=date.fromisoformat(termijn["uiterlijk"]) if termijn and gemeld_op(stand) else None,
        te_laat=bool(termijn and termijn["stand"] == "overschreden"),
    )
