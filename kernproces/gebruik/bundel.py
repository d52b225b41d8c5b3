"""Bundel: all that one business transaction appends, stream by stream. Booked together or not at all (invariant 4)."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kernproces.gebeurtenissen import BETROKKENE_TOEGEVOEGD, ZAAK_TOEGEVOEGD, Nieuw, dossierstroom, zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.bron import Geladen
from kernproces.opslag.rijen import Lezer, StroomRij
from kernproces.rollen import Rol
from kernproces.taal.workflow import Workflow
from kernproces.tijdstip import tijdstip
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import los
from kernproces.zaak.voortgang import Vervolg, Voortgang

if TYPE_CHECKING:
    from kernproces.gebruik.kern import Kern


class Bundel:
    """The parts of one transaction. A stream that two of its steps touch is one part."""

    def __init__(self, kern: "Kern", lezer: Lezer, g: Geladen, nu: datetime) -> None:
        self.kern = kern
        self.lezer = lezer
        self.nu = nu
        self._g = g
        self._delen: dict[str, Deel] = {}

    @property
    def delen(self) -> list[Deel]:
        """In the order in which they were taken up."""
        return list(self._delen.values())

    def neem(self, v: Vervolg, kop: StroomRij | None, workflow: Workflow | None = None) -> None:
        """Take up what is appended to a stream."""
        self._delen[v.stroom] = Deel(v, kop, workflow)

    def hoofdzaak(self, zaak: str) -> tuple[Voortgang, Vervolg]:
        """Another zaak of this dossier, locked after its dossier, with its clock brought up to now."""
        stroom, register = zaakstroom(zaak), self.kern.register
        if (er_is := self._delen.get(stroom)) is not None:
            return register.van(er_is.vervolg.stand), er_is.vervolg
        kop = self.lezer.houd_vast([dossierstroom(self._g.dossier["dossier"]), stroom])[stroom]
        stand = stand_van(kop)
        voortgang = register.van(stand)
        v = self.kern.vervolg(voortgang, zaak, stand, self.nu)
        geladen = replace(self._g, zaak=stand, kop=kop, eerder=stand)
        systeem = Rol.SYSTEEM
        s = self.kern.bron.situatie(self.lezer, geladen, systeem.value, systeem, "ronde", self.nu)
        self.kern.zet_klok_gelijk(voortgang, v, s)
        self.neem(v, kop, voortgang.workflow)
        return voortgang, v

    def zaak_in_dossier(self, feiten: dict[str, Any], s: Situatie) -> None:
        """The dossier's own entry: it has one zaak more."""
        open_ = {k: feiten[k] for k in ("zaak", "workflow", "hoofdzaak")}
        self._dossier().voeg_toe(Nieuw(ZAAK_TOEGEVOEGD, open_, s.actor, s.rol.value, s.vandaag.isoformat()))

    def regisseur(self, persoon: str, s: Situatie) -> None:
        """One regisseur a dossier: an entry in the dossier itself, so that every zaak of it sees who that is."""
        open_ = {"persoon": persoon, "rol": "regisseur", "vanuit": s.zaak["zaak"]}
        self._dossier().voeg_toe(Nieuw(BETROKKENE_TOEGEVOEGD, open_, s.actor, s.rol.value, s.dag.isoformat()))

    def _dossier(self) -> Vervolg:
        kop = self._g.dossierkop
        if kop.stroom not in self._delen:
            self.neem(Vervolg(kop.stroom, los(self._g.dossier), tijdstip(self.nu)), kop)
        return self._delen[kop.stroom].vervolg
