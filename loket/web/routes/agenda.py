"""The calendar of one person at its secret address: no login, no name in it; 304 when nothing changed."""

from hashlib import sha256

from fastapi import APIRouter, Request
from starlette.responses import Response

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.opslag.rijen import Lezer
from kernproces.tijdstip import dag_van
from loket.accounts.kast import Kast
from loket.agenda import BLIJFT, afspraken, eigenaar
from loket.ical import Afspraak, agenda
from loket.lijst.bladeraar import Bladeraar
from loket.web.lijst.weergaven import selectie_van
from loket.web.sessie import Sessie
from loket.web.werkplek import Bezoek, NietGevondenError, Werkplek, werkplek_van

router = APIRouter()
MEESTE = 500  # zaken
KOPPEN = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}


@router.get("/agenda/{geheim}.ics")
def toon(geheim: str, request: Request) -> Response:
    """The file, or 304. An address that was withdrawn is as unknown as any other."""
    plek = werkplek_van(request)
    with plek.samenstel.opslag.lezen() as lezer:
        persoon = eigenaar(lezer, geheim)
        dicht = persoon is None or Kast.ingetrokken(lezer, persoon)
        inhoud = None if dicht or persoon is None else _agenda(plek, lezer, persoon)
    if inhoud is None:
        raise NietGevondenError("Dit adres van een agenda bestaat niet, of is ingetrokken.")
    etag = f'"{sha256(inhoud).hexdigest()[:32]}"'
    koppen = {**KOPPEN, "ETag": etag}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=koppen)
    return Response(inhoud, media_type="text/calendar; charset=utf-8", headers=koppen)


def _agenda(plek: Werkplek, lezer: Lezer, persoon: str) -> bytes | None:
    """None: this person has no role here any more."""
    nu = plek.klok()
    registers = plek.kern.bron.registers(lezer)
    rollen = registers.mensen.rollen(persoon, dag_van(nu))
    if not rollen:
        return None
    zaken: dict[str, None] = {}
    for rol in rollen:
        bezoek = Bezoek(plek, Sessie("", persoon, rol), persoon, rol, rollen, "", nu, registers)
        zaken |= dict.fromkeys(_zaken(bezoek, lezer))
    return agenda("Kernproces: termijnen", _afspraken(plek, lezer, list(zaken)[:MEESTE]))


def _zaken(bezoek: Bezoek, lezer: Lezer) -> list[str]:
    """What is on his name or waits for him, and what was on his name and ended lately."""
    gevonden = []
    for weergave in ("beurt",) if bezoek.buiten else ("mijn", "beurt"):
        gevonden += Bladeraar(lezer).rijen(selectie_van(bezoek, weergave), MEESTE)
    if not bezoek.buiten:
        sql = "SELECT zaak FROM werkvoorraad WHERE open = 0 AND behandelaar = ? AND bijgewerkt >= ? ORDER BY zaak"
        klaar = lezer.rij_query(sql, (bezoek.persoon, (bezoek.vandaag - BLIJFT).isoformat()))
        mag = bezoek.inkijk.zichtbaar(lezer, (rij[0] for rij in klaar))
        gevonden += [rij for rij in klaar if rij[0] in mag]
    return [rij[0] for rij in gevonden]


def _afspraken(plek: Werkplek, lezer: Lezer, zaken: list[str]) -> list[Afspraak]:
    adres, vandaag = plek.samenstel.instellingen.adres, dag_van(plek.klok())
    standen = [stand_van(rij) for rij in lezer.stromen([zaakstroom(z) for z in zaken]).values()]
    uit = [
        a
        for stand in standen
        for a in afspraken(stand, plek.kern.register.van(stand).workflow, adres, vandaag)
    ]
    return sorted(uit, key=lambda a: (a.dag, a.uid))
