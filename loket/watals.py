"""Wat als: what an action would do to the terms, told the same way on page, API and command line. Nothing is written."""

from dataclasses import dataclass
from typing import Any

from kernproces.gebruik.opdracht import Antwoord
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Stand

GESTOPT = "gestopt"
_WAT = {
    GESTOPT: "stopt",
    "opgeschort": "klok staat stil",
    "lopend": "klok loopt",
    "overschreden": "overschreden",
}


@dataclass(frozen=True, slots=True)
class Termijngevolg:
    """One term that changes. `was`: its end so far, empty when it is new; `wordt`: its new end, empty when it stops.

    `hervat_op`: the end holds if the clock runs again on that day; empty when it holds as it stands.
    """

    termijn: str
    titel: str
    wat: str
    was: str
    wordt: str
    hervat_op: str
    voorlopig: bool
    afleiding: tuple[dict[str, str], ...]

    def als_gegevens(self) -> dict[str, Any]:
        """As the API and `--json` give it."""
        return {
            "termijn": self.termijn,
            "titel": self.titel,
            "wat": self.wat,
            "was": self.was or None,
            "wordt": self.wordt or None,
            "hervat_op": self.hervat_op or None,
            "voorlopig": self.voorlopig,
            "afleiding": list(self.afleiding),
        }


def termijngevolgen(workflow: Workflow, voor: Stand, antwoord: Antwoord) -> list[Termijngevolg]:
    """The terms whose end or state would differ, each with the derivation that would be recorded; none if refused."""
    if antwoord.stand is None or not antwoord.gelukt:
        return []
    afleidingen = {
        e["open"]["termijn"]: e["open"]["na"].get("afleiding", ()) for e in _termijnentries(antwoord)
    }
    gevolgen = []
    for naam, nieuw in antwoord.stand["termijnen"].items():
        oud = voor["termijnen"].get(naam)
        if naam in workflow.termijnen and (oud is None or _anders(oud, nieuw)):
            later = antwoord.verwacht.get(naam)
            afleiding = later["afleiding"] if later else afleidingen.get(naam, ())
            titel = workflow.termijnen[naam].titel
            hervat_op = antwoord.hervat_op if later else ""
            gevolgen.append(
                _gevolg(naam, titel, oud, nieuw | (later or {}), nieuw["stand"], hervat_op, afleiding)
            )
    return gevolgen


def _termijnentries(antwoord: Antwoord) -> list[dict[str, Any]]:
    return [e for e in antwoord.entries if "na" in e["open"]]


def _gevolg(
    naam: str,
    titel: str,
    oud: dict[str, Any] | None,
    nieuw: dict[str, Any],
    stand: str,
    hervat_op: str,
    afleiding: Any,
) -> Termijngevolg:
    begint = oud is None or (oud["stand"] == GESTOPT and stand != GESTOPT)
    stopt = stand == GESTOPT
    return Termijngevolg(
        naam,
        titel,
        "begint" if begint else _WAT[stand],
        "" if oud is None or begint else oud["uiterlijk"],
        "" if stopt else nieuw["uiterlijk"],
        hervat_op,
        bool(nieuw.get("voorlopig")) and not stopt,
        () if stopt else tuple(afleiding),
    )


def _anders(oud: dict[str, Any], nieuw: dict[str, Any]) -> bool:
    return any(oud[deel] != nieuw[deel] for deel in ("uiterlijk", "stand", "keer"))
