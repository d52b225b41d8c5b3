"""Regel: one clause with its proof, or with what is missing."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Stand(StrEnum):
    """How a clause stands in a dossier."""

    VOLDAAN = "voldaan"
    OPEN = "open"
    NIET_VAN_TOEPASSING = "niet van toepassing"
    GEWIST = "niet te beoordelen"  # proven once, its content has been erased


@dataclass(frozen=True, slots=True)
class Bewijsstuk:
    """One entry that supports a clause, or would if its fields were filled and the steps before it stood there."""

    zaak: str
    nr: int
    actie: str
    actor: str
    rol: str
    op: str
    mist: tuple[str, ...] = ()
    gewist: tuple[str, ...] = ()
    zonder: tuple[str, ...] = ()  # the titles of steps without which it proves nothing
    vervallen: bool = False

    @property
    def geldig(self) -> bool:
        """Whether it proves the clause."""
        return not (self.mist or self.gewist or self.zonder or self.vervallen)


@dataclass(slots=True)
class Regel:
    """One clause with its proof."""

    clausule: str
    stukken: list[Bewijsstuk] = field(default_factory=list)
    stappen: list[str] = field(default_factory=list)  # the steps that prove it, as the declarations say
    elders: str = ""  # the processes that prove it, when none of them runs in this dossier

    @property
    def stand(self) -> Stand:
        """Met, open, or no longer to be judged."""
        if any(s.geldig for s in self.stukken):
            return Stand.VOLDAAN
        if any(s.gewist for s in self.stukken):
            return Stand.GEWIST
        return Stand.NIET_VAN_TOEPASSING if self.elders and not self.stukken else Stand.OPEN

    @property
    def mist(self) -> str:
        """What is missing, as a sentence; empty when it is met."""
        if self.stand is Stand.VOLDAAN:
            return ""
        leeg = sorted({v for s in self.stukken for v in s.mist})
        if leeg:
            return f"Niet ingevuld: {', '.join(leeg)}."
        if zonder := list(dict.fromkeys(titel for s in self.stukken for titel in s.zonder)):
            return f"Nog te doen: {', '.join(zonder)}."
        if any(s.gewist for s in self.stukken):
            return "De inhoud is gewist; dat de stap is gedaan, staat vast."
        if any(s.vervallen for s in self.stukken):
            return "De stap die dit bewees, is vervallen."
        if self.elders and not self.stukken:
            return f"In dit dossier loopt geen zaak: {self.elders}."
        if not self.stappen:
            return "Hiervoor is in dit dossier nog geen procedure gevolgd."
        return f"Nog te doen: {' of '.join(self.stappen)}."

    def als_gegevens(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "clausule": self.clausule,
            "stand": self.stand.value,
            "mist": self.mist,
            "bewijs": [
                {"zaak": s.zaak, "nr": s.nr, "actie": s.actie, "actor": s.actor, "rol": s.rol, "op": s.op}
                for s in self.stukken
                if s.geldig
            ],
        }
