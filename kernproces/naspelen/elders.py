"""Elders: a step held against the other streams: what it did there, and what a step elsewhere did here."""

from typing import Any

from kernproces.gebeurtenissen import ZAAK_GESTART
from kernproces.gebruik.register import Register
from kernproces.naspelen import keuring, koppeling
from kernproces.naspelen.boek import Geschiedenisboek
from kernproces.naspelen.feiten import Feiten
from kernproces.naspelen.ingevuld import vul_in
from kernproces.naspelen.opening import Geopend
from kernproces.naspelen.verslag import Stap, stap_van
from kernproces.taal.overgang import Overgang
from kernproces.vertrouwelijk.vak import VAK
from kernproces.zaak.correctie import CORRIGEER
from kernproces.zaak.deelzaken import begin_beletselen, sluit_beletselen
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Entry, Stand
from kernproces.zaak.voortgang import Voortgang


class Elders:
    """The other streams, under replay."""

    def __init__(self, boek: Geschiedenisboek, register: Register, feiten: Feiten) -> None:
        self._boek = boek
        self._register = register
        self._feiten = feiten
        self._geopend = Geopend(boek, register, feiten)

    def keur(
        self, voortgang: Voortgang, rij: Overgang, entry: Entry, stand: Stand, s: Situatie, stap: Stap
    ) -> None:
        """What this step did elsewhere is told there, and what stood elsewhere allowed it."""
        self._samenloop(voortgang, rij, entry, s, stap)
        if entry["soort"] == ZAAK_GESTART:
            koppeling.keur_begin(self._boek, entry, s, stap)
        else:
            self._geopend.keur_stap(voortgang.workflow, rij, entry, s, stap)
        koppeling.keur_nummer(self._boek, rij, entry, stand, stap)
        koppeling.keur_regisseur(self._boek, rij, entry, stand, s, stap)
        naam = s.zaak.get("hoofdzaak")
        if not naam or not rij.raakt_hoofdzaak:
            return
        # Judged without a number, a zaak that begins has one from here on.
        s.zaak.setdefault("zaak", entry["stroom"].partition("/")[2])
        hoofdstand = self._boek.stand_toen(f"zaak/{naam}", entry["vastgelegd"])
        hoofd = self._register.op_afdruk(str(hoofdstand.get("vingerafdruk")))
        if hoofd is None:
            stap.meld("koppeling", f"De hoofdzaak {naam} is er niet.", "historie")
        elif koppeling.in_hoofdzaak(self._boek, naam, entry, stand):
            return
        elif koppeling.gevolgen_in_hoofdzaak(hoofd, hoofdstand, rij, s, entry["vastgelegd"]):
            stap.meld("koppeling", f"Wat deze stap in zaak {naam} deed, staat daar niet.", "historie")

    def vanuit(self, entry: Entry, stand: Stand, voortgang: Voortgang, stap: Stap) -> list[Entry]:
        """An entry that a deelzaak brought about: that step must be there, and do exactly this; what follows it."""
        deel = str(entry["open"]["vanuit"])
        for bron in koppeling.bron_van(self._boek, entry, stand):
            eerder = self._boek.stand_op(f"zaak/{deel}", bron["nr"] - 1)
            van = self._register.op_afdruk(str(eerder.get("vingerafdruk", bron["workflow"])))
            if van is None:
                continue
            hulp = stap_van(bron, "")
            rij = keuring.rij_van(van.workflow, bron, eerder, hulp)
            s = self._feiten.situatie(bron, eerder)
            s.zaak.setdefault("zaak", deel)
            s.kalender = self._feiten.kalender_van(entry, stand)
            if rij is None or vul_in(self._boek, s, rij, bron, hulp) is None:
                continue
            hoort = koppeling.gevolgen_in_hoofdzaak(voortgang, stand, rij, s, entry["vastgelegd"])
            if hoort and not keuring.verschil(hoort[0], entry):
                return hoort[1:]
        stap.meld("koppeling", f"In zaak {deel} staat geen stap die dit tot gevolg heeft.", "historie")
        return []

    def begonnen(self, entry: Entry, stand: Stand, voortgang: Voortgang, stap: Stap) -> list[Entry]:
        """The system began this zaak: a step elsewhere opened it, and here it does what any start does."""
        rij = keuring.rij_van(voortgang.workflow, entry, stand, stap)
        if rij is None or not entry["open"].get("vanuit"):
            stap.meld("koppeling", "Het systeem begint geen zaak zonder een stap die hem opent.", "historie")
            return []
        s = self._feiten.situatie(entry, stand)
        if vul_in(self._boek, s, rij, entry, stap) is not None:
            self.keur(voortgang, rij, entry, stand, s, stap)
        return self._geopend.speel(entry, voortgang, stap)

    def _samenloop(self, voortgang: Voortgang, rij: Overgang, entry: Entry, s: Situatie, stap: Stap) -> None:
        """The other zaken of the dossier, as they stood: on which one hangs, and which had to be closed first."""
        if entry["soort"] == ZAAK_GESTART:
            gebreken = begin_beletselen(voortgang.workflow, s, self._register)
        else:
            gebreken = sluit_beletselen(voortgang.workflow, rij, s, self._register)
        for b in gebreken:
            stap.meld(b.eis, b.reden, b.norm)


def van_elders(rij: Overgang, entry: Entry) -> dict[str, Any]:
    """What a step got from elsewhere, as recorded: a number, the zaken that it opened, the year of the step that it mends.

    Judged with those streams, and with the correction.
    """
    gekregen = {"nummer": entry["open"].get("nummer")} if rij.nummer is not None else {}
    if rij.actie == CORRIGEER:
        gekregen[VAK] = entry["open"].get(VAK)
    if "opent" in entry["open"] and entry["soort"] != ZAAK_GESTART:
        gekregen["opent"] = entry["open"]["opent"]
    return gekregen
