"""Inhoud: what was filled in at a step, as labels and words, without what this reader may not see."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from kernproces.declaratie.veldsoort import groep_in, velden
from kernproces.gebruik.archief import Archief
from kernproces.rechten.inzage import ALLES
from kernproces.taal.formulier import Categorie, Groep
from kernproces.taal.workflow import Workflow
from kernproces.vertrouwelijk.geheimen import voeg_samen
from kernproces.zaak.stand import Entry
from loket.web.taal import afdruk, dag_jaar, einde, met_hoofdletter, woord

Noem = Callable[[str, str], str]  # what a code in this field is called


@dataclass(slots=True)
class Gegeven:
    """One field: its label and its value; `soort` slot when it is withheld, vast for a fingerprint."""

    label: str
    waarde: str
    soort: str = ""
    regels: list[list["Gegeven"]] = field(default_factory=list)


@dataclass(slots=True)
class Stuk:
    """A document that the history knows by its fingerprint."""

    titel: str
    afdruk: str
    nr: int
    gezondheid: bool = False
    merk: str = ""
    adres: str = ""  # where its bytes are, when they are here and for these eyes


def gegevens_van(
    archief: Archief,
    workflow: Workflow,
    entry: Entry,
    mag: frozenset[str] | None,
    alleen: tuple[str, ...] = (),
    herstel: Iterable[Entry] = (),
    noem: Noem = lambda _, code: code,
) -> list[Gegeven]:
    """The filled form of a step. `mag`: the confidential categories for these eyes; None: nothing of it.

    `alleen`: of these fields only. `herstel`: later corrections of this step, in their order; without them it is shown
    as it was recorded. `noem`: the names behind codes, as far as they are for these eyes.
    """
    actie = entry["open"].get("actie")
    if actie is None or "gegevens" not in entry["open"] or mag is None:
        return []
    samen = voeg_samen(entry["open"]["gegevens"], archief.ontsluit(entry, mag))
    geheim = set(entry["geheim"])
    for correctie in herstel:
        samen |= _hersteld(archief, correctie, mag)
    if alleen:
        samen, geheim = {veld: w for veld, w in samen.items() if veld in alleen}, set()
    return _gegevens(workflow.formulier(actie), samen, mag, geheim, noem)


def een_gegeven(
    archief: Archief, workflow: Workflow, stap: Entry, bron: Entry, veld: str, mag: frozenset[str] | None
) -> Gegeven | None:
    """One field of a step, as it was recorded there (`bron` is the step) or as a correction (`bron`) made it."""
    if mag is None:
        return None
    if bron["nr"] == stap["nr"]:
        waarden = voeg_samen(bron["open"]["gegevens"], archief.ontsluit(bron, mag))
    else:
        waarden = _hersteld(archief, bron, mag)
    alles = _gegevens(
        workflow.formulier(stap["open"]["actie"]), {veld: waarden.get(veld)}, mag, set(bron["geheim"])
    )
    titel = workflow.formulier(stap["open"]["actie"]).model_fields[veld].title or veld
    return next((g for g in alles if g.label == titel), None)


def _hersteld(archief: Archief, correctie: Entry, mag: frozenset[str]) -> dict[str, Any]:
    """What a correction made of its field."""
    delen = {categorie: deel.get("wordt", {}) for categorie, deel in archief.ontsluit(correctie, mag).items()}
    return voeg_samen(correctie["open"]["wordt"], delen)


def getypt(model: type[Groep], waarden: dict[str, Any]) -> list[Gegeven]:
    """What somebody filled in and did not send: their own text, valid or not, without what was left empty."""
    alles = _gegevens(model, waarden, ALLES, set())
    return [g for g in alles if g.regels or g.waarde not in {"", "geen"}]


def _gegevens(
    model: type[Groep],
    waarden: dict[str, Any],
    mag: frozenset[str],
    geheim: set[str],
    noem: Noem = lambda _, code: code,
) -> list[Gegeven]:
    uit = []
    for veld, info in zip(velden(model), model.model_fields.values(), strict=True):
        waarde, categorie = waarden.get(veld["naam"]), str(veld.get("categorie", "open"))
        groep = groep_in(info.annotation)
        if waarde is None:
            if categorie != "open" and categorie not in mag and categorie in geheim:
                uit.append(Gegeven(veld["titel"], _achtergehouden(categorie), "slot"))
        elif groep is not None and isinstance(waarde, list):
            regels = [_gegevens(groep, regel, mag, geheim, noem) for regel in waarde]
            uit.append(Gegeven(veld["titel"], "" if regels else "geen", "", regels))
        else:
            uit.append(
                Gegeven(veld["titel"], _tekst(veld, waarde, noem), "vast" if veld.get("afdruk") else "")
            )
    return uit


def _achtergehouden(categorie: str) -> str:
    if categorie == Categorie.GEZONDHEIDSGEGEVEN:
        return "gezondheidsgegeven, niet zichtbaar in uw rol"
    return "persoonsgegeven, niet zichtbaar in uw rol"


def _tekst(veld: dict[str, Any], waarde: Any, noem: Noem) -> str:
    if veld.get("afdruk"):
        return ", ".join(afdruk(w) for w in waarde) if isinstance(waarde, list) else afdruk(str(waarde))
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return ", ".join(_tekst(veld, w, noem) for w in waarde) or "geen"
    if veld["soort"] in {"datum", "tijdstip"}:
        with suppress(ValueError, OverflowError):  # in a draft it may be anything that was typed
            return (dag_jaar if veld["soort"] == "datum" else einde)(str(waarde))
    return woord(waarde) if veld.get("keuzes") else noem(veld["naam"], str(waarde))


def stukken_van(workflow: Workflow, entry: Entry, titel: str | None = None) -> list[Stuk]:
    """The documents that a step names, from the open part of its form."""
    actie = entry["open"].get("actie")
    if actie is None or "gegevens" not in entry["open"]:
        return []
    model = workflow.formulier(actie)
    return list(_stukken(model, entry["open"]["gegevens"], entry["nr"], titel))


def _stukken(model: type[Groep], waarden: dict[str, Any], nr: int, titel: str | None) -> list[Stuk]:
    gevonden = []
    beschreven = velden(model)
    gezond = any(v.get("categorie") == Categorie.GEZONDHEIDSGEGEVEN for v in beschreven)
    for veld, info in zip(beschreven, model.model_fields.values(), strict=True):
        waarde = waarden.get(veld["naam"])
        groep = groep_in(info.annotation)
        if groep is not None and isinstance(waarde, list):
            for regel in waarde:
                gevonden += _stukken(groep, regel, nr, woord(regel["stuk"]) if "stuk" in regel else None)
        elif veld.get("afdruk") and waarde:
            naam = titel or stuknaam(veld["titel"])
            for een in waarde if isinstance(waarde, list) else [waarde]:
                gevonden.append(Stuk(naam, afdruk(str(een)), nr, gezond, str(een)))
    return gevonden


def stuknaam(titel: str) -> str:
    """What a field that names a document is about: `Vingerafdruk van het besluit` is Besluit."""
    naam = titel
    for kop in ("Vingerafdruk van ", "het ", "de ", "De ", "Het "):
        naam = naam.removeprefix(kop)
    return met_hoofdletter("stuk" if naam == "Vingerafdruk" else naam)
