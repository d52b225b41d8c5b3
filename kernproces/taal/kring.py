"""Kring: who sees a zaak of this kind, where that differs from who sees the rest of its dossier.

It belongs to a kind, not to a version of its declaration: who may look is a matter of today (kernproces.rechten.inzage).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kernproces.rollen import Rol
from kernproces.zaak.stand import Stand

Genoemd = tuple[str, str, str]  # who, in which zaak, as what (kernproces.rechten.betrokken)


def niemand(_: Stand) -> Iterable[Genoemd]:
    """No step of this kind names people who may look because of it."""
    return ()


@dataclass(frozen=True, slots=True)
class Kring:
    """`rollen`: whose work every zaak of this kind is. `besloten`: to others of the dossier it is not there.

    `buiten`: whether school and family may see it at all. `noemt`: whom its steps name: about whom it is, who brought
    it, who judges what.
    """

    rollen: frozenset[Rol] = frozenset()
    besloten: bool = False
    buiten: bool = True
    noemt: Callable[[Stand], Iterable[Genoemd]] = niemand


GEWOON = Kring()
