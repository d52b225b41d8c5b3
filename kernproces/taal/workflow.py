"""Workflow: the whole declaration of one process, and the questions the engine asks of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any

from kernproces.taal.formulier import Formulier
from kernproces.taal.overgang import Overgang, Start
from kernproces.taal.termijn import TermijnSoort
from kernproces.taal.verzameling import Deelzaak, Spoor, Verzameling
from kernproces.taal.wacht import Wacht


@dataclass(frozen=True, slots=True)
class Verstrijkt:
    """What else follows when a term lapses: terms that start on its last day."""

    termijn: TermijnSoort
    start: tuple[Start, ...] = ()


class Dossiersoort(StrEnum):
    """Whose dossier it is."""

    LEERLING = "leerling"  # or another klant
    ORGANISATIE = "organisatie"


@dataclass(frozen=True, eq=False)
class Workflow:
    """A declaration: (naam, versie), frozen once published, identified by its fingerprint."""

    naam: str
    versie: int
    titel: str
    toestanden: Mapping[Any, str]  # state -> Dutch title
    begin: str
    start: Overgang  # the row whose from-state is '-'
    overgangen: tuple[Overgang, ...]
    einde: tuple[str, ...] = ()
    besluiten: tuple[str, ...] = ()  # states that end the zaak only after `klaar_na`
    klaar_na: str = ""
    wacht: Mapping[str, Wacht] = field(default_factory=lambda: MappingProxyType({}))
    sporen: tuple[Spoor, ...] = ()
    verzamelingen: tuple[Verzameling, ...] = ()
    deelzaken: tuple[Deelzaak, ...] = ()
    verstrijkt: tuple[Verstrijkt, ...] = ()
    # A role, or the name of an eis.
    onmisbaar: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    hangt_aan: tuple[str, ...] = ()  # workflows it may hang on as deelzaak
    kan_los: bool = False  # it may also stand on its own in a dossier
    # A state of an earlier version -> the state that it is here.
    hernoemd: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    klok_van_hoofdzaak: bool = (
        False  # without a term of its own it presses as much as the zaak that it hangs on
    )
    loopt_door: tuple[str, ...] = ()  # states in which it does not keep its hoofdzaak or dossier open
    in_dossier_van: tuple[Dossiersoort, ...] = (Dossiersoort.LEERLING,)  # where a page offers to begin it
    bron: str = ""

    def __deepcopy__(self, _: object) -> "Workflow":
        """A declaration is frozen and known by its identity: whoever copies a situation shares it."""
        return self

    @cached_property
    def acties(self) -> dict[str, tuple[Overgang, ...]]:
        """Per action every overgang by that name, in declared order (the first whose `wanneer` holds is taken)."""
        per: dict[str, list[Overgang]] = {}
        for o in self.overgangen:
            per.setdefault(o.actie, []).append(o)
        return {a: tuple(os) for a, os in per.items()}

    @cached_property
    def vanzelf_bij(self) -> dict[str, tuple[Overgang, ...]]:
        """Per state what the system does by itself there."""
        per: dict[str, list[Overgang]] = {}
        for o in self.overgangen:
            if o.vanzelf:
                for toestand in o.van:
                    per.setdefault(toestand, []).append(o)
        return {t: tuple(os) for t, os in per.items()}

    @cached_property
    def termijnen(self) -> dict[str, TermijnSoort]:
        """Every kind of term that this workflow starts, stops or moves, by id."""
        soorten: dict[str, TermijnSoort] = {}
        for o in (self.start, *self.overgangen):
            for t in (
                *(s.termijn for s in o.start),
                *(s.termijn for s in o.stopt),
                *(v.termijn for v in o.verzet),
            ):
                soorten[t.id] = t
        for v in self.verstrijkt:
            for s in v.start:
                soorten[s.termijn.id] = s.termijn
        return soorten

    def formulier(self, actie: str) -> type[Formulier]:
        """The form of an action; every overgang by that name shares it."""
        return (
            self.start.gegevens
            if actie == self.start.actie and actie not in self.acties
            else self.acties[actie][0].gegevens
        )

    def klaar(self, toestand: str, gedaan: Mapping[str, object], nu: str | None = None) -> bool:
        """Whether the zaak has ended: an end state, or a decision that was made known (`nu`: the action being done)."""
        if toestand in self.einde:
            return True
        return toestand in self.besluiten and (self.klaar_na == nu or self.klaar_na in gedaan)

    def aan_zet(self, stand: Mapping[str, Any]) -> Wacht | None:
        """Who is expected to act in this zaak now, and on what; None when it has ended."""
        wacht = self._wacht(stand)
        return None if wacht is None else wacht.nu(stand)

    def _wacht(self, stand: Mapping[str, Any]) -> Wacht | None:
        wacht = None if stand["klaar"] else self.wacht.get(stand["toestand"])
        while wacht is not None and wacht.daarna is not None and wacht.doet in stand["gedaan"]:
            wacht = wacht.daarna
        return wacht

    def gaf_al(self, stand: Mapping[str, Any]) -> frozenset[str]:
        """For whom it does not wait, whose role it waits for: who gave his part of what everybody gives one of, or may not."""
        wacht = self._wacht(stand)
        if wacht is None:
            return frozenset()
        delen = (v for v in self.verzamelingen if v.ieder_eenmaal and v.actie == wacht.doet)
        return wacht.niet(stand) | {wie for v in delen for wie in v.gevers(stand)}

    def gevraagd(self, stand: Mapping[str, Any]) -> frozenset[str]:
        """Who by name is waited for in this state; empty: whoever has the role."""
        wacht = self.aan_zet(stand)
        if wacht is None:
            return frozenset()
        op_naam = (v for v in self.verzamelingen if v.persoon and v.actie == wacht.doet)
        return frozenset(wie for v in op_naam for wie in v.nog_gevraagd(stand))

    def deelzaak(self, naam: str) -> Deelzaak | None:
        """How this workflow names another as its deelzaak, or None."""
        return next((d for d in self.deelzaken if d.workflow == naam), None)

    def verzameling(self, naam: str) -> Verzameling:
        """The collection by this name."""
        return next(v for v in self.verzamelingen if v.naam == naam)
