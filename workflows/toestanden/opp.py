"""The states of an ontwikkelingsperspectief, and who has a part in it."""

from enum import StrEnum

from kernproces.rollen import Rol


class T(StrEnum):
    """The states."""

    CONCEPT = "concept"
    TER_INSTEMMING = "ter_instemming"
    INGESTEMD = "ingestemd"
    VASTGESTELD = "vastgesteld"
    GEEVALUEERD = "geevalueerd"
    BIJSTELLING = "bijstelling"
    AFGEROND = "afgerond"
    BEEINDIGD = "beeindigd"
    INGETROKKEN = "ingetrokken"


TITELS = {
    T.CONCEPT: "Concept",
    T.TER_INSTEMMING: "Ter instemming",
    T.INGESTEMD: "Ingestemd",
    T.VASTGESTELD: "Vastgesteld",
    T.GEEVALUEERD: "Geëvalueerd",
    T.BIJSTELLING: "Wordt bijgesteld",
    T.AFGEROND: "Afgerond",
    T.BEEINDIGD: "Voortijdig beëindigd",
    T.INGETROKKEN: "Ingetrokken",
}
EINDE = (T.AFGEROND, T.BEEINDIGD, T.INGETROKKEN)
OPEN = tuple(toestand for toestand in T if toestand not in EINDE)
VOORAF = (T.CONCEPT, T.TER_INSTEMMING, T.INGESTEMD)  # of the first version, and of a later one on its way
IN_GESPREK = (T.CONCEPT, T.BIJSTELLING)

LEIDING = (Rol.ONDERSTEUNINGSCOORDINATOR, Rol.BEVOEGD_GEZAG)
SCHOOL = (*LEIDING, Rol.MENTOR)
GEZIN = (Rol.OUDER, Rol.LEERLING)
