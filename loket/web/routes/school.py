"""De kant van school en gezin: what runs for them, where it stands and what we ask. Calm, and nothing else."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import leesbare_stand
from kernproces.opslag.rijen import Lezer
from kernproces.zaak.stand import Stand
from loket.brieven.uitgegaan import uitgegaan
from loket.lijst.bladeraar import Bladeraar
from loket.lijst.selectie import Selectie
from loket.web.actie.naast import Naast, naast_van
from loket.web.brief.briefuitgifte import Afnemer, laat_ophalen
from loket.web.kant import SCHOOL, Kant, kant_van
from loket.web.lijst.zoeken import zoek
from loket.web.taal import met_hoofdletter
from loket.web.werkplek import Bezoek, NietGevondenError, bezoek_van, inzending
from loket.web.zaak.dossierbeeld import mag_dossier_openen
from loket.web.zaak.volgbeeld import Volgbeeld, volgbeeld
from loket.web.zaak.zaakbeeld import laad

router = APIRouter()
MEESTE = 200
KLAAR = "klaar"
JAAR = timedelta(days=365)


@router.get("/mijn")
@router.get("/school")
def aanvragen(request: Request, bezoek: Bezoek = Depends(bezoek_van), toon: str = "") -> HTMLResponse:
    """Everything of one's own that runs, first what waits for it; or what was closed in the last year."""
    kant = _kant(request, bezoek)
    return _lijst(bezoek, kant, klaar=toon == KLAAR)


@router.post("/mijn")
@router.post("/school")
def zoek_aanvraag(
    request: Request, bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)
) -> HTMLResponse:
    """The same for one name or number; what was typed is posted, so that no name stands in an address."""
    kant = _kant(request, bezoek)
    uitkomst = zoek(bezoek, str(inhoud.get("vraag", "")))
    zaken = [z.zaak for d in uitkomst.dossiers for z in d.zaken]
    return _lijst(bezoek, kant, vraag=uitkomst.vraag, gevonden=zaken, meer=uitkomst.meer)


def _lijst(
    bezoek: Bezoek,
    kant: Kant,
    *,
    klaar: bool = False,
    vraag: str = "",
    gevonden: list[str] | None = None,
    meer: bool = False,
) -> HTMLResponse:
    sinds = (bezoek.vandaag - JAAR).isoformat() if klaar else ""
    mag = replace(Selectie.voor(bezoek.inkijk), afgerond=sinds)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        if gevonden is None:
            gevonden = [r[0] for r in Bladeraar(lezer).rijen(mag, MEESTE + 1)]
            meer = len(gevonden) > MEESTE
        koppen = lezer.stromen([zaakstroom(z) for z in gevonden[:MEESTE]])
        standen = [s for z in gevonden[:MEESTE] if (s := leesbare_stand(koppen[zaakstroom(z)])) is not None]
        namen = bezoek.werkplek.namen.leerlingen(lezer, [s["dossier"] for s in standen], bezoek.inkijk)
    regels = [(_beeld(bezoek, s), met_hoofdletter(namen[s["dossier"]])) for s in standen]
    return bezoek.bladzijde(
        "school.j2",
        kant=kant,
        klaar=klaar,
        vraag=vraag,
        gevraagd=sorted((r for r in regels if r[0].van_u), key=lambda r: (not r[0].dag, r[0].dag)),
        loopt=[r for r in regels if not r[0].van_u and not r[0].klaar],
        gesloten=[r for r in regels if r[0].klaar],
        meer=meer,
        nieuw=kant is SCHOOL and mag_dossier_openen(bezoek),
        hier=kant.sleutel,
    )


@router.get("/mijn/{zaak}")
@router.get("/school/{zaak}")
def aanvraag(request: Request, zaak: str, bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """One: where it stands, what we ask, and what can be done from here."""
    kant = _kant(request, bezoek)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        g = laad(bezoek, lezer, zaak)
        leerling = bezoek.leerling(lezer, g.zaak["dossier"])
        beeld = _beeld(bezoek, g.zaak)
        gevraagd = _gevraagd(bezoek, lezer, g.zaak, beeld)
        brieven = uitgegaan(bezoek.werkplek.samenstel, lezer, g, bezoek.rol)
    return bezoek.bladzijde(
        "school_aanvraag.j2",
        brieven=[(b, f"{kant.adres}/{quote(zaak)}/brieven/{b.stuk.nr}") for b in brieven],
        kant=kant,
        v=beeld,
        gevraagd=gevraagd,
        leerling=leerling,
        dossier=g.zaak["dossier"],
        hier=kant.sleutel,
    )


@router.get("/mijn/{zaak}/brieven/{nr}")
@router.get("/school/{zaak}/brieven/{nr}")
def brief(request: Request, zaak: str, nr: int, bezoek: Bezoek = Depends(bezoek_van)) -> Response:
    """The bytes of a letter to this school or family."""
    kant = _kant(request, bezoek)
    s = bezoek.werkplek.samenstel
    with s.opslag.lezen() as lezer:
        g = laad(bezoek, lezer, zaak)
        gevonden = uitgegaan(s, lezer, g, bezoek.rol)
    return laat_ophalen(s, g, gevonden, nr, Afnemer(bezoek.persoon, bezoek.rol, kant.sleutel), bezoek.nu)


def _gevraagd(bezoek: Bezoek, lezer: Lezer, stand: Stand, beeld: Volgbeeld) -> list[Naast]:
    """What is asked of them in so many words, beside the button that answers it."""
    if beeld.van_u is None:
        return []
    workflow = bezoek.werkplek.kern.register.van(stand).workflow
    return naast_van(bezoek, lezer, workflow, stand, workflow.acties[beeld.van_u[0]][0])


def _beeld(bezoek: Bezoek, stand: Stand) -> Volgbeeld:
    workflow = bezoek.werkplek.kern.register.van(stand).workflow
    return volgbeeld(stand, workflow, bezoek.vandaag, bezoek.rol)


def _kant(request: Request, bezoek: Bezoek) -> Kant:
    """The side of this visitor, when this is its address."""
    kant = kant_van(bezoek.rol)
    if kant is None or request.url.path.split("/")[1] != kant.adres[1:]:
        raise NietGevondenError("Deze bladzijde is er niet voor uw rol.")
    return kant
