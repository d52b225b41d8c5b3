"""A step of a demo story: who does what, after how many working days."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kernproces.rollen import Rol


@dataclass(frozen=True, slots=True)
class Stap:
    """After `dagen` working days somebody does an action with the form's example, with single fields replaced."""

    dagen: int
    actie: str
    wie: str
    rol: Rol
    wijzig: dict[str, Any] = field(default_factory=dict)
    zaak: str = ""  # "" the zaak itself; a workflow: the zaak of that kind beside it


Verhaal = Iterator[Stap]
