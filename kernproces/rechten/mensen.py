"""Mensen: who holds which role, function and mandate on a day, and who stands in for whom. Pure reading of the register.

The register `register/mensen` holds per person a list of versions; the last one whose period covers the day counts.
Names are not here: they are in the confidential part of the register's history.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kernproces.rechten.onderdelen import ELKE, beperkt_tot, delen_van_school
from kernproces.rollen import BUITENROLLEN, Rol

Versie = dict[str, Any]
# A role as it is held: through which chain of substitution, and for which parts (empty: everywhere).
Houding = tuple[tuple[str, ...], frozenset[str]]


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
        self,
        items: Mapping[str, list[Versie]],
        mandaten: Mapping[str, Iterable[Versie]] | None = None,
        scholen: Mapping[str, Iterable[Versie]] | None = None,
    ) -> None:
        self._items = items
        self._mandaten = mandaten or {}
        self._scholen = scholen or {}
        self._cache: dict[tuple[str, date], dict[Rol, list[Houding]]] = {}
        self._dagstaat: tuple[date | None, dict[str, list[tuple[str, Versie]]]] = (None, {})
        self._vervangen: tuple[date | None, dict[str, list[str]]] = (None, {})

    def __contains__(self, persoon: str) -> bool:
        return persoon in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def op(self, persoon: str, dag: date) -> Versie | None:
        """What the register says of this person on this day, or None."""
        return geldig_op(self._items.get(persoon, ()), dag)

    def bevoegdheid(
        self, persoon: str, rol: Rol, dag: date, school: str | None = ELKE, drager: str | None = None
    ) -> Bevoegdheid | None:
        """How this person may act in this role on this day: own role first, else as substitute; None: not.

        `school`: that of the dossier (None: it has none); a role held for other parts does not count there.
        `drager`: on whose name the zaak stands. Who stands in for that person acts for him there, in his own role too: a
        colleague who takes over for a while does it 'namens', and keeps that work apart.
        """
        kan = [k for k, delen in self._rollen(persoon, dag).get(rol, ()) if self._telt(delen, school, dag)]
        keten = next((k for k in kan if k and k[-1] == drager), kan[0] if kan else None)
        return None if keten is None else Bevoegdheid(persoon, rol, keten)

    def rollen(self, persoon: str, dag: date, school: str | None = ELKE) -> tuple[Rol, ...]:
        """Every role in which this person may act on this day, anywhere or in a dossier of this school."""
        gevonden = self._rollen(persoon, dag)
        return tuple(r for r, h in gevonden.items() if any(self._telt(d, school, dag) for _, d in h))

    def onderdelen(self, persoon: str, rol: Rol, dag: date) -> frozenset[str]:
        """For which parts this person may act in this role, himself or for another; empty: everywhere, or not at all."""
        delen = [d for _, d in self._rollen(persoon, dag).get(rol, ())]
        return frozenset().union(*delen) if all(delen) else frozenset()

    def delen(self, school: str | None, dag: date) -> frozenset[str]:
        """The parts of the organisation to which a dossier of this school belongs on this day."""
        return (
            frozenset()
            if school is None
            else delen_van_school(school, geldig_op(self._scholen.get(school, ()), dag))
        )

    def bereik(self, persoon: str, rol: Rol, dag: date) -> frozenset[str] | None:
        """The schools in whose dossiers the role counts; None: in every dossier."""
        delen = self.onderdelen(persoon, rol, dag)
        if not delen:
            return None
        return frozenset(s for s in self._scholen if delen & self.delen(s, dag))

    def ketens(self, persoon: str, rol: Rol, dag: date) -> frozenset[str]:
        """Everybody for whom the work may count in some dossier: of each part the shortest chain."""
        wie = {persoon}
        for keten, delen in self._rollen(persoon, dag).get(rol, ()):
            wie.update(keten)
            if not delen:
                break
        return frozenset(wie)

    def spreekt_voor(self, persoon: str, rol: Rol, dag: date) -> tuple[str, ...]:
        """Who hold this role among the person and everybody he stands in for, along any chain; he himself first."""
        allen = [persoon]
        for wie in allen:
            allen += [ander for ander in self._vervangt(wie, dag) if ander not in allen]
        return tuple(p for p in allen if rol.value in (self.op(p, dag) or {}).get("rollen", ()))

    def ooit(self, persoon: str) -> tuple[Rol, ...]:
        """Every role that this person ever held himself."""
        gehad = (Rol(r) for versie in self._items.get(persoon, ()) for r in versie.get("rollen", ()))
        return tuple(dict.fromkeys(gehad))

    def scholen_ooit(self, persoon: str) -> frozenset[str]:
        """Every school that this person was ever of."""
        return frozenset(s for versie in self._items.get(persoon, ()) for s in versie.get("scholen", ()))

    def met_rol(self, rol: Rol, dag: date, school: str | None = ELKE) -> list[str]:
        """Who holds this role himself on this day, anywhere or for dossiers of this school, in order of the register."""
        versies = self._per_rol(dag).get(rol.value, ())
        return [p for p, v in versies if self._telt(beperkt_tot(v, rol), school, dag)]

    def _per_rol(self, dag: date) -> dict[str, list[tuple[str, Versie]]]:
        """Who holds what on this day; kept of the last day that was asked, for a page asks it of one day many times."""
        bekend, per = self._dagstaat
        if bekend != dag:
            per = {}
            for p in self._items:
                if versie := self.op(p, dag):
                    for rol in dict.fromkeys(versie["rollen"]):
                        per.setdefault(rol, []).append((p, versie))
            self._dagstaat = (dag, per)
        return per

    def vervangers(self, persoon: str, dag: date) -> list[str]:
        """Who stands in for this person on this day."""
        bekend, per = self._vervangen
        if bekend != dag:  # kept of the last day, as above: a list of people asks it of each of them
            per = {}
            for p in self._items:
                for afwezig in dict.fromkeys(self._vervangt(p, dag)):
                    per.setdefault(afwezig, []).append(p)
            self._vervangen = (dag, per)
        return list(per.get(persoon, ()))

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
        """Staff belong to the dossiers of the parts for which they hold the role; a school and a family to their own."""
        versie = self.op(persoon, dag)
        if versie is None:
            return False
        if rol not in BUITENROLLEN:
            return self._telt(beperkt_tot(versie, rol), school, dag)
        if versie.get("alle_dossiers"):
            return True
        return persoon in betrokkenen or (school is not None and school in versie.get("scholen", ()))

    def _vervangt(self, persoon: str, dag: date) -> list[str]:
        versie = self.op(persoon, dag)
        if versie is None:
            return []
        return [v["wie"] for v in versie.get("vervangt", ()) if binnen(v.get("van"), v.get("tot"), dag)]

    def _telt(self, delen: frozenset[str], school: str | None, dag: date) -> bool:
        """Whether a role held for these parts counts in a dossier of this school."""
        if not delen or school == ELKE:
            return True
        return bool(delen & self.delen(school, dag))

    def _rollen(self, persoon: str, dag: date) -> dict[Rol, list[Houding]]:
        sleutel = (persoon, dag)
        if sleutel not in self._cache:
            if len(self._cache) > 5000:
                self._cache.clear()
            self._cache[sleutel] = self._verzamel_rollen(persoon, dag)
        return self._cache[sleutel]

    def _verzamel_rollen(self, persoon: str, dag: date) -> dict[Rol, list[Houding]]:
        """Breadth first along the substitutions, so the shortest chain is named; nobody twice."""
        gevonden: dict[Rol, list[Houding]] = {}
        bezocht = {persoon}
        wachtrij: list[tuple[str, tuple[str, ...]]] = [(persoon, ())]
        for wie, keten in wachtrij:
            versie = self.op(wie, dag) or {}
            for rol in map(Rol, versie.get("rollen", ())):
                gevonden.setdefault(rol, []).append((keten, beperkt_tot(versie, rol)))
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
