"""Bewaking: what stands still, in calm words: a line on every page, and for the administrator what to do about it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kernproces.gebruik.fouten import GebruiksFout
from kernproces.opslag.fouten import OpslagError
from kernproces.tijdstip import dag_van
from loket.bedrading import Samenstel
from loket.ronde.gezondheid import LAAT, OK, hartslagen
from loket.ronde.kalenderwacht import kalenderdeel, kalenderzin
from loket.ronde.storingen import Storing, storingen
from loket.web.taal import dag_jaar, uur

NAMEN = {"ronde": "Klok", "bezorging": "Bezorging", "anker": "Anker"}
DOET = {
    "ronde": "Kijkt elke minuut welke termijn een herinnering of melding nodig heeft.",
    "bezorging": "Verstuurt elke twintig seconden de berichten die klaarstaan.",
    "anker": "Legt elke dag buiten de databank vast hoe de geschiedenis er voor staat.",
}
HULP = {  # after: start the worker again
    "ronde": "Niets is kwijt: de klok haalt alles in wat nog telt.",
    "bezorging": "Wat klaarstaat, gaat daarna alsnog weg.",
    "anker": "Kijk ook of hij in de map met ankers kan schrijven.",
}


@dataclass(frozen=True, slots=True)
class Bewaakt:
    """One task of the planner: `sinds` in words, empty when it never ran."""

    naam: str
    doet: str
    goed: bool
    sinds: str
    hulp: str


@dataclass(frozen=True, slots=True)
class Vastgelopen:
    """Something that the ronde could not handle: a zaak by its number, or the weekly list."""

    naam: str
    sinds: str
    laatst: str
    fout: str


@dataclass(frozen=True, slots=True)
class Bewaking:
    """What the administrator sees of it."""

    taken: list[Bewaakt]
    vastgelopen: list[Vastgelopen]
    kalender: str  # what to do about it; empty when it reaches far enough
    kalender_tot: str


def bewaking(samenstel: Samenstel, nu: datetime) -> Bewaking:
    """Every task with how it stands, everything that is stuck, and what helps."""
    with samenstel.opslag.lezen() as lezer:
        taken = [_taak(naam, deel) for naam, deel in hartslagen(lezer, nu).items()]
        vast = [_vastgelopen(storing) for storing in storingen(lezer)]
    vandaag = dag_van(nu)
    return Bewaking(taken, vast, kalenderzin(vandaag), dag_jaar(kalenderdeel(vandaag)["tot"]))


def _taak(naam: str, deel: dict[str, Any]) -> Bewaakt:
    goed = deel["stand"] == OK
    sinds = moment(deel["sinds"]) if deel["sinds"] else ""
    return Bewaakt(NAMEN[naam], DOET[naam], goed, sinds, "" if goed else HULP[naam])


def _vastgelopen(storing: Storing) -> Vastgelopen:
    keren = "1 keer geprobeerd" if storing.pogingen == 1 else f"{storing.pogingen} keer geprobeerd"
    return Vastgelopen(
        storing.zaak or "weeklijst",
        moment(storing.sinds),
        f"{keren}, voor het laatst {moment(storing.laatst)}",
        storing.fout,
    )


def moment(tijdstip: str) -> str:
    """`ma 7 dec 2026, 9.05 uur`."""
    return f"{dag_jaar(tijdstip)}, {uur(tijdstip)}"


def stilstand(samenstel: Samenstel, nu: datetime) -> list[str]:
    """What everybody must know, as sentences; empty when all is well. A page never fails on it."""
    try:
        with samenstel.opslag.lezen() as lezer:
            delen = hartslagen(lezer, nu)
    except (OpslagError, GebruiksFout):
        return []
    zinnen = {
        "ronde": (
            "De klok loopt achter{}. Herinneringen en meldingen komen later. "
            "U kunt gewoon doorwerken. Let zelf op de einddatums."
        ),
        "bezorging": (
            "Berichten gaan niet weg{}. Ze staan klaar en gaan later alsnog. Bel als iets haast heeft."
        ),
    }
    return [
        zin.format(f" sinds {moment(delen[naam]['sinds'])}" if delen[naam]["stand"] == LAAT else "")
        for naam, zin in zinnen.items()
        if delen[naam]["stand"] != OK
    ]
