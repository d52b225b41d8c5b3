"""Mensenbeheer: the register of people. Each change is a new version of one person with its reason; nothing is overwritten."""

from datetime import date
from typing import Any

from kernproces.gebruik.fouten import GebruiksFout, OnbekendError
from kernproces.gebruik.registerbeheer import KENMERK, Wijzigt
from kernproces.rollen import Rol
from loket.bedrading import Samenstel

MENSEN = "mensen"
LEEG: dict[str, Any] = {
    "rollen": [],
    "functies": [],
    "mandaten": [],
    "scholen": [],
    "alle_dossiers": False,
    "competent_tot": None,
    "vervangt": [],
}


class MensenFout(GebruiksFout):
    """What is asked of a person in the register cannot be."""


def neem_op(
    s: Samenstel,
    persoon: str,
    naam: str,
    rollen: list[Rol],
    door: Wijzigt,
    reden: str,
    *,
    email: str = "",
    van: date | None = None,
) -> None:
    """A person who was not there."""
    if not KENMERK.fullmatch(persoon):
        raise MensenFout(
            "Het kenmerk van een persoon bestaat uit letters, cijfers en - _ . : zonder spaties, ten hoogste 80."
        )
    if persoon == Rol.SYSTEEM.value:
        raise MensenFout("Niemand draagt de naam van het systeem. Kies een ander kenmerk.")
    if not naam.strip() or not rollen or Rol.SYSTEEM in rollen:
        raise MensenFout("Noem een naam en ten minste één rol die een persoon kan hebben.")
    if not reden.strip():
        raise MensenFout("Zeg erbij waarom. De reden komt in de geschiedenis van het register.")
    with s.opslag.lezen() as lezer:
        if persoon in s.kern.bron.registers(lezer).mensen:
            raise MensenFout(f"{persoon} staat al in het register van mensen.")
    rij = LEEG | {"rollen": [r.value for r in rollen]}
    if Rol.DESKUNDIGE not in rollen:
        rij["functies"] = None
    geheim = {"naam": naam.strip(), "email": email.strip() or None, "reden": reden.strip()}
    s.registers.werk_bij(
        MENSEN, {persoon: rij}, door.actor, door.rol, door.nu, van=van, geheim={persoon: geheim}
    )


def keur_bekend(s: Samenstel, persoon: str) -> None:
    """OnbekendError unless the person is in the register."""
    with s.opslag.lezen() as lezer:
        if persoon not in s.kern.bron.registers(lezer).mensen:
            raise OnbekendError(f"{persoon!r} staat niet in het register van mensen.")
