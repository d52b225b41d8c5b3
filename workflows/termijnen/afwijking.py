"""The agreed clock of an afwijking: when the measure must have been carried out (domein.md 10.7, KSO 3.2.7).

The norm names no length: the last day is agreed with the client, so the term never rolls.
"""

from kernproces.rollen import Rol
from kernproces.taal.termijn import Aard, TermijnSoort
from workflows.termijnen.treden import BEHANDELAAR, herinner_dagen, overschreden

MAATREGEL = TermijnSoort(
    "D.AFW.maatregel",
    "afgesproken dag voor de maatregel",
    None,
    Aard.AFGESPROKEN,
    "KSO 3.2.7, de afgesproken maatregel",
    rolt=False,
    begin_tekst="Maatregel bepaald",
    eind_tekst="Maatregel uitgevoerd",
    verdaagbaar=False,
    opschortbaar=False,
    standaard_dagen=28,  # after an insufficient effect, until a new day is agreed
    ladder=(*herinner_dagen(BEHANDELAAR, 3), overschreden(*BEHANDELAAR, Rol.TEAMLEIDER)),
)
