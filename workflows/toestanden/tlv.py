"""The states of a TLV application, what they are called, and who is who in it (domein.md 10.3)."""

from enum import StrEnum

from kernproces.rollen import Rol
from kernproces.taal.overgang import Mandaat
from kernproces.taal.wacht import NogNiet
from workflows.termijnen import catalogus as t


class T(StrEnum):
    """The states of an application."""

    CONCEPT = "concept"
    ONTVANGEN = "ontvangen"
    OPGESCHORT = "opgeschort"
    IN_BEHANDELING = "in_behandeling"
    ADVIES_COMPLEET = "advies_compleet"
    CONCEPTBESLUIT = "conceptbesluit"
    VERLEEND = "verleend"
    AFGEWEZEN = "afgewezen"
    BUITEN_BEHANDELING = "buiten_behandeling"
    INGETROKKEN = "ingetrokken"
    DOORGEZONDEN = "doorgezonden"


TITELS = {
    T.CONCEPT: "Concept",
    T.ONTVANGEN: "Ontvangen",
    T.OPGESCHORT: "Wacht op aanvulling",
    T.IN_BEHANDELING: "In behandeling",
    T.ADVIES_COMPLEET: "Adviezen compleet",
    T.CONCEPTBESLUIT: "Conceptbesluit",
    T.VERLEEND: "Verleend",
    T.AFGEWEZEN: "Afgewezen",
    T.BUITEN_BEHANDELING: "Buiten behandeling gelaten",
    T.INGETROKKEN: "Ingetrokken",
    T.DOORGEZONDEN: "Doorgezonden",
}

LOPEND = (T.IN_BEHANDELING, T.ADVIES_COMPLEET, T.CONCEPTBESLUIT)
BESLUITEN = (T.VERLEEND, T.AFGEWEZEN, T.BUITEN_BEHANDELING)
ONBESLIST = (T.ONTVANGEN, T.OPGESCHORT, *LOPEND)
# Only the bekendmaking of a decision ends the zaak: until then its clocks run, and can be stopped and resumed.
# What the school supplied, starts the clock again at once; whether it is complete, the behandelaar says.
AANVULLING_TE_BEKIJKEN = NogNiet("vul_aan", ("bevestig_aanvulling",))
OPEN = (*ONBESLIST, *BESLUITEN)

BESLISTERMIJNEN = (t.TLV_NORM, t.TLV_WET)
SCHOOL = (Rol.ONDERSTEUNINGSCOORDINATOR, Rol.BEVOEGD_GEZAG)
BESLISSER = (Rol.DIRECTEUR_BESTUURDER, Mandaat("tlv_besluit"))
BELANGHEBBENDEN = (Rol.BEVOEGD_GEZAG, Rol.OUDER)
