"""Bewijzen: the matrix over all dossiers, and per indicator what of the school year was done, is late, or comes later."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kernproces.bewijs.overzicht import Bewijsoverzicht
from kernproces.bewijs.regel import Regel, Stand
from kernproces.datum import voluit
from kernproces.gebeurtenissen import zaakstroom
from kernproces.naspelen import Geschiedenisboek
from kernproces.opslag.rijen import Lezer
from kernproces.taal.norm import Normclausule, Normsoort
from loket.bedrading import Samenstel
from loket.jaar.verplichtingen import overzicht as jaaroverzicht
from loket.lezen import ALLES
from workflows.norm import CLAUSULES
from workflows.steekproeven.schooljaar import Jaarstand


def bewijsoverzicht(samenstel: Samenstel) -> Bewijsoverzicht:
    """A matrix over all dossiers of this database that has computed nothing yet."""
    return Bewijsoverzicht(
        samenstel.kern.register, CLAUSULES, lambda entry: samenstel.kern.archief.ontsluit(entry, ALLES)
    )


def in_dossier(
    regels: Iterable[Regel], zichtbaar: Collection[str] | None = None
) -> dict[str, list[dict[str, Any]]]:
    """The lines of one dossier as data: every clause of the norm, and each indicator that applies there.

    `zichtbaar`: the zaken whose steps are named; None: all.
    """
    alle = list(regels)
    clausules = [r for r in alle if r.clausule[0].isdigit()]
    speelt = [r for r in alle if r not in clausules and (r.stukken or (r.stappen and not r.elders))]
    beeld = {"clausules": clausules, "indicatoren": speelt}
    return {
        n: [{**_gegevens(r, zichtbaar), "tekst": CLAUSULES[r.clausule].tekst} for r in lijst]
        for n, lijst in beeld.items()
    }


def _gegevens(r: Regel, zichtbaar: Collection[str] | None) -> dict[str, Any]:
    alles = r.als_gegevens()
    mag = [b for b in alles["bewijs"] if zichtbaar is None or b["zaak"] in zichtbaar]
    return {**alles, "bewijs": mag}


@dataclass(frozen=True, slots=True)
class Taakregel:
    """One obligation that supports an indicator: a task of the calendar, or a steekproef that must be held."""

    eis: str
    titel: str
    uiterlijk: date
    zaak: str
    gedaan: bool
    te_laat: bool


@dataclass(slots=True)
class Indicatorregel:
    """One indicator of bureau or network with what supports it in this school year."""

    clausule: Normclausule
    taken: list[Taakregel] = field(default_factory=list)
    dossiers: dict[Stand, int] = field(default_factory=dict)

    @property
    def open(self) -> list[str]:
        """What is missing, each as a sentence."""
        mist = [f"{t.titel} ({t.eis}), uiterlijk {voluit(t.uiterlijk)}" for t in self.taken if t.te_laat]
        if hoeveel := self.dossiers.get(Stand.OPEN, 0):
            mist.append(f"{hoeveel} {'dossier' if hoeveel == 1 else 'dossiers'} zonder bewijs")
        return mist

    @property
    def stand(self) -> Stand:
        """Open when something is late or a dossier lacks its proof; met when something was done and nothing lacks."""
        if self.open:
            return Stand.OPEN
        gedaan = any(t.gedaan for t in self.taken) or self.dossiers.get(Stand.VOLDAAN, 0)
        return Stand.VOLDAAN if gedaan else Stand.NIET_VAN_TOEPASSING

    @property
    def reden(self) -> str:
        """Why it is open, or not applicable yet."""
        if self.stand is Stand.OPEN:
            return "; ".join(self.open) + "."
        if self.stand is Stand.VOLDAAN:
            return ""
        if komt := min((t.uiterlijk for t in self.taken), default=None):
            return f"Nog niet aan de beurt; het eerste is klaar op {voluit(komt)}."
        return "Geen taak van de jaarkalender en geen zaak hoort bij deze indicator."


def indicatoren(
    samenstel: Samenstel, lezer: Lezer, dag: date, tellingen: dict[str, dict[Stand, int]]
) -> list[Indicatorregel]:
    """Every indicator in the school year of this day. The tasks are folded from the history, not read as they stand."""
    taken = list(_taken(samenstel, lezer, dag))
    eisen = {c.code: c.hoort_bij for c in CLAUSULES.values() if c.soort is Normsoort.VEREISTE}
    regels = []
    for c in (c for c in CLAUSULES.values() if c.soort is Normsoort.INDICATOR):
        hoort = {c.code, *(eis for eis, bij in eisen.items() if c.code in bij)}
        regel = Indicatorregel(c, [t for t in taken if t.eis in hoort])
        for code in sorted(hoort & set(tellingen)):
            for stand, aantal in tellingen[code].items():
                regel.dossiers[stand] = regel.dossiers.get(stand, 0) + aantal
        regels.append(regel)
    return regels


def _taken(samenstel: Samenstel, lezer: Lezer, dag: date) -> Iterable[Taakregel]:
    from loket.bewijs.steekproeven import schooljaar

    boek = Geschiedenisboek(lezer, lambda _: {})
    for r in jaaroverzicht(lezer, dag):
        entries = boek.stroom(zaakstroom(r.zaak)).entries
        stand: dict[str, Any] = boek.stand_op(zaakstroom(r.zaak), entries[-1]["nr"]) if entries else {}
        gedaan = stand.get("toestand") == "gedaan"
        laat = (
            r.verschuldigd and not gedaan and stand.get("toestand") != "vervallen" and r.beurt.uiterlijk < dag
        )
        yield Taakregel(
            r.verplichting.eis,
            r.verplichting.titel,
            r.beurt.uiterlijk,
            r.zaak if entries else "",
            gedaan,
            laat,
        )
    for v in schooljaar(samenstel, lezer, dag, dag)[0]:
        zaak = (*v.gedaan, *v.onderweg, "")[0]
        klaar, laat = v.stand is Jaarstand.GEHAALD, v.stand is Jaarstand.TE_LAAT
        yield Taakregel(v.regel.norm, f"Steekproef {v.regel.titel}", v.tot, zaak, klaar, laat)
