"""The clock of a steekproef: it is done within the half of the school year in which it was planned (R4-R6)."""

from kernproces.rollen import Rol
from kernproces.taal.termijn import Aard, TermijnSoort
from workflows.termijnen.treden import BESTUUR, herinner_dagen, overschreden

KWALITEIT = (Rol.KWALITEITSMEDEWERKER,)
STEEKPROEF_HALF = TermijnSoort(
    "D.STP.half",
    "einde van de helft van het schooljaar",
    None,
    Aard.BELEID,
    "norm B1: steekproeven per helft van het schooljaar",
    rolt=False,
    begin_tekst="Steekproef gepland",
    eind_tekst="Steekproef gesloten",
    verdaagbaar=False,
    opschortbaar=False,
    ladder=(*herinner_dagen(KWALITEIT, 28, 7), overschreden(*KWALITEIT, *BESTUUR)),
)
