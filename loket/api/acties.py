"""/zaken/{zaak}/acties: what this person may do now and why not, and doing it."""

from functools import lru_cache
from typing import Annotated, Any

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import Response

from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.bron import Geladen
from kernproces.gebruik.kern import Kern, Opdracht
from kernproces.taal.formulier import Formulier
from kernproces.zaak.oordeel import OnbekendeActieError
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.voortgang import Voortgang
from loket.api.balie import AanBalie, Balie, Toegang, Wie, WieHandelt
from loket.api.beeld import uitslag
from loket.api.eenmalig import Eenmalig
from loket.api.invoer import IfMatch, Sleutel, Uitvoering, lees_inhoud, verwachte_versie
from loket.api.problemen import geweigerd
from loket.api.route import api_router
from loket.api.termijnvormen import WatAls
from loket.api.vormen import Actie, Acties, Uitslag
from loket.api.zicht import Zicht
from loket.watals import termijngevolgen

router = api_router()


@lru_cache(maxsize=512)
def schema_van(formulier: type[Formulier]) -> dict[str, Any]:
    """The JSON schema of a form."""
    return formulier.model_json_schema()


@router.get("/zaken/{zaak}/acties", response_model=Acties, summary="Wat mag ik nu, en zo niet: waarom niet")
def acties(zaak: str, balie: AanBalie, wie: Wie, antwoord: Response) -> Any:
    """Every action of the zaak, allowed and refused, before a form is filled in."""
    kern = balie.samenstel.kern
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        g = Zicht(balie, wie, lezer).zaak(zaak)
        voortgang = kern.register.van(g.zaak)
        namen = voortgang.beoordelaar.acties()
        beelden = [
            _actie(voortgang, kern.bron.situatie(lezer, g, wie.persoon, wie.rol, a, wie.nu)) for a in namen
        ]
    _met_etag(antwoord, g)
    return {
        "zaak": zaak,
        "toestand": g.zaak["toestand"],
        "beslisversie": g.zaak["beslisversie"],
        "acties": beelden,
    }


@router.get("/zaken/{zaak}/acties/{actie}", response_model=Actie, summary="Een actie met haar formulier")
def actie(zaak: str, actie: str, balie: AanBalie, wie: Wie, antwoord: Response) -> Any:
    """One action, allowed or refused."""
    kern = balie.samenstel.kern
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        g = Zicht(balie, wie, lezer).zaak(zaak)
        s = kern.bron.situatie(lezer, g, wie.persoon, wie.rol, actie, wie.nu)
        beeld = _actie(kern.register.van(g.zaak), s)
    _met_etag(antwoord, g)
    return beeld


def _actie(voortgang: Voortgang, s: Situatie) -> dict[str, Any]:
    oordeel = voortgang.beoordelaar.vooraf(s)
    rij = oordeel.overgang or voortgang.workflow.acties[s.actie][0]
    return {
        "actie": rij.actie,
        "titel": rij.titel,
        "uitleg": rij.uitleg,
        "norm": rij.norm,
        "soort": "handeling" if rij.naar is None else "overgang",
        "door": [r.value for r in rij.rollen],
        "mag": oordeel.mag,
        "beletselen": [b.als_gegevens() for b in oordeel.beletselen],
        "formulier": schema_van(rij.gegevens),
        "voorbeeld": rij.gegevens.voorbeeld(s) if oordeel.mag else None,
    }


def _met_etag(antwoord: Response, g: Geladen) -> None:
    antwoord.headers["ETag"] = f'"{g.zaak["beslisversie"]}"'


@router.post("/zaken/{zaak}/acties/{actie}", response_model=Uitslag, summary="Doe een actie")
def doe(
    *,
    zaak: str,
    actie: str,
    verzoek: Request,
    balie: AanBalie,
    wie: WieHandelt,
    inhoud: Annotated[Any, Depends(lees_inhoud)],
    antwoord: Response,
    if_match: IfMatch = None,
    sleutel: Sleutel = None,
) -> Any:
    """Do it, with everything that follows from it, or get every reason why not."""
    gegevens = Uitvoering.model_validate(inhoud).gegevens
    _keur_actie(balie, wie, zaak, actie)
    opdracht = Opdracht(actie, wie.persoon, wie.rol, gegevens, verwacht=verwachte_versie(if_match))

    def werk(kern: Kern) -> dict[str, Any]:
        a = kern.doe(zaak, opdracht, wie.nu)
        if a.stand is None or not a.gelukt:
            raise geweigerd(a.beletselen)
        return uitslag(a.stand, a.berichten)

    uit = Eenmalig(balie.samenstel, wie, sleutel, verzoek.url.path, inhoud).doe(werk, uitslag)
    antwoord.headers["ETag"] = f'"{uit["beslisversie"]}"'
    return uit


def _keur_actie(balie: Balie, wie: Toegang, zaak: str, actie: str) -> None:
    """The zaak is there for this person, and its procedure knows the action."""
    with balie.samenstel.opslag.lezen() as lezer:
        g = Zicht(balie, wie, lezer).zaak(zaak)
    if actie not in balie.samenstel.kern.register.van(g.zaak).workflow.acties:
        raise OnbekendeActieError(actie)


@router.post(
    "/zaken/{zaak}/acties/{actie}/wat-als",
    response_model=WatAls,
    summary="Wat zou een actie met de termijnen doen? Schrijft niets",
)
def wat_als(
    *,
    zaak: str,
    actie: str,
    balie: AanBalie,
    wie: Wie,
    inhoud: Annotated[Any, Depends(lees_inhoud)],
    antwoord: Response,
) -> Any:
    """Old end, new end and derivation of every term that changes, or the refusal the action would get. Writes nothing."""
    opdracht = Opdracht(actie, wie.persoon, wie.rol, Uitvoering.model_validate(inhoud).gegevens)
    _keur_actie(balie, wie, zaak, actie)
    kern = balie.samenstel.kern
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        g = kern.bron.laad(lezer, zaak)
        a = kern.wat_als(lezer, zaak, opdracht, wie.nu)
    if a.stand is None or not a.gelukt:
        raise geweigerd(a.beletselen)
    antwoord.headers["ETag"] = f'"{stand_van(g.kop)["beslisversie"]}"'
    gevolgen = termijngevolgen(kern.register.van(g.zaak).workflow, stand_van(g.kop), a)
    return {"zaak": zaak, "toestand": a.stand["toestand"], "gevolgen": [t.als_gegevens() for t in gevolgen]}
