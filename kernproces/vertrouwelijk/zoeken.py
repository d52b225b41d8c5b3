"""Zoeken: the words by which a zaak or dossier is found, and which of them an entry brings. Pure, but for the key it is given.

A word goes into the store as a keyed hash of each of its prefixes, never in the clear. Only fields marked `zoekbaar`
count (never health data: the soundness check refuses that). A corrected field is found by what it is now.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from kernproces.gebeurtenissen import DOSSIER_GEOPEND, GECORRIGEERD
from kernproces.opslag.versleutel import Sleutel
from kernproces.taal.formulier import OPEN, PERSOON
from kernproces.taal.workflow import Workflow
from kernproces.vertrouwelijk.geheimen import categorie_van
from kernproces.zaak.stand import Entry

KORTST, LANGST = 2, 12  # letters of a prefix; what is longer is found by its first twelve
# Between the first name and the last: nobody is found by these alone, and everybody would be.
TUSSENVOEGSELS = frozenset(
    [
        "aan",
        "al",
        "bij",
        "da",
        "de",
        "del",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "het",
        "in",
        "la",
        "le",
        "los",
        "op",
        "te",
        "ten",
        "ter",
        "tot",
        "uit",
        "uijt",
        "van",
        "vande",
        "vanden",
        "vander",
        "von",
        "voor",
        "zu",
        "zum",
        "zur",
    ]
)
_ZONDER_STREEP = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_STIL = re.compile(r"['’‘`´ʼ]")  # O'Neil is one word as well as two
_WOORD = re.compile(r"[^\W_]+")

Zoekrij = tuple[int, str, str, int, str]  # woord, stroom, bron, nr, categorie


@dataclass(frozen=True, slots=True)
class Vondst:
    """A text by which its stream is found. `bron`: the step and field that it is about; `nr`: the entry that holds it."""

    bron: str
    nr: int
    categorie: str
    tekst: str


def plat(tekst: str) -> str:
    """Without capitals and accents, so that Zoë is found as zoe, and zoe as Zoë."""
    uit_elkaar = unicodedata.normalize("NFKD", tekst.casefold())
    zonder = "".join(t for t in uit_elkaar if not unicodedata.combining(t))
    return zonder.translate(_ZONDER_STREEP)


def woorden(tekst: str) -> list[str]:
    """Every word of a text, hyphens and apostrophes apart, and what an apostrophe holds together as one."""
    kaal = plat(tekst)
    return list(dict.fromkeys([*_WOORD.findall(_STIL.sub("", kaal)), *_WOORD.findall(_STIL.sub(" ", kaal))]))


def voorvoegsels(tekst: str) -> set[str]:
    """What a text is found by: the first letters of each of its words."""
    lang = [w for w in woorden(tekst) if len(w) >= KORTST]
    namen = [w for w in lang if w not in TUSSENVOEGSELS] or lang
    return {w[:n] for w in namen for n in range(KORTST, min(len(w), LANGST) + 1)}


def gezocht(vraag: str) -> list[str]:
    """The words of a question that can be looked up, the most telling first; empty: there is nothing to look up."""
    lang = [w for w in _WOORD.findall(_STIL.sub("", plat(vraag))) if len(w) >= KORTST]
    namen = [w for w in lang if w not in TUSSENVOEGSELS] or lang
    return sorted({w[:LANGST] for w in namen}, key=lambda w: (-len(w), w))


def past(vraag: str, tekst: str) -> bool:
    """Whether every word of the question begins a word of the text."""
    heeft = woorden(tekst)
    return all(any(w.startswith(deel) for w in heeft) for deel in _WOORD.findall(_STIL.sub("", plat(vraag))))


def gemerkt(sleutel: Sleutel, woord: str) -> int:
    """The keyed hash of a word: 63 bits, so that it fits a whole number in both databases."""
    h = sleutel.merk()
    h.update(f"zoekwoord {woord}".encode())
    return int.from_bytes(h.digest()[:8], "big") >> 1


@lru_cache(maxsize=1024)
def zoekvelden(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Name and category of each searchable field of a form."""
    uit = []
    for naam, info in model.model_fields.items():
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        if extra.get("zoekbaar"):
            uit.append((naam, categorie_van(info).value))
    return tuple(uit)


@lru_cache(maxsize=256)
def _zoekbaar(workflow: Workflow) -> frozenset[tuple[str, str]]:
    """Every searchable field of a declaration: what a correction of that name is found by."""
    forms = (workflow.start.gegevens, *(o.gegevens for o in workflow.overgangen))
    return frozenset(veld for form in forms for veld in zoekvelden(form))


def zoekt_op(entry: Entry, workflow: Workflow | None) -> Collection[tuple[str, str]]:
    """The searchable fields that this entry may hold: most entries have none, and that must cost nothing."""
    if entry["soort"] == DOSSIER_GEOPEND:
        return (("leerling", PERSOON.value),)
    if workflow is None or (actie := entry["open"].get("actie")) is None:
        return _zoekbaar(workflow) if workflow is not None and entry["soort"] == GECORRIGEERD else ()
    bekend = actie in workflow.acties or actie == workflow.start.actie
    return zoekvelden(workflow.formulier(actie)) if bekend else ()


def vondsten(
    entry: Entry, workflow: Workflow | None, geheim: Mapping[str, Mapping[str, Any]]
) -> Iterator[Vondst]:
    """What this entry is found by. `geheim`: its confidential content in the clear, as far as its keys are there."""
    hersteld = entry["soort"] == GECORRIGEERD
    for naam, categorie in zoekt_op(entry, workflow):
        if categorie != OPEN.value:
            deel = geheim.get(categorie, {}).get("wordt", {}) if hersteld else geheim.get(categorie, {})
        else:
            deel = entry["open"].get("wordt" if hersteld else "gegevens", {})
        if isinstance(tekst := deel.get(naam), str):
            bron = vervangt(entry) or f"{entry['nr']}.{naam}"
            yield Vondst(bron, entry["nr"], categorie, tekst)


def vervangt(entry: Entry) -> str:
    """Which step and field a correction mends, and so takes the place of; empty for any other entry."""
    return f"{entry['open']['nr']}.{entry['open']['gegeven']}" if entry["soort"] == GECORRIGEERD else ""


def zoekrijen(sleutel: Sleutel, stroom: str, v: Vondst) -> list[Zoekrij]:
    """The rows of the store for one text, in a fixed order."""
    merken = sorted(gemerkt(sleutel, w) for w in voorvoegsels(v.tekst))
    return [(merk, stroom, v.bron, v.nr, v.categorie) for merk in merken]
