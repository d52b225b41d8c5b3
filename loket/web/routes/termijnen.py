"""What is overrun and still open: the page that the weekly list to the directeur-bestuurder leads to."""

from dataclasses import dataclass

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.zaak.stand import Stand
from loket.ronde.overschrijdingen import Overschrijding, kennisneming, open_overschrijdingen
from loket.web.taal import met_hoofdletter
from loket.web.werkplek import Bezoek, NietGevondenError, bezoek_van
from loket.web.zaak.beurt import Beurt, beurt_van
from loket.web.zaak.termijnbeeld import Termijnbeeld, termijnen_van
from loket.web.zaak.zaaksoort import zaaksoort

router = APIRouter()
PER_BLAD = 80  # terms on the page, which stays under 100 kB; the rest is counted


@dataclass(frozen=True, slots=True)
class Regel:
    """One zaak with what is over in it. `kennis`: the day on which the director took note of all of it, or empty."""

    zaak: str
    leerling: str
    soort: str
    termijnen: list[Termijnbeeld]  # in the order of the list
    beurt: Beurt | None
    kennis: str
    wie: str  # who took note


@router.get("/termijnen")
def termijnen(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """For staff: of the zaken that are theirs to see. The director sees here what still waits for his acknowledgement."""
    if bezoek.buiten:
        raise NietGevondenError("Deze bladzijde is er niet, of is niet voor u.")
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        gevonden, aantal = open_overschrijdingen(lezer, PER_BLAD, bezoek.inkijk.zaken_waar("w."))
        regels = _regels(bezoek, lezer, gevonden)
    return bezoek.bladzijde(
        "termijnen.j2",
        regels=regels,
        aantal=aantal,
        meer=aantal - len(gevonden),
        onleesbaar=list(dict.fromkeys(o.zaak for o in gevonden if o.stand is None)),
        alles=bezoek.inkijk.k.breed and bezoek.inkijk.k.bereik is None,
        bestuurder=bezoek.rol is Rol.DIRECTEUR_BESTUURDER,
        hier="termijnen",
    )


def _regels(bezoek: Bezoek, lezer: Lezer, gevonden: list[Overschrijding]) -> list[Regel]:
    """One line a zaak, in the order of the list."""
    per_zaak: dict[str, tuple[Stand, list[str]]] = {}
    for o in gevonden:
        if o.stand is not None:
            per_zaak.setdefault(o.zaak, (o.stand, []))[1].append(o.termijn)
    dossiers = [stand["dossier"] for stand, _ in per_zaak.values()]
    leerlingen = bezoek.werkplek.namen.leerlingen(lezer, dossiers, bezoek.inkijk)
    return [_regel(bezoek, stand, ids, leerlingen[stand["dossier"]]) for stand, ids in per_zaak.values()]


def _regel(bezoek: Bezoek, stand: Stand, ids: list[str], leerling: str) -> Regel:
    workflow = bezoek.werkplek.kern.register.van(stand).workflow
    beelden = {t.id: t for t in termijnen_van(stand, workflow, bezoek.vandaag)}
    kennis = kennisneming(stand, max(stand["termijnen"][id_]["uiterlijk"] for id_ in ids))
    return Regel(
        zaak=stand["zaak"],
        leerling=met_hoofdletter(leerling),
        soort=zaaksoort(stand, workflow.titel),
        termijnen=[beelden[id_] for id_ in ids],
        beurt=beurt_van(bezoek, stand, workflow),
        kennis=kennis["op"] if kennis else "",
        wie=bezoek.werkplek.namen.kort(kennis["laatst"][0]) if kennis else "",
    )
