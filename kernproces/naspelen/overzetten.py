"""Overzetten: a move to another version held against both declarations, and played again."""

from kernproces.naspelen.boek import zet
from kernproces.naspelen.verslag import Stap
from kernproces.zaak.overzetten import bevoegd, feiten, overzetting
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Entry, Stand
from kernproces.zaak.voortgang import Vervolg, Voortgang


def keur_overzetting(
    oud: Voortgang, nieuw: Voortgang, entry: Entry, stand: Stand, s: Situatie, stap: Stap
) -> list[Entry]:
    """Say what was not lawful about it; answer what must follow it."""
    norm = f"procedure {oud.workflow.naam} {nieuw.workflow.versie}"
    wat = overzetting(oud.workflow, nieuw.workflow, stand)
    for reden in wat.redenen:
        stap.meld("overzetten", reden, norm)
    for b in bevoegd(s):
        stap.meld(b.eis, b.reden, b.norm)
    hoort = feiten(oud.workflow, nieuw.workflow, nieuw.vingerafdruk, stand, wat, {})
    staat = entry["open"]
    anders = [
        k for k in sorted(hoort.keys() | staat.keys()) if k != "gelezen" and hoort.get(k) != staat.get(k)
    ]
    if anders:
        zin = f"{', '.join(anders)}: wat er staat, volgt niet uit de zaak en de twee versies."
        stap.meld("overzetten", zin, "historie")
    if entry["werkt_op"] != s.vandaag.isoformat():
        stap.meld("werkdag", "Overzetten werkt op de dag waarop het gebeurt.", "historie")
    if stap.bevindingen:
        return []
    v = Vervolg(entry["stroom"], s.zaak, entry["vastgelegd"], nieuw.vingerafdruk)
    zet(v.stand, entry)
    nieuw.verreken(v, s, wat.gevolgen)
    nieuw.loop_door(v, s)
    return v.entries
