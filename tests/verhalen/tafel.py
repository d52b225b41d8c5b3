"""The words in which tests/verhalen/processen says who may do what in which situation, and how a zaak gets there.

A situation is a state, or a state with something beside it (`opgeschort_verstreken`: the repair term has lapsed).
"""

from collections.abc import Mapping
from typing import Any

from kernproces.rollen import Rol

BEH, SEC, TL, DB = Rol.BEHANDELAAR, Rol.SECRETARIAAT, Rol.TEAMLEIDER, Rol.DIRECTEUR_BESTUURDER
DESK, REV, MENTOR = Rol.DESKUNDIGE, Rol.TWEEDE_LEZER, Rol.MENTOR
KWA, VZC, JUR = Rol.KWALITEITSMEDEWERKER, Rol.VERZUIMCOACH, Rol.JURIST
FG, ADM = Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, Rol.BEHEERDER
BG, OC, OU, LL = Rol.BEVOEGD_GEZAG, Rol.ONDERSTEUNINGSCOORDINATOR, Rol.OUDER, Rol.LEERLING
MANDATARIS = "mandataris"  # a teamleider with the mandate tlv_besluit

Tabel = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]  # per action: in which situations, and by whom
Stap = tuple[str, str, Mapping[str, Any]]  # who (a role), action, fields to replace
Situaties = dict[str, list[Stap]]


def s(rol: Rol, actie: str, **wijzig: Any) -> Stap:
    """A step by the example of its form."""
    return rol.value, actie, wijzig
