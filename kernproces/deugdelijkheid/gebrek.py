"""Gebrek: what is wrong with a declaration, as a code for machines and a sentence that names the culprit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gebrek:
    """One defect. `soort` is its code, `zin` a Dutch sentence for whoever writes the declaration."""

    soort: str
    zin: str


class OndeugdelijkError(Exception):
    """A declaration that may not be loaded; the message holds every defect."""

    def __init__(self, workflow: str, gebreken: Sequence[Gebrek]) -> None:
        regels = "\n".join(f"- {g.zin} ({g.soort})" for g in gebreken)
        super().__init__(f"De declaratie {workflow} is niet deugdelijk:\n{regels}")
        self.gebreken = tuple(gebreken)


def opsomming(namen: Iterable[str]) -> str:
    """Names in a sentence, each once and in a fixed order."""
    return ", ".join(sorted({str(naam) for naam in namen}))
