"""Geheimen: a filled form taken apart by category, and put together again for who may see it.

Only the declaration's fields decide what is confidential. Lists of groups are split line by line, so that the open part
keeps the shape that conditions read. A document's hash stays in the open part as a commitment under a key of the
dossier: equal documents stay equal, and when the key is gone the commitment says nothing any more.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kernproces.taal.formulier import Categorie, Groep

Merker = Callable[[str], str]
G = TypeVar("G", bound=Groep)
Plan = tuple[tuple[str, Categorie, bool, type[Groep] | None], ...]


@lru_cache(maxsize=1024)
def plan_van(model: type[BaseModel]) -> Plan:
    """Per field: its name, its category, whether it is a document hash, and the group it repeats."""
    return tuple(
        (n, categorie_van(i), bool(_extra(i).get("afdruk")), _groep(i.annotation))
        for n, i in model.model_fields.items()
    )


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


@lru_cache(maxsize=1024)
def afdrukvelden(model: type[BaseModel]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that hold a document hash, and the groups in whose lines one stands."""
    plan = plan_van(model)
    groepen = tuple(naam for naam, _, _, groep in plan if groep is not None and any(afdrukvelden(groep)))
    return tuple(naam for naam, _, afdruk, _ in plan if afdruk), groepen


def splits(
    model: type[BaseModel], waarden: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Split the JSON data of a form (hashes as commitments) into the open part and, per category, the rest."""
    open_: dict[str, Any] = {}
    geheim: dict[str, dict[str, Any]] = {}
    for naam, categorie, _, groep in plan_van(model):
        if naam not in waarden:
            continue
        waarde = waarden[naam]
        if groep is not None and isinstance(waarde, list):
            open_[naam] = _splits_lijst(naam, groep, waarde, geheim)
        elif categorie is not Categorie.OPEN:
            if waarde is not None:
                geheim.setdefault(categorie.value, {})[naam] = waarde
        else:
            open_[naam] = waarde
    return open_, geheim


def _splits_lijst(
    naam: str, groep: type[Groep], lijst: list[Any], geheim: dict[str, dict[str, Any]]
) -> list[Any]:
    delen = [splits(groep, regel) for regel in lijst]
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
                samen[naam] = [voeg_samen(b, {"": w}) for b, w in zip(bestaand, waarde, strict=True)]
            else:
                samen[naam] = waarde
    return samen


def gemerkt(model: G, merk: Merker) -> G:
    """The same form with every document hash replaced by its commitment: what conditions see and the history keeps."""
    velden, groepen = afdrukvelden(type(model))
    anders: dict[str, Any] = {}
    for naam in velden:
        waarde = getattr(model, naam)
        if isinstance(waarde, str):
            anders[naam] = merk(waarde)
        elif isinstance(waarde, list | tuple):
            anders[naam] = [merk(w) for w in waarde]
    for naam in groepen:
        waarde = getattr(model, naam)
        if isinstance(waarde, list | tuple):
            anders[naam] = [gemerkt(regel, merk) for regel in waarde]
    return _met(model, anders) if anders else model


def _met(model: G, anders: dict[str, Any]) -> G:
    """What `model_copy(update=...)` gives, at a fifth of its cost: this is done for every step with a document."""
    nieuw = object.__new__(type(model))
    zet = object.__setattr__  # a form is frozen
    zet(nieuw, "__dict__", model.__dict__ | anders)
    zet(nieuw, "__pydantic_fields_set__", model.__pydantic_fields_set__ | anders.keys())
    zet(nieuw, "__pydantic_extra__", None)
    zet(nieuw, "__pydantic_private__", None)
    return nieuw
