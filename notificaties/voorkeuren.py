"""Voorkeuren: what people chose for themselves: mail at once, or one overview a working day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from kernproces.gebeurtenissen import registerstroom
from kernproces.gebruik.archief import stand_van
from kernproces.opslag.rijen import Lezer

REGISTER: Final = "meldingen"


class Wanneer(StrEnum):
    """When the mail comes. What touches the law always comes at once."""

    METEEN = "meteen"
    DAGELIJKS = "dagelijks"

    @property
    def zin(self) -> str:
        """As a choice on a page."""
        return _ZINNEN[self]


_ZINNEN = {
    Wanneer.METEEN: "Elk bericht meteen per e-mail",
    Wanneer.DAGELIJKS: "Eén overzicht per werkdag, om 8.00 uur",
}


@dataclass(frozen=True, slots=True)
class Voorkeuren:
    """The register as it stands; whoever chose nothing gets everything at once."""

    _items: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)

    def wanneer(self, persoon: str) -> Wanneer:
        """What this person chose last; a choice that is unknown here holds nothing back."""
        versies = self._items.get(persoon) or [{}]
        dagelijks = versies[-1].get("wanneer") == Wanneer.DAGELIJKS.value
        return Wanneer.DAGELIJKS if dagelijks else Wanneer.METEEN


def lees_voorkeuren(lezer: Lezer) -> Voorkeuren:
    """The register of preferences."""
    rij = lezer.stroom(registerstroom(REGISTER))
    return Voorkeuren() if rij is None else Voorkeuren(stand_van(rij)["items"])
