"""Dates and numbers as they are written in a Dutch sentence."""

from datetime import date

from kernproces.datum import MAANDEN_KORT, kort

GETALLEN = (
    "Nul", "Een", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen", "Tien", "Elf", "Twaalf",
)  # fmt: skip


def getal(aantal: int) -> str:
    """A number at the start of a sentence: in words up to twelve."""
    return GETALLEN[aantal] if aantal < len(GETALLEN) else str(aantal)


def periode(van: date, tot: date) -> str:
    """`van 20 okt t/m 1 nov 2026`, or `op 20 okt 2026` for a single day."""
    if van == tot:
        return f"op {kort(van)}"
    if van.year != tot.year:
        return f"van {kort(van)} t/m {kort(tot)}"
    maand = "" if van.month == tot.month else f" {MAANDEN_KORT[van.month - 1]}"
    return f"van {van.day}{maand} t/m {kort(tot)}"


def dagen(aantal: int) -> str:
    """`1 dag`, `13 dagen`."""
    return "1 dag" if aantal == 1 else f"{aantal} dagen"


def met_hoofdletter(zin: str) -> str:
    """The sentence with a capital; the rest stays as it is (Goede Vrijdag)."""
    return zin[:1].upper() + zin[1:]
