"""The steekproeven of a school year: what is required, what is done, what is late (R4-R6, KSO 3.3.3). Pure.

A steekproef counts in the half (or the year) in which it was drawn, once its measures were decided. Withdrawn: never.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from kernproces.zaak.stand import Stand
from workflows.schooljaar import begin_schooljaar
from workflows.soorten.steekproef import SOORTEN, Soort, SoortRegel, half_van


class Jaarstand(StrEnum):
    """How one requirement stands."""

    GEHAALD = "gehaald"
    ONDERWEG = "onderweg"
    NOG_TE_DOEN = "nog te doen"
    TE_LAAT = "te laat"


@dataclass(frozen=True, slots=True)
class Jaarregel:
    """One requirement: a kind of steekproef in a half of the school year, or in the whole of it."""

    regel: SoortRegel
    van: date
    tot: date
    vereist: int
    gedaan: tuple[str, ...]
    onderweg: tuple[str, ...]
    stand: Jaarstand


def jaarregels(steekproeven: Iterable[Stand], schooljaar: date, vandaag: date) -> list[Jaarregel]:
    """Every requirement of the school year in which the day `schooljaar` lies, as it stands today."""
    alle = list(steekproeven)
    begin = begin_schooljaar(schooljaar)
    halven = (half_van(begin), half_van(date(begin.year + 1, 2, 1)))
    regels = []
    for regel in SOORTEN.values():
        perioden = [(halven[0][0], halven[1][1])] if regel.per_jaar else list(halven)
        regels += [_regel(regel, *periode, alle, vandaag) for periode in perioden]
    return regels


def _regel(regel: SoortRegel, van: date, tot: date, alle: list[Stand], vandaag: date) -> Jaarregel:
    hier = [s for s in alle if _soort(s) is regel.soort and van <= _dag(s) <= tot]
    gedaan = tuple(s["zaak"] for s in hier if "bepaal_maatregelen" in s["gedaan"])
    onderweg = tuple(s["zaak"] for s in hier if s["zaak"] not in gedaan and s["toestand"] != "ingetrokken")
    vereist = regel.per_jaar or regel.per_half
    if len(gedaan) >= vereist:
        stand = Jaarstand.GEHAALD
    elif vandaag > tot:
        stand = Jaarstand.TE_LAAT
    else:
        stand = Jaarstand.ONDERWEG if len(gedaan) + len(onderweg) >= vereist else Jaarstand.NOG_TE_DOEN
    return Jaarregel(regel, van, tot, vereist, gedaan, onderweg, stand)


def _soort(steekproef: Stand) -> Soort:
    return Soort(steekproef["gedaan"]["plan"]["gegevens"]["soort"])


def _dag(steekproef: Stand) -> date:
    """The day of the draw; before it that of the plan."""
    gedaan = steekproef["gedaan"]
    return date.fromisoformat(gedaan.get("trek", gedaan["plan"])["op"])


def pro_scholen_zonder(
    steekproeven: Iterable[Stand], scholen: Mapping[str, Mapping[str, Any]], schooljaar: date
) -> list[str]:
    """The pro schools of which no case was drawn this school year (R6: on the pro schools)."""
    begin = begin_schooljaar(schooljaar)
    einde = begin_schooljaar(begin + timedelta(days=400)) - timedelta(days=1)
    getrokken = {
        geval["stratum"]
        for s in steekproeven
        if _soort(s) is Soort.PRO and begin <= _dag(s) <= einde and s["toestand"] != "ingetrokken"
        for geval in s.get("toegevoegd", {}).get("trekking", {}).get("gevallen", ())
    }
    return sorted(naam for naam, s in scholen.items() if s.get("soort") == "pro" and naam not in getrokken)
