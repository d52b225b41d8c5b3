"""The yearly evaluation: until when, and from when the next one counts (WPO 40a, WEC 41a, WVO 2.44)."""

from datetime import date, timedelta

from kernproces.taal.termijn import TermijnSoort
from kernproces.zaak.stand import Stand
from workflows.schooljaar import begin_schooljaar, einde_schooljaar
from workflows.termijnen.catalogus import EVAL

LOOPT = frozenset({"lopend", "opgeschort", "overschreden"})


def lopende_evaluatietermijn(zaak: Stand | None, soort: TermijnSoort = EVAL) -> date | None:
    """The last day of the yearly evaluation that still has to be done, or None when none runs."""
    termijn = (zaak or {}).get("termijnen", {}).get(soort.id)
    if termijn is None or termijn["stand"] not in LOOPT:
        return None
    return date.fromisoformat(termijn["uiterlijk"][:10])


def evaluatiegrens(zaak: Stand | None, dag: date) -> date:
    """The day by which an evaluation that is planned now must be held; an overrun one: within this school year."""
    einde = lopende_evaluatietermijn(zaak)
    return einde if einde is not None and einde >= dag else einde_schooljaar(dag)


def volgende_periode(zaak: Stand | None, dag: date, soort: TermijnSoort = EVAL) -> date:
    """The first day of the school year whose evaluation is next, once the running one is done.

    A second evaluation in the same year leaves the term of next year as it is.
    """
    einde = lopende_evaluatietermijn(zaak, soort) or einde_schooljaar(dag)
    return begin_schooljaar(einde) if begin_schooljaar(einde) > dag else einde + timedelta(days=1)
