"""Verplichting: the words in which a recurring obligation is declared (seed 004, 4.2; the template of seed 001)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kernproces.rollen import Rol
from workflows.jaar.ritme import Beurt, Jaren, Ritme, beurten

KWA, DB, SEC, TL = Rol.KWALITEITSMEDEWERKER, Rol.DIRECTEUR_BESTUURDER, Rol.SECRETARIAAT, Rol.TEAMLEIDER
FG = Rol.FUNCTIONARIS_GEGEVENSBESCHERMING


class Toetssteen(StrEnum):
    """The five touchstones of seed 002 (R35)."""

    AMBITIES = "ambities"
    KWALITEIT = "definitie van kwaliteit"
    SAMENWERKING = "samenwerking"
    INDICATOREN = "kritieke indicatoren"
    KADER = "wettelijk kader"


class Per(StrEnum):
    """For whom a part is done apart."""

    EENMAAL = ""
    SCHOOL = "school"
    GEMEENTE = "gemeente"


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of the task: what, by which role, and whether for each school or municipality."""

    titel: str
    door: Rol
    per: Per = Per.EENMAAL

    @property
    def code(self) -> str:
        """The title as a code: `Akkoord van de FG` is akkoord_van_de_fg."""
        kaal = unicodedata.normalize("NFKD", self.titel).encode("ascii", "ignore").decode().lower()
        return re.sub(r"[^a-z0-9]+", "_", kaal).strip("_")


@dataclass(frozen=True, slots=True)
class Verplichting:
    """One recurring obligation, with the fields of the accountability table (seed 004, 4.2) and the template of seed 001."""

    id: str
    titel: str
    eis: str  # the row of domein.md 8
    bron: str
    eigenaar: Rol
    ritme: Ritme
    delen: tuple[Deel, ...]
    door: str  # who accounts
    aan: str  # to whom
    middel: str
    toetssteen: Toetssteen
    financieel: bool = False

    def beurten(self, van: date, tot: date) -> Iterator[Beurt]:
        """Every time that its last day lies in this period."""
        return beurten(self.ritme, van, tot)


BUREAU, SCHOLEN, BESTUUR = "bureau", "scholen en schoolbesturen", "bestuur"
JUNI: Final = Ritme(((6, 30),))
MEI: Final = Ritme(((5, 31),))
MEI_ONEVEN: Final = Ritme(((5, 31),), Jaren.ONEVEN)
MEI_EVEN: Final = Ritme(((5, 31),), Jaren.EVEN)
HALFJAAR: Final = Ritme(((1, 31), (6, 30)))
EINDE_SCHOOLJAAR: Final = Ritme(((7, 31),))


def een(titel: str, door: Rol = KWA) -> tuple[Deel, ...]:
    """A task of one part."""
    return (Deel(titel, door),)


def per_school(titel: str, door: Rol = KWA) -> tuple[Deel, ...]:
    """One part, for each school."""
    return (Deel(titel, door, Per.SCHOOL),)
