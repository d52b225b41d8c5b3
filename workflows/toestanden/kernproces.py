"""The states of a dossier from aanmelding to afgesloten, and who is who in it (domein.md 10.1)."""

from enum import StrEnum

from kernproces.rollen import Rol


class T(StrEnum):
    """Where a dossier stands."""

    AANGEMELD = "aangemeld"
    INTAKE = "intake"
    RISICOANALYSE = "risicoanalyse"
    CAPACITEITSTOETS = "capaciteitstoets"
    HAALBAARHEID = "haalbaarheid"
    OVEREENKOMST_CONCEPT = "overeenkomst_concept"
    UITVOERING = "uitvoering"
    HERZIENING = "herziening"
    AFRONDING = "afronding"
    TRANSITIE = "transitie"
    NAZORG = "nazorg"
    AFGESLOTEN = "afgesloten"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"


TITELS = {
    T.AANGEMELD: "Aangemeld",
    T.INTAKE: "Intake",
    T.RISICOANALYSE: "Risicoanalyse",
    T.CAPACITEITSTOETS: "Capaciteitstoets",
    T.HAALBAARHEID: "Haalbaarheid",
    T.OVEREENKOMST_CONCEPT: "Overeenkomst in concept",
    T.UITVOERING: "Uitvoering",
    T.HERZIENING: "Herziening van het plan",
    T.AFRONDING: "Afronding",
    T.TRANSITIE: "Transitie",
    T.NAZORG: "Nazorg",
    T.AFGESLOTEN: "Afgesloten",
    T.GEWEIGERD: "Geweigerd",
    T.INGETROKKEN: "Ingetrokken",
}

VOOR_UITVOERING = (
    T.AANGEMELD,
    T.INTAKE,
    T.RISICOANALYSE,
    T.CAPACITEITSTOETS,
    T.HAALBAARHEID,
    T.OVEREENKOMST_CONCEPT,
)
MET_OVEREENKOMST = (T.UITVOERING, T.HERZIENING, T.AFRONDING, T.TRANSITIE, T.NAZORG)
OPEN_TOESTANDEN = (*VOOR_UITVOERING, *MET_OVEREENKOMST)

# `client` is no role: the parents or the school board; staff may register their letter (domein.md 10.1).
KLANT = (Rol.OUDER, Rol.BEVOEGD_GEZAG)
KLANT_OF_NAMENS = (*KLANT, Rol.BEHANDELAAR, Rol.SECRETARIAAT)
