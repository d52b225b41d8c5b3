"""/bewaarposten and /vernietigingslijsten: what may or must be destroyed and why, and the lists: proposed by one, approved by another."""

from collections.abc import Iterable
from itertools import groupby
from typing import Annotated, Any

from fastapi import Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.kern import Kern
from kernproces.gebruik.uitvoering import Door
from kernproces.opslag.rijen import Lezer
from kernproces.taal.beletsel import Beletsel, ander
from kernproces.vertrouwelijk.bewaring import KIJKT, MENS, NORM, STELT_VOOR, Post, Uitkomst
from loket.api.balie import AanBalie, Balie, Toegang, Wie, WieHandelt
from loket.api.eenmalig import Eenmalig
from loket.api.invoer import Lijstbesluit, NieuweVernietigingslijst, Sleutel, ZonderInhoud, lees_inhoud
from loket.api.pagina import Bladeren, Plek, cursor, pagina
from loket.api.problemen import geweigerd, onbekend
from loket.api.route import api_router
from loket.api.vormen_bewaren import Bewaarlijst, Vernietigingslijst, Vernietigingslijsten
from loket.api.zicht import Zicht
from loket.bewaren.verbaal import verbaal

router = api_router()


class Bewaarvraag(Bladeren):
    """Which part of the list."""

    uitkomst: Uitkomst | None = None
    dossier: str | None = None
    persoon: str | None = None


PER_KEER, MEEST = 25, 250  # dossiers that are judged together, and dossiers and people at most for one page
LAATSTE = "~"  # after every stream of a dossier or person


@router.get("/bewaarposten", response_model=Bewaarlijst, summary="Wat weg moet of mag, en waarom (nog niet)")
def bewaren(balie: AanBalie, wie: Wie, vraag: Annotated[Bewaarvraag, Query()]) -> Any:
    """Everything under a data key: dossier by dossier, then who people are. A page may hold less than was asked, or nothing, with more to come."""
    plek = vraag.plek(str, str, str) or ["", "", ""]
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        _kijkt(balie, wie, lezer)
        v = balie.samenstel.vernietiging
        if vraag.dossier or vraag.persoon:
            groepen = [g for g in (vraag.dossier, vraag.persoon and f"{MENS}{vraag.persoon}") if g]
            alle: Iterable[Post] = v.posten(lezer, wie.nu, groepen)
        else:
            alle = v.posten_vanaf(lezer, wie.nu, plek[0], PER_KEER)
        posten, tot = _blad(alle, plek, vraag)
    antwoord = pagina(posten, vraag.limiet, [_plek(p) for p in posten], [p.als_gegevens() for p in posten])
    return antwoord if tot is None else antwoord | {"volgende": cursor(tot)}


def _blad(alle: Iterable[Post], plek: Plek, vraag: Bewaarvraag) -> tuple[list[Post], Plek | None]:
    """The posts of a page, one more when there are; and up to where it looked, when it looked no further."""
    gevonden: list[Post] = []
    gezien = 0
    for van, groep in groupby(alle, key=lambda p: p.groep):
        gezien += van != plek[0]  # the one where the page before stopped, is no step ahead
        past = (p for p in groep if vraag.uitkomst in (None, p.uitkomst))
        eigen = sorted(past, key=_plek)
        gevonden += [p for p in eigen if van != plek[0] or _plek(p) > plek]
        if len(gevonden) > vraag.limiet:
            break
        if gezien == MEEST:
            return gevonden, [van, LAATSTE, ""]
    return gevonden[: vraag.limiet + 1], None


def _plek(p: Post) -> Plek:
    return [p.groep, p.stroom, p.sleutel]


@router.get("/vernietigingslijsten", response_model=Vernietigingslijsten, summary="Alle vernietigingslijsten")
def vernietigingslijsten(balie: AanBalie, wie: Wie) -> Any:
    """The newest first."""
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        _kijkt(balie, wie, lezer)
        standen = balie.samenstel.vernietiging.lijsten(lezer)
    regels = [
        {
            "lijst": s["lijst"],
            "toestand": s["toestand"],
            "posten": len(s["posten"]),
            "op": s["voorgesteld"]["op"],
        }
        for s in standen
    ]
    return {"items": regels}


@router.get(
    "/vernietigingslijsten/{lijst}",
    response_model=Vernietigingslijst,
    summary="Een lijst, of haar proces-verbaal",
)
def vernietigingslijst(lijst: str, balie: AanBalie, wie: Wie) -> Any:
    """How far it is, and what is on it."""
    return _lijst(balie, wie, lijst)


@router.post(
    "/vernietigingslijsten", response_model=Vernietigingslijst, status_code=201, summary="Stel een lijst voor"
)
def stel_voor(
    *,
    verzoek: Request,
    balie: AanBalie,
    wie: WieHandelt,
    inhoud: Annotated[Any, Depends(lees_inhoud)],
    antwoord: Response,
    sleutel: Sleutel = None,
) -> Any:
    """Of these keys, or of all that may go; another person approves it."""
    nieuw = NieuweVernietigingslijst.model_validate(inhoud)
    gekozen = None if nieuw.posten is None else [(p.stroom, p.sleutel) for p in nieuw.posten]
    with balie.samenstel.opslag.lezen() as lezer:
        _kijkt(balie, wie, lezer)

    def werk(kern: Kern) -> dict[str, Any]:
        naam, gebreken = balie.samenstel.vernietiging.met(kern).stel_voor(gekozen, _door(wie))
        if gebreken:
            raise geweigerd(gebreken)
        return {"lijst": naam}

    eenmalig = Eenmalig(balie.samenstel, wie, sleutel, verzoek.url.path, inhoud)
    uit = eenmalig.doe(werk, lambda stand, _: {"lijst": stand["lijst"]})
    antwoord.headers["Location"] = f"{verzoek.url.path}/{uit['lijst']}"
    return _lijst(balie, wie, uit["lijst"])


@router.post(
    "/vernietigingslijsten/{lijst}/besluit",
    response_model=Vernietigingslijst,
    summary="Keur een lijst goed of wijs haar af, als ander dan wie haar voorstelde",
)
def besluit(
    *,
    lijst: str,
    verzoek: Request,
    balie: AanBalie,
    wie: WieHandelt,
    inhoud: Annotated[Any, Depends(lees_inhoud)],
    sleutel: Sleutel = None,
) -> Any:
    """The same refusals as on the page."""
    keuze = Lijstbesluit.model_validate(inhoud)
    _lijst(balie, wie, lijst)

    def werk(kern: Kern) -> dict[str, Any]:
        v = balie.samenstel.vernietiging.met(kern)
        if keuze.besluit == "afwijzen":
            gebreken = v.wijs_af(lijst, keuze.reden, _door(wie))
        else:
            gebreken = v.keur_goed(lijst, _door(wie))
        if gebreken:
            raise geweigerd(gebreken)
        return {"lijst": lijst}

    Eenmalig(balie.samenstel, wie, sleutel, verzoek.url.path, inhoud).doe(werk, lambda *_: {"lijst": lijst})
    return _lijst(balie, wie, lijst)


@router.post(
    "/vernietigingslijsten/{lijst}/uitvoering",
    response_model=Vernietigingslijst,
    summary="Vernietig wat op een goedgekeurde lijst staat; dit is niet terug te draaien",
)
def voer_uit(
    *, lijst: str, balie: AanBalie, wie: WieHandelt, inhoud: Annotated[Any, Depends(lees_inhoud)]
) -> Any:
    """Safe to ask again: what was interrupted is finished, what was done is refused."""
    ZonderInhoud.model_validate(inhoud)
    _lijst(balie, wie, lijst)
    if gebreken := balie.samenstel.vernietiging.voer_uit(lijst, _door(wie)):
        raise geweigerd(gebreken)
    return _lijst(balie, wie, lijst)


def _door(wie: Toegang) -> Door:
    return Door(wie.persoon, wie.rol, wie.nu)


def _kijkt(balie: Balie, wie: Toegang, lezer: Lezer) -> None:
    Zicht(balie, wie, lezer)  # the role is held today
    if wie.rol not in KIJKT:
        zin = f"De rol {wie.rol.titel} ziet niet wat er van de hele organisatie bewaard wordt."
        raise geweigerd([Beletsel("rol", zin, NORM, ander(STELT_VOOR[0]))], status=403)


def _lijst(balie: Balie, wie: Toegang, naam: str) -> dict[str, Any]:
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        _kijkt(balie, wie, lezer)
        try:
            return verbaal(balie.samenstel, lezer, naam)
        except OnbekendError:
            raise onbekend("vernietigingslijst") from None
