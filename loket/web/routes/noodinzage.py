"""Toch openen: a dossier that is not one's own, with a reason and for a limited time."""

from urllib.parse import quote

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.gebruik.noodinzage import DUREN, GRONDEN, beletsel, gebreken, nodig, open_toch
from loket.web.werkplek import Bezoek, GeenToegangError, NietGevondenError, bezoek_van, inzending, naar

router = APIRouter()
VELDEN = ("grond", "reden", "duur")


@router.get("/dossiers/{dossier}/toch")
def vraag(dossier: str, bezoek: Bezoek = Depends(bezoek_van)) -> Response:
    """The form, for who can use it; who sees all of it already, goes on to the dossier."""
    return _blad(bezoek, dossier, {}, {}) if _nodig(bezoek, dossier) else naar(f"/dossiers/{quote(dossier)}")


@router.post("/dossiers/{dossier}/toch")
def toch(
    dossier: str, bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)
) -> Response:
    """Record it, and only then show the dossier."""
    if not _nodig(bezoek, dossier):
        return naar(f"/dossiers/{quote(dossier)}")
    gevuld = {veld: str(inhoud.get(veld) or "") for veld in VELDEN}
    minuten = int(gevuld["duur"]) if gevuld["duur"] in map(str, DUREN) else 0
    if fouten := gebreken(gevuld["grond"], gevuld["reden"], minuten):
        return _blad(bezoek, dossier, gevuld, fouten)
    open_toch(
        bezoek.werkplek.kern,
        dossier,
        bezoek.persoon,
        bezoek.rol,
        bezoek.nu,
        grond=gevuld["grond"],
        reden=gevuld["reden"],
        minuten=minuten,
    )
    return naar(f"/dossiers/{quote(dossier)}")


def _nodig(bezoek: Bezoek, dossier: str) -> bool:
    """Whether there is something to open for this visitor; who cannot, hears why."""
    if bezoek.buiten:
        raise NietGevondenError("Dit dossier is er niet, of is niet voor u.")
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        if lezer.stroom(f"dossier/{dossier}") is None:
            raise NietGevondenError("Dit dossier is er niet.")
        antwoord = bezoek.inkijk.dossier(lezer, dossier)
    if (niet := beletsel(bezoek.rol, antwoord)) is not None:
        raise GeenToegangError(f"{niet.reden} {niet.remedie.zin}")
    return nodig(antwoord)


def _blad(bezoek: Bezoek, dossier: str, gevuld: dict[str, str], fouten: dict[str, str]) -> HTMLResponse:
    return bezoek.bladzijde(
        "noodinzage.j2",
        422 if fouten else 200,
        dossier=dossier,
        gronden=GRONDEN,
        duren=DUREN,
        gevuld=dict.fromkeys(VELDEN, "") | gevuld,
        fout=dict.fromkeys(VELDEN, "") | fouten,
        fouten=fouten,
        hier="dossiers",
    )
