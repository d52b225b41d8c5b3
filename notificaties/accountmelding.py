"""Accountmelding: who hears that somebody else changed how he logs in. To the person himself, never to a substitute.

Another address is told at both: whoever could take over an account by it, cannot keep it from the one whose it is.
"""

from typing import Any, Final

from kernproces.gebruik.archief import Archief
from kernproces.rollen import Rol
from kernproces.taal.formulier import PERSOON
from kernproces.zaak.stand import Entry

GEWIJZIGD: Final = "account_gewijzigd"
VORIG: Final = "account_vorig_adres"  # to the address that was
OUD: Final = "oud_adres"  # in the confidential part of the entry


def belofte(persoon: str, rol: Rol, wat: str, *, ook_vorig: bool = False) -> dict[str, Any]:
    """What the entry of such a change holds beside who and what."""
    sjablonen = (GEWIJZIGD, VORIG) if ook_vorig else (GEWIJZIGD,)
    berichten = [
        {"sjabloon": s, "aan": [rol.value], "personen": {rol.value: [persoon]}, "spoed": True}
        for s in sjablonen
    ]
    return {"gegevens": {"wat": wat}, "berichten": berichten}


def vorig_adres(archief: Archief, entry: Entry) -> str | None:
    """The address that was, as long as it may be known."""
    return archief.ontsluit(entry, {PERSOON.value}).get(PERSOON.value, {}).get(OUD)
