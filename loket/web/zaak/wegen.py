"""Wegen: where the remedy of a refusal leads: the action that helps, or who can do it. For the same eyes as the refusal."""

from collections.abc import Iterable
from dataclasses import dataclass

from kernproces.gebruik.bron import Geladen
from kernproces.opsomming import en
from kernproces.rollen import BUITENROLLEN, Rol
from kernproces.taal.beletsel import Remedie, Remediesoort
from kernproces.taal.workflow import Workflow
from kernproces.zaak.oordeel import Oordeel
from loket.web.taal import met_kleine_letter
from loket.web.werkplek import Bezoek
from loket.web.zaak.beurt import stap_titel

NAMEN_TEN_HOOGSTE = 4
NAAR_ACTIE = {Remediesoort.EERST, Remediesoort.ANDERE_WEG}


@dataclass(frozen=True, slots=True)
class Weg:
    """What to do about it: a link, or a sentence when there is nothing to click."""

    tekst: str
    adres: str = ""


def wegen_van(bezoek: Bezoek, g: Geladen, workflow: Workflow, oordelen: Iterable[Oordeel]) -> dict[str, Weg]:
    """Per remedy (as its text) where it leads from here."""
    per_actie = {o.actie: o for o in oordelen}
    wegen: dict[str, Weg] = {}
    for oordeel in per_actie.values():
        for b in oordeel.beletselen:
            if str(b.remedie) not in wegen and (
                weg := _weg(bezoek, g, workflow, per_actie, oordeel, b.remedie)
            ):
                wegen[str(b.remedie)] = weg
    return wegen


def _weg(
    bezoek: Bezoek,
    g: Geladen,
    workflow: Workflow,
    per_actie: dict[str, Oordeel],
    oordeel: Oordeel,
    remedie: Remedie,
) -> Weg | None:
    if remedie.soort is Remediesoort.ANDER:
        return _wie(bezoek, Rol(remedie.waarde), g.dossier.get("school"))
    if remedie.soort not in NAAR_ACTIE or remedie.waarde == oordeel.actie:
        return None
    doel = per_actie.get(remedie.waarde)
    if doel is None:
        return None
    if (rol := van_een_ander(doel)) is not None:
        wie = _wie(bezoek, rol, g.dossier.get("school"))
        return Weg(f"Dat doet: {rol.titel}. {wie.tekst if wie else ''}".strip())
    titel = met_kleine_letter(stap_titel(workflow, doel.actie))
    adres = f"/zaken/{g.zaak['zaak']}/acties/{doel.actie}"
    return Weg(f"Naar {titel}" if doel.mag else f"Wat daarvoor nodig is: {titel}", adres)


def van_een_ander(oordeel: Oordeel) -> Rol | None:
    """Whose action it is, when it is not for the role of this visitor: there is no page of it for him."""
    andere = (b.remedie for b in oordeel.beletselen if b.eis == "rol")
    return next((Rol(r.waarde) for r in andere if r.soort is Remediesoort.ANDER), None)


def _wie(bezoek: Bezoek, rol: Rol, school: str | None) -> Weg | None:
    """Who holds the role today in a dossier of this school; of a school or a family no names are given, and to them none of ours."""
    mensen = bezoek.registers.mensen
    if rol is not bezoek.rol and rol in mensen.rollen(bezoek.persoon, bezoek.vandaag, school):
        return Weg(f"U heeft deze rol zelf. Kies rechtsboven: werken als {rol.titel}.")
    if bezoek.buiten or rol in BUITENROLLEN or rol is Rol.SYSTEEM:
        return None
    houders = mensen.met_rol(rol, bezoek.vandaag, school)
    wie = [p for p in houders if p != bezoek.persoon]
    namen = [bezoek.werkplek.namen.persoon(p) for p in wie]
    if not namen:
        ook = "niemand anders" if houders else "niemand"
        return Weg(f"Nu heeft {ook} de rol {rol.titel}. Vraag de beheerder.")
    if len(namen) > NAMEN_TEN_HOOGSTE:
        return Weg(f"{len(namen)} collega's hebben deze rol.")
    return Weg(f"Dat {'is' if len(namen) == 1 else 'zijn'} {en(namen)}.")
