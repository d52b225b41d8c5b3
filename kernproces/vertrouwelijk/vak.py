"""Vak: which data key of a zaak locks what: one a category and school year.

Health data go three years after the assessment that they served (WPO 18a lid 13), and a zaak may run longer than that.
So the assessment of one school year can be erased while that of a later year stays readable. A correction lies in the
year of the step that it mends, or the mended words would outlive it. Other holders have one key a category.
"""

from collections.abc import Mapping
from typing import Any

VAK = "vak"
_ZAAK = "zaak/"


def vak_op(dag: str) -> int:
    """The school year of a day: 2026 is 2026/27, from 1 August through 31 July."""
    return int(dag[:4]) - (dag[5:7] < "08")


def vak_van(entry: Mapping[str, Any]) -> int:
    """The school year in which an entry works, or which it names itself."""
    eigen: int | None = entry["open"].get(VAK)
    return vak_op(entry["werkt_op"]) if eigen is None else eigen


def sleutelnaam(houder: str, categorie: str, vak: int) -> str:
    """The name of the key within its holder."""
    return f"{categorie}/{vak}" if houder.startswith(_ZAAK) else categorie


def categorie_en_vak(sleutel: str) -> tuple[str, int | None]:
    """The name of a key taken apart again; of a received package the holder there stands before it."""
    categorie, streep, vak = sleutel.rpartition("|")[2].partition("/")
    return categorie, int(vak) if streep else None


def schooljaar(vak: int) -> str:
    """As people write it."""
    return f"{vak}/{(vak + 1) % 100:02}"
