"""The replay of a zaak or a dossier as a page: the same tape that `kernproces naspelen` prints."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from kernproces.naspelen.boek import TeVeelError
from kernproces.tijdstip import AMSTERDAM, tijdstip
from loket.auditpakket.maak import VRAAGT
from loket.bewijs.terugspelen import Band, speel_terug
from loket.overzichten import sommen
from loket.web.actie.invoer import dag_in
from loket.web.bewijs.naspeelbeeld import naspeelbeeld
from loket.web.inzage import gekeurd_dossier
from loket.web.menu import kijkt_naar_kwaliteit
from loket.web.werkplek import Bezoek, NietGevondenError, bezoek_van
from loket.web.zaak.zaakbeeld import laad

router = APIRouter()
MEEST = 120  # streams that a page may read; a dossier with its registers is a few dozen


@dataclass(frozen=True, slots=True)
class Vraag:
    """Where on the tape, and whether what came in later stands beside it."""

    stap: str = ""
    op: str = ""
    schuif: str = ""
    bekend: str = ""


@router.get("/zaken/{zaak}/naspelen")
def naspelen(
    zaak: str, vraag: Annotated[Vraag, Depends()], bezoek: Bezoek = Depends(bezoek_van)
) -> HTMLResponse:
    """One zaak."""
    _mag(bezoek)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        dossier = laad(bezoek, lezer, zaak).zaak["dossier"]
    return _blad(bezoek, zaak, vraag, dossier)


@router.get("/dossiers/{dossier}/naspelen")
def naspelen_dossier(
    dossier: str, vraag: Annotated[Vraag, Depends()], bezoek: Bezoek = Depends(bezoek_van)
) -> HTMLResponse:
    """Every zaak of a dossier, on one tape."""
    _mag(bezoek)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        stand, _ = gekeurd_dossier(bezoek, lezer, dossier)
        mag = {z["zaak"] for z in bezoek.inkijk.zaken(lezer, stand)}
    return _blad(bezoek, dossier, vraag, "", {z["zaak"] for z in stand["zaken"]} - mag)


def _mag(bezoek: Bezoek) -> None:
    """For whom this page is."""
    if not kijkt_naar_kwaliteit(bezoek.rol):
        raise NietGevondenError("Deze bladzijde is er niet, of is niet voor u.")


def _blad(bezoek: Bezoek, wat: str, v: Vraag, dossier: str, verborgen: Collection[str] = ()) -> HTMLResponse:
    fout = ""
    try:
        tot = _einde_van(_dag(v.op)) if v.op else None
        nr = int(v.stap) if v.stap and not v.op else None
    except (ValueError, OverflowError):
        tot, nr, fout = (
            None,
            None,
            "Dat is geen dag of stap. Vul een dag in als dag-maand-jaar, of kies een stap uit de lijst.",
        )
    band = _band(bezoek, wat, nr, tot, verborgen)
    if band is None:
        raise NietGevondenError("In dit dossier is nog niets gedaan dat na te spelen is.")
    return bezoek.bladzijde(
        "naspelen.j2",
        wat=wat,
        dossier=dossier,
        adres=f"/dossiers/{wat}/naspelen" if band.dossier else f"/zaken/{wat}/naspelen",
        n=naspeelbeeld(bezoek, band),
        schuif=bool(v.schuif),
        nu_bekend=v.bekend == "nu",
        pakket=bezoek.rol in VRAAGT,
        fout=fout,
        hier="werkvoorraad",
    )


def _band(
    bezoek: Bezoek, wat: str, stap: int | None, tot: str | None, verborgen: Collection[str]
) -> Band | None:
    """Here and now, unless it must look at all zaken: then beside the counter, like a figure over all of them."""
    vraag: dict[str, Any] = {"stap": stap, "tot": tot, "later": True, "verborgen": verborgen, "beknopt": True}
    try:
        return speel_terug(bezoek.werkplek.samenstel, wat, **vraag, meest=MEEST)
    except TeVeelError:
        gespeeld: Band | None = bezoek.reken(sommen.nagespeeld, wat, stap, tot, tuple(sorted(verborgen)))
        return gespeeld


def _dag(tekst: str) -> date:
    """As people type it, or as it stands in an address."""
    if (dag := dag_in(tekst)) is None:
        raise ValueError(tekst)
    return dag


def _einde_van(dag: date) -> str:
    """The last instant of a day in Amsterdam."""
    morgen = datetime.combine(dag + timedelta(days=1), time.min, AMSTERDAM).astimezone(UTC)
    return tijdstip(morgen - timedelta(microseconds=1))
