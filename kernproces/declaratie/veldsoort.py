"""Veldsoort: what a form field is, read from its declaration. For the soundness check, the fingerprint and the documentation.

Our own words for it, not the JSON schema of a library: those change with the version of the library or of Python.
"""

from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from kernproces.taal.formulier import Groep

_WOORDEN: dict[type, str] = {
    bool: "ja_nee",
    int: "geheel_getal",
    str: "tekst",
    datetime: "tijdstip",
    date: "datum",
    float: "kommagetal",
}
_GRENZEN = ("min_length", "max_length", "pattern", "ge", "gt", "le", "lt")


def extra(info: FieldInfo) -> dict[str, Any]:
    """What veld() said of this field; empty for a plain Field."""
    return info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}


def bladen(annotatie: Any) -> Iterator[Any]:
    """Every type inside an annotation: `list[Zin] | None` gives str. Literal values count as their own types."""
    if get_origin(annotatie) is Literal:
        yield from {type(waarde) for waarde in get_args(annotatie)}
    elif get_origin(annotatie) is Annotated:
        yield from bladen(get_args(annotatie)[0])
    elif get_origin(annotatie) is dict:
        yield dict
    elif delen := [deel for deel in get_args(annotatie) if deel is not type(None) and deel is not Ellipsis]:
        for deel in delen:
            yield from bladen(deel)
    else:
        yield annotatie


def grenzen(annotatie: Any, metadata: tuple[Any, ...] | list[Any] = ()) -> dict[str, Any]:
    """The bounds that were declared on this value: lengths, pattern, smallest and largest."""
    gevonden: dict[str, Any] = {}
    for stuk in (*metadata, *(get_args(annotatie)[1:] if get_origin(annotatie) is Annotated else ())):
        for regel in stuk.metadata if isinstance(stuk, FieldInfo) else (stuk,):
            gevonden |= {g: w for g in _GRENZEN if (w := getattr(regel, g, None)) is not None}
    return gevonden


def patronen(info: FieldInfo) -> set[str]:
    """Every pattern that text in this field must match, also inside a list or beside None."""
    gevonden: set[str] = set()

    def zoek(annotatie: Any, metadata: Any = ()) -> None:
        if (patroon := grenzen(annotatie, metadata).get("pattern")) is not None:
            gevonden.add(str(patroon))
        for deel in get_args(annotatie):
            if not isinstance(deel, StringConstraints | FieldInfo | str):
                zoek(deel)

    zoek(info.annotation, info.metadata)
    return gevonden


def groep_in(annotatie: Any) -> type[Groep] | None:
    """The repeating group inside an annotation, or None."""
    return next((t for t in bladen(annotatie) if isinstance(t, type) and issubclass(t, Groep)), None)


def herhaald(annotatie: Any) -> bool:
    """Whether the value is a list (or may be one)."""
    if get_origin(annotatie) in {list, tuple, set, frozenset}:
        return True
    return any(herhaald(deel) for deel in get_args(annotatie) if get_origin(annotatie) is not Literal)


def soort(annotatie: Any) -> str:
    """The kind of value in one word."""
    if get_origin(annotatie) is Literal:
        return "keuze"
    if get_origin(annotatie) in {list, tuple, set, frozenset}:
        return "lijst"
    for blad in bladen(annotatie) if not herhaald(annotatie) else ():
        if isinstance(blad, type) and issubclass(blad, Enum):
            return "keuze"
        if isinstance(blad, type) and issubclass(blad, BaseModel):
            return "groep"
        return "keuze" if _literal(annotatie) else _WOORDEN.get(blad, "onbestemd")
    return "lijst" if herhaald(annotatie) else "onbestemd"


def keuzes(annotatie: Any) -> list[Any]:
    """The values to choose from, in declared order; empty when the field is free."""
    if get_origin(annotatie) is Literal:
        return list(get_args(annotatie))
    if isinstance(annotatie, type) and issubclass(annotatie, Enum):
        return [lid.value for lid in annotatie]
    return [keuze for deel in get_args(annotatie) for keuze in keuzes(deel)]


def _literal(annotatie: Any) -> bool:
    return get_origin(annotatie) is Literal or any(_literal(deel) for deel in get_args(annotatie))


def beschrijf_veld(naam: str, info: FieldInfo) -> dict[str, Any]:
    """One field as plain data, only what was declared."""
    annotatie = info.annotation
    gegevens: dict[str, Any] = {
        "naam": naam,
        "titel": info.title or "",
        "hulp": info.description or "",
        "soort": soort(annotatie),
        "verplicht": info.is_required(),
        **extra(info),
        **grenzen(annotatie, info.metadata),
    }
    if mogelijk := keuzes(annotatie):
        gegevens["keuzes"] = mogelijk
    if (groep := groep_in(annotatie)) is not None:
        gegevens["velden"] = velden(groep)
    elif gegevens["soort"] == "lijst":
        gegevens["van"] = (
            "keuze"
            if mogelijk
            else next((_WOORDEN.get(b, "onbestemd") for b in bladen(annotatie)), "onbestemd")
        )
    return gegevens


def velden(formulier: type[Groep]) -> list[dict[str, Any]]:
    """Every field of a form or group as plain data, in declared order."""
    return [beschrijf_veld(naam, info) for naam, info in formulier.model_fields.items()]
