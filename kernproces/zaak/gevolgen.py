"""Gevolgen: what a step does to the terms, worked out from its declaration into plain data. Pure.

The engine says what happens (start, stop, suspend, resume, move); `deadlines` computes the dates. The list is what an
auditor compares with the declaration.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from kernproces.taal.overgang import Overgang, Start, Stop
from kernproces.taal.termijn import TermijnSoort
from kernproces.taal.verzameling import Begin, Eind, Spoor
from kernproces.taal.workflow import Workflow
from kernproces.zaak.situatie import Situatie

Gevolg = dict[str, Any]
OPGESCHORT = "opgeschort"
LOOPT = frozenset({"lopend", OPGESCHORT})


def gevolgen_van(workflow: Workflow, rij: Overgang, s: Situatie) -> list[Gevolg]:
    """Everything this step does to terms, in the order stop, resume, suspend, move, start."""
    lijst: list[Gevolg] = stop_gevolgen(rij.stopt, s, s.zaak["termijnen"])
    gestopt = {x.termijn.id for x in rij.stopt}
    for spoor, begin, einden in _sporen_bij(workflow, rij.actie):
        lijst += _spoor(spoor, begin, einden, s, gestopt)
    lijst += [_verzet(v, s) for v in rij.verzet if v.wanneer is None or v.wanneer(s)]
    for start in rij.start:
        if start.wanneer is None or start.wanneer(s):
            lijst.append(start_gevolg(start, s))
    return lijst


def hoofdzaak_gevolgen(rij: Overgang, s: Situatie, lopend: Mapping[str, Any]) -> list[Gevolg]:
    """What a step of a deelzaak does to the terms of its hoofdzaak, of which `lopend` are there."""
    gevolgen = stop_gevolgen(rij.hoofdzaak_stopt, s, lopend)
    gevolgen += [start_gevolg(x, s) for x in rij.hoofdzaak_start if x.wanneer is None or x.wanneer(s)]
    if rij.hoofdzaak_laat_los:
        gevolgen.append({"doe": "hervat", "spoor": s.zaak["zaak"], "op": s.dag.isoformat()})
    return gevolgen + [
        _stil(s.zaak["zaak"], [x.termijn.id], x.grond, s)
        for x in rij.hoofdzaak_houdt
        if x.termijn.id in lopend
    ]


def stop_gevolgen(stops: Sequence[Stop], s: Situatie, lopend: Mapping[str, Any]) -> list[Gevolg]:
    """The stop of each term that is there; of a term in hours with the instant that the form names."""
    return [
        {"doe": "stop", "termijn": x.termijn.id} | ({} if x.op is None else {"op": _tekst(_waarde(x.op, s))})
        for x in stops
        if x.termijn.id in lopend
    ]


def start_gevolg(start: Start, s: Situatie) -> Gevolg:
    """The start of a term, with its begin, fixed last day and variant where declared."""
    gevolg: Gevolg = {"doe": "start", "termijn": start.termijn.id, "begin": _waarde(start.begin, s) or s.dag}
    if start.uiterlijk is not None:
        gevolg["uiterlijk"] = _waarde(start.uiterlijk, s)
    if start.variant is not None:
        gevolg["variant"] = _waarde(start.variant, s)
    if start.termijn.telt == "uren" and isinstance(gevolg["begin"], date) and start.begin is None:
        gevolg["begin"] = s.nu
    return {k: _tekst(v) for k, v in gevolg.items()}


@lru_cache(maxsize=4096)
def _sporen_bij(workflow: Workflow, actie: str) -> tuple[tuple[Spoor, Begin | None, tuple[Eind, ...]], ...]:
    """The sporen that an action begins or ends."""
    alle = (
        (x, begin_van(x, actie), tuple(e for e in x.eindigt if e.actie == actie)) for x in workflow.sporen
    )
    return tuple((spoor, begin, einden) for spoor, begin, einden in alle if begin is not None or einden)


def _spoor(
    spoor: Spoor, begin: Begin | None, einden: tuple[Eind, ...], s: Situatie, gestopt: set[str]
) -> list[Gevolg]:
    if s.spoor_open(spoor.naam) and any(e.wanneer is None or e.wanneer(s) for e in einden):
        return [{"doe": "hervat", "spoor": spoor.naam, "op": s.dag.isoformat()}]
    if begin is None:
        return []
    grond = begin.grond if isinstance(begin.grond, str) else begin.grond(s)
    tot = begin.tot(s) if begin.tot is not None else None
    loopt = [t.id for t in spoor.schort_op if t.id not in gestopt and _loopt(t, s)]
    einde = None if tot is None else tot.isoformat()
    return [_stil(spoor.naam, loopt, grond, s) | {"tot": einde, "vast": spoor.eindigt_vanzelf}]


def _stil(spoor: str, termijnen: list[str], grond: str, s: Situatie) -> Gevolg:
    """An interval that opens on the day after, without a known end."""
    return {
        "doe": "schort_op",
        "spoor": spoor,
        "termijnen": termijnen,
        "van": (s.dag + timedelta(days=1)).isoformat(),
        "tot": None,
        "grond": grond,
        "vast": False,
    }


def begin_van(spoor: Spoor, actie: str) -> Begin | None:
    """How this action opens an interval of the spoor, or None."""
    return next((b for b in spoor.begint if b.actie == actie), None)


def verschuift(workflow: Workflow, rij: Overgang) -> bool:
    """Whether this step suspends, resumes or extends a term, by its declaration."""
    return bool(rij.verzet or _sporen_bij(workflow, rij.actie))


def kiest_einddatum(workflow: Workflow, rij: Overgang) -> bool:
    """Whether who does this step chooses how long a term stands still or is extended; that a clock runs again, just happens."""
    return bool(rij.verzet) or any(b.actie == rij.actie for spoor in workflow.sporen for b in spoor.begint)


def raakt_termijnen(workflow: Workflow, rij: Overgang) -> bool:
    """Whether this step does anything to a term of its zaak, by its declaration."""
    return bool(rij.start or rij.stopt) or verschuift(workflow, rij)


def _loopt(soort: TermijnSoort, s: Situatie) -> bool:
    """A term that has ended is not brought back to life by a suspension; one that stands still cannot have ended."""
    t = s.zaak["termijnen"].get(soort.id)
    if t is None or t["stand"] not in LOOPT:
        return False
    return bool(t["stand"] == OPGESCHORT or t["uiterlijk"][:10] >= s.dag.isoformat())


def _verzet(v: Any, s: Situatie) -> Gevolg:
    if v.dagen is not None:
        return {
            "doe": "verleng",
            "termijn": v.termijn.id,
            "dagen": getattr(s.gegevens, v.dagen),
            "grond": v.grond,
        }
    dag = getattr(s.gegevens, v.uiterlijk)
    return {"doe": "vervang", "termijn": v.termijn.id, "uiterlijk": dag.isoformat(), "grond": v.grond}


def spoorvakken(lijst: list[Gevolg]) -> dict[str, Any]:
    """Which sporen this step opened or closed, for the stand."""
    vakken: dict[str, Any] = {}
    for g in lijst:
        if g["doe"] == "schort_op":
            vakken[g["spoor"]] = {"open": True, "van": g["van"], "tot": g["tot"], "grond": g["grond"]}
        elif g["doe"] == "hervat":
            vakken[g["spoor"]] = {"open": False, "tot": g["op"]}
    return vakken


def _waarde(bron: Any, s: Situatie) -> Any:
    if bron is None:
        return None
    return getattr(s.gegevens, bron) if isinstance(bron, str) else bron(s)


def _tekst(waarde: Any) -> Any:
    return waarde.isoformat() if isinstance(waarde, date) else waarde
