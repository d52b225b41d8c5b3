"""Volgen: parents see with a link and a code where a zaak stands; staff give the link out and take it back."""

import hmac
import secrets
from datetime import timedelta
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.gebruik.bron import Geladen
from kernproces.rollen import Rol
from kernproces.tijdstip import dag_van, tijdstip
from loket import volglink
from loket.accounts.rem import duur
from loket.brieven.uitgegaan import uitgegaan
from loket.leeslog.log import Leesregel
from loket.volglink import DAGEN, GEEFT_UIT, Volglink
from loket.web.brief.briefuitgifte import Afnemer, laat_ophalen
from loket.web.routes.aanmelden import vandaan
from loket.web.werkplek import (
    Bezoek,
    GeenToegangError,
    NietGevondenError,
    Werkplek,
    bezoek_van,
    ingevuld,
    inzending,
    naar,
    werkplek_van,
)
from loket.web.zaak.volgbeeld import volgbeeld
from loket.web.zaak.zaakbeeld import laad

router = APIRouter()
KOEKJE, HALF_UUR = "kernproces_volg", 1800
AL_GEGEVEN = "Deze link is al gemaakt; u zag hem een keer. Er is geen tweede gemaakt. Hebt u hem niet bewaard? Trek hem in en maak een nieuwe."
NIET = "Deze link en code horen niet bij elkaar, of de link is verlopen. Kijk de code nog eens na, of vraag een nieuwe link."


# ------------------------------------------------------------ parents


@router.get("/volg/{geheim}")
def volg(geheim: str, request: Request) -> Response:
    """The status, for who gave the code in this half hour; else the question for it."""
    plek = werkplek_van(request)
    link = _geopend(plek, request, geheim)
    return _vraag_code(plek, geheim) if link is None else _status(plek, link, _adres(geheim))


@router.get("/volg/{geheim}/brieven/{nr}")
def brief(geheim: str, nr: int, request: Request) -> Response:
    """The bytes of a letter to the parents; without the code of this half hour the question for it."""
    plek = werkplek_van(request)
    link = _geopend(plek, request, geheim)
    if link is None:
        return naar(_adres(geheim))
    with plek.samenstel.opslag.lezen() as lezer:
        g = plek.kern.bron.laad(lezer, link.zaak)
        gevonden = uitgegaan(plek.samenstel, lezer, g, Rol.OUDER)
    afnemer = Afnemer(f"volglink/{link.id}", Rol.OUDER, "volglink")
    return laat_ophalen(plek.samenstel, g, gevonden, nr, afnemer, plek.klok())


@router.post("/volg/{geheim}")
def met_code(geheim: str, request: Request, inhoud: FormData = Depends(ingevuld)) -> Response:
    """Try a code. A wrong code, an old link and no link at all get the same answer."""
    plek, nu = werkplek_van(request), werkplek_van(request).klok()
    code = str(inhoud.get("code", ""))[:60]
    with plek.samenstel.opslag.lezen() as lezer:
        link, nog = volglink.open_met_code(
            plek.samenstel, lezer, geheim[:200], code, vandaan(request).adres, nu
        )
    if link is None:
        wacht = f"Er is te vaak een verkeerde code ingevuld. Wacht {duur(nog)} en probeer het dan opnieuw."
        return _vraag_code(plek, geheim, wacht if nog else NIET, nog)
    antwoord = naar(_adres(geheim))
    veilig = plek.samenstel.instellingen.adres.startswith("https:")
    tot = int((nu + timedelta(seconds=HALF_UUR)).timestamp())
    waarde = f"{tot}.{_teken(plek, link, tot)}"
    antwoord.set_cookie(
        KOEKJE, waarde, max_age=HALF_UUR, path=_adres(geheim), httponly=True, samesite="lax", secure=veilig
    )
    return antwoord


@router.post("/volg/{geheim}/sluit")
def sluit(geheim: str) -> Response:
    """Done: whoever comes after on this device is asked for the code again."""
    antwoord = naar(_adres(geheim))
    antwoord.delete_cookie(KOEKJE, path=_adres(geheim))
    return antwoord


def _vraag_code(plek: Werkplek, geheim: str, fout: str = "", wacht: int = 0) -> HTMLResponse:
    """The question for the code; it says who asks, and of no zaak that it exists."""
    status = 429 if wacht else 422 if fout else 200
    organisatie = plek.samenstel.organisatie(dag_van(plek.klok()))
    antwoord = plek.bladzijde(
        "volg_code.j2", status, fout=fout, adres=_adres(geheim), organisatie=organisatie
    )
    if wacht:
        antwoord.headers["Retry-After"] = str(wacht)
    return antwoord


def _geopend(plek: Werkplek, request: Request, geheim: str) -> Volglink | None:
    with plek.samenstel.opslag.lezen() as lezer:
        link = volglink.vind(lezer, geheim[:200], dag_van(plek.klok()))
    tot, _, teken = request.cookies.get(KOEKJE, "").partition(".")
    if link is None or not tot.isdecimal() or len(tot) > 12 or int(tot) < plek.klok().timestamp():
        return None
    return link if hmac.compare_digest(teken.encode(), _teken(plek, link, int(tot)).encode()) else None


def _status(plek: Werkplek, link: Volglink, adres: str) -> HTMLResponse:
    nu = plek.klok()
    with plek.samenstel.opslag.lezen() as lezer:
        g = plek.kern.bron.laad(lezer, link.zaak)
        brieven = uitgegaan(plek.samenstel, lezer, g, Rol.OUDER)
    stand = g.zaak
    wie = f"volglink/{link.id}"
    regel = Leesregel(
        tijdstip(nu), wie, "ouder", stand["dossier"], link.zaak, "status", "web", 0, "volglink", ""
    )
    plek.samenstel.leeslog.noteer(regel, meteen=False)
    workflow = plek.kern.register.van(stand).workflow
    beeld = volgbeeld(stand, workflow, dag_van(nu))
    return plek.bladzijde(
        "volg.j2",
        v=beeld,
        organisatie=plek.samenstel.organisatie(dag_van(nu)),
        tot=link.tot.isoformat(),
        brieven=[(b, f"{adres}/brieven/{b.stuk.nr}") for b in brieven],
        sluit=f"{adres}/sluit",
    )


def _adres(geheim: str) -> str:
    return f"/volg/{quote(geheim, safe='')}"


def _teken(plek: Werkplek, link: Volglink, tot: int) -> str:
    """Proof that the code of this very link was given, good until then."""
    sleutel = hmac.digest(plek.samenstel.instellingen.hoofdsleutels[0], b"kernproces volglink 1", "sha256")
    return hmac.digest(sleutel, f"{link.id}|{link.afdruk}|{tot}".encode(), "sha256").hex()


# ------------------------------------------------------------ staff


@router.get("/zaken/{zaak}/volgen")
def beheer(zaak: str, bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """The links of a zaak."""
    return _blad(bezoek, _mag(bezoek, zaak))


@router.post("/zaken/{zaak}/volgen")
def geef_uit(
    zaak: str, bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)
) -> HTMLResponse:
    """Give one out, on this one page only; or take one back."""
    g, s = _mag(bezoek, zaak), bezoek.werkplek.samenstel
    if weg := str(inhoud.get("weg") or ""):
        with s.opslag.lezen() as lezer:
            link = next((v for v in volglink.lopende(lezer, zaak, bezoek.vandaag) if v.id == weg), None)
        if link is not None:
            volglink.trek_in(s, link, bezoek.persoon, bezoek.rol, bezoek.nu)
        return _blad(bezoek, g, gedaan="De link is ingetrokken.")
    voor = str(inhoud.get("voor", "ouders"))
    if voor not in volglink.VOOR:
        raise NietGevondenError("Kies uit de lijst voor wie de link is.")
    eenmalig = f"{bezoek.sessie.id}|{zaak}|{keer}" if (keer := str(inhoud.get("keer", ""))) else ""
    try:
        geheim, code = volglink.geef_uit(s, zaak, voor, bezoek.persoon, bezoek.rol, bezoek.nu, eenmalig)
    except volglink.AlGegevenError:
        return _blad(bezoek, g, gedaan=AL_GEGEVEN)
    return _blad(bezoek, g, nieuw=(f"{s.instellingen.adres}{_adres(geheim)}", code))


def _mag(bezoek: Bezoek, zaak: str) -> Geladen:
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        g = laad(bezoek, lezer, zaak)
    if bezoek.rol not in GEEFT_UIT:
        raise GeenToegangError(
            "Een link voor ouders geeft de behandelaar, het secretariaat of de teamleider uit."
        )
    if not volglink.mag_bestaan(bezoek.werkplek.samenstel, g.zaak["workflow"]):
        raise NietGevondenError("Een zaak van deze soort kunnen ouders niet zo volgen.")
    return g


def _blad(bezoek: Bezoek, g: Geladen, nieuw: tuple[str, str] | None = None, gedaan: str = "") -> HTMLResponse:
    zaak = g.zaak["zaak"]
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        links = volglink.lopende(lezer, zaak, bezoek.vandaag)
    return bezoek.bladzijde(
        "volg_beheer.j2",
        zaak=zaak,
        links=links,
        nieuw=nieuw,
        gedaan=gedaan,
        dagen=DAGEN,
        voor=volglink.VOOR,
        keer=secrets.token_urlsafe(9),
        hier="werkvoorraad",
    )
