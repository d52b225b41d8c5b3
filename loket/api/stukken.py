"""/dossiers/{dossier}/stukken: the documents of a dossier, adding one (multipart), and its bytes."""

from typing import Annotated, Any

from fastapi import Depends
from starlette.responses import StreamingResponse

from kernproces.bestandsoort import BestandGeweigerdError
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.stuk import Aanbod, Keur, Stuk
from kernproces.rollen import BUITENROLLEN, Rol
from kernproces.taal.beletsel import Beletsel, ander, andere_weg
from kernproces.taal.formulier import Categorie
from loket.api.balie import AanBalie, Wie, WieStukken
from loket.api.invoer import NieuwStuk, lees_stuk
from loket.api.problemen import Probleem, geweigerd, onbekend, ongeldig
from loket.api.route import api_router
from loket.api.vormen_stukken import Stukbeeld, Stukken
from loket.api.zicht import Zicht
from loket.stukken.koppen import begonnen, koppen

router = api_router()
NIET = BUITENROLLEN | {Rol.AUDITOR, Rol.BEHEERDER}


@router.get("/dossiers/{dossier}/stukken", response_model=Stukken, summary="De stukken van een dossier")
def stukken(dossier: str, balie: AanBalie, wie: Wie) -> Any:
    """Every version that this reader may see, in the order in which they came."""
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        zicht = Zicht(balie, wie, lezer)
        zicht.dossier(dossier)
        alle = [
            s for s in balie.samenstel.stukken.van(lezer, dossier) if s.titel and zicht.ziet_stuk(dossier, s)
        ]
    return {"stukken": [_beeld(s) for s in alle]}


@router.post(
    "/dossiers/{dossier}/stukken", response_model=Stukbeeld, status_code=201, summary="Een stuk toevoegen"
)
def voeg_toe(
    dossier: str, balie: AanBalie, wie: WieStukken, nieuw: Annotated[NieuwStuk, Depends(lees_stuk)]
) -> Any:
    """Take a document in, or say why not. The same bytes twice are one document, so a retry is safe."""
    zaak, stuk = nieuw.zaak, nieuw.stuk
    with balie.samenstel.opslag.lezen() as lezer:
        zicht = Zicht(balie, wie, lezer)
        stand = zicht.dossier(dossier)
        eerder = [
            s
            for s in balie.samenstel.stukken.van(lezer, dossier)
            if s.stuk == stuk and zicht.ziet_stuk(dossier, s)
        ]
    if wie.rol in NIET:
        reden = f"De rol {wie.rol.titel} voegt hier geen stukken toe."
        raise geweigerd([Beletsel("rol", reden, "geen rol, geen recht", ander(Rol.BEHANDELAAR))], status=403)
    if stuk is not None and not eerder:
        raise ongeldig([{"veld": "stuk", "reden": "dit stuk is er niet in dit dossier."}])
    if zaak is not None and zaak not in {z["zaak"] for z in stand["zaken"]}:
        raise ongeldig([{"veld": "zaak", "reden": "deze zaak is er niet in dit dossier."}])
    categorie = Categorie(nieuw.categorie)
    if eerder:
        zaak, categorie = eerder[0].zaak, eerder[0].categorie
    bestand = nieuw.bestand
    aanbod = Aanbod(bestand.file, bestand.filename or "", nieuw.titel, categorie, zaak, stuk)
    try:
        return _beeld(balie.samenstel.stukken.voeg_toe(dossier, aanbod, wie.persoon, wie.rol, wie.nu))
    except BestandGeweigerdError as fout:
        weg = andere_weg("voeg_stuk_toe", fout.hulp)
        raise geweigerd([Beletsel("gegevens.bestand", fout.reden, "formulier", weg)]) from None


@router.get(
    "/dossiers/{dossier}/stukken/{stuk}/{versie}/inhoud",
    response_class=StreamingResponse,
    responses={
        200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
    },
    summary="De bytes van een stuk",
)
def inhoud(dossier: str, stuk: str, versie: int, balie: AanBalie, wie: WieStukken) -> Any:
    """Nothing that waits for the virus scanner is given out."""
    bron = balie.samenstel.stukken
    with balie.samenstel.opslag.lezen() as lezer:
        zicht = Zicht(balie, wie, lezer)
        zicht.dossier(dossier)
        try:
            een = bron.een(lezer, dossier, stuk, versie)
        except OnbekendError:
            raise onbekend(f"stuk {stuk!r}") from None
        if mag := zicht.ziet_stuk(dossier, een):
            zicht.noteer_stuk(dossier, een)
    if not mag or not een.titel or een.keur is Keur.BESMET:
        raise onbekend(f"stuk {stuk!r}")
    if not een.te_zien:
        zin = "Dit stuk wacht op de virusscanner en is nog niet te openen."
        raise Probleem(409, "quarantaine", "Nog niet te openen", zin)
    return StreamingResponse(begonnen(bron.inhoud(dossier, een)), headers=koppen(een))


def _beeld(s: Stuk) -> dict[str, Any]:
    return {
        "stuk": s.stuk,
        "versie": s.versie,
        "zaak": s.zaak,
        "titel": s.titel,
        "soort": s.soort.code,
        "grootte": s.grootte,
        "categorie": s.categorie.value,
        "keur": s.keur.value,
        "vingerafdruk": s.afdruk,
        "toegevoegd": s.tijd,
        "actor": s.actor,
        "rol": s.rol,
    }
