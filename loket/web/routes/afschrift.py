"""A copy for whoever asks what is known of them (AVG 15): read it through, hold back what is another's, confirm, take it along."""

from collections.abc import Mapping

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.gebeurtenissen import INZAGE_VERSTREKT, dossierstroom
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.uitvoering import Door
from kernproces.taal.beletsel import Beletsel
from loket.bewaren.inzageverzoek import AAN, VERSTREKT, Plek, maak_afschrift, verstrek
from loket.web.inzage import gekeurd_dossier, noteer
from loket.web.werkplek import Bezoek, GeenToegangError, bezoek_van, inzending

router = APIRouter(prefix="/dossiers/{dossier}/afschrift")
WEG = "weg|"  # a field of the form: weg|zaak|step|field = why it is held back
KORTSTE_REDEN = 3


def verstrekker(dossier: str, bezoek: Bezoek = Depends(bezoek_van)) -> Bezoek:
    """Who sees all that is in such a copy; that it was read through, is in the read log before it is shown."""
    if bezoek.rol not in VERSTREKT:
        wie = " of ".join(r.titel for r in VERSTREKT)
        raise GeenToegangError(f"Een afschrift voor een betrokkene maakt: {wie}.")
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        _, antwoord = gekeurd_dossier(bezoek, lezer, dossier)
    noteer(bezoek, antwoord, dossier, "", "inzageverzoek", inhoud=True)
    return bezoek


@router.get("")
def begin(dossier: str, bezoek: Bezoek = Depends(verstrekker)) -> HTMLResponse:
    """Everything that goes in, to be read through."""
    return _blad(bezoek, dossier, "", {}, "")


@router.post("")
def verder(
    dossier: str, bezoek: Bezoek = Depends(verstrekker), inhoud: FormData = Depends(inzending)
) -> Response:
    """Look it over once more, or hand it out."""
    aan, knop = str(inhoud.get("aan") or ""), str(inhoud.get("knop") or "")
    redenen = {
        naam: str(w).strip() for naam, w in inhoud.multi_items() if naam.startswith(WEG) and str(w).strip()
    }
    try:
        weg = {_plek(naam): reden for naam, reden in redenen.items()}
        maak_afschrift(bezoek.werkplek.samenstel, dossier, bezoek.nu, weg)
    except (OnbekendError, ValueError):
        return _blad(
            bezoek,
            dossier,
            aan,
            {},
            "Een van de gegevens om achter te houden is er niet meer. Kijk het opnieuw na.",
        )
    if aan not in AAN:
        return _blad(bezoek, dossier, aan, weg, "Kies voor wie het afschrift is.")
    if kort := [r for r in redenen.values() if len(r) < KORTSTE_REDEN]:
        return _blad(
            bezoek, dossier, aan, weg, f"{kort[0]!r} is geen reden. Schrijf waarom u dit gegeven achterhoudt."
        )
    if knop != "verstrek":
        return _blad(bezoek, dossier, aan, weg, "", zeker=knop == "controleer")
    door = Door(bezoek.persoon, bezoek.rol, bezoek.nu)
    afschrift, gebreken = verstrek(bezoek.werkplek.samenstel, dossier, aan, door, weg)
    if afschrift is None:
        return _blad(bezoek, dossier, aan, weg, "", beletselen=gebreken)
    kop = {
        "Content-Disposition": f'attachment; filename="afschrift-{dossier}.zip"',
        "Cache-Control": "no-store",
    }
    return Response(afschrift.bestand(), media_type="application/zip", headers=kop)


def _plek(naam: str) -> Plek:
    _, zaak, nr, veld = naam.split("|")
    return zaak, int(nr), veld


def _blad(
    bezoek: Bezoek,
    dossier: str,
    aan: str,
    weg: Mapping[Plek, str],
    fout: str,
    *,
    zeker: bool = False,
    beletselen: list[Beletsel] | None = None,
) -> HTMLResponse:
    s = bezoek.werkplek.samenstel
    met = {p: r for p, r in weg.items() if len(r) >= KORTSTE_REDEN}
    a = maak_afschrift(s, dossier, bezoek.nu, met if zeker else {})
    with s.opslag.lezen() as lezer:
        eerder = [
            e for e in s.kern.archief.lees(lezer, dossierstroom(dossier)) if e["soort"] == INZAGE_VERSTREKT
        ]
    return bezoek.bladzijde(
        "afschrift.j2",
        status=422 if fout else 409 if beletselen else 200,
        dossier=dossier,
        a=a.gegevens,
        achtergehouden=a.achtergehouden,
        aan=aan,
        voor=AAN,
        weg={f"{WEG}{z}|{nr}|{v}": r for (z, nr, v), r in weg.items()},
        zeker=zeker,
        fout=fout,
        beletselen=beletselen or [],
        eerder=eerder,
        kort=bezoek.werkplek.namen.kort,
        hier="dossiers",
    )
