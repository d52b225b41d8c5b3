"""Het jaar: what returns every year, quarter or plan period, as data (domein.md 8; seeds 001 and 004).

Each obligation opens a task in time with an owner and a last day. The days are a choice within what the source asks
("jaarlijks", "na 1 oktober"); an organisation that meets on other days changes them here.
"""

from typing import Final

from workflows.jaar.bureau import BUREAU_TAKEN
from workflows.jaar.netwerk import NETWERK_TAKEN
from workflows.jaar.overleg import OVERLEG
from workflows.jaar.ritme import Beurt, Ritme
from workflows.jaar.verantwoording import VERANTWOORDING
from workflows.jaar.verplichting import Deel, Per, Toetssteen, Verplichting

__all__ = ["VERPLICHTINGEN", "Beurt", "Deel", "Per", "Ritme", "Toetssteen", "Verplichting"]

VERPLICHTINGEN: Final[dict[str, Verplichting]] = {
    v.id: v for v in (*BUREAU_TAKEN, *NETWERK_TAKEN, *VERANTWOORDING, *OVERLEG)
}
