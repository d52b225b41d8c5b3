"""Wacht: who is to act in a state and on what, as the content of the zaak has it. Written so that who knows the work can read it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kernproces.rollen import Rol
from kernproces.taal.termijn import TermijnSoort
from kernproces.taal.verzameling import Verzameling


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """The last time that this action was done, this open field got this value."""

    actie: str
    veld: str
    waarde: str

    def __call__(self, stand: Mapping[str, Any]) -> bool:
        """Whether it holds in a zaak."""
        gedaan = stand["gedaan"].get(self.actie)
        return gedaan is not None and gedaan["gegevens"].get(self.veld) == self.waarde


@dataclass(frozen=True, slots=True)
class Voorbij:
    """This term is over, and its work is not done."""

    termijn: TermijnSoort

    def __call__(self, stand: Mapping[str, Any]) -> bool:
        """Whether it holds in a zaak."""
        return bool(stand["termijnen"].get(self.termijn.id, {}).get("stand") == "overschreden")


@dataclass(frozen=True, slots=True)
class NogNiet:
    """Since this action (`na`) was done, none of these was."""

    na: str
    gedaan: tuple[str, ...]

    def __call__(self, stand: Mapping[str, Any]) -> bool:
        """Whether it holds in a zaak."""
        wat = stand["gedaan"]
        return self.na in wat and all(wat[a]["nr"] < wat[self.na]["nr"] for a in self.gedaan if a in wat)


@dataclass(frozen=True, slots=True)
class Verzameld:
    """All that was asked beforehand is there."""

    verzameling: Verzameling

    def __call__(self, stand: Mapping[str, Any]) -> bool:
        """Whether it holds in a zaak."""
        gevraagd = self.verzameling.gevraagde(stand)
        return bool(gevraagd) and all(stuk is not None for _, stuk in gevraagd)


@dataclass(frozen=True, slots=True)
class Stap:
    """What goes first as long as `als` holds; by the same people unless others are named."""

    doet: str
    als: Ingevuld | Voorbij | NogNiet | Verzameld
    wie: tuple[Rol, ...] = ()


@dataclass(frozen=True, slots=True)
class Wacht:
    """Who is expected to act in a waiting state, on what, and which clock runs (or why none).

    `tenzij`: another step goes first while something holds in the zaak; of several, the first that holds.
    `daarna`: who is next once that was done and the state is still the same (a decision that was made known).
    `gekozen`: the action and the form field (a role code) that named which of these functions it is in this zaak.
    `behalve`: who of these functions may not, whatever the zaak waits for: who did this action, or whom this field of it
    named (an owner of a measure does not judge its effect).
    `wacht_af`: while one of these runs there is nothing to do, unless something comes: the zaak waits for the clock, and
    is nobody's work. Only terms that lapse without being overrun.
    """

    wie: tuple[Rol, ...]
    doet: str
    klok: tuple[TermijnSoort, ...] = ()
    zonder_klok: str = ""
    daarna: "Wacht | None" = None
    gekozen: tuple[str, str] | None = None
    tenzij: tuple["Stap", ...] = ()
    wacht_af: tuple[TermijnSoort, ...] = ()
    behalve: tuple[tuple[str, str], ...] = ()  # action and field; without a field: who did it

    def nu(self, stand: Mapping[str, Any]) -> "Wacht":
        """This one, or what goes first in this zaak; for nobody while it waits for the clock."""
        eerst = next((self._met(stap) for stap in self.tenzij if stap.als(stand)), None)
        return eerst or (replace(self, wie=()) if self.afwachten(stand) else self)

    def afwachten(self, stand: Mapping[str, Any]) -> tuple[TermijnSoort, ...]:
        """The terms for whose end it waits now, without work for anybody."""
        return tuple(t for t in self.wacht_af if stand["termijnen"].get(t.id, {}).get("stand") == "lopend")

    def niet(self, stand: Mapping[str, Any]) -> frozenset[str]:
        """Who may not."""
        gedaan = ((stand["gedaan"].get(actie), veld) for actie, veld in self.behalve)
        wie = (g["gegevens"].get(veld) if veld else g["wie"] for g, veld in gedaan if g is not None)
        return frozenset(p for namen in wie for p in ((namen,) if isinstance(namen, str) else namen or ()))

    def _met(self, stap: "Stap") -> "Wacht":
        return replace(self, doet=stap.doet, wie=stap.wie or self.wie, tenzij=(), wacht_af=())

    @property
    def elk(self) -> tuple["Wacht", ...]:
        """This one, and what may go first."""
        return (self, *(self._met(stap) for stap in self.tenzij))

    @property
    def keten(self) -> tuple["Wacht", ...]:
        """This one, and whoever follows in the same state."""
        return (self, *(self.daarna.keten if self.daarna is not None else ()))

    def aan_zet(self, stand: Mapping[str, Any]) -> tuple[Rol, ...]:
        """The functions that are to act in this zaak."""
        if self.gekozen is None:
            return self.wie
        actie, veld = self.gekozen
        rol = stand["gedaan"].get(actie, {}).get("gegevens", {}).get(veld)
        return tuple(r for r in self.wie if r.value == rol) or self.wie
