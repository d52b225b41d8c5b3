"""The kinds of steekproef as a table: over which zaken, judged by whom, and how often a school year (R4-R6, KSO 3.3.3).

That the results of the core process are sampled once a year is our choice: KSO 3.3.3 asks for it and names no number.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kernproces.rollen import Rol
from kernproces.zaak.stand import Stand
from workflows.schooljaar import begin_schooljaar


class Soort(StrEnum):
    """Who samples what."""

    BUREAU = "bureau"
    DESKUNDIGEN = "deskundigen"
    PRO = "pro"
    KERNPROCES = "kernproces"


class Poolfunctie(StrEnum):
    """The three functions of the pool of experts (R5)."""

    ONDERSTEUNINGSCOORDINATOR = "ondersteuningscoordinator"
    GEDRAGSWETENSCHAPPER = "gedragswetenschapper"
    LEERLINGBEGELEIDER = "leerlingbegeleider"


# Which registered functions and roles count as which function of the pool.
POOL: dict[Poolfunctie, tuple[frozenset[str], frozenset[Rol]]] = {
    Poolfunctie.ONDERSTEUNINGSCOORDINATOR: (
        frozenset({"ondersteuningscoordinator"}),
        frozenset({Rol.ONDERSTEUNINGSCOORDINATOR}),
    ),
    Poolfunctie.GEDRAGSWETENSCHAPPER: (
        frozenset(
            {"gedragswetenschapper", "orthopedagoog", "psycholoog", "kinder_of_jeugdpsycholoog", "pedagoog"}
        ),
        frozenset(),
    ),
    Poolfunctie.LEERLINGBEGELEIDER: (frozenset({"leerlingbegeleider"}), frozenset({Rol.MENTOR})),
}

VAN_HET_BUREAU = (
    Rol.KWALITEITSMEDEWERKER,
    Rol.TWEEDE_LEZER,
    Rol.TEAMLEIDER,
    Rol.JURIST,
    Rol.BEHANDELAAR,
    Rol.DESKUNDIGE,
)
UIT_DE_POOL = (Rol.DESKUNDIGE, Rol.ONDERSTEUNINGSCOORDINATOR, Rol.MENTOR)
BEOORDELAARS = tuple(dict.fromkeys((*VAN_HET_BUREAU, *UIT_DE_POOL)))

BESLOTEN = frozenset({"verleend", "afgewezen", "buiten_behandeling"})
IN_UITVOERING = frozenset({"uitvoering", "herziening", "afronding", "transitie", "nazorg", "afgesloten"})


@dataclass(frozen=True, slots=True)
class SoortRegel:
    """One kind. `per_half`, `per_jaar`: how many are required; `lopend`: what ran in the period counts, not what ended in it."""

    soort: Soort
    titel: str
    workflow: str
    toestanden: frozenset[str]
    beoordelaars: tuple[Rol, ...]
    norm: str
    aanvraag: str = ""  # the kind of TLV
    per_half: int = 0
    per_jaar: int = 0
    functies: tuple[Poolfunctie, ...] = ()
    strata: str = "geen"
    lopend: bool = False

    def past(self, zaak: Stand, van: date, tot: date) -> bool:
        """Whether a zaak belongs to the population of this period."""
        if zaak["toestand"] not in self.toestanden:
            return False
        if self.aanvraag and zaak["gedaan"]["start"]["gegevens"].get("soort") != self.aanvraag:
            return False
        if not self.lopend:
            return van.isoformat() <= str(zaak["sinds"]) <= tot.isoformat()
        eindigde_eerder = bool(zaak["klaar"]) and str(zaak["sinds"]) < van.isoformat()
        return str(zaak["gestart"]) <= tot.isoformat() and not eindigde_eerder


SOORTEN: dict[Soort, SoortRegel] = {
    Soort.BUREAU: SoortRegel(
        Soort.BUREAU,
        "TLV-vso, door het bureau",
        "tlv",
        BESLOTEN,
        VAN_HET_BUREAU,
        "R4",
        aanvraag="vso",
        per_half=1,
    ),
    Soort.DESKUNDIGEN: SoortRegel(
        Soort.DESKUNDIGEN,
        "TLV-vso, met een pool van deskundigen",
        "tlv",
        BESLOTEN,
        UIT_DE_POOL,
        "R5",
        aanvraag="vso",
        per_half=1,
        functies=tuple(Poolfunctie),
    ),
    Soort.PRO: SoortRegel(
        Soort.PRO,
        "TLV-pro, op de pro-scholen",
        "tlv",
        BESLOTEN,
        VAN_HET_BUREAU,
        "R6",
        aanvraag="pro",
        per_jaar=1,
        strata="school",
    ),
    Soort.KERNPROCES: SoortRegel(
        Soort.KERNPROCES,
        "Resultaten van het kernproces",
        "kernproces",
        IN_UITVOERING,
        VAN_HET_BUREAU,
        "3.3.3",
        per_jaar=1,
        lopend=True,
    ),
}


def half_van(dag: date) -> tuple[date, date]:
    """The half of the school year in which a day lies: August to January, February to July."""
    begin = begin_schooljaar(dag)
    midden = date(begin.year + 1, 2, 1)
    return (begin, date(begin.year + 1, 1, 31)) if dag < midden else (midden, date(begin.year + 1, 7, 31))
