"""De schoolkant: what a school asked for, where it stands and what we ask of it. Calm, and nothing else."""

from urllib.parse import quote

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import leesbare_stand
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import SCHOOLROLLEN
from kernproces.zaak.stand import Stand
from loket.brieven.uitgegaan import uitgegaan
from loket.selectie import Bladeraar, Selectie
from loket.web.actie.naast import Naast, naast_van
from loket.web.brief.briefuitgifte import Afnemer, laat_ophalen
from loket.web.taal import met_hoofdletter
from loket.web.werkplek import Bezoek, NietGevondenError, bezoek_van
from loket.web.zaak.dossierbeeld import mag_dossier_openen
from loket.web.zaak.volgbeeld import Volgbeeld, volgbeeld
from loket.web.zaak.zaakbeeld import laad

router = APIRouter(prefix="/school")
MEESTE = 200


@router.get("")
def aanvragen(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """Everything of the own school that runs; first what waits for it."""
    _mag(bezoek)
    mag = Selectie(mag=bezoek.inkijk.zaken_waar("w."), eigen=True)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        rijen = Bladeraar(lezer).rijen(mag, MEESTE + 1)
        koppen = lezer.stromen([zaakstroom(r[0]) for r in rijen[:MEESTE]])
        standen = [s for r in rijen[:MEESTE] if (s := leesbare_stand(koppen[zaakstroom(r[0])])) is not None]
        namen = bezoek.werkplek.namen.leerlingen(lezer, [s["dossier"] for s in standen], bezoek.inkijk)
    regels = [(_beeld(bezoek, s), met_hoofdletter(namen[s["dossier"]])) for s in standen]
    return bezoek.bladzijde(
        "school.j2",
        gevraagd=[r for r in regels if r[0].van_u],
        loopt=[r for r in regels if not r[0].van_u],
        meer=len(rijen) > MEESTE,
        nieuw=mag_dossier_openen(bezoek),
        hier="school",
    )


@router.get("/{zaak}")
def aanvraag(zaak: str, bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """One: where it stands, what we ask, and what the school can do."""
    _mag(bezoek)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        g = laad(bezoek, lezer, zaak)
        leerling = bezoek.leerling(lezer, g.zaak["dossier"])
        beeld = _beeld(bezoek, g.zaak)
        gevraagd = _gevraagd(bezoek, lezer, g.zaak, beeld)
        brieven = uitgegaan(bezoek.werkplek.samenstel, lezer, g, bezoek.rol)
    return bezoek.bladzijde(
        "school_aanvraag.j2",
        brieven=[(b, f"/school/{quote(zaak)}/brieven/{b.stuk.nr}") for b in brieven],
        v=beeld,
        gevraagd=gevraagd,
        leerling=leerling,
        dossier=g.zaak["dossier"],
        hier="school",
    )


@router.get("/{zaak}/brieven/{nr}")
def brief(zaak: str, nr: int, bezoek: Bezoek = Depends(bezoek_van)) -> Response:
    """The bytes of a letter to this school."""
    _mag(bezoek)
    s = bezoek.werkplek.samenstel
    with s.opslag.lezen() as lezer:
        g = laad(bezoek, lezer, zaak)
        gevonden = uitgegaan(s, lezer, g, bezoek.rol)
    return laat_ophalen(s, g, gevonden, nr, Afnemer(bezoek.persoon, bezoek.rol, "school"), bezoek.nu)


def _gevraagd(bezoek: Bezoek, lezer: Lezer, stand: Stand, beeld: Volgbeeld) -> list[Naast]:
    """What is asked of the school in so many words, beside the button that answers it."""
    if beeld.van_u is None:
        return []
    workflow = bezoek.werkplek.kern.register.van(stand).workflow
    return naast_van(bezoek, lezer, workflow, stand, workflow.acties[beeld.van_u[0]][0])


def _beeld(bezoek: Bezoek, stand: Stand) -> Volgbeeld:
    workflow = bezoek.werkplek.kern.register.van(stand).workflow
    return volgbeeld(stand, workflow, bezoek.vandaag, bezoek.rol)


def _mag(bezoek: Bezoek) -> None:
    if bezoek.rol not in SCHOOLROLLEN:
        raise NietGevondenError("Deze bladzijde is voor scholen.")
