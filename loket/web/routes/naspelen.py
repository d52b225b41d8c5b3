"""The replay of a zaak as a page: every step with its verdict, the same that `kernproces naspelen` prints."""

from dataclasses import dataclass

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from kernproces.gebeurtenissen import ZAAK_GESTART, zaakstroom
from kernproces.naspelen import Stap, Uitspraak
from kernproces.rollen import Rol
from kernproces.taal.workflow import Workflow
from loket.lezen import naspeler
from loket.web.berichtbeeld import zaakberichten
from loket.web.taal import en, rolnaam, telwoord
from loket.web.werkplek import Bezoek, NietGevondenError, bezoek_van
from loket.web.zaakbeeld import laad

router = APIRouter()
TEKENS = {
    Uitspraak.RECHTMATIG: ("ok", "ok"),
    Uitspraak.ONRECHTMATIG: ("fout", "fout"),
    Uitspraak.NIET_TE_BEOORDELEN: ("info", "rust"),
}


@dataclass(frozen=True, slots=True)
class Regel:
    """One step as it is shown."""

    stap: Stap
    titel: str
    weg: str  # from which state to which
    wie: str
    rol: str
    teken: str
    kleur: str


@router.get("/zaken/{zaak}/naspelen")
def naspelen(zaak: str, bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """For staff and auditor; a school, a family and the technical administrator have no business here."""
    if bezoek.buiten or bezoek.rol is Rol.BEHEERDER:
        raise NietGevondenError("Deze bladzijde is er niet, of is niet voor u.")
    samenstel = bezoek.werkplek.samenstel
    with samenstel.opslag.lezen() as lezer:
        g = laad(bezoek, lezer, zaak)
        soort = bezoek.werkplek.kern.register.van(g.zaak).workflow
        entries = list(bezoek.werkplek.kern.archief.lees(lezer, zaakstroom(zaak)))
    with naspeler(samenstel) as speler:
        verslag = speler.speel_na(zaak)
    regels = [_regel(bezoek, soort, stap) for stap in verslag.stappen]
    return bezoek.bladzijde(
        "naspelen.j2",
        zaak=zaak,
        verslag=verslag,
        regels=regels,
        samenvatting=_samenvatting(regels),
        post=zaakberichten(bezoek, entries),
        hier="werkvoorraad",
    )


def _regel(bezoek: Bezoek, workflow: Workflow, stap: Stap) -> Regel:
    systeem = stap.rol == Rol.SYSTEEM.value
    wie = "het systeem" if systeem else bezoek.werkplek.namen.kort(stap.actor)
    rol = "" if systeem else rolnaam(stap.rol)
    return Regel(stap, _titel(workflow, stap), _weg(workflow, stap), wie, rol, *TEKENS[stap.uitspraak])


def _titel(workflow: Workflow, stap: Stap) -> str:
    if stap.soort == ZAAK_GESTART:
        return workflow.start.titel
    if rijen := workflow.acties.get(stap.actie):
        return rijen[0].titel
    wat = stap.soort.replace("_", " ").capitalize()
    return wat if stap.actie == stap.soort else f"{wat}: {stap.actie.replace('_', ' ')}"


def _weg(workflow: Workflow, stap: Stap) -> str:
    if not (stap.van and stap.naar):
        return ""
    van, naar = (workflow.toestanden.get(t, t).lower() for t in (stap.van, stap.naar))
    return f"van {van} naar {naar}"


def _samenvatting(regels: list[Regel]) -> str:
    delen = []
    for uitspraak in Uitspraak:
        aantal = sum(1 for r in regels if r.stap.uitspraak is uitspraak)
        if aantal:
            delen.append(f"{aantal} {uitspraak.value}")
    return f"{telwoord(len(regels), 'stap', 'stappen')}: {en(delen)}."
