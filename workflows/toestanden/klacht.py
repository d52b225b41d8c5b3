"""The states of a klacht and who acts in it (domein.md 10.5; Awb 9:4-9:12a)."""

from enum import StrEnum

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht
from workflows.eisen import klacht as e


class T(StrEnum):
    """The states of a klacht."""

    ONTVANGEN = "ontvangen"
    NIET_IN_BEHANDELING = "niet_in_behandeling"
    DOORGEZONDEN_BEZWAAR = "doorgezonden_bezwaar"
    IN_BEHANDELING = "in_behandeling"
    NAAR_TEVREDENHEID = "naar_tevredenheid"
    GEHOORD = "gehoord"
    BEVINDINGEN = "bevindingen"
    AFGEHANDELD = "afgehandeld"
    GERAPPORTEERD = "gerapporteerd"
    GESLOTEN = "gesloten"
    INGETROKKEN = "ingetrokken"


TITELS = {
    T.ONTVANGEN: "Ontvangen",
    T.NIET_IN_BEHANDELING: "Niet in behandeling genomen",
    T.DOORGEZONDEN_BEZWAAR: "Doorgezonden als bezwaar",
    T.IN_BEHANDELING: "In behandeling",
    T.NAAR_TEVREDENHEID: "Naar tevredenheid opgelost",
    T.GEHOORD: "Gehoord",
    T.BEVINDINGEN: "Bevindingen vastgelegd",
    T.AFGEHANDELD: "Afgehandeld",
    T.GERAPPORTEERD: "Gerapporteerd",
    T.GESLOTEN: "Gesloten",
    T.INGETROKKEN: "Ingetrokken",
}
EINDE = (T.NIET_IN_BEHANDELING, T.DOORGEZONDEN_BEZWAAR, T.NAAR_TEVREDENHEID, T.GESLOTEN, T.INGETROKKEN)
ONBESLIST = (T.ONTVANGEN, T.IN_BEHANDELING, T.GEHOORD, T.BEVINDINGEN)
OPEN = tuple(t for t in T if t not in EINDE)

JUR_KWA = (Rol.JURIST, Rol.KWALITEITSMEDEWERKER)
DB = (Rol.DIRECTEUR_BESTUURDER,)


def aan_klager(sjabloon: str) -> tuple[Bericht, ...]:
    """A letter to whoever complained; without a place in the loket it goes by post, through the secretariaat."""
    return (
        Bericht(sjabloon, (Rol.OUDER,), wanneer=e.klager_is_ouder),
        Bericht(sjabloon, (Rol.LEERLING,), wanneer=e.klager_is_leerling),
        Bericht(sjabloon, (Rol.BEVOEGD_GEZAG,), wanneer=e.klager_is_school),
        Bericht("kl_brief_per_post", (Rol.SECRETARIAAT,), wanneer=e.klager_krijgt_post),
    )
