"""Terugspelen: a zaak or a whole dossier as one tape of judged steps, with everything as it stood at one of them.

The command and the page show the same. Reads the history alone, so it is the same on any day.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from kernproces.gebeurtenissen import ZAAK_TOEGEVOEGD, dossierstroom, zaakstroom
from kernproces.naspelen import Geschiedenisboek, Moment, Naspeler, Stap, Uitspraak, Verslag
from kernproces.naspelen.boek import TeVeelError
from kernproces.naspelen.dekking import Dekking, dekking
from kernproces.naspelen.nagekomen import Nagekomen, nagekomen
from kernproces.opslag.rijen import Lezer
from loket.bedrading import Samenstel
from loket.lezen import boek_van
from notificaties.bezorgbewijs import Bezorgbewijs, bewijzen_van_zaak


@dataclass(slots=True)
class Band:
    """Every step in the order in which it was recorded, and where we are: step `plek`, counted from one."""

    wat: str
    dossier: bool
    verslagen: list[Verslag]
    stappen: list[tuple[str, Stap]]  # zaak and step
    plek: int
    tijdstip: str
    momenten: list[Moment]
    berichten: dict[str, list[Bezorgbewijs]]  # per zaak, as known at that moment
    nagekomen: list[Nagekomen] | None = None  # what came in later about that moment; only when it was asked
    anker: Dekking | None = None  # which anchor covers the step where we are; only when it was asked

    @property
    def uitspraak(self) -> Uitspraak:
        """The gravest verdict."""
        alle = {v.uitspraak for v in self.verslagen}
        ernst = (Uitspraak.ONRECHTMATIG, Uitspraak.NIET_TE_BEOORDELEN)
        return next((u for u in ernst if u in alle), Uitspraak.RECHTMATIG)

    @property
    def keten_heel(self) -> bool:
        """Whether every chain is whole."""
        return all(v.keten_heel for v in self.verslagen)

    @property
    def hier(self) -> tuple[str, Stap] | None:
        """The step that we are at; none before the first."""
        return self.stappen[self.plek - 1] if self.plek else None

    def als_gegevens(self) -> dict[str, Any]:
        """As JSON data."""
        zaken = [v.als_gegevens() for v in self.verslagen]
        basis = (
            {"dossier": self.wat, "uitspraak": self.uitspraak.value, "zaken": zaken}
            if self.dossier
            else zaken[0]
        )
        return (
            basis
            | {
                "plek": self.plek,
                "tijdstip": self.tijdstip,
                "moment": [m.als_gegevens() for m in self.momenten],
            }
            | self._erbij()
        )

    def _erbij(self) -> dict[str, Any]:
        """What may differ from one day to the next: only when it was asked, so that the rest is the same bytes on any day."""
        later = None if self.nagekomen is None else [n.als_gegevens() for n in self.nagekomen]
        anker = None if self.anker is None else self.anker.als_gegevens()
        return {k: w for k, w in (("nagekomen", later), ("anker", anker)) if w is not None}


@dataclass(frozen=True, slots=True)
class _Vraag:
    stap: int | None
    tot: str | None
    knip: bool
    later: bool
    verborgen: Collection[str]
    beknopt: bool


def speel_terug(
    samenstel: Samenstel,
    wat: str,
    *,
    stap: int | None = None,
    tot: str | None = None,
    knip: bool = False,
    later: bool = False,
    verborgen: Collection[str] = (),
    beknopt: bool = False,
    meest: int | None = None,
) -> Band | None:
    """The tape of a zaak or a dossier, at a step (by its place) or an instant; at the end when neither is given.

    `knip`: judge no further than that instant, as it would have been judged then. `later`: also what came in after it, and
    which anchor covers the step; the verdicts stay what they are. `verborgen`: zaken that are not there for who
    asks. `beknopt`: what could be done then, and who was told, only of the zaak where we are. `meest`: TeVeelError when more
    streams than so many must be read for it. None when there is nothing.
    """
    with samenstel.opslag.lezen(momentopname=True) as lezer:
        boek = boek_van(samenstel, lezer, meest)
        band = _speel(samenstel, lezer, boek, wat, _Vraag(stap, tot, knip, later, verborgen, beknopt))
    if boek.te_veel:  # a verdict without all that it rests on, is none
        raise TeVeelError
    return band


def _speel(samenstel: Samenstel, lezer: Lezer, boek: Geschiedenisboek, wat: str, v: _Vraag) -> Band | None:
    zaken, dossier = _zaken(boek, wat)
    speler = Naspeler(boek, samenstel.kern.register, samenstel.kern.laat_verstrijken)
    gevraagd = [z for z in zaken if z not in v.verborgen]
    verslagen = [o for z in gevraagd if (o := speler.speel_na(z, v.tot if v.knip else None)).stappen]
    if not verslagen:
        return None
    stappen = _op_volgorde(verslagen)
    plek = _plek(stappen, v.stap, v.tot)
    tijdstip = v.tot or (stappen[plek - 1][1].vastgelegd if plek else "")
    laatste = {zaak: s.nr for zaak, s in stappen[:plek]}
    hier = stappen[plek - 1][0] if plek else ""
    kijk = (
        speler.terugblik.na(z, nr, tijdstip, wat_kon=z == hier or not v.beknopt) for z, nr in laatste.items()
    )
    momenten = [m for m in kijk if m is not None]
    grens = tijdstip if v.tot or v.stap is not None else "9"  # at the end: all that became of them
    berichten = {z: _berichten(boek, lezer, z, grens) for z in laatste if z == hier or not v.beknopt}
    band = Band(wat, dossier, verslagen, stappen, plek, tijdstip, momenten, berichten)
    if v.later:
        # A register is of every zaak; once is enough.
        later_bekend = (n for m in momenten for n in nagekomen(boek, m))
        band.nagekomen = list({(n.stroom, n.nr, n.gegeven, n.over): n for n in later_bekend}.values())
        band.anker = _anker(samenstel, boek, band)
    return band


def _anker(samenstel: Samenstel, boek: Geschiedenisboek, band: Band) -> Dekking | None:
    if band.hier is None:
        return None
    zaak, stap = band.hier
    return dekking(boek, samenstel.instellingen.map_ / "ankers", zaakstroom(zaak), stap.nr)


def _zaken(boek: Geschiedenisboek, wat: str) -> tuple[list[str], bool]:
    """The zaak itself, or every zaak that the dossier names; and whether it is a dossier."""
    if boek.stroom(zaakstroom(wat)).afdrukken:
        return [wat], False
    entries = boek.stroom(dossierstroom(wat)).entries
    return [str(e["open"]["zaak"]) for e in entries if e["soort"] == ZAAK_TOEGEVOEGD], True


def _op_volgorde(verslagen: list[Verslag]) -> list[tuple[str, Stap]]:
    """As recorded; what happened at one instant in the order of the zaken. A step that cannot be read keeps its place."""
    rijen = []
    for i, verslag in enumerate(verslagen):
        laatst = ""
        for s in verslag.stappen:
            laatst = max(laatst, s.vastgelegd)
            rijen.append(((laatst, i, s.nr), (verslag.zaak, s)))
    return [rij for _, rij in sorted(rijen, key=lambda r: r[0])]


def _plek(stappen: list[tuple[str, Stap]], stap: int | None, tot: str | None) -> int:
    if stap is not None:
        return min(max(stap, 1), len(stappen))
    if tot is None:
        return len(stappen)
    return sum(1 for _, s in stappen if s.vastgelegd <= tot)


def _berichten(boek: Geschiedenisboek, lezer: Lezer, zaak: str, grens: str) -> list[Bezorgbewijs]:
    """What became of the messages of the steps until then, as known by then. Of a broken chain nothing follows."""
    stroom = boek.stroom(zaakstroom(zaak))
    if not stroom.heel:
        return []
    return bewijzen_van_zaak(lezer, [e for e in stroom.entries if e["vastgelegd"] <= grens], grens)
