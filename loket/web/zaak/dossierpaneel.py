"""Dossierpaneel: beside a dossier: what happened last in its zaken, and how its clauses stand."""

from dataclasses import dataclass

from kernproces.bewijs import Stand as Bewijsstand
from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.dossiers import ORGANISATIE
from kernproces.opslag.rijen import Lezer
from kernproces.zaak.stand import Stand
from loket.web.bewijs.bewijsbeeld import Dossierregel, clausules_in
from loket.web.werkplek import Bezoek
from loket.web.zaak.tijdlijn import STAPPEN, Moment, momenten
from workflows.norm import KERNCLAUSULES

LAATSTE, ZAKEN = 10, 12


@dataclass(frozen=True, slots=True)
class Dossierpaneel:
    """The panel. `laatste`: (zaak, what happened), the newest first."""

    laatste: list[tuple[str, Moment]]
    open: list[Dossierregel]
    voldaan: int
    geteld: int


def dossierpaneel(bezoek: Bezoek, lezer: Lezer, dossier: Stand, zaken: list[Stand]) -> Dossierpaneel:
    """From the zaken that these eyes may see; the clauses only for staff and auditor."""
    leerling = not str(dossier["dossier"]).startswith(ORGANISATIE)
    codes = [c.code for c in KERNCLAUSULES] if leerling else []
    regels = clausules_in(bezoek, lezer, dossier, codes)
    telt = [r for r in regels if r.regel.stand is not Bewijsstand.NIET_VAN_TOEPASSING]
    open_ = [r for r in telt if r.regel.stand is Bewijsstand.OPEN]
    voldaan = sum(r.regel.stand is Bewijsstand.VOLDAAN for r in telt)
    return Dossierpaneel(_laatste(bezoek, lezer, zaken), open_, voldaan, len(telt))


def _laatste(bezoek: Bezoek, lezer: Lezer, zaken: list[Stand]) -> list[tuple[str, Moment]]:
    kern = bezoek.werkplek.kern
    lopend = sorted(zaken, key=lambda z: (z["klaar"], z["zaak"]))[:ZAKEN]
    uit = []
    for stand in lopend:
        stappen = [e for e in kern.archief.lees(lezer, zaakstroom(stand["zaak"])) if e["soort"] in STAPPEN][
            -LAATSTE:
        ]
        workflow = kern.register.van(stand).workflow
        uit += [(stand["zaak"], m) for m in momenten(bezoek, workflow, stappen)]
    return sorted(uit, key=lambda r: (r[1].vastgelegd, r[0], r[1].nr), reverse=True)[:LAATSTE]
