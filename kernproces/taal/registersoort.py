"""Registersoort: what a register holds, as a declaration: its fields, who may keep it, and the norm that asks for it."""

from dataclasses import dataclass

from kernproces.rollen import Rol
from kernproces.taal.formulier import Groep


@dataclass(frozen=True, slots=True)
class Registersoort:
    """One register. `sleutel` says what an item of it is called after; every version has a first and perhaps a last day.

    `verwijst`: fields that name an item of another register, which must hold on the first day.
    """

    naam: str
    titel: str
    uitleg: str
    norm: str
    sleutel: str
    velden: type[Groep]
    door: tuple[Rol, ...]
    verwijst: tuple[tuple[str, str], ...] = ()
