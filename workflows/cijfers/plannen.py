"""R23 and R39: every plan evaluated each school year with parents and pupil, and whether pupils got where it said. Pure."""

from collections.abc import Iterator
from datetime import date

from kernproces.zaak.stand import Stand
from workflows.cijfers.indicator import Telling, Uitkomst
from workflows.schooljaar import begin_schooljaar

EVALUATIE = (
    "Van de ontwikkelingsperspectieven die in dit schooljaar golden: het deel dat in dit schooljaar met ouders en leerling is "
    "geëvalueerd. Was een van beiden er niet bij, dan telt de evaluatie niet. Een plan dat voor het eind van het schooljaar voortijdig "
    "stopte, telt niet mee. Zolang het schooljaar loopt, telt een plan dat nog niet is geëvalueerd niet mee."
)
PERSPECTIEF = (
    "Van de plannen die in dit schooljaar eindigden en waarvan bekend is waar de leerling heen ging: het deel waarvan de bestemming "
    "die was van het uitstroomperspectief in het laatste plan."
)
BRON = "De zaken ontwikkelingsperspectief: de vaststelling, de evaluaties en het einde."
SAMEN = {"ouders", "leerling"}
EINDE = ("rond_af", "beeindig_voortijdig")
ZONDER_BESTEMMING = ("blijft_op_school", "onbekend")


def r23(stand: Stand, op: date) -> Iterator[Telling]:
    """Each school year in which the plan was in force, once; the day is the last one of that year that counts."""
    versies = stand["verzameld"].get("planversies", ())
    if not versies:
        return
    slot = _slot(stand)
    grens = op if slot is None else min(slot, op)
    begin = begin_schooljaar(date.fromisoformat(versies[0]["op"]))
    while begin <= grens:
        volgend = date(begin.year + 1, 8, 1)
        if (uitkomst := _uitkomst(stand, begin, volgend, slot, op)) is not None:
            yield Telling(stand["zaak"], begin, uitkomst)
        begin = volgend


def _uitkomst(stand: Stand, begin: date, volgend: date, slot: date | None, op: date) -> Uitkomst | None:
    partij = stand["gedaan"]["begin_plan"]["gegevens"]["partij"]
    nodig = {"leerling"} if partij == "leerling" else SAMEN
    for e in stand["verzameld"].get("evaluaties", ()):
        if begin <= date.fromisoformat(e["op"]) < volgend and nodig <= set(e["gegevens"]["aanwezig"]):
            return Uitkomst.JA
    if slot is not None and slot < volgend:
        return Uitkomst.NEE if "rond_af" in stand["gedaan"] else None
    return Uitkomst.NEE if op >= volgend else Uitkomst.NOG


def r39(stand: Stand, op: date) -> Iterator[Telling]:
    """The destination beside what the plan said, on the day the plan ended."""
    slot, perspectief = _slot(stand), stand["gedaan"].get("leg_voor")
    if slot is None or slot > op or perspectief is None:
        return
    werkelijk = next(stand["gedaan"][a]["gegevens"]["werkelijk"] for a in EINDE if a in stand["gedaan"])
    if werkelijk not in ZONDER_BESTEMMING:
        verwacht = perspectief["gegevens"]["uitstroom"]
        yield Telling(stand["zaak"], slot, Uitkomst.JA if werkelijk == verwacht else Uitkomst.NEE)


def _slot(stand: Stand) -> date | None:
    """The day on which the plan ended, or None."""
    return next(
        (date.fromisoformat(stand["gedaan"][a]["op"]) for a in EINDE if a in stand["gedaan"]),
        None,
    )
