"""One sweep over everything that has something due. It asks what is due and trusts no job (ontwerp.md section 4)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from deadlines.fout import TermijnFout

PER_KEER = 500


class Loper(Protocol):
    """What the ronde needs from the store: find, handle one zaak in one transaction, and sign that it was here."""

    def vervallen(self, nu: datetime, hoeveel: int, na: str | None) -> Sequence[str]:
        """The next zaken with something due at `nu`, each once a ronde; empty when there are no more.

        `na`: the last one that was given, None at the beginning of a ronde.
        """

    def loop_na(self, zaak: str, nu: datetime) -> int:
        """Append what the clock brought about in this zaak, in one transaction; how many events that were."""

    def hartslag(self, nu: datetime) -> None:
        """Record that the ronde of `nu` reached its end."""


@dataclass(frozen=True, slots=True)
class Stuk:
    """A zaak that could not be handled, for the administrator; the others were."""

    zaak: str
    oorzaak: Exception


@dataclass(frozen=True, slots=True)
class Verslag:
    """What one ronde did."""

    zaken: int
    gebeurtenissen: int
    stuk: tuple[Stuk, ...]


class Ronde:
    """Handles every zaak that has something due, one transaction each; any number of them may run at once."""

    def __init__(
        self, loper: Loper, per_keer: int = PER_KEER, meld_stuk: Callable[[Stuk], None] | None = None
    ) -> None:
        if per_keer < 1:
            raise TermijnFout(f"'per_keer' is {per_keer}. Verwacht: een heel getal vanaf 1.")
        self._loper = loper
        self._per_keer = per_keer
        self._meld_stuk = meld_stuk

    def loop(self, nu: datetime) -> Verslag:
        """Handle what is due at `nu`. A broken zaak does not stop the others; a broken store does, and is raised."""
        zaken = gebeurtenissen = 0
        stuk: list[Stuk] = []
        na: str | None = None
        while rij := self._loper.vervallen(nu, self._per_keer, na):
            for zaak in rij:
                try:
                    gebeurtenissen += self._loper.loop_na(zaak, nu)
                except Exception as fout:  # noqa: BLE001 one broken zaak must not stop the clock of the others
                    stuk.append(self._gemeld(Stuk(zaak, fout)))
                zaken += 1
            na = rij[-1]
        self._loper.hartslag(nu)
        return Verslag(zaken, gebeurtenissen, tuple(stuk))

    def _gemeld(self, stuk: Stuk) -> Stuk:
        if self._meld_stuk is not None:
            self._meld_stuk(stuk)
        return stuk
