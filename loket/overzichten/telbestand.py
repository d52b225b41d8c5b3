"""Telbestand: the TLVs that are valid on a count date held against who was enrolled, as a file says (norm B1; R7, R8).

The file is a CSV (UTF-8) with `volgnummer`, `school` and `ingeschreven_op`; more columns are not read. What it tells is
recorded as the step `schrijf_in` of the follow-up; who is not in it, is on the list to ask after.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.kern import Antwoord, Kern, Opdracht
from kernproces.rollen import Rol
from kernproces.zaak.stand import Stand

NODIG = ("volgnummer", "school", "ingeschreven_op")
INGESCHREVEN = frozenset(
    {"ingeschreven", "laatste_jaar", "verlenging_aangevraagd", "terugplaatsing_gepland", "uitstroom"}
)
ROL = Rol.BEHANDELAAR
REDEN = "Gemeld in het telbestand van {peildatum}."


@dataclass(frozen=True, slots=True)
class Telregel:
    """One enrolment that the file tells of."""

    nr: int
    volgnummer: int
    school: str
    op: date


@dataclass(slots=True)
class Uitkomst:
    """How the valid TLVs stand on the count date."""

    peildatum: date
    verzilverd: list[str] = field(default_factory=list)  # enrolled, as was known already
    nieuw: list[tuple[str, Telregel]] = field(default_factory=list)  # enrolled, as the file tells
    niet: list[str] = field(default_factory=list)  # valid, and nobody says that the pupil is enrolled
    onbekend: list[Telregel] = field(default_factory=list)  # a number of no valid TLV
    geweigerd: list[tuple[str, str]] = field(default_factory=list)

    @property
    def geldig(self) -> int:
        """How many TLVs are valid on that day."""
        return len(self.verzilverd) + len(self.nieuw) + len(self.niet)

    @property
    def aandeel(self) -> int | None:
        """The share that is verzilverd in hundredths of the whole, or None when there is nothing to count."""
        return None if not self.geldig else round(100 * (self.geldig - len(self.niet)) / self.geldig)


def lees(inhoud: bytes) -> list[Telregel]:
    """The rows; a file that does not fit is refused as a whole, with the row and what was expected."""
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise OnbekendError("Het bestand is geen UTF-8. Bewaar het als CSV UTF-8.") from None
    eerste = tekst.splitlines()[0] if tekst else ""
    lezer = csv.DictReader(io.StringIO(tekst), delimiter=max(";,\t", key=eerste.count))
    if mist := [k for k in NODIG if k not in (lezer.fieldnames or ())]:
        raise OnbekendError(f"De kolom {mist[0]} ontbreekt. Verwacht: {', '.join(NODIG)}.")
    regels = [
        _regel(nr, rij) for nr, rij in enumerate(lezer, 2) if any((w or "").strip() for w in rij.values())
    ]
    gezien: dict[int, int] = {}
    for r in regels:
        if (eerder := gezien.setdefault(r.volgnummer, r.nr)) != r.nr:
            raise OnbekendError(f"Rij {r.nr}: volgnummer {r.volgnummer} staat ook in rij {eerder}.")
    return regels


def _regel(nr: int, rij: dict[str, str | None]) -> Telregel:
    volgnummer, school, op = ((rij.get(k) or "").strip() for k in NODIG)
    if not volgnummer.isdecimal() or not school:
        raise OnbekendError(f"Rij {nr}: verwacht een volgnummer (een heel getal) en een school.")
    try:
        return Telregel(nr, int(volgnummer), school, date.fromisoformat(op))
    except ValueError:
        raise OnbekendError(f"Rij {nr}: {op!r} is geen dag. Verwacht: 2026-10-01.") from None


def leg_naast(standen: Iterable[Stand], regels: Iterable[Telregel], peildatum: date) -> Uitkomst:
    """Hold every TLV that is valid on the day against the file. Pure."""
    per = {r.volgnummer: r for r in regels if r.op <= peildatum}
    uit = Uitkomst(peildatum)
    for stand in standen:
        open_ = stand["gedaan"]["open"]["gegevens"]
        if stand["klaar"] or not _geldig(open_, peildatum):
            continue
        regel = per.pop(open_.get("volgnummer"), None)
        if stand["toestand"] in INGESCHREVEN:
            uit.verzilverd.append(stand["zaak"])
        elif regel is not None:
            uit.nieuw.append((stand["zaak"], regel))
        else:
            uit.niet.append(stand["zaak"])
    uit.onbekend = sorted(per.values(), key=lambda r: r.nr)
    return uit


def _geldig(open_: dict[str, str], dag: date) -> bool:
    """PrO and LWOO have no end; a TLV whose period is not known yet does not count."""
    begin, einde = open_.get("begin"), open_.get("einde")
    return bool(begin) and str(begin) <= dag.isoformat() and (not einde or dag.isoformat() <= str(einde))


def leg_vast(kern: Kern, uit: Uitkomst, actor: str, nu: datetime) -> None:
    """Record each enrolment that the file tells of; what is refused is named and the others go on."""
    for zaak, regel in uit.nieuw:
        antwoord = _schrijf_in(kern, zaak, regel, uit.peildatum, actor, nu)
        uit.geweigerd += [(zaak, b.reden) for b in antwoord.beletselen]


def _schrijf_in(
    kern: Kern, zaak: str, regel: Telregel, peildatum: date, actor: str, nu: datetime
) -> Antwoord:
    gegevens = {
        "datum": regel.op.isoformat(),
        "school": regel.school,
        "reden_eerder": REDEN.format(peildatum=peildatum.isoformat()),
    }
    return kern.doe(zaak, Opdracht("schrijf_in", actor, ROL, gegevens), nu)
