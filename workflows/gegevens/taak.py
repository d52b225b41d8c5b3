"""The forms of a task of the organisation: what, for whom, by when, in which parts (domein.md 8; seed 004, 4.2)."""

from datetime import date, timedelta
from typing import Any, Literal

from kernproces.taal.formulier import OPEN, PERSOON, Code, Formulier, Groep, Mogelijk, Vingerafdruk, Zin, veld
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import MetDag, iso

Taaksoort = Literal["verplichting", "actiepunt", "verbeterpunt"]
Eigenaar = Literal[
    "kwaliteitsmedewerker",
    "directeur_bestuurder",
    "secretariaat",
    "teamleider",
    "functionaris_gegevensbescherming",
    "beheerder",
]


class Taakdeel(Groep):
    """One part: which, by which function, and for which school or municipality."""

    deel: Code = veld("Deel", OPEN)
    door: Eigenaar = veld("Door", OPEN)
    over: Code | None = veld("Over welke school of gemeente", OPEN, standaard=None)


class Taak(Formulier):
    """A task. One that returns every year is opened by the system; an actiepunt or verbeterpunt by a person."""

    soort: Taaksoort = veld("Soort taak", OPEN, norm="norm B6")
    verplichting: Code | None = veld(
        "Terugkerende verplichting", OPEN, hulp="Vult het systeem in.", standaard=None, systeem=True
    )
    onderwerp: Zin | None = veld(
        "Terugkerende taak",
        OPEN,
        hulp="Vult het systeem in, uit de jaarkalender.",
        standaard=None,
        systeem=True,
    )
    titel: Zin | None = veld(
        "Wat moet er gebeuren", PERSOON, hulp="Bij een actiepunt of verbeterpunt.", standaard=None
    )
    eigenaar: Eigenaar = veld("Eigenaar", OPEN, hulp="De functie die ervoor zorgt dat het gebeurt.")
    vanaf: date | None = veld(
        "Open vanaf",
        OPEN,
        hulp="Vult het systeem in; een eigen taak is open vanaf vandaag.",
        standaard=None,
        systeem=True,
    )
    uiterlijk: date = veld("Uiterlijk klaar op", OPEN, hulp="Een dag na vandaag.")
    delen: list[Taakdeel] = veld("Delen", OPEN, hulp="De taak is klaar als elk deel is gedaan.")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """An improvement, in four weeks."""
        return {
            "soort": "verbeterpunt",
            "titel": "Voorbeeld: het format van het jaarplan aanpassen.",
            "eigenaar": "kwaliteitsmedewerker",
            "uiterlijk": iso(s.vandaag + timedelta(days=28)),
            "delen": [{"deel": "gedaan", "door": "kwaliteitsmedewerker"}],
        }


class Deelafronding(MetDag):
    """One part done: how it went, and where the proof is."""

    deel: Code = veld("Welk deel", OPEN)
    over: Code | None = veld("Over welke school of gemeente", OPEN, standaard=None)
    uitkomst: Literal["goed", "aandacht_nodig", "niet_gelukt"] = veld(
        "Hoe ging het", OPEN, hulp="Bij aandacht nodig: maak er een verbeterpunt van."
    )
    bevinding: Zin = veld(
        "Wat kwam eruit", PERSOON, hulp="In een of twee zinnen, zonder namen van leerlingen."
    )
    verwijzing: Code | None = veld(
        "Zaak waarin het staat", OPEN, hulp="Bijvoorbeeld een steekproef of een andere taak.", standaard=None
    )
    stuk_hash: Vingerafdruk | None = veld(
        "Vingerafdruk van het verslag", OPEN, hulp="SHA-256 van het document.", afdruk=True, standaard=None
    )

    @classmethod
    def mogelijk(cls, s: Situatie) -> Mogelijk:
        """Another zaak of this dossier."""
        return {"verwijzing": list(s.zaken)}

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The first part that waits for this role, done today."""
        open_ = open_delen(s)
        eigen = next(
            (d for d in open_ if d["door"] == s.rol.value), open_[0] if open_ else {"deel": "gedaan"}
        )
        over = {"over": eigen["over"]} if eigen.get("over") else {}
        return (
            super().voorbeeld(s)
            | over
            | {
                "deel": eigen["deel"],
                "uitkomst": "goed",
                "bevinding": "Voorbeeld: besproken en vastgesteld; er zijn geen vervolgacties.",
            }
        )


def delen_van(s: Situatie) -> list[dict[str, Any]]:
    """Every part that the task was opened with."""
    delen: list[dict[str, Any]] = s.gegeven("open_taak", "delen", [])
    return delen


def open_delen(s: Situatie) -> list[dict[str, Any]]:
    """The parts that have not been done."""
    gedaan = {(d["gegevens"]["deel"], d["gegevens"].get("over")) for d in s.verzameld("delen")}
    return [d for d in delen_van(s) if (d["deel"], d.get("over")) not in gedaan]
