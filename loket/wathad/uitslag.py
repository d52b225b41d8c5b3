"""What such a comparison answers, with the limits of what it proves beside it."""

from dataclasses import asdict, dataclass, field
from typing import Any

# What holds for every comparison with a past in which people knew nothing of the other rule.
GRENZEN = (
    "Dit laat zien wat er met dezelfde handelingen was gebeurd, geen voorspelling: mensen hadden anders gehandeld.",
    "Geteld is alleen wat er in deze historie staat. Wat nooit begon of nooit lukte, staat er niet in.",
)


SAMEN = (
    "Termijnen en stappen zijn naast elkaar vergeleken: een stap die niet had gemogen, stopt hier de termijn nog op de dag van toen.",
)


@dataclass(frozen=True, slots=True)
class Regel:
    """One difference: where, what it was, what it would have been."""

    zaak: str
    nr: int
    wat: str
    was: str
    wordt: str


@dataclass(slots=True)
class Uitslag:
    """Each thing that was looked at is counted once: as different, as the same, or as not to be compared."""

    vraag: str
    eenheid: str  # what was counted
    gezien: int = 0
    regels: list[Regel] = field(default_factory=list)
    niet: list[Regel] = field(default_factory=list)  # `wordt` says why not
    # A number: then, and with the other rule.
    tellingen: dict[str, tuple[int, int]] = field(default_factory=dict)
    grenzen: tuple[str, ...] = GRENZEN

    def tel(self, wat: str, was: bool, wordt: bool) -> None:
        """Add to a number."""
        a, b = self.tellingen.get(wat, (0, 0))
        self.tellingen[wat] = (a + was, b + wordt)

    def met(self, ander: "Uitslag") -> "Uitslag":
        """This comparison and another one of things that it did not look at, as one."""
        return Uitslag(
            f"{self.vraag}, {ander.vraag}",
            f"{self.eenheid} en {ander.eenheid}",
            self.gezien + ander.gezien,
            [*self.regels, *ander.regels],
            [*self.niet, *ander.niet],
            self.tellingen | ander.tellingen,
            tuple(dict.fromkeys((*self.grenzen, *ander.grenzen, *SAMEN))),
        )

    def als_gegevens(self) -> dict[str, Any]:
        """As JSON data."""
        return asdict(self) | {"anders": len(self.regels)}
