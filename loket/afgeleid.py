"""Afgeleid: a database whose lists must be derived anew, after a change of their tables, gets them before anybody is served.

One process does it and says how far it is; who starts meanwhile waits for it. Nobody works on half a list.
"""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from kernproces.gebruik.vouwer import Vouwer
from kernproces.opslag.fouten import DatabankBezetError
from kernproces.opslag.herbouw import herbouw
from kernproces.opslag.rijen import Lezer

if TYPE_CHECKING:
    from loket.bedrading import Samenstel

Zeg = Callable[[str], None]
_STAND = (
    "SELECT EXISTS (SELECT 1 FROM betrokken), "
    "EXISTS (SELECT 1 FROM stroom WHERE stroom > 'dossier/' AND stroom < 'dossier0')"
)
WACHT = "Een ander proces leidt de lijsten van deze databank opnieuw af. Dit wacht tot die er zijn."
BEGIN = "De lijsten van deze databank worden opnieuw afgeleid uit de historie. Dat kan enkele minuten duren."


def zeg_op_stderr(zin: str) -> None:
    """For whoever starts it."""
    sys.stderr.write(f"{zin}\n")


def zorg_voor_lijsten(s: "Samenstel", zeg: Zeg = zeg_op_stderr) -> bool:
    """Derive every list when a migration emptied them; whether that was needed. Waits for another process that does it."""
    with s.opslag.lezen() as lezer:
        if not _nodig(lezer):
            return False
    vouw = Vouwer(s.kern.register, s.berichten, s.kern.archief)
    while True:
        try:
            return herbouw(s.opslag, vouw, mits=_nodig, meld=voortgang(zeg)) > 0
        except DatabankBezetError:
            zeg(WACHT)


def voortgang(zeg: Zeg) -> Callable[[int, int], None]:
    """A line at the begin and one at every tenth of it."""
    gezegd = -1

    def meld(gedaan: int, alle: int) -> None:
        nonlocal gezegd
        if gedaan == 0:
            zeg(BEGIN)
        tiende = 10 * gedaan // max(alle, 1)
        if tiende > gezegd and gedaan:
            zeg(f"{gedaan} van {alle} stromen")
            gezegd = tiende

    return meld


def _nodig(lezer: Lezer) -> bool:
    """Who has to do with what follows from the history: with dossiers there, an empty table is one that waits."""
    gevuld, dossiers = lezer.rij_query(_STAND)[0]
    return bool(dossiers and not gevuld)
