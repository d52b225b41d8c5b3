"""What a replay answers: a verdict per step with its reasons. Plain data, so that it is the same bytes on any day."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kernproces.zaak.stand import Entry


class Uitspraak(StrEnum):
    """The verdict on a step."""

    RECHTMATIG = "rechtmatig"
    ONRECHTMATIG = "onrechtmatig"
    NIET_TE_BEOORDELEN = "niet te beoordelen"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Why a step is not (shown to be) lawful: a code, a Dutch sentence, the norm."""

    soort: str
    zin: str
    norm: str = ""
    uitspraak: Uitspraak = Uitspraak.ONRECHTMATIG


@dataclass(slots=True)
class Stap:
    """One entry of the history, judged."""

    nr: int
    soort: str
    actie: str
    vastgelegd: str
    werkt_op: str
    actor: str
    namens: str | None
    rol: str
    van: str | None
    naar: str | None
    afdruk: str
    termijn: str = ""  # which term it is about
    eisen: list[str] = field(default_factory=list)  # the conditions that were recorded as met
    bevindingen: list[Bevinding] = field(default_factory=list)

    def meld(
        self, soort: str, zin: str, norm: str = "", uitspraak: Uitspraak = Uitspraak.ONRECHTMATIG
    ) -> None:
        """Add a finding; the same one once."""
        bevinding = Bevinding(soort, zin, norm, uitspraak)
        if bevinding not in self.bevindingen:
            self.bevindingen.append(bevinding)

    @property
    def uitspraak(self) -> Uitspraak:
        """The gravest of its findings."""
        soorten = {b.uitspraak for b in self.bevindingen}
        if Uitspraak.ONRECHTMATIG in soorten:
            return Uitspraak.ONRECHTMATIG
        return Uitspraak.NIET_TE_BEOORDELEN if soorten else Uitspraak.RECHTMATIG

    def als_gegevens(self) -> dict[str, Any]:
        """As JSON data."""
        velden = (
            "nr",
            "soort",
            "actie",
            "vastgelegd",
            "werkt_op",
            "actor",
            "namens",
            "rol",
            "van",
            "naar",
            "afdruk",
            "termijn",
            "eisen",
        )
        redenen = [
            {"soort": b.soort, "zin": b.zin, "norm": b.norm, "uitspraak": b.uitspraak.value}
            for b in self.bevindingen
        ]
        return {
            **{v: getattr(self, v) for v in velden},
            "uitspraak": self.uitspraak.value,
            "redenen": redenen,
        }


@dataclass(slots=True)
class Verslag:
    """The replay of one zaak."""

    zaak: str
    workflow: str
    stappen: list[Stap]
    toestand: str | None
    keten_heel: bool
    vingerafdruk: str = ""  # of the procedure that it ended on

    @property
    def uitspraak(self) -> Uitspraak:
        """The gravest verdict of all steps."""
        alle = {s.uitspraak for s in self.stappen}
        for u in (Uitspraak.ONRECHTMATIG, Uitspraak.NIET_TE_BEOORDELEN):
            if u in alle:
                return u
        return Uitspraak.RECHTMATIG

    def als_gegevens(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "zaak": self.zaak,
            "workflow": self.workflow,
            "vingerafdruk": self.vingerafdruk,
            "toestand": self.toestand,
            "keten_heel": self.keten_heel,
            "uitspraak": self.uitspraak.value,
            "stappen": [s.als_gegevens() for s in self.stappen],
        }


def stap_van(entry: Entry, afdruk: str) -> Stap:
    """An entry as a step to be judged."""
    open_ = entry["open"]
    return Stap(
        nr=entry["nr"],
        soort=entry["soort"],
        actie=str(open_.get("actie") or open_.get("trede") or open_.get("termijn") or entry["soort"]),
        vastgelegd=entry["vastgelegd"],
        werkt_op=entry["werkt_op"],
        actor=entry["actor"],
        namens=entry.get("namens"),
        rol=entry["rol"],
        van=open_.get("van"),
        naar=open_.get("naar"),
        afdruk=afdruk,
        termijn=str(open_.get("termijn") or ""),
        eisen=[str(e) for e in open_.get("eisen") or ()],
    )


def lege_stap(nr: int, afdruk: str) -> Stap:
    """A number of which the entry is missing or cannot be read."""
    return Stap(nr, "ontbreekt", "ontbreekt", "", "", "", None, "", None, None, afdruk)
