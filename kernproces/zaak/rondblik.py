"""Rondblik: what a step may see beyond its own dossier: the zaken of the organisation, and the seal of an earlier entry.

Only steps that are about many dossiers look around (a sample, an overview); their answer is recorded with the step, with
the version of every zaak that counted, so that a replay sees the same.
"""

from collections.abc import Iterable
from typing import Protocol

from kernproces.zaak.stand import Stand


class Rondblik(Protocol):
    """The organisation as it stands at the moment of a step."""

    def zaken(self, workflow: str) -> Iterable[Stand]:
        """Every zaak that runs this workflow, in any dossier, in order of its number."""

    def lopend(self, workflow: str) -> Iterable[Stand]:
        """The same, only those that have not ended; what is decided on it waits for whoever decides on it now.

        A replay sees the ones that the step itself names, in the version that it read.
        """

    def zegel(self, nr: int) -> str:
        """The hash of an entry of this zaak, hexadecimal: nobody could choose it when the entry was made."""

    def maker(self, dossier: str, merk: str) -> str:
        """Who put a document with this commitment into the dossier first; empty: it is not there."""


class _NietsTeZien:
    """Where nothing lies beyond the dossier."""

    def zaken(self, workflow: str) -> Iterable[Stand]:
        """None."""
        del workflow
        return ()

    def lopend(self, workflow: str) -> Iterable[Stand]:
        """None."""
        del workflow
        return ()

    def zegel(self, nr: int) -> str:
        """None."""
        del nr
        return ""

    def maker(self, dossier: str, merk: str) -> str:
        """Nobody."""
        del dossier, merk
        return ""


def eerste_maker(stukken: Stand, merk: str) -> str:
    """Who first added a document with this commitment, by the facts of the documents of a dossier."""
    versies = (v for vs in stukken.get("stukken", {}).values() for v in vs if v["merk"] == merk)
    return str(min(versies, key=lambda v: v["nr"], default={"actor": ""})["actor"])


NIETS_TE_ZIEN: Rondblik = _NietsTeZien()
