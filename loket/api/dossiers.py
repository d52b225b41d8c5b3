"""/dossiers: one leerling or klant with all zaken."""

from typing import Annotated, Any

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import Response

from kernproces.gebeurtenissen import dossierstroom
from kernproces.gebruik import noodinzage
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.dossiers import Dossiers
from kernproces.gebruik.kern import Kern
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel, ander, andere_weg
from kernproces.tijdstip import dag_van
from loket.api.balie import AanBalie, Balie, Toegang, Wie, WieHandelt
from loket.api.beeld import dossierbeeld
from loket.api.eenmalig import Eenmalig
from loket.api.invoer import NieuwDossier, NieuweNoodinzage, Sleutel, lees_inhoud
from loket.api.pagina import Blad, pagina
from loket.api.problemen import geweigerd
from loket.api.route import api_router
from loket.api.vormen import Dossier, Dossierlijst, NieuwDossierAntwoord, Noodinzage
from loket.api.zicht import Zicht

router = api_router()


@router.get("/dossiers", response_model=Dossierlijst, summary="Dossiers, zonder namen")
def dossiers(balie: AanBalie, wie: Wie, blad: Blad) -> Any:
    """By number."""
    plek = blad.plek(str)
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        zicht = Zicht(balie, wie, lezer)
        hier = zicht.inkijk.dossiers(lezer, plek[0] if plek else "", "", blad.limiet + 1)
        stromen = [dossierstroom(d) for d in hier[: blad.limiet]]
        koppen = lezer.stromen(stromen)
        standen = [stand_van(koppen[s]) for s in stromen if s in koppen]
        beelden = [dossierbeeld(s | {"zaken": zicht.inkijk.zaken(lezer, s)}) for s in standen]
    return pagina(hier, blad.limiet, [[d] for d in hier], beelden)


@router.get("/dossiers/{dossier}", response_model=Dossier, summary="Een dossier")
def dossier(dossier: str, balie: AanBalie, wie: Wie) -> Any:
    """With the name of the leerling for who may see it."""
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        zicht = Zicht(balie, wie, lezer)
        stand = zicht.dossier(dossier)
        entry = balie.samenstel.kern.archief.een(lezer, dossierstroom(dossier), stand["nr_geopend"])
        leerling = zicht.inhoud(entry).get("leerling") if entry else None
    return dossierbeeld(stand) | {"leerling": leerling}


@router.post("/dossiers", response_model=NieuwDossierAntwoord, status_code=201, summary="Open een dossier")
def open_dossier(
    *,
    verzoek: Request,
    balie: AanBalie,
    wie: WieHandelt,
    inhoud: Annotated[Any, Depends(lees_inhoud)],
    antwoord: Response,
    sleutel: Sleutel = None,
) -> Any:
    """For one leerling or klant. Whoever may begin a zaak may open the dossier for it."""
    nieuw = NieuwDossier.model_validate(inhoud)
    if gebreken := _beletselen(balie, wie, nieuw.school):
        raise geweigerd(gebreken)

    def werk(kern: Kern) -> dict[str, Any]:
        naam = Dossiers(kern).open(wie.persoon, wie.rol, wie.nu, leerling=nieuw.leerling, school=nieuw.school)
        return {"dossier": naam, "school": nieuw.school}

    uit = Eenmalig(balie.samenstel, wie, sleutel, verzoek.url.path, inhoud).doe(
        werk, lambda stand, _: {"dossier": stand["dossier"], "school": stand["school"]}
    )
    antwoord.headers["Location"] = f"{verzoek.url.path}/{uit['dossier']}"
    return uit


@router.post(
    "/dossiers/{dossier}/noodinzagen",
    response_model=Noodinzage,
    status_code=201,
    responses={200: {"model": Noodinzage, "description": "U ziet dit dossier al; er is niets vastgelegd."}},
    summary="Toch openen: een dossier waarin u geen taak hebt, met een reden en voor een tijd",
)
def open_toch(
    *,
    dossier: str,
    verzoek: Request,
    balie: AanBalie,
    wie: WieHandelt,
    inhoud: Annotated[Any, Depends(lees_inhoud)],
    antwoord: Response,
    sleutel: Sleutel = None,
) -> Any:
    """Recorded before anything is shown; functionaris gegevensbescherming and teamleider hear of it."""
    vraag = NieuweNoodinzage.model_validate(inhoud)
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        ziet = Zicht(balie, wie, lezer).antwoord_dossier(dossier)
    if (niet := noodinzage.beletsel(wie.rol, ziet)) is not None:
        raise geweigerd([niet], status=403)

    def werk(kern: Kern) -> dict[str, Any]:
        if not noodinzage.nodig(ziet):
            return {"dossier": dossier, "tot": None}
        tot = noodinzage.open_toch(
            kern,
            dossier,
            wie.persoon,
            wie.rol,
            wie.nu,
            grond=vraag.grond,
            reden=vraag.reden,
            minuten=vraag.minuten,
        )
        return {"dossier": dossier, "tot": tot}

    uit = Eenmalig(balie.samenstel, wie, sleutel, verzoek.url.path, inhoud).doe(
        werk, lambda stand, _: {"dossier": dossier, "tot": stand["noodinzage"][wie.persoon]}
    )
    antwoord.status_code = 200 if uit["tot"] is None else 201
    return uit


def _beletselen(balie: Balie, wie: Toegang, school: str | None) -> list[Beletsel]:
    """A role that begins zaken; a school that is known; whoever stands outside only for the own school."""
    kern, dag = balie.samenstel.kern, dag_van(wie.nu)
    gebreken = []
    starters = {r for n in kern.register.namen() for r in kern.register.nieuwste(n).workflow.start.rollen}
    if wie.rol not in starters:
        reden = f"De rol {wie.rol.titel} begint geen zaken en opent dus geen dossier."
        gebreken.append(Beletsel("rol", reden, "geen rol, geen recht", ander(Rol.SECRETARIAAT)))
    with balie.samenstel.opslag.lezen() as lezer:
        zicht = Zicht(balie, wie, lezer)
        bekend = kern.bron.registers(lezer).op("scholen", school, dag) if school else None
    if school is not None and bekend is None:
        zin = "Deze school staat niet in het register van scholen."
        gebreken.append(Beletsel("gegevens.school", zin, "formulier", andere_weg("open_dossier", zin)))
    elif not zicht.opent_voor(school):
        zin = "U opent alleen een dossier voor uw eigen school of uw eigen onderdeel van de organisatie."
        gebreken.append(Beletsel("dossier", zin, "WPO 18a lid 13", ander(Rol.SECRETARIAAT)))
    return gebreken
