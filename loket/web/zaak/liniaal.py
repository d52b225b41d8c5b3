"""Liniaal: the terms of a zaak as bars on one ruler of days, with suspensions hatched and today as a line.

Widths are percentages, so that the text keeps its size on every screen; the same facts stand in tables below it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from kernproces.opsomming import en
from loket.web.taal import dag_jaar, dag_kort, dag_maand, dag_van, met_kleine_letter
from loket.web.zaak.termijnbeeld import Termijnbeeld

HOOGTE_BALK, EERSTE = 38, 34
MEEST = 4


@dataclass(slots=True)
class Balk:
    """One term."""

    naam: str
    einde: str
    y: int
    x: float
    b: float
    op: float  # how much of it has passed
    stil: list[tuple[float, float]] = field(default_factory=list)
    te_laat: bool = False
    kort: bool = False  # too short for two labels: name and end in one
    rechts: bool = False


@dataclass(slots=True)
class Liniaal:
    """The drawing."""

    balken: list[Balk]
    tikken: list[tuple[float, str, str]]  # place, text, anchor
    vandaag: float
    hoogte: int
    beschrijving: str


def liniaal_van(termijnen: list[Termijnbeeld], vandaag: date) -> Liniaal | None:
    """None when there is nothing to draw."""
    getekend = [t for t in termijnen if t.loopt and len(t.uiterlijk) == 10][:MEEST]
    if not getekend:
        return None
    van = min(dag_van(t.begin) for t in getekend)
    tot = max(*(dag_van(t.uiterlijk) for t in getekend), vandaag + timedelta(days=1), van + timedelta(days=7))
    lengte = (tot - van).days

    def plek(dag: date) -> float:
        return round(100 * max(0, min(lengte, (dag - van).days)) / lengte, 2)

    balken = [_balk(t, i, plek, vandaag) for i, t in enumerate(getekend)]
    return Liniaal(
        balken=balken,
        tikken=_tikken(van, lengte),
        vandaag=plek(vandaag),
        hoogte=EERSTE + HOOGTE_BALK * len(balken) + 22,
        beschrijving=_beschrijving(getekend, vandaag),
    )


def _balk(t: Termijnbeeld, i: int, plek: Callable[[date], float], vandaag: date) -> Balk:
    x, einde = plek(dag_van(t.begin)), plek(dag_van(t.uiterlijk))
    stil = []
    for o in t.opschortingen:
        a = plek(dag_van(o["van"]))
        b = plek(dag_van(o["tot"]) + timedelta(days=1) if o["tot"] else vandaag + timedelta(days=1))
        if b > a:
            stil.append((a, round(b - a, 2)))
    op = round(max(0.0, min(plek(vandaag), einde) - x), 2)
    return Balk(
        t.naam,
        dag_kort(t.uiterlijk),
        EERSTE + i * HOOGTE_BALK,
        x,
        round(einde - x, 2),
        op,
        stil,
        t.stand == "overschreden",
        einde - x < 30,
        x > 55,
    )


def _tikken(van: date, lengte: int) -> list[tuple[float, str, str]]:
    delen = 5 if lengte >= 20 else 2
    uit = []
    for i in range(delen + 1):
        anker = "start" if i == 0 else "end" if i == delen else "middle"
        uit.append(
            (round(100 * i / delen, 2), dag_maand(van + timedelta(days=round(lengte * i / delen))), anker)
        )
    return uit


def _beschrijving(termijnen: list[Termijnbeeld], vandaag: date) -> str:
    eindes = en([f"{met_kleine_letter(t.naam)} tot en met {dag_jaar(t.uiterlijk)}" for t in termijnen])
    stil = [o for t in termijnen for o in t.opschortingen]
    tekst = f"Tijdlijn van de termijnen: {eindes}. Vandaag is {dag_jaar(vandaag)}."
    if stil:
        o = stil[0]
        tot = f" tot en met {dag_jaar(o['tot'])}" if o["tot"] else ""
        tekst += f" De klok stond stil vanaf {dag_jaar(o['van'])}{tot}."
    return tekst
