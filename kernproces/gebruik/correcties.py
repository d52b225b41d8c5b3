"""Correcties: mending an earlier entry, as part of the step that asks for it."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from kernproces.gebeurtenissen import GECORRIGEERD, Nieuw, zaakstroom
from kernproces.opslag.rijen import Lezer
from kernproces.taal.beletsel import Beletsel, andere_weg, kan_niet
from kernproces.vertrouwelijk.vak import VAK, categorie_en_vak, schooljaar, vak_van
from kernproces.zaak.correctie import CORRIGEER, Correctie, Misvatting, correctie_van
from kernproces.zaak.oordeel import Oordeel
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.voortgang import Vervolg, Voortgang

if TYPE_CHECKING:
    from kernproces.gebruik.kern import Kern


def beletselen(
    kern: "Kern", lezer: Lezer, voortgang: Voortgang, s: Situatie, oordeel: Oordeel
) -> list[Beletsel]:
    """What stands in the way of a correction: no such entry or field, a value that does not fit."""
    if s.actie != CORRIGEER:
        return []
    try:
        c = _correctie(kern, lezer, voortgang, s, oordeel)
    except Misvatting as fout:
        return [_misvat(fout.veld, str(fout))]
    if gewist := [
        g for naam, g in s.zaak.get("gewist", {}).items() if categorie_en_vak(naam)[1] == c.open[VAK]
    ]:
        zin = f"De inhoud van schooljaar {schooljaar(c.open[VAK])} is op {gewist[0]['op']} vernietigd."
        return [
            Beletsel("gewist", zin, gewist[0]["grond"], kan_niet(gewist[0]["grond"], "Voeg een notitie toe."))
        ]
    if c.open.get("werkt_op", "") > s.vandaag.isoformat():
        return [_misvat("waarde", "De dag ligt in de toekomst. Vul een dag in tot en met vandaag.")]
    if any(
        "T" in (op := g.get("begin") or g["op"]) and datetime.fromisoformat(op) > s.nu for g in c.gevolgen
    ):
        return [_misvat("waarde", "Het moment ligt in de toekomst. Vul een moment in dat is geweest.")]
    return []


def _misvat(veld: str, zin: str) -> Beletsel:
    return Beletsel(f"gegevens.{veld}", zin, "formulier", andere_weg(CORRIGEER, zin))


def plaats(kern: "Kern", lezer: Lezer, s: Situatie, oordeel: Oordeel) -> dict[str, Any]:
    """In which school year the words of the request lie: that of the step that it mends, so that they go with it."""
    if s.actie != CORRIGEER:
        return {}
    vraag: Any = oordeel.gegevens
    doel = kern.archief.een(lezer, zaakstroom(s.zaak["zaak"]), vraag.nr)
    return {} if doel is None else {VAK: vak_van(doel)}


def corrigeer(
    kern: "Kern", lezer: Lezer, voortgang: Voortgang, v: Vervolg, s: Situatie, oordeel: Oordeel
) -> None:
    """Append the correction and, when it moved the day that started a term, the recomputed term (C8)."""
    if s.actie != CORRIGEER:
        return
    c = _correctie(kern, lezer, voortgang, s, oordeel)
    namens = s.bevoegdheid.namens if s.bevoegdheid else None
    v.voeg_toe(Nieuw(GECORRIGEERD, c.open, s.actor, s.rol.value, s.dag.isoformat(), namens, c.geheim))
    voortgang.verreken(v, s, c.gevolgen)


def _correctie(kern: "Kern", lezer: Lezer, voortgang: Voortgang, s: Situatie, oordeel: Oordeel) -> Correctie:
    vraag: Any = oordeel.gegevens
    entry = kern.archief.een(lezer, zaakstroom(s.zaak["zaak"]), vraag.nr)
    return correctie_van(voortgang.workflow, s.zaak, entry, vraag.gegeven, vraag.waarde)
