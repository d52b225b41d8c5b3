"""Overnemen: a running zaak of another system: its steps with their own legal days, so that its terms are right at once.

One transaction a zaak: all of its steps, or nothing. Every step is judged as any other; only its day is that of then, and
no letter is sent again. The dry run takes the same path and books nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from kernproces.gebeurtenissen import DOSSIER_GEOPEND, OVERGENOMEN, Nieuw, dossierstroom, zaakstroom
from kernproces.gebruik import koppelingen, openen
from kernproces.gebruik.archief import bytes_van, stand_van
from kernproces.gebruik.bron import Geladen
from kernproces.gebruik.bundel import Bundel
from kernproces.gebruik.kern import Kern
from kernproces.gebruik.opdracht import Antwoord, keur_tijd
from kernproces.opslag.rijen import Lezer, Schrijver, StroomRij
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel, kan_niet
from kernproces.taal.formulier import PERSOON
from kernproces.taal.overgang import Overgang
from kernproces.taal.termijn import TermijnFout
from kernproces.tijdstip import dag_van, tijdstip
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.voortgang import Vervolg, Voortgang

NORM = "overname"


@dataclass(frozen=True, slots=True)
class Stap:
    """One step as the other system did it. `dag`: its legal day there."""

    actie: str
    dag: date
    gegevens: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Overname:
    """One zaak to take over. `rij`: the SHA-256 of the row that said so, hexadecimal."""

    workflow: str
    bron: str
    kenmerk: str
    dossier: str
    rij: str
    stappen: tuple[Stap, ...]
    leerling: str = ""
    school: str | None = None

    @property
    def zaak(self) -> str:
        """Its number here: that of there, with the name of the other system."""
        return f"{self.bron}-{self.kenmerk}"


@dataclass(slots=True)
class _Loop:
    """One takeover while it is worked out."""

    bundel: Bundel
    g: Geladen
    voortgang: Voortgang
    lezer: Lezer
    antwoord: Antwoord
    v: Vervolg | None = None
    beletselen: list[Beletsel] = field(default_factory=list)


class Overnemer:
    """The use case over one store."""

    def __init__(self, kern: Kern) -> None:
        self._kern = kern

    def neem_over(self, o: Overname, actor: str, nu: datetime) -> Antwoord:
        """Record it, or answer every reason why not; then nothing was written."""
        keur_tijd(nu)

        def werk(schrijver: Schrijver) -> Antwoord:
            antwoord, bundel = self._werk_uit(schrijver, o, actor, nu)
            if bundel is not None:
                self._kern.boekhouding.boek(schrijver, bundel.delen)
            return antwoord

        return self._kern.herhaal(werk)

    def proef(self, lezer: Lezer, o: Overname, actor: str, nu: datetime) -> Antwoord:
        """What `neem_over` would answer. Nothing is written."""
        keur_tijd(nu)
        return self._werk_uit(lezer, o, actor, nu)[0]

    def _werk_uit(
        self, lezer: Lezer, o: Overname, actor: str, nu: datetime
    ) -> tuple[Antwoord, Bundel | None]:
        voortgang = self._kern.register.nieuwste(o.workflow)
        if lezer.stroom(zaakstroom(o.zaak)) is not None:
            return _weiger(f"Zaak {o.zaak} is al overgenomen."), None
        if not o.stappen or o.stappen[0].actie != voortgang.workflow.start.actie:
            return _weiger(f"De eerste stap van {o.workflow} is {voortgang.workflow.start.actie}."), None
        g, dossier = self._dossier(lezer, o, actor, nu)
        if g is None:
            return _weiger(
                f"Dossier {o.dossier} is er niet, en de rij noemt geen leerling om er een te openen."
            ), None
        bundel = Bundel(self._kern, lezer, g, nu)
        if dossier is not None:
            bundel.neem(dossier, None)
        loop = _Loop(bundel, g, voortgang, lezer, Antwoord(o.zaak, None))
        for stap in o.stappen:
            self._stap(loop, o, stap, actor, nu)
            if loop.beletselen:
                return Antwoord(o.zaak, None, loop.beletselen), None
        assert loop.v is not None  # noqa: S101 - the first step began it
        return Antwoord(o.zaak, loop.v.stand, [], loop.v.entries), bundel

    def _dossier(
        self, lezer: Lezer, o: Overname, actor: str, nu: datetime
    ) -> tuple[Geladen | None, Vervolg | None]:
        """The dossier, or a new one with the name of the pupil."""
        if lezer.stroom(dossierstroom(o.dossier)) is not None:
            return self._kern.bron.nog_geen_zaak(lezer, o.dossier), None
        if not o.leerling:
            return None, None
        rol = self._rol(lezer, actor, self._kern.register.nieuwste(o.workflow).workflow.start, nu)
        v = Vervolg(dossierstroom(o.dossier), {}, tijdstip(nu))
        open_ = {"dossier": o.dossier, "school": o.school}
        geheim = {PERSOON.value: {"leerling": o.leerling}}
        v.voeg_toe(
            Nieuw(DOSSIER_GEOPEND, open_, actor, rol.value, o.stappen[0].dag.isoformat(), geheim=geheim)
        )
        kop = StroomRij(v.stroom, 1, b"", bytes_van(v.stand))
        leeg = {"gedaan": {}, "verzameld": {}, "sporen": {}, "termijnen": {}, "klaar": False}
        return Geladen(leeg, kop, stand_van(kop), kop), v

    def _rol(self, lezer: Lezer, actor: str, rij: Overgang, nu: datetime) -> Rol:
        """In which of the roles of this step the person may act; none: the first, so that the refusal names it."""
        mag = self._kern.bron.registers(lezer).mensen.rollen(actor, dag_van(nu))
        return next((r for r in rij.rollen if r in mag), rij.rollen[0])

    def _stap(self, loop: _Loop, o: Overname, stap: Stap, actor: str, nu: datetime) -> None:
        workflow = loop.voortgang.workflow
        rijen = (workflow.start,) if loop.v is None else workflow.acties.get(stap.actie, ())
        if not rijen or rijen[0].vanzelf:
            loop.beletselen = _weiger(f"{o.workflow} kent geen stap {stap.actie}.").beletselen
            return
        rol = self._rol(loop.lezer, actor, rijen[0], nu)
        zaak = {**loop.g.zaak, "hoofdzaak": None} if loop.v is None else loop.v.stand
        s = self._kern.bron.situatie(loop.lezer, replace(loop.g, zaak=zaak), actor, rol, stap.actie, nu)
        s.overgenomen_op = stap.dag
        if not isinstance(loop.lezer, Schrijver):
            s.merk = str  # a dry run makes no key
        try:
            if loop.v is None:
                self._begin(loop, o, s, stap)
            else:
                self._verder(loop, loop.v, s, stap)
        except TermijnFout as fout:
            loop.beletselen = _weiger(f"{rijen[0].titel}: {fout}").beletselen

    def _begin(self, loop: _Loop, o: Overname, s: Situatie, stap: Stap) -> None:
        oordeel = loop.voortgang.beoordelaar.oordeel_start(s, dict(stap.gegevens))
        if not oordeel.mag:
            loop.beletselen = oordeel.beletselen
            return
        loop.v = openen.start(loop.bundel, loop.voortgang, s, oordeel, o.zaak)
        open_ = {
            "bron": o.bron,
            "kenmerk": o.kenmerk,
            "rij": o.rij,
            "begonnen": o.stappen[0].dag.isoformat(),
            "gelezen": dict(s.registers.nummers),
        }
        namens = s.bevoegdheid.namens if s.bevoegdheid else None
        loop.v.voeg_toe(Nieuw(OVERGENOMEN, open_, s.actor, s.rol.value, s.vandaag.isoformat(), namens))

    def _verder(self, loop: _Loop, v: Vervolg, s: Situatie, stap: Stap) -> None:
        oordeel = loop.voortgang.beoordelaar.oordeel(s, dict(stap.gegevens))
        gepland = openen.plan(self._kern, loop.voortgang, s, oordeel)
        if not oordeel.mag:
            titel = loop.voortgang.workflow.acties[stap.actie][0].titel
            loop.beletselen = [replace(b, reden=f"{titel}: {b.reden}") for b in oordeel.beletselen]
            return
        extra = koppelingen.koppel(loop.bundel, s, oordeel) | openen.geef_nummers(gepland, loop.lezer, s.nu)
        loop.voortgang.doe(v, s, oordeel, extra)
        openen.begin(loop.bundel, gepland)


def _weiger(zin: str) -> Antwoord:
    return Antwoord("", None, [Beletsel("overname", zin, NORM, kan_niet(NORM, zin))])
