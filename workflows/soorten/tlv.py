"""The kinds of toelaatbaarheidsverklaring as a table: what each one needs (domein.md 1.1, 1.3-1.7)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflows.schooljaar import begin_schooljaar


class Soort(StrEnum):
    """What is asked for. LWOO is an aanwijzing with the same regime of number and bezwaar."""

    SBO = "sbo"
    SO = "so"
    VSO = "vso"
    PRO = "pro"
    LWOO = "lwoo"


class Document(StrEnum):
    """The documents of domein.md 1.3."""

    ONTWIKKELINGSPERSPECTIEF = "ontwikkelingsperspectief"
    ZIENSWIJZE_OUDERS = "zienswijze_ouders"
    MOTIVERING_SCHOOL = "motivering_school"
    ONDERWIJSKUNDIG_RAPPORT = "onderwijskundig_rapport"
    INTELLIGENTIEONDERZOEK = "intelligentieonderzoek"
    LEERACHTERSTANDEN = "leerachterstanden"
    TOESTEMMING = "toestemming"


class Functie(StrEnum):
    """Functions in which an expert may advise (UB 2.51)."""

    ORTHOPEDAGOOG = "orthopedagoog"
    PSYCHOLOOG = "psycholoog"
    KINDER_OF_JEUGDPSYCHOLOOG = "kinder_of_jeugdpsycholoog"
    PEDAGOOG = "pedagoog"
    KINDERPSYCHIATER = "kinderpsychiater"
    MAATSCHAPPELIJK_WERKER = "maatschappelijk_werker"
    ARTS = "arts"
    ONDERWIJSDESKUNDIGE = "onderwijsdeskundige"


EERSTE_DESKUNDIGE = frozenset({Functie.ORTHOPEDAGOOG, Functie.PSYCHOLOOG})
TWEEDE_DESKUNDIGE = frozenset(
    {
        Functie.KINDER_OF_JEUGDPSYCHOLOOG,
        Functie.PEDAGOOG,
        Functie.KINDERPSYCHIATER,
        Functie.MAATSCHAPPELIJK_WERKER,
        Functie.ARTS,
    }
)


class Categorie(StrEnum):
    """Funding category, only for so and vso (domein.md 1.6)."""

    LAAG = "laag"
    MIDDEN = "midden"
    HOOG = "hoog"


@dataclass(frozen=True, slots=True)
class SoortRegel:
    """One kind: its title, its law, and what it needs. `iq`: lowest and highest; `achterstand` in hundredths."""

    soort: Soort
    titel: str
    sector: str
    grondslag: str
    stukken: tuple[Document, ...]
    tweede_deskundige: frozenset[Functie]
    met_einde: bool = True
    met_categorie: bool = False
    iq: tuple[int, int] | None = None
    achterstand: tuple[int, int] | None = None


_BASIS = (Document.ONTWIKKELINGSPERSPECTIEF, Document.ZIENSWIJZE_OUDERS, Document.MOTIVERING_SCHOOL)
_ONDERZOEK = (
    Document.ZIENSWIJZE_OUDERS,
    Document.MOTIVERING_SCHOOL,
    Document.ONDERWIJSKUNDIG_RAPPORT,
    Document.INTELLIGENTIEONDERZOEK,
    Document.LEERACHTERSTANDEN,
)
_OOK_ONDERWIJS = TWEEDE_DESKUNDIGE | {Functie.ONDERWIJSDESKUNDIGE}

SOORTEN: dict[Soort, SoortRegel] = {
    Soort.SBO: SoortRegel(
        Soort.SBO, "TLV speciaal basisonderwijs", "po", "WPO 40 lid 8", _BASIS, TWEEDE_DESKUNDIGE
    ),
    Soort.SO: SoortRegel(
        Soort.SO,
        "TLV speciaal onderwijs",
        "po",
        "WEC 40 lid 10",
        _BASIS,
        TWEEDE_DESKUNDIGE,
        met_categorie=True,
    ),
    Soort.VSO: SoortRegel(
        Soort.VSO,
        "TLV voortgezet speciaal onderwijs",
        "vo",
        "WEC 40 lid 12",
        _BASIS,
        TWEEDE_DESKUNDIGE,
        met_categorie=True,
    ),
    Soort.PRO: SoortRegel(
        Soort.PRO,
        "TLV praktijkonderwijs",
        "vo",
        "WVO 2.30",
        _ONDERZOEK,
        _OOK_ONDERWIJS,
        met_einde=False,
        iq=(55, 80),
        achterstand=(50, 100),
    ),
    Soort.LWOO: SoortRegel(
        Soort.LWOO,
        "Aanwijzing leerwegondersteunend onderwijs",
        "vo",
        "WVO 2.43",
        _ONDERZOEK,
        _OOK_ONDERWIJS,
        met_einde=False,
        iq=(75, 120),
        achterstand=(25, 50),
    ),
}


def einde_toelaatbaarheid(begin: date, schooljaren: int) -> date:
    """The last day: whole school years, plus what is left of the current one (WEC 40 lid 15, WPO 40 lid 13)."""
    start = begin_schooljaar(begin)
    erbij = 0 if begin == start else 1
    return date(start.year + schooljaren + erbij, 7, 31)
