"""Bewaarregel: how long one kind of content is kept, from when, and what holds it; declarations only."""

from dataclasses import dataclass
from enum import StrEnum

from kernproces.taal.formulier import Categorie
from kernproces.taal.termijn import Aard, TermijnSoort

DOSSIER = "dossier"  # as a workflow: what lies in the dossier itself
MENSEN = "mensen"  # as a workflow: who people are, in the register of that name


class Vanaf(StrEnum):
    """The day on which a retention term begins.

    SCHOOLJAAR: every school year by itself, from the last day on which something was added to it; the newest year from
    the closing. TERMIJN: where the zaak started the retention term itself, else its closing.
    """

    TERMIJN = "termijn"
    SCHOOLJAAR = "schooljaar"
    DOSSIER = "dossier"  # when the last zaak of the dossier was closed
    VERTREK = "vertrek"  # when a person's last role ended


@dataclass(frozen=True, slots=True)
class Bewaarregel:
    """One rule. `workflows` empty: all that no other rule of this category names.

    `wacht_op`: the procedures of which no zaak in the dossier may be open; ALLE for any.
    """

    id: str
    titel: str
    categorie: Categorie
    termijn: TermijnSoort
    vanaf: Vanaf
    uitleg: str
    workflows: tuple[str, ...] = ()
    wacht_op: tuple[str, ...] = ()

    @property
    def moet(self) -> bool:
        """Whether the law says that it must go; else it may."""
        return self.termijn.aard is Aard.WETTELIJK


ALLE = "*"
