"""Quarantaine: the files that the virus scan or the check of their kind stopped, for whose dossiers they are of.

The administrator sees that it happened, of which dossier and why; a title only who may see the document itself.
"""

from dataclasses import dataclass
from itertools import islice

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.quarantaine import SOORT, Tegengehouden, tegengehouden
from kernproces.gebruik.stuk import Keur
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import BUITENROLLEN
from loket.web.taal import rolnaam
from loket.web.werkplek import Bezoek, NietGevondenError, bezoek_van

router = APIRouter()
MEESTE = 100
WAAROM = {
    Keur.WACHT.value: "Wacht op de virusscanner",
    Keur.BESMET.value: "De virusscanner vond iets schadelijks",
    SOORT: "Geen soort bestand die wij aannemen, of iets anders dan de naam zegt",
}
WAT_NU = {
    Keur.WACHT.value: "Wij proberen het vanzelf opnieuw. Tot dan is het niet te openen.",
    Keur.BESMET.value: "Er is niets van bewaard. Vraag de afzender om een schoon bestand.",
    SOORT: "Er is niets van bewaard. Vraag om een pdf, een tekstbestand, een afbeelding of een kantoordocument.",
}


@dataclass(frozen=True, slots=True)
class Regel:
    """One file, as this reader may see it."""

    t: Tegengehouden
    waarom: str
    wat_nu: str
    wie: str
    titel: str


@router.get("/quarantaine")
def quarantaine(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """The last that were stopped, of the dossiers that are for these eyes."""
    if bezoek.buiten:
        raise NietGevondenError("Deze bladzijde is er niet, of is niet voor u.")
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        alle = tegengehouden(lezer)
        mag = bezoek.inkijk.zichtbare_dossiers(lezer, (t.dossier for t in alle))
        regels = [_regel(bezoek, lezer, t) for t in islice((t for t in alle if t.dossier in mag), MEESTE)]
    return bezoek.bladzijde("quarantaine.j2", regels=regels, hier="beheer")


def _regel(bezoek: Bezoek, lezer: Lezer, t: Tegengehouden) -> Regel:
    buiten = t.rol in set(map(str, BUITENROLLEN))
    wie = rolnaam(t.rol) if buiten and not bezoek.ziet_namen else bezoek.werkplek.namen.persoon(t.actor)
    return Regel(t, WAAROM.get(t.keur, t.keur), WAT_NU.get(t.keur, ""), wie, _titel(bezoek, lezer, t))


def _titel(bezoek: Bezoek, lezer: Lezer, t: Tegengehouden) -> str:
    """Of a document that lies here, for who may see it."""
    if t.stuk is None or not bezoek.ziet_namen:
        return ""
    try:
        stuk = bezoek.werkplek.samenstel.stukken.een(lezer, t.dossier, t.stuk)
    except OnbekendError:
        return ""
    mag = bezoek.inkijk.ziet_stuk(lezer, bezoek.registers.mensen, t.dossier, stuk)
    return stuk.titel if mag else ""
