"""Beletsel: what a condition answers when it is not met. Remedie: what would help (ontwerp.md section 4, "A refusal")."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kernproces.datum import voluit
from kernproces.rollen import Rol


class Remediesoort(StrEnum):
    """The five kinds of help. The first four are tested by applying them."""

    EERST = "eerst"
    ANDER = "ander"
    VANAF = "vanaf"
    ANDERE_WEG = "andere_weg"
    KAN_NIET = "kan_niet"


@dataclass(frozen=True, slots=True)
class Remedie:
    """One remedy: its kind, what it points at, and the Dutch sentence that a person reads."""

    soort: Remediesoort
    waarde: str
    zin: str = ""

    def __str__(self) -> str:
        return f"{self.soort}({self.waarde})"


def eerst(actie: str, zin: str = "") -> Remedie:
    """Do another action first."""
    return Remedie(Remediesoort.EERST, actie, zin)


def ander(rol: Rol, zin: str = "") -> Remedie:
    """Somebody else, in this role, can do it."""
    return Remedie(Remediesoort.ANDER, rol.value, zin or f"Vraag een ander: iemand met de rol {rol.titel}.")


def vanaf(dag: date, zin: str = "") -> Remedie:
    """It can be done from this day on."""
    return Remedie(Remediesoort.VANAF, dag.isoformat(), zin or f"Het kan vanaf {voluit(dag)}.")


def andere_weg(actie: str, zin: str = "") -> Remedie:
    """This action leads further; with the same action: with other gegevens."""
    return Remedie(Remediesoort.ANDERE_WEG, actie, zin)


def kan_niet(artikel: str, zin: str = "") -> Remedie:
    """It cannot be, by this article or rule; the zaak still has another way to an end."""
    return Remedie(Remediesoort.KAN_NIET, artikel, zin or "Dit kan niet meer in deze zaak.")


@dataclass(frozen=True, slots=True)
class Beletsel:
    """Why something may not be done now.

    `eis` names the condition, `reden` is a Dutch sentence without confidential content, `norm` the article or clause.
    """

    eis: str
    reden: str
    norm: str
    remedie: Remedie

    def als_gegevens(self) -> dict[str, str]:
        """The shape of the contract (ontwerp.md section 6), plus `hulp`: the remedy as a sentence."""
        return {
            "eis": self.eis,
            "reden": self.reden,
            "norm": self.norm,
            "remedie": str(self.remedie),
            "hulp": self.remedie.zin,
        }
