"""The clock of the quarterly overview of pupils at home (norm N5, R25): ten working days after the peildatum, unless set otherwise."""

from kernproces.rollen import Rol
from kernproces.taal.termijn import Aard, TermijnSoort, werkdagen_voor
from workflows.termijnen.treden import SCHOOL, herinner, overschreden

KWARTAAL = TermijnSoort(
    "D.THZ.kwartaal",
    "levering van de thuiszittersopgave",
    None,
    Aard.BELEID,
    "norm N5, R25",
    rolt=False,  # counted in working days when it is asked for
    begin_tekst="Opgave gevraagd",
    eind_tekst="Opgave geleverd",
    verdaagbaar=False,
    opschortbaar=False,
    standaard_dagen=14,
    ladder=(
        herinner("3wd", werkdagen_voor(3), *SCHOOL),
        overschreden(*SCHOOL, Rol.VERZUIMCOACH, sjabloon="kwo_te_laat"),
    ),
)
