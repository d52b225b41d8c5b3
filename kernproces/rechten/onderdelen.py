"""Onderdelen: for which parts of the organisation a role is held, and to which part a dossier belongs. Pure.

A dossier belongs to the parts of its school: the school itself, its bestuur, its samenwerkingsverband, and the
kamers or regions that the register names with it. A role held without parts counts everywhere; one held for parts
counts there only, so not in a dossier without a school. Some functions have their task in the whole organisation, and
for school and family the school or the family is the limit.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from kernproces.rollen import INTERNE_ROLLEN, Rol

ELKE: Final = "*"  # asked is whether the role is held at all, wherever
GEHEEL: Final = frozenset(
    {
        Rol.DIRECTEUR_BESTUURDER,
        Rol.KWALITEITSMEDEWERKER,
        Rol.FUNCTIONARIS_GEGEVENSBESCHERMING,
        Rol.AUDITOR,
        Rol.BEHEERDER,
    }
)
VERDEELD: Final = INTERNE_ROLLEN - GEHEEL


def beperkt_tot(versie: Mapping[str, Any], rol: Rol) -> frozenset[str]:
    """The parts for which this version of a person holds the role; empty: for the whole organisation."""
    return frozenset(versie.get("onderdelen") or ()) if rol in VERDEELD else frozenset()


def delen_van_school(school: str, versie: Mapping[str, Any] | None) -> frozenset[str]:
    """The parts that a school belongs to, by what the register says of it on a day."""
    v = versie or {}
    genoemd: Iterable[Any] = (school, v.get("bestuur"), v.get("swv"), *(v.get("onderdelen") or ()))
    return frozenset(str(deel) for deel in genoemd if deel)
