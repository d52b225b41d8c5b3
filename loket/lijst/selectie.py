"""Selectie: which rows of the worklist, and in what order. How they are found: bladeraar.py (an index), aandeel.py (one's own)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from kernproces.beurt import Wie
from kernproces.gebruik.inkijk import Inkijk
from kernproces.gebruik.voorwaarden import ALTIJD, Voorwaarde
from kernproces.opslag.rijen import Waarde

MEEST = 500  # a count goes no further: never a COUNT over everything
RANGEN = (0, 1, 2, 3)
KOLOMMEN = (
    *("zaak", "dossier", "workflow", "toestand", "rang", "uiterlijk"),
    *("school", "behandelaar", "erft_van", "bijgewerkt"),
)
Plek = Sequence[Waarde]  # what the last row of a page had in the columns of the order; empty: the beginning
# A zaak without a date of its own may press as much as the zaak that it hangs on, which may do so in its turn.
_ERVEN = """werkvoorraad w LEFT JOIN werkvoorraad h ON h.zaak = w.erft_van LEFT JOIN werkvoorraad hh ON hh.zaak = h.erft_van"""
_GEERFD = {k: f"coalesce(hh.{k}, h.{k}, w.{k})" for k in ("rang", "uiterlijk")}


@dataclass(frozen=True, slots=True)
class Selectie:
    """Every dimension that is given must hold."""

    mag: Voorwaarde = ALTIJD  # what this reader may see
    eigen: tuple[
        Voorwaarde, ...
    ] = ()  # when that is little beside all there is: the same in parts that may overlap
    behandelaars: frozenset[str | None] | None = None  # carried by one of these; None among them: by nobody
    beurt: tuple[str, ...] = ()  # waiting for each of these roles
    wacht_op: Wie | None = None  # of what waits for his role: what waits for him
    workflow: str = ""
    toestand: str = ""
    school: str = ""
    rangen: tuple[int, ...] = RANGEN
    vanaf: str = ""  # first and last end date
    tot: str = ""
    stil: bool = False
    wakker: str = ""  # not put aside on this day
    rust: str = ""  # put aside on this day
    afgerond: str = ""  # closed, and changed last since this day; otherwise what is open

    def die(self, ander: "Selectie") -> "Selectie":
        """These, as far as they are also in the other one."""
        wie = [w for w in (self.behandelaars, ander.behandelaars) if w is not None]
        tot = [t for t in (self.tot, ander.tot) if t]
        return replace(
            self,
            behandelaars=frozenset.intersection(*wie) if wie else None,
            wacht_op=self.wacht_op or ander.wacht_op,
            beurt=tuple(dict.fromkeys((*self.beurt, *ander.beurt))),
            workflow=self.workflow or ander.workflow,
            toestand=self.toestand or ander.toestand,
            school=self.school or ander.school,
            rangen=tuple(r for r in self.rangen if r in ander.rangen),
            vanaf=max(self.vanaf, ander.vanaf),
            tot=min(tot) if tot else "",
            stil=self.stil or ander.stil,
            wakker=self.wakker or ander.wakker,
            rust=self.rust or ander.rust,
            afgerond=(ander.afgerond or self.afgerond) if self.afgerond else "",
        )

    @classmethod
    def voor(cls, inkijk: Inkijk) -> Self:
        """All that is for these eyes."""
        return cls(inkijk.zaken_waar("w."), () if inkijk.k.breed else inkijk.zaken_delen("w."))

    @property
    def vraagt_urgentie(self) -> bool:
        """Whether the rank or the end date narrows it."""
        return self.rangen != RANGEN or bool(self.vanaf or self.tot)

    @property
    def volgorde(self) -> tuple[str, ...]:
        """The columns it is ordered by: consequence first; of what is closed the newest first, so the other way round."""
        return ("bijgewerkt", "zaak") if self.afgerond else ("rang", "uiterlijk", "zaak")


def geerfd(sql: str) -> str:
    """The same with the urgency of the zaak that it hangs on."""
    for kolom, van in _GEERFD.items():
        sql = sql.replace(f"w.{kolom}", van)
    return sql


def urgentie_van(kolommen: Sequence[str]) -> str:
    """Columns of the worklist with their table, with the urgency that counts."""
    return ", ".join(f"{_GEERFD.get(k, f'w.{k}')} AS {k}" for k in kolommen) + f" FROM {_ERVEN}"


def telling(aantal: int) -> str:
    """A count as it is shown."""
    return f"{MEEST}+" if aantal > MEEST else str(aantal)
