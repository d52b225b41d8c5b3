"""Wegen: where the remedy of a refusal leads: the action that helps, or who can do it. For the same eyes as the refusal."""

from collections.abc import Iterable
from dataclasses import dataclass

from kernproces.oordeel import Oordeel
from kernproces.rollen import BUITENROLLEN, Rol
from kernproces.taal.beletsel import Remedie, Remediesoort
from kernproces.taal.workflow import Workflow
from loket.web.beurt import stap_titel
from loket.web.taal import en, met_kleine_letter
from loket.web.werkplek import Bezoek

NAMEN_TEN_HOOGSTE = 4
NAAR_ACTIE = {Remediesoort.EERST, Remediesoort.ANDERE_WEG}


@dataclass(frozen=True, slots=True)
class Weg:
    """What to do about it: a link, or a sentence when there is nothing to click."""

    tekst: str
    adres: str = ""


def wegen_van(bezoek: Bezoek, zaak: str, workflow: Workflow, oordelen: Iterable[Oordeel]) -> dict[str, Weg]:
    """Per remedy (as its text) where it leads from here."""
    per_actie = {o.actie: o for o in oordelen}
    wegen: dict[str, Weg] = {}
    for oordeel in per_actie.values():
        for b in oordeel.beletselen:
            if str(b.remedie) not in wegen and (
                weg := _weg(bezoek, zaak, workflow, per_actie, oordeel, b.remedie)
            ):
                wegen[str(b.remedie)] = weg
    return wegen


def _weg(
    bezoek: Bezoek,
    zaak: str,
    workflow: Workflow,
    per_actie: dict[str, Oordeel],
    oordeel: Oordeel,
    remedie: Remedie,
) -> Weg | None:
    if remedie.soort is Remediesoort.ANDER:
        return _wie(bezoek, Rol(remedie.waarde))
    if remedie.soort not in NAAR_ACTIE or remedie.waarde == oordeel.actie:
        return None
    doel = per_actie.get(remedie.waarde)
    if doel is None:
        return None
    titel = met_kleine_letter(stap_titel(workflow, doel.actie))
    adres = f"/zaken/{zaak}/acties/{doel.actie}"
    return Weg(f"Naar {titel}" if doel.mag else f"Wat daarvoor nodig is: {titel}", adres)


def _wie(bezoek: Bezoek, rol: Rol) -> Weg | None:
    """Who holds the role today; of a school or a family no names are given, and to them none of ours."""
    if rol in bezoek.rollen:
        return Weg(f"U heeft deze rol zelf. Kies rechtsboven: werken als {rol.titel}.")
    if bezoek.buiten or rol in BUITENROLLEN or rol is Rol.SYSTEEM:
        return None
    wie = [p for p in bezoek.registers.mensen.met_rol(rol, bezoek.vandaag) if p != bezoek.persoon]
    namen = [bezoek.werkplek.namen.persoon(p) for p in wie]
    if not namen:
        return Weg(f"Nu heeft niemand de rol {rol.titel}. Vraag de beheerder.")
    if len(namen) > NAMEN_TEN_HOOGSTE:
        return Weg(f"{len(namen)} collega's hebben deze rol.")
    return Weg(f"Dat {'is' if len(namen) == 1 else 'zijn'} {en(namen)}.")
