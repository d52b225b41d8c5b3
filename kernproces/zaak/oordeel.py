"""Oordeel: may this person do this now, and if not, every reason why with what would help. Pure.

The page, the API, the command line and the scenario all ask here, so they give the same refusals.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from kernproces.taal.beletsel import Beletsel, Remedie, Remediesoort, eerst, kan_niet
from kernproces.taal.formulier import Formulier
from kernproces.taal.formuliertaal import beletselen_van, lees_formulier
from kernproces.taal.overgang import Overgang
from kernproces.taal.termijn import TermijnSoort
from kernproces.taal.verzameling import Spoor, Verzameling
from kernproces.taal.workflow import Workflow
from kernproces.vertrouwelijk.geheimen import gemerkt
from kernproces.zaak.deelzaken import Procedures, begin_beletselen, sluit_beletselen
from kernproces.zaak.machine import GeenOvergangError, Toestandsmachine
from kernproces.zaak.persoon import persoon_beletselen
from kernproces.zaak.routes import Routes
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.werkdag import dag_beletselen, werkdag_van


class OnbekendeActieError(Exception):
    """The workflow has no such action."""


@dataclass(slots=True)
class Oordeel:
    """The answer: the overgang and where it leads, or the beletselen."""

    actie: str
    beletselen: list[Beletsel] = field(default_factory=list)
    overgang: Overgang | None = None
    naar: str = ""
    gegevens: Formulier | None = None
    eisen: list[str] = field(default_factory=list)

    @property
    def mag(self) -> bool:
        """Whether it may be done."""
        return not self.beletselen


class Beoordelaar:
    """The judgement for one workflow; made once, shared by every zaak on it."""

    def __init__(self, workflow: Workflow, procedures: Procedures) -> None:
        self.workflow = workflow
        self._procedures = procedures
        self._sporen = {actie: tuple(_raakt(workflow, actie)) for actie in workflow.acties}

    @cached_property
    def machine(self) -> Toestandsmachine:
        """Built when the first step asks: a command that looks at one zaak does not build every procedure."""
        return Toestandsmachine(self.workflow)

    @cached_property
    def routes(self) -> Routes:
        """The roads between its states."""
        return Routes(self.workflow)

    def oordeel(self, s: Situatie, ruw: dict[str, Any]) -> Oordeel:
        """Judge an action with its gegevens (JSON data). Unknown fields and actions raise; all else is a refusal."""
        rijen = self._rijen(s.actie)
        if rijen[0].vanzelf:
            return Oordeel(s.actie, beletselen=[self._van_het_systeem(s, rijen)], overgang=rijen[0])
        uitkomst = Oordeel(s.actie)
        mogelijk = [o for o in rijen if s.toestand in o.van]
        rij = mogelijk[0] if mogelijk else rijen[0]
        self._vooraf(s, rij, bool(mogelijk), uitkomst)
        try:
            s.gegevens = uitkomst.gegevens = gemerkt(lees_formulier(rij.gegevens, ruw), s.merk)
        except ValidationError as fout:
            uitkomst.beletselen += beletselen_van(fout, rij)
            if mogelijk:
                uitkomst.beletselen += [b for eis in rij.eisen if eis.vooraf for b in eis.beletselen(s)]
            return uitkomst
        s.op_dag(werkdag_van(uitkomst.gegevens))
        uitkomst.beletselen += dag_beletselen(s, rij)
        if mogelijk:
            self._inhoud(s, uitkomst)
        return uitkomst

    def oordeel_start(self, s: Situatie, ruw: dict[str, Any], *, geopend: bool = False) -> Oordeel:
        """Judge the beginning of a zaak: role, form, what it hangs on, and eisen; there is no state yet.

        `geopend`: the declaration of another zaak lets the system do it; then nobody's role is asked.
        """
        rij = self.workflow.start
        uitkomst = Oordeel(rij.actie, overgang=rij, naar=rij.naar or "")
        uitkomst.beletselen += [] if geopend else persoon_beletselen(s, rij)
        uitkomst.beletselen += begin_beletselen(self.workflow, s, self._procedures)
        try:
            s.gegevens = uitkomst.gegevens = gemerkt(lees_formulier(rij.gegevens, ruw), s.merk)
        except ValidationError as fout:
            uitkomst.beletselen += beletselen_van(fout, rij)
            return uitkomst
        s.op_dag(werkdag_van(uitkomst.gegevens))
        uitkomst.beletselen += dag_beletselen(s, rij)
        for eis in rij.eisen:
            gebreken = eis.beletselen(s)
            uitkomst.beletselen += gebreken
            if not gebreken:
                uitkomst.eisen.append(eis.naam)
        return uitkomst

    def vooraf(self, s: Situatie) -> Oordeel:
        """Judge an action before its form is filled in: state, role, duties apart, and the eisen that need no form."""
        rijen = self._rijen(s.actie)
        if rijen[0].vanzelf:
            return Oordeel(s.actie, beletselen=[self._van_het_systeem(s, rijen)], overgang=rijen[0])
        mogelijk = [o for o in rijen if s.toestand in o.van]
        rij = mogelijk[0] if mogelijk else rijen[0]
        uitkomst = Oordeel(s.actie, overgang=rij)
        self._vooraf(s, rij, bool(mogelijk), uitkomst)
        if mogelijk:
            for eis in rij.eisen:
                if eis.vooraf:
                    uitkomst.beletselen += eis.beletselen(s)
        return uitkomst

    def acties(self) -> list[str]:
        """Every action that a person can do, in declared order."""
        return [a for a, rijen in self.workflow.acties.items() if not rijen[0].vanzelf]

    def _rijen(self, actie: str) -> tuple[Overgang, ...]:
        rijen = self.workflow.acties.get(actie)
        if rijen is None:
            raise OnbekendeActieError(actie)
        return rijen

    def _vooraf(self, s: Situatie, rij: Overgang, mogelijk: bool, uitkomst: Oordeel) -> None:
        if s.zaak["klaar"] and not (rij.na_afloop and mogelijk):
            uitkomst.beletselen.append(self._gesloten(s, rij))
        elif not mogelijk:
            uitkomst.beletselen.append(self._verkeerde_toestand(s, rij))
        uitkomst.beletselen += persoon_beletselen(s, rij)
        if mogelijk:
            uitkomst.beletselen += self._spoor_beletselen(s)
            uitkomst.beletselen += sluit_beletselen(self.workflow, rij, s, self._procedures)

    def _inhoud(self, s: Situatie, uitkomst: Oordeel) -> None:
        """The machine decides which overgang it is and where it leads; its eisen judge the content."""
        try:
            rij, naar = self.machine.stap(s.toestand, s.actie, s)
        except GeenOvergangError:
            uitkomst.beletselen.append(self._verkeerde_toestand(s, self._rijen(s.actie)[0]))
            return
        uitkomst.overgang, uitkomst.naar = rij, naar
        for eis in rij.eisen:
            gebreken = eis.beletselen(s)
            uitkomst.beletselen += gebreken
            if not gebreken:
                uitkomst.eisen.append(eis.naam)

    def _van_het_systeem(self, s: Situatie, rijen: tuple[Overgang, ...]) -> Beletsel:
        """Nobody does what the system does; the help says what it waits for."""
        rij = next((o for o in rijen if s.toestand in o.van), rijen[0])
        if s.zaak["klaar"]:
            return self._gesloten(s, rij)
        reden = f"{rij.titel} doet het systeem zelf, zodra {_zodra(rij)}."
        hulp = "U hoeft dit niet te doen; het gaat vanzelf."
        wacht = self.workflow.aan_zet(s.zaak)
        if wacht is not None:
            hulp += f" Wat u wel kunt doen: {self.workflow.acties[wacht.doet][0].titel}."
        return Beletsel("vanzelf", reden, rij.norm or self.norm, kan_niet(self.norm, hulp))

    def _gesloten(self, s: Situatie, rij: Overgang) -> Beletsel:
        titel = self.workflow.toestanden[s.toestand].lower()
        reden = f"{rij.titel} kan niet meer: de zaak is afgerond ({titel})."
        return Beletsel(
            "toestand", reden, self.norm, kan_niet(self.norm, "Een nieuwe zaak in dit dossier kan wel.")
        )

    def _verkeerde_toestand(self, s: Situatie, rij: Overgang) -> Beletsel:
        titels = self.workflow.toestanden
        reden = (
            f"{rij.titel} kan nu niet: de zaak is {titels[s.toestand].lower()}. "
            f"Het kan bij: {', '.join(titels[t].lower() for t in rij.van)}."
        )
        return Beletsel("toestand", reden, rij.norm or self.norm, self._weg(s, rij))

    def _weg(self, s: Situatie, rij: Overgang) -> Remedie:
        """The first action on the way to a state in which it can be done; what hinders that one goes first."""
        doelen = {t for o in self.workflow.acties[rij.actie] for t in o.van}
        stap = self.routes.eerste_actie(s.toestand, doelen)
        if stap is None:
            return kan_niet(self.norm, f"Vanuit deze toestand kan dit niet meer. {self._verder(s)}")
        eerder = next(o for o in self.workflow.acties[stap] if s.toestand in o.van)
        ervoor = replace(s, actie=stap)
        hinder = (b.remedie for e in eerder.eisen if e.vooraf for b in e.beletselen(ervoor))
        # Who does it, is not who asks now.
        andermans = (r for r in hinder if r.soort is not Remediesoort.ANDER)
        return next(andermans, eerst(stap, f"Doe eerst: {eerder.titel}."))

    def _verder(self, s: Situatie) -> str:
        """What does lead on: the step that the zaak waits for."""
        wacht = self.workflow.aan_zet(s.zaak)
        if wacht is None:
            return "Sluit de zaak op een andere manier af."
        return f"Verder gaat de zaak met: {self.workflow.acties[wacht.doet][0].titel}."

    def _spoor_beletselen(self, s: Situatie) -> list[Beletsel]:
        kandidaten = [
            spoor_beletsel(s, spoor, self.workflow, alleen) for spoor, alleen in self._sporen[s.actie]
        ]
        return [b for b in kandidaten if b is not None]

    @property
    def norm(self) -> str:
        """How a refusal names this declaration."""
        return f"procedure {self.workflow.naam} {self.workflow.versie}"


def _zodra(rij: Overgang) -> str:
    """What the system waits for, in words."""
    if isinstance(rij.zodra, Verzameling):
        return f"de verzameling compleet is ({rij.zodra.titel.lower()})"
    if isinstance(rij.zodra, TermijnSoort):
        return f"deze termijn voorbij is: {rij.zodra.titel}"
    zin = rij.zodra.titel.rstrip(".") if rij.zodra is not None else ""
    return f"dit waar is: {zin[:1].lower()}{zin[1:]}"


def _raakt(workflow: Workflow, actie: str) -> Iterator[tuple[Spoor, frozenset[str]]]:
    """The sporen that an action may begin or does nothing but end, with all actions that do only that."""
    for spoor in workflow.sporen:
        alleen = alleen_eind(spoor, workflow)
        if actie in alleen or any(b.actie == actie for b in spoor.begint):
            yield spoor, alleen


def alleen_eind(spoor: Spoor, workflow: Workflow) -> frozenset[str]:
    """The actions that do nothing but end this spoor."""
    verplaatst = {o.actie for o in workflow.overgangen if o.naar is not None}
    return frozenset(e.actie for e in spoor.eindigt) - verplaatst


def spoor_beletsel(
    s: Situatie, spoor: Spoor, workflow: Workflow, uitsluitend: frozenset[str]
) -> Beletsel | None:
    """An interval cannot open twice (unless it stacks) and cannot end when none is open."""
    is_open = s.spoor_open(spoor.naam)
    if is_open and not spoor.stapelt and s.actie in {b.actie for b in spoor.begint}:
        eind = spoor.eindigt[0].actie
        zin = f"Doe eerst: {workflow.acties[eind][0].titel}."
        return Beletsel(
            f"spoor_{spoor.naam}", f"{spoor.titel} loopt al.", f"procedure {workflow.naam}", eerst(eind, zin)
        )
    if not is_open and s.actie in uitsluitend:
        begin = spoor.begint[0].actie
        zin = f"Er valt niets te beëindigen. Eerst: {workflow.acties[begin][0].titel}."
        return Beletsel(
            f"spoor_{spoor.naam}",
            f"{spoor.titel} loopt niet.",
            f"procedure {workflow.naam}",
            eerst(begin, zin),
        )
    return None


__all__ = ["Beoordelaar", "OnbekendeActieError", "Oordeel", "persoon_beletselen"]
