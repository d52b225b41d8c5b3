"""Herstel: correction instead of undo: which fields of an earlier step can be mended, and what stands there now."""

from dataclasses import dataclass
from typing import Any

from kernproces.declaratie.veldsoort import beschrijf_veld, groep_in
from kernproces.gebeurtenissen import zaakstroom
from kernproces.opslag.rijen import Lezer
from kernproces.taal.overgang import Overgang
from kernproces.taal.workflow import Workflow
from kernproces.zaak.correctie import CORRIGEER
from kernproces.zaak.stand import Entry
from loket.web.actie.invoer import waarde_van
from loket.web.actie.velden import Keuzes
from loket.web.werkplek import Bezoek
from loket.web.zaak.inhoud import Gegeven
from loket.web.zaak.tijdlijn import momenten


@dataclass(frozen=True, slots=True)
class Herstelbeeld:
    """Beside the form of a correction: the step that is meant, or the steps to choose from."""

    nr: int | None
    titel: str = ""
    op: str = ""
    nu: tuple[Gegeven, ...] = ()
    stappen: tuple[tuple[int, str, str], ...] = ()  # (number, title, day)


def herstelbare(workflow: Workflow, entry: Entry | None) -> Keuzes:
    """The fields of a step that a correction can replace: one value, no document."""
    if entry is None or "gegevens" not in entry["open"]:
        return []
    model = workflow.formulier(entry["open"]["actie"])
    velden = {n: (beschrijf_veld(n, i), groep_in(i.annotation)) for n, i in model.model_fields.items()}
    return [
        (n, b["titel"] or n)
        for n, (b, groep) in velden.items()
        if groep is None and b["soort"] != "lijst" and not b.get("afdruk")
    ]


def stap_van(bezoek: Bezoek, lezer: Lezer, zaak: str, nr: Any) -> Entry | None:
    """The step that a correction is about, when there is one."""
    if not isinstance(nr, int) or not 0 < nr < 10**6:
        return None
    return bezoek.werkplek.kern.archief.een(lezer, zaakstroom(zaak), nr)


def herstelbeeld(
    bezoek: Bezoek, lezer: Lezer, workflow: Workflow, zaak: str, rij: Overgang, nr: Any
) -> Herstelbeeld | None:
    """None for every other action."""
    if rij.actie != CORRIGEER:
        return None
    entries = list(bezoek.werkplek.kern.archief.lees(lezer, zaakstroom(zaak)))
    met = [m for m in momenten(bezoek, workflow, entries) if m.herstelbaar]
    deze = next((m for m in met if m.nr == nr), None)
    if deze is None:
        return Herstelbeeld(None, stappen=tuple((m.nr, m.titel, m.dag) for m in reversed(met)))
    return Herstelbeeld(deze.nr, deze.titel, deze.dag, tuple(deze.gegevens))


def in_de_vorm(workflow: Workflow, entry: Entry | None, gegevens: dict[str, Any]) -> dict[str, Any]:
    """The corrected value as the field wants it: a day may be typed the way people write it."""
    naam, tekst = gegevens.get("gegeven"), gegevens.get("waarde")
    if naam not in dict(herstelbare(workflow, entry)) or not isinstance(tekst, str) or entry is None:
        return gegevens
    model = workflow.formulier(entry["open"]["actie"])
    soort = beschrijf_veld(naam, model.model_fields[naam])["soort"]
    return gegevens | ({"waarde": waarde_van(soort, tekst)} if soort in {"datum", "tijdstip"} else {})
