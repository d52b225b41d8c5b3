"""What a form field is, in our own words: the same on every version of Python and of the form library."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from kernproces.declaratie.veldsoort import patronen, velden
from kernproces.taal.formulier import OPEN, PERSOON, Formulier, Groep, Vingerafdruk, Zin, veld


class Soort(StrEnum):
    SO = "so"
    SBO = "sbo"


class Risico(Groep):
    wat: Zin = veld("Wat", PERSOON)
    kans: Annotated[int, Field(ge=1, le=5)] = veld("Kans", OPEN)


class Alles(Formulier):
    dag: date | None = veld("Dag", OPEN, standaard=None)
    tijdstip: datetime = veld("Tijdstip", OPEN)
    aantal: Annotated[int, Field(ge=1, le=40)] = veld("Aantal", OPEN)
    soort: Soort = veld("Soort", OPEN)
    keuze: Literal["x", "y"] | None = veld("Keuze", OPEN, standaard=None)
    keuzes: list[Soort] = veld("Keuzes", OPEN)
    zinnen: list[Zin] = veld("Zinnen", OPEN)
    stuk: Vingerafdruk | None = veld("Stuk", OPEN, afdruk=True, standaard=None)
    risicos: list[Risico] = veld("Risico's", OPEN)
    een: Risico = veld("Een", OPEN)


VELDEN: dict[str, dict[str, Any]] = {v["naam"]: v for v in velden(Alles)}


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [
        ("dag", {"soort": "datum", "verplicht": False}),
        ("tijdstip", {"soort": "tijdstip", "verplicht": True}),
        ("aantal", {"soort": "geheel_getal", "ge": 1, "le": 40}),
        ("soort", {"soort": "keuze", "keuzes": ["so", "sbo"]}),
        ("keuze", {"soort": "keuze", "keuzes": ["x", "y"]}),
        ("keuzes", {"soort": "lijst", "van": "keuze", "keuzes": ["so", "sbo"]}),
        ("zinnen", {"soort": "lijst", "van": "tekst"}),
        ("stuk", {"soort": "tekst", "afdruk": True}),
        ("risicos", {"soort": "lijst"}),
        ("een", {"soort": "groep"}),
    ],
)
def test_een_veld_zegt_wat_het_is(naam: str, verwacht: dict[str, Any]) -> None:
    assert VELDEN[naam] | verwacht == VELDEN[naam]


def test_een_groep_toont_haar_eigen_velden() -> None:
    binnen = {v["naam"]: v for v in VELDEN["risicos"]["velden"]}
    assert binnen["wat"]["categorie"] == "persoonsgegeven"
    assert (binnen["kans"]["ge"], binnen["kans"]["le"]) == (1, 5)


def test_een_patroon_wordt_ook_naast_geen_waarde_gevonden() -> None:
    assert patronen(Alles.model_fields["stuk"]) == {"^[0-9a-f]{64}$"}
    assert patronen(Alles.model_fields["zinnen"]) == set()
