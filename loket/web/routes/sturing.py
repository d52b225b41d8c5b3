"""Sturing: for the directeur-bestuurder: what waits for him, the year in a few sentences, who carries what, and how long it takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from kernproces.opslag.rijen import Lezer
from kernproces.opsomming import en
from loket.overzichten import sommen, werk
from loket.overzichten.aanvragen import Aanvraag
from loket.overzichten.sturing import Cijfer, Sturing, cijfers
from loket.overzichten.uitvoer import Rijen, als_csv
from loket.overzichten.werk import Deel, Last, Werkregel
from loket.ronde.loper import MEESTE
from loket.ronde.overschrijdingen import kennisneming, open_overschrijdingen
from loket.web.bewijs.puntenbeeld import getal, puntenbeeld
from loket.web.menu import STUURT
from loket.web.werkplek import Bezoek, NietGevondenError, bezoek_van

router = APIRouter(prefix="/sturing")
NOEMT = 3  # schools by name; more of them are counted
PER_BLAD = 30  # persons with what they carry
HOOGSTENS = 100  # rows on a page; the file has them all
NIET_HIER = "Deze bladzijde is er niet, of is niet voor u."
Maandkeus = Annotated[str, Query(pattern=r"^(\d{4}-(0[1-9]|1[0-2]))?$")]


@router.get("")
def blad(
    bezoek: Bezoek = Depends(bezoek_van), nr: Annotated[int, Query(alias="blad", ge=1, le=1000)] = 1
) -> HTMLResponse:
    """The page. `blad`: of who carries what; the rest stays."""
    vanaf = (nr - 1) * PER_BLAD
    with _lees(bezoek) as lezer:
        gevonden, _ = open_overschrijdingen(lezer, MEESTE, werk.van_scholen(_scholen(bezoek)))
    s, lasten = _cijfers(bezoek)
    bronnen = cijfers(s)
    per_zaak = {o.zaak: o for o in gevonden if o.stand is not None}
    wacht = [o for o in per_zaak.values() if o.stand is not None and not kennisneming(o.stand, o.uiterlijk)]
    return bezoek.bladzijde(
        "sturing.j2",
        s=s,
        beeld=puntenbeeld(s.maanden, s.stippen),
        getal=getal,
        lasten=lasten[vanaf : vanaf + PER_BLAD],
        samen={d: sum(getattr(last, d) for last in lasten) for d in (*Deel, "samen")},
        volgende=f"/sturing?blad={nr + 1}" if len(lasten) > vanaf + PER_BLAD else "",
        begin="/sturing" if vanaf else "",
        meeste=max((last.samen for last in lasten), default=0),
        vervangers={
            last.wie: _vervangers(bezoek, last.wie) for last in lasten[vanaf : vanaf + PER_BLAD] if last.wie
        },
        bronnen=bronnen,
        noten={sleutel: nr for nr, sleutel in enumerate([*(c.sleutel for c in bronnen), "werk"], 1)},
        werk=werk,
        overschreden=len(per_zaak),
        wachten=len(wacht),
        deel_van=_deel_van(bezoek),
        hier="sturing",
    )


@router.get("/werk")
def werk_van(wie: str, bezoek: Bezoek = Depends(bezoek_van), deel: Deel | None = None) -> HTMLResponse:
    """What somebody carries."""
    regels, besloten = _werk(bezoek, wie, deel)
    naam = "" if wie == werk.NIEMAND else bezoek.werkplek.namen.persoon(wie)
    register = bezoek.werkplek.kern.register
    return bezoek.bladzijde(
        "sturing_werk.j2",
        regels=regels[:HOOGSTENS],
        alle=len(regels),
        wie=wie,
        van=naam,
        deel=deel,
        workflows={r.workflow: register.nieuwste(r.workflow).workflow for r in regels},
        definitie=werk.DEFINITIE,
        besloten=besloten,
        hier="sturing",
    )


@router.get("/werk.csv")
def werk_bestand(wie: str, bezoek: Bezoek = Depends(bezoek_van), deel: Deel | None = None) -> Response:
    """The same as a file."""
    rijen: Rijen = [["zaak", "soort", "toestand", "school", "uiterlijk", "deel"]]
    rijen += [
        [r.zaak, r.workflow, r.toestand, r.school or "", r.uiterlijk, r.deel.value]
        for r in _werk(bezoek, wie, deel)[0]
    ]
    return _csv(rijen, "werk")


@router.get("/{sleutel}")
def een(sleutel: str, bezoek: Bezoek = Depends(bezoek_van), maand: Maandkeus = "") -> HTMLResponse:
    """The zaken behind one number."""
    s, cijfer, aanvragen = _cijfer(bezoek, sleutel, maand)
    return bezoek.bladzijde(
        "sturing_cijfer.j2",
        c=cijfer,
        aanvragen=aanvragen[:HOOGSTENS],
        alle=len(aanvragen),
        maand=maand,
        kansen=dict(s.verwachting.zaken) if s.verwachting and sleutel == "verwachting" else {},
        hier="sturing",
    )


@router.get("/{sleutel}/zaken.csv")
def bestand(sleutel: str, bezoek: Bezoek = Depends(bezoek_van), maand: Maandkeus = "") -> Response:
    """The same as a file."""
    _, _, aanvragen = _cijfer(bezoek, sleutel, maand)
    rijen: Rijen = [
        ["zaak", "school", "ontvangen", "uiterlijk_norm", "bekendgemaakt", "dagen", "binnen_norm"]
    ]
    for a in aanvragen:
        tot = a.gestopt or bezoek.vandaag
        klaar = "" if a.op_tijd is None else a.op_tijd
        dagen = [str(d) if d else "" for d in (a.begin, a.norm, a.gestopt)]
        rijen.append([a.zaak, a.school or "", *dagen, a.netto(tot), klaar])
    return _csv(rijen, sleutel)


def _cijfer(bezoek: Bezoek, sleutel: str, maand: str) -> tuple[Sturing, Cijfer, list[Aanvraag]]:
    s, _ = _cijfers(bezoek)
    cijfer = next((c for c in cijfers(s) if c.sleutel == sleutel), None)
    if cijfer is None:
        raise NietGevondenError(f"Er is geen cijfer {sleutel!r}.")
    if not maand:
        return s, cijfer, list(cijfer.aanvragen)
    return s, cijfer, [a for a in cijfer.aanvragen if a.gestopt and f"{a.gestopt:%Y-%m}" == maand]


def _cijfers(bezoek: Bezoek) -> tuple[Sturing, list[Last]]:
    """For who steers or watches over the quality."""
    if bezoek.rol not in STUURT:
        raise NietGevondenError(NIET_HIER)
    antwoord: tuple[Sturing, list[Last]] = bezoek.reken(sommen.stuurcijfers, _scholen(bezoek))
    return antwoord


def _scholen(bezoek: Bezoek) -> werk.Scholen:
    """Who steers one part of the organisation, sees the figures of its schools; None: of everything."""
    bereik = bezoek.inkijk.k.bereik
    return None if bereik is None else tuple(sorted(bereik))


def _werk(bezoek: Bezoek, wie: str, deel: Deel | None) -> tuple[list[Werkregel], int]:
    """What somebody carries, and how many more there are that are closed to these eyes (a klacht)."""
    with _lees(bezoek) as lezer:
        regels = werk.zaken_van(
            lezer, None if wie == werk.NIEMAND else wie, [deel] if deel else Deel, _scholen(bezoek)
        )
        weg = bezoek.inkijk.verborgen(lezer, ((r.zaak, r.workflow) for r in regels))
    return [r for r in regels if r.zaak not in weg], len(weg)


def _deel_van(bezoek: Bezoek) -> str:
    """For which part these figures are; empty: for the whole organisation."""
    scholen = _scholen(bezoek)
    if scholen is None:
        return ""
    namen = [bezoek.werkplek.namen.school(s) for s in scholen]
    return en(namen) if len(namen) <= NOEMT else f"{len(namen)} scholen"


def _vervangers(bezoek: Bezoek, wie: str) -> list[str]:
    return [bezoek.werkplek.namen.kort(p) for p in bezoek.registers.mensen.vervangers(wie, bezoek.vandaag)]


@contextmanager
def _lees(bezoek: Bezoek) -> Iterator[Lezer]:
    """The store, for who steers or watches over the quality."""
    if bezoek.rol not in STUURT:
        raise NietGevondenError(NIET_HIER)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        yield lezer


def _csv(rijen: Rijen, naam: str) -> Response:
    koppen = {"content-disposition": f'attachment; filename="{naam}.csv"'}
    return Response(als_csv(rijen).encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=koppen)
