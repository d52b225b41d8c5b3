"""What the system adds to a steekproef: its criteria, the frozen population, the draw, the counts. Pure (R37, KSO 3.3.3)."""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand
from workflows.soorten.steekproef import SOORTEN, Soort, SoortRegel
from workflows.steekproeven.trekking import Lid, populatiehash, trek

STRENG = ("niet", "deels", "voldoet", "nvt")  # the strictest first; nvt only where nobody says otherwise


class Verschil(NamedTuple):
    """A criterion on which the judges of one case do not agree."""

    geval: str
    criterium: str
    oordelen: tuple[str, ...]

    @property
    def strengste(self) -> str:
        """What counts when nobody settles it."""
        return min(self.oordelen, key=STRENG.index)


# ---------------------------------------------------------------- the population


def populatie_van(
    s: Situatie, regel: SoortRegel, van: date, tot: date, strata: str
) -> Iterator[tuple[Lid, Stand]]:
    """Every zaak of this kind in this period, with its stratum."""
    for zaak in s.rondblik.zaken(regel.workflow):
        if regel.past(zaak, van, tot):
            yield Lid(zaak["zaak"], _stratum(zaak, strata), zaak["nr"]), zaak


def _stratum(zaak: Stand, strata: str) -> str:
    if strata == "school":
        return zaak.get("school") or "geen"
    return str(zaak["toestand"]) if strata == "uitkomst" else ""


def populatie_volgens_plan(s: Situatie) -> list[tuple[Lid, Stand]]:
    """The population that the plan of this zaak describes, as it is now."""
    plan = s.zaak["gedaan"]["plan"]["gegevens"]
    periode = (date.fromisoformat(plan["van"]), date.fromisoformat(plan["tot"]))
    return list(populatie_van(s, SOORTEN[Soort(plan["soort"])], *periode, plan["strata"]))


# ---------------------------------------------------------------- what the system adds


def criteria_van_nu(s: Situatie) -> dict[str, Any]:
    """The list of criteria in its version of today, in full: later versions change nothing here."""
    versie = s.registers.op("criteria", s.gegevens.criteria, s.dag) or {}
    return {"lijst": s.gegevens.criteria, "nr": versie.get("nr", 0), "criteria": versie.get("criteria", [])}


def bevroren_populatie(s: Situatie) -> dict[str, Any]:
    """Every zaak that could be drawn, in the version that was read."""
    leden = sorted(lid for lid, _ in populatie_volgens_plan(s))
    return {"zaken": [{"zaak": lid.zaak, "stratum": lid.stratum, "nr": lid.nr} for lid in leden]}


def getrokken(s: Situatie) -> dict[str, Any]:
    """The draw: the seal, the size and hash of the population, and the cases in order of their lot.

    Of each case everybody who ever worked on it is kept: they may not judge it.
    """
    plan = s.zaak["gedaan"]["plan"]["gegevens"]
    zegel = s.rondblik.zegel(1)
    standen = dict(populatie_volgens_plan(s))
    volgorde = trek(list(standen), plan["zaad"], zegel, plan["omvang"])
    return {
        "zegel": zegel,
        "populatie": len(standen),
        "populatiehash": populatiehash(standen),
        "gevallen": [
            {
                "geval": f"geval-{i}",
                "zaak": lid.zaak,
                "stratum": lid.stratum,
                "betrokken": betrokken(standen[lid]),
            }
            for i, lid in enumerate(volgorde, start=1)
        ],
    }


def betrokken(zaak: Stand) -> list[str]:
    """Everybody who did something in a zaak or carries it, and on whose behalf."""
    wie = {w for gedaan in zaak["gedaan"].values() for w in gedaan["wie"]} | {zaak.get("behandelaar") or ""}
    return sorted(wie - {"", "systeem"})


def uitslag(s: Situatie) -> dict[str, Any]:
    """Per criterion how often each answer was given, after differences were settled."""
    tellers: dict[str, dict[str, int]] = {
        c["id"]: dict.fromkeys(("voldoet", "deels", "niet", "nvt"), 0) for c in vastgestelde_criteria(s)
    }
    opgelost = {(v.geval, v.criterium): v.oordeel for v in s.gegevens.vaststellingen}
    for geval, per_criterium in _per_geval(s).items():
        for criterium, oordelen in per_criterium.items():
            eind = opgelost.get((geval, criterium), min(oordelen, key=STRENG.index))
            tellers[criterium][eind] += 1
    return {"per_criterium": tellers, "verschillen": len(verschillen(s))}


# ---------------------------------------------------------------- reading it back


def vastgestelde_criteria(s: Situatie) -> list[dict[str, Any]]:
    """The criteria of this steekproef, as they were when it was planned."""
    return list((s.toegevoegd("criteria") or {}).get("criteria", ()))


def gevallen(s: Situatie) -> list[dict[str, Any]]:
    """The drawn cases."""
    return list((s.toegevoegd("trekking") or {}).get("gevallen", ()))


def gevalkeuzes(s: Situatie) -> dict[str, str]:
    """Every drawn case with the zaak that it is."""
    return {g["geval"]: f"{g['geval'].replace('-', ' ').capitalize()}: zaak {g['zaak']}" for g in gevallen(s)}


def criteriumkeuzes(s: Situatie) -> dict[str, str]:
    """Every criterion by its question."""
    return {c["id"]: c["vraag"] for c in vastgestelde_criteria(s)}


def toegewezen_aan(s: Situatie, wie: Collection[str]) -> list[str]:
    """The cases that one of these judges was given."""
    regels = s.gegeven("verdeel", "verdeling", [])
    return list(dict.fromkeys(r["geval"] for r in regels if r["beoordelaar"] in wie))


def laatste_oordelen(s: Situatie) -> dict[tuple[str, str], dict[str, str]]:
    """Per case and judge the last judgement: whoever judges again, replaces it."""
    laatste: dict[tuple[str, str], dict[str, str]] = {}
    for stuk in s.verzameld("beoordelingen"):
        g = stuk["gegevens"]
        laatste[g["geval"], stuk["wie"][-1]] = {o["criterium"]: o["oordeel"] for o in g["oordelen"]}
    return laatste


def beoordeeld_door(s: Situatie, geval: str) -> int:
    """How many judges have judged a case."""
    return sum(1 for g, _ in laatste_oordelen(s) if g == geval)


def verschillen(s: Situatie) -> list[Verschil]:
    """Where judges differ."""
    return [
        Verschil(geval, criterium, tuple(oordelen))
        for geval, per_criterium in _per_geval(s).items()
        for criterium, oordelen in per_criterium.items()
        if len(set(oordelen)) > 1
    ]


def _per_geval(s: Situatie) -> dict[str, dict[str, list[str]]]:
    per: dict[str, dict[str, list[str]]] = {}
    oordelen = sorted(laatste_oordelen(s).items())
    for geval, groep in groupby(oordelen, key=lambda paar: paar[0][0]):
        for _, antwoorden in groep:
            for criterium, oordeel in antwoorden.items():
                per.setdefault(geval, {}).setdefault(criterium, []).append(oordeel)
    return per
