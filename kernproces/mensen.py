"""Mensen: who holds which role, function and mandate on a day, and who stands in for whom. Pure reading of the register.

The register `register/mensen` holds per person a list of versions; the last one whose period covers the day counts.
Names are not here: they are in the confidential part of the register's history.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kernproces.rollen import BUITENROLLEN, Rol

Versie = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bevoegdheid:
    """In which capacity somebody acts: himself, or through a chain of substitution for `namens`."""

    persoon: str
    rol: Rol
    keten: tuple[str, ...] = ()  # from the direct principal to the person whose role it is

    @property
    def namens(self) -> str | None:
        """On whose behalf, or None."""
        return self.keten[-1] if self.keten else None

    @property
    def identiteiten(self) -> frozenset[str]:
        """Everybody whose work this counts as: the actor and the whole chain (invariant 6)."""
        return frozenset((self.persoon, *self.keten))


class Mensen:
    """A register of people as it stood at one entry of its history."""

    def __init__(
        self, items: Mapping[str, list[Versie]], mandaten: Mapping[str, Iterable[Versie]] | None = None
    ) -> None:
        self._items = items
        self._mandaten = mandaten or {}
        self._cache: dict[tuple[str, date], dict[Rol, tuple[str, ...]]] = {}

    def __contains__(self, persoon: str) -> bool:
        return persoon in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def op(self, persoon: str, dag: date) -> Versie | None:
        """What the register says of this person on this day, or None."""
        return geldig_op(self._items.get(persoon, ()), dag)

    def bevoegdheid(self, persoon: str, rol: Rol, dag: date) -> Bevoegdheid | None:
        """How this person may act in this role on this day: own role first, else as substitute; None: not."""
        rollen = self._rollen(persoon, dag)
        return None if rol not in rollen else Bevoegdheid(persoon, rol, rollen[rol])

    def rollen(self, persoon: str, dag: date) -> tuple[Rol, ...]:
        """Every role in which this person may act on this day."""
        return tuple(self._rollen(persoon, dag))

    def spreekt_voor(self, persoon: str, rol: Rol, dag: date) -> tuple[str, ...]:
        """Who hold this role among the person and everybody he stands in for, along any chain; he himself first."""
        allen = [persoon]
        for wie in allen:
            allen += [ander for ander in self._vervangt(wie, dag) if ander not in allen]
        return tuple(p for p in allen if rol.value in (self.op(p, dag) or {}).get("rollen", ()))

    def scholen_ooit(self, persoon: str) -> frozenset[str]:
        """Every school that this person was ever of."""
        return frozenset(s for versie in self._items.get(persoon, ()) for s in versie.get("scholen", ()))

    def met_rol(self, rol: Rol, dag: date) -> list[str]:
        """Who holds this role himself on this day, in order of the register."""
        return [p for p in self._items if (v := self.op(p, dag)) and rol.value in v["rollen"]]

    def vervangers(self, persoon: str, dag: date) -> list[str]:
        """Who stands in for this person on this day."""
        return [p for p in self._items if persoon in self._vervangt(p, dag)]

    def heeft_mandaat(self, persoon: str, mandaat: str, dag: date) -> bool:
        """Whether this mandate was given to the person, in the register of mandates or with the appointment itself."""
        versie = self.op(persoon, dag)
        if versie is None:
            return False
        verleend = (geldig_op(versies, dag) for versies in self._mandaten.values())
        return mandaat in versie.get("mandaten", ()) or any(
            v is not None and (v.get("wie"), v.get("mandaat")) == (persoon, mandaat) for v in verleend
        )

    def functies(self, persoon: str, dag: date) -> tuple[str, ...] | None:
        """Professional functions (orthopedagoog, ...), or None when the register does not limit them."""
        versie = self.op(persoon, dag)
        functies = versie.get("functies") if versie else ()
        return None if functies is None else tuple(functies)

    def hoort_bij(
        self, persoon: str, rol: Rol, dag: date, school: str | None, betrokkenen: Iterable[str]
    ) -> bool:
        """Staff may see every dossier of the organisation; a school only its own, a family only its own."""
        versie = self.op(persoon, dag)
        if versie is None:
            return False
        if rol not in BUITENROLLEN or versie.get("alle_dossiers"):
            return True
        return persoon in betrokkenen or (school is not None and school in versie.get("scholen", ()))

    def _vervangt(self, persoon: str, dag: date) -> list[str]:
        versie = self.op(persoon, dag)
        if versie is None:
            return []
        return [v["wie"] for v in versie.get("vervangt", ()) if binnen(v.get("van"), v.get("tot"), dag)]

    def _rollen(self, persoon: str, dag: date) -> dict[Rol, tuple[str, ...]]:
        sleutel = (persoon, dag)
        if sleutel not in self._cache:
            if len(self._cache) > 5000:
                self._cache.clear()
            self._cache[sleutel] = self._verzamel_rollen(persoon, dag)
        return self._cache[sleutel]

    def _verzamel_rollen(self, persoon: str, dag: date) -> dict[Rol, tuple[str, ...]]:
        """Breadth first along the substitutions, so the shortest chain is named; nobody twice."""
        gevonden: dict[Rol, tuple[str, ...]] = {}
        bezocht = {persoon}
        wachtrij: list[tuple[str, tuple[str, ...]]] = [(persoon, ())]
        for wie, keten in wachtrij:
            for rol in (self.op(wie, dag) or {}).get("rollen", ()):
                gevonden.setdefault(Rol(rol), keten)
            for ander in self._vervangt(wie, dag):
                if ander not in bezocht:
                    bezocht.add(ander)
                    wachtrij.append((ander, (*keten, ander)))
        return gevonden


def geldig_op(versies: Iterable[Versie], dag: date) -> Versie | None:
    """The last recorded version whose period covers the day."""
    laatste = None
    for versie in versies:
        if binnen(versie.get("van"), versie.get("tot"), dag):
            laatste = versie
    return laatste


def binnen(van: str | None, tot: str | None, dag: date) -> bool:
    """Whether the day lies in the period; both days count, an absent bound is open."""
    iso = dag.isoformat()
    return (van is None or van <= iso) and (tot is None or iso <= tot)
