"""The second clock of a klacht: how long the SWV may take to say that it will not treat it (Awb 9:8 lid 3).

D.KL itself stands in the catalogue (termijnen.py).
"""

from typing import Final

from kernproces.rollen import Rol
from kernproces.taal.termijn import Aard, Lengte, TermijnSoort
from workflows.termijnen.catalogus import KLACHT
from workflows.termijnen.treden import herinner_dagen, vervalt

BEHANDELT: Final = (Rol.JURIST, Rol.KWALITEITSMEDEWERKER)

NIET_BEHANDELEN = TermijnSoort(
    "D.KL.niet",
    "termijn om te laten weten dat de klacht niet in behandeling wordt genomen",
    Lengte.weken(4),
    Aard.WETTELIJK,
    "Awb 9:8 lid 3",
    rolt=True,
    begin_tekst="Klacht ontvangen",
    begin_artikel="Awb 9:8 lid 3",
    eind_tekst="Klager weet of de klacht wordt behandeld",
    na_afloop="Vanaf de dag erna wordt de klacht behandeld, of staat in de brief waarom die zo laat is.",
    verdaagbaar=False,
    opschortbaar=False,
    ladder=(*herinner_dagen(BEHANDELT, 7), vervalt(*BEHANDELT)),
)

KLOKKEN: Final = (KLACHT, NIET_BEHANDELEN)
