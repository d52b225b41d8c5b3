"""Beheer: what only the administrator sees: what stands still, functions that nobody holds, post that did not arrive.

Without content: a zaak by its number, a message by its template, a reader by function; of a family never a name.
"""

from urllib.parse import quote

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from kernproces.gebruik.fouten import GebruiksFout
from kernproces.rollen import Rol
from loket.postkamer import webhooks as webhookbeheer
from loket.postkamer.beheer import Verwerkt, meld_retour, onbezette_functies, verwerk_retour
from loket.web.beheer.berichtbeeld import Postbeeld, briefbeeld, postbeeld
from loket.web.beheer.bewaking import bewaking
from loket.web.taal import telwoord
from loket.web.werkplek import (
    Bezoek,
    GeenToegangError,
    NietGevondenError,
    bezoek_van,
    inzending,
    naar,
)
from notificaties.abonnementen import Abonnement
from notificaties.dodebrieven import REDENEN, Herbezorger

router = APIRouter(prefix="/beheer")


def beheerder_van(bezoek: Bezoek = Depends(bezoek_van)) -> Bezoek:
    """The visitor, who must be here as administrator."""
    if bezoek.rol is not Rol.BEHEERDER:
        raise GeenToegangError(
            "Deze bladzijde is voor de beheerder. Kies de rol beheerder als u die ook hebt."
        )
    return bezoek


@router.get("")
def beheer(bezoek: Bezoek = Depends(beheerder_van)) -> HTMLResponse:
    """What asks for attention, in one look."""
    samenstel = bezoek.werkplek.samenstel
    return bezoek.bladzijde(
        "beheer.j2",
        bewaking=bewaking(samenstel, bezoek.nu),
        onbezet=onbezette_functies(samenstel, bezoek.registers.mensen, bezoek.vandaag),
        post=postbeeld(bezoek),
        hier="beheer",
    )


@router.get("/webhooks")
def webhooks(bezoek: Bezoek = Depends(beheerder_van), ingetrokken: str = "") -> HTMLResponse:
    """The systems that get events."""
    return _webhooks(bezoek, gedaan=f"De webhook {ingetrokken} is ingetrokken." if ingetrokken else "")


@router.post("/webhooks")
def nieuwe_webhook(
    bezoek: Bezoek = Depends(beheerder_van), inhoud: FormData = Depends(inzending)
) -> HTMLResponse:
    """A new subscription; its secret is on this one page only, so there is no redirect."""
    velden = {n: str(inhoud.get(n, "")).strip() for n in ("naam", "adres", "soorten")}
    soorten = tuple(velden["soorten"].replace(",", " ").split())
    try:
        a = webhookbeheer.maak(
            bezoek.werkplek.samenstel, velden["naam"], velden["adres"], soorten, _wie(bezoek), bezoek.nu
        )
    except GebruiksFout as fout:
        return _webhooks(bezoek, fout=f"{fout} Er is niets vastgelegd.", velden=velden)
    return _webhooks(bezoek, sleutel=a)


@router.post("/webhooks/{naam}/sleutel")
def nieuwe_sleutel(
    naam: str, bezoek: Bezoek = Depends(beheerder_van), inhoud: FormData = Depends(inzending)
) -> HTMLResponse:
    """A new secret; the old one is void at once."""
    del inhoud
    return _webhooks(
        bezoek, sleutel=webhookbeheer.vernieuw(bezoek.werkplek.samenstel, naam, _wie(bezoek), bezoek.nu)
    )


@router.post("/webhooks/{naam}/intrekken")
def trek_webhook_in(
    naam: str, bezoek: Bezoek = Depends(beheerder_van), inhoud: FormData = Depends(inzending)
) -> Response:
    """No events any more."""
    del inhoud
    webhookbeheer.trek_in(bezoek.werkplek.samenstel, naam, _wie(bezoek), bezoek.nu)
    return naar(f"/beheer/webhooks?ingetrokken={naam}")


def _wie(bezoek: Bezoek) -> tuple[str, Rol]:
    return bezoek.persoon, bezoek.rol


def _webhooks(
    bezoek: Bezoek,
    *,
    gedaan: str = "",
    fout: str = "",
    velden: dict[str, str] | None = None,
    sleutel: Abonnement | None = None,
) -> HTMLResponse:
    alle = webhookbeheer.abonnementen(bezoek.werkplek.samenstel)
    return bezoek.bladzijde(
        "webhooks.j2",
        422 if fout else 200,
        abonnementen=[a for a in alle if a.actief],
        gedaan=gedaan,
        fout=fout,
        velden=velden or {"naam": "", "adres": "", "soorten": ""},
        sleutel=sleutel,
        hier="beheer",
    )


@router.get("/post")
def post(bezoek: Bezoek = Depends(beheerder_van), gedaan: str = "") -> HTMLResponse:
    """What was not delivered, and what is still being tried."""
    return _post(bezoek, gedaan=_gedaan(gedaan))


@router.post("/post/alle")
def alle_opnieuw(bezoek: Bezoek = Depends(beheerder_van), inhoud: FormData = Depends(inzending)) -> Response:
    """Offer every dead letter once more."""
    reden = str(inhoud.get("reden", ""))
    if reden not in REDENEN:
        return _post(bezoek, fout="Kies eerst waarom het nu wel lukt. Er is nog niets aangeboden.")
    aantal = Herbezorger(bezoek.werkplek.kern).bied_alle_aan(reden, (bezoek.persoon, bezoek.rol), bezoek.nu)
    return naar(f"/beheer/post?gedaan={aantal}")


@router.post("/post/retour")
def retour(bezoek: Bezoek = Depends(beheerder_van), inhoud: FormData = Depends(inzending)) -> Response:
    """Record a mail that came back: from its file, or by Message-ID and code."""
    try:
        verwerkt = _verwerk(bezoek, inhoud)
    except GebruiksFout as fout:
        return _post(bezoek, fout_retour=f"{fout} Er is niets vastgelegd.", retour=inhoud)
    return naar(f"/beheer/post/{quote(verwerkt.bericht)}?gedaan=retour")


def _verwerk(bezoek: Bezoek, inhoud: FormData) -> Verwerkt:
    samenstel, wie = bezoek.werkplek.samenstel, (bezoek.persoon, bezoek.rol)
    bestand = inhoud.get("bestand")
    if isinstance(bestand, UploadFile) and bestand.size:
        return verwerk_retour(samenstel, bestand.file.read(), wie, bezoek.nu)
    id_, code = str(inhoud.get("message_id", "")), str(inhoud.get("code", ""))
    return meld_retour(samenstel, id_, code, wie, bezoek.nu)


@router.get("/post/{bericht:path}")
def brief(bericht: str, bezoek: Bezoek = Depends(beheerder_van), gedaan: str = "") -> HTMLResponse:
    """The fate of one message: who, when, what went wrong."""
    return _brief(bezoek, bericht, gedaan=_gedaan(gedaan))


@router.post("/post/{bericht:path}/opnieuw")
def opnieuw(
    bericht: str, bezoek: Bezoek = Depends(beheerder_van), inhoud: FormData = Depends(inzending)
) -> Response:
    """Offer one dead letter once more."""
    reden = str(inhoud.get("reden", ""))
    if reden not in REDENEN:
        return _brief(bezoek, bericht, fout="Kies eerst waarom het nu wel lukt. Er is nog niets aangeboden.")
    gelukt = Herbezorger(bezoek.werkplek.kern).bied_aan(
        bericht, reden, (bezoek.persoon, bezoek.rol), bezoek.nu
    )
    return naar(f"/beheer/post/{quote(bericht)}?gedaan={int(gelukt)}")


def _gedaan(gedaan: str) -> str:
    """What the page before did, in a sentence."""
    if gedaan == "retour":
        return "De terugkeer van de mail is vastgelegd."
    if not gedaan.isdecimal() or len(gedaan) > 6:
        return ""
    if gedaan == "0":
        return "Er was niets meer om opnieuw aan te bieden."
    wat = telwoord(int(gedaan), "bericht is", "berichten zijn")
    return f"{wat} opnieuw aangeboden. De bezorging probeert het binnen een minuut."


def _post(
    bezoek: Bezoek, *, gedaan: str = "", fout: str = "", fout_retour: str = "", retour: FormData | None = None
) -> HTMLResponse:
    beeld: Postbeeld = postbeeld(bezoek)
    return bezoek.bladzijde(
        "post.j2",
        422 if fout or fout_retour else 200,
        post=beeld,
        redenen=REDENEN,
        gedaan=gedaan,
        fout=fout,
        fout_retour=fout_retour,
        retour={n: "" if retour is None else str(retour.get(n, "")) for n in ("message_id", "code")},
        hier="beheer",
    )


def _brief(bezoek: Bezoek, bericht: str, *, gedaan: str = "", fout: str = "") -> HTMLResponse:
    if (beeld := briefbeeld(bezoek, bericht)) is None:
        raise NietGevondenError("Dit bericht is er niet.")
    return bezoek.bladzijde(
        "post_brief.j2",
        422 if fout else 200,
        b=beeld,
        redenen=REDENEN,
        gedaan=gedaan,
        fout=fout,
        hier="beheer",
    )
