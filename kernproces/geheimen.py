"""Geheimen: a filled form taken apart by category, and put together again for who may see it.

Only the declaration's fields decide what is confidential. Lists of groups are split line by line, so that the open part
keeps the shape that conditions read. A document's hash stays in the open part as a commitment under a key of the
dossier: equal documents stay equal, and when the key is gone the commitment says nothing any more.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kernproces.taal.formulier import Categorie, Groep

Merker = Callable[[str], str]
Plan = tuple[tuple[str, Categorie, bool, type[Groep] | None], ...]


@lru_cache(maxsize=1024)
def plan_van(model: type[BaseModel]) -> Plan:
    """Per field: its name, its category, whether it is a document hash, and the group it repeats."""
    return tuple((n, categorie_van(i), bool(_extra(i).get("afdruk")), _groep(i.annotation)) for n, i in model.model_fields.items())


def categorie_van(info: FieldInfo) -> Categorie:
    """The declared category; a repeating group takes that of its own fields and is open itself."""
    return Categorie(_extra(info).get("categorie", Categorie.OPEN))


def _extra(info: FieldInfo) -> dict[str, Any]:
    return info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}


def _groep(annotatie: Any) -> type[Groep] | None:
    if isinstance(annotatie, type) and issubclass(annotatie, Groep):
        return annotatie
    for deel in get_args(annotatie):
        if (gevonden := _groep(deel)) is not None:
            return gevonden
    return None


def splits(model: type[BaseModel], waarden: dict[str, Any], merk: Merker) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Split JSON data into the open part and, per category, the confidential part."""
    open_: dict[str, Any] = {}
    geheim: dict[str, dict[str, Any]] = {}
    for naam, categorie, afdruk, groep in plan_van(model):
        if naam not in waarden:
            continue
        waarde = waarden[naam]
        if groep is not None and isinstance(waarde, list):
            open_[naam] = _splits_lijst(naam, groep, waarde, merk, geheim)
        elif categorie is not Categorie.OPEN:
            if waarde is not None:
                geheim.setdefault(categorie.value, {})[naam] = waarde
        elif afdruk and waarde is not None:
            open_[naam] = merk(waarde) if isinstance(waarde, str) else [merk(w) for w in waarde]
        else:
            open_[naam] = waarde
    return open_, geheim


def _splits_lijst(naam: str, groep: type[Groep], lijst: list[Any], merk: Merker, geheim: dict[str, dict[str, Any]]) -> list[Any]:
    delen = [splits(groep, regel, merk) for regel in lijst]
    for categorie in {c for _, g in delen for c in g}:
        geheim.setdefault(categorie, {})[naam] = [g.get(categorie, {}) for _, g in delen]
    return [o for o, _ in delen]


def voeg_samen(open_: dict[str, Any], geheim: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Put the open part and the readable confidential parts together again."""
    samen = dict(open_)
    for deel in geheim.values():
        for naam, waarde in deel.items():
            bestaand = samen.get(naam)
            if isinstance(bestaand, list) and isinstance(waarde, list) and len(bestaand) == len(waarde):
                samen[naam] = [{**b, **w} for b, w in zip(bestaand, waarde, strict=True)]
            else:
                samen[naam] = waarde
    return samen


def gemerkt(model: Groep, merk: Merker) -> Groep:
    """The same form with every document hash replaced by its commitment, as conditions see it."""
    anders: dict[str, Any] = {}
    for naam, _, afdruk, groep in plan_van(type(model)):
        waarde = getattr(model, naam)
        if afdruk and isinstance(waarde, str):
            anders[naam] = merk(waarde)
        elif afdruk and isinstance(waarde, list | tuple):
            anders[naam] = [merk(w) for w in waarde]
        elif groep is not None and isinstance(waarde, list | tuple):
            anders[naam] = [gemerkt(regel, merk) for regel in waarde]
    return model.model_copy(update=anders) if anders else model
