"""Beschrijving: a whole declaration as plain JSON data, for auditors, for the documentation and for the fingerprint.

Written field by field from the declaration types, so that a new word in the language cannot be forgotten here.
"""

import dataclasses
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from kernproces.declaratie.veldsoort import velden
from kernproces.deugdelijkheid.eisen import alle_eisen, alle_voorwaarden
from kernproces.deugdelijkheid.formulieren import alle_formulieren
from kernproces.taal.eis import Eis, Voorwaarde
from kernproces.taal.overgang import Mandaat
from kernproces.taal.termijn import TermijnSoort
from kernproces.taal.verzameling import Verzameling
from kernproces.taal.workflow import Workflow

Gegevens = dict[str, Any]


def beschrijf(workflow: Workflow, *, kaal: bool = False) -> Gegevens:
    """The declaration as data. `kaal` leaves out what has its default: a new word in the language changes nothing then."""
    eigen: Gegevens = {
        veld.name: plat(getattr(workflow, veld.name), kaal=kaal)
        for veld in dataclasses.fields(workflow)
        if not (kaal and _standaard(veld, getattr(workflow, veld.name)))
    }
    eigen["verzamelingen"] = [_velden(v, kaal) for v in workflow.verzamelingen]
    eigen["eisen"] = {
        e.naam: {"titel": e.titel, "norm": e.norm, "vooraf": e.vooraf}
        for e in sorted(alle_eisen(workflow), key=_naam)
    }
    eigen["voorwaarden"] = {v.naam: v.titel for v in sorted(alle_voorwaarden(workflow), key=_naam)}
    eigen["termijnen"] = {
        t.id: _velden(t, kaal) for t in sorted(workflow.termijnen.values(), key=lambda t: t.id)
    }
    eigen["formulieren"] = {
        f.__name__: velden(f) for f in sorted(alle_formulieren(workflow), key=lambda f: f.__name__)
    }
    return eigen


def _naam(x: Eis | Voorwaarde) -> str:
    return x.naam


def _velden(waarde: Any, kaal: bool) -> Gegevens:
    return {
        veld.name: plat(getattr(waarde, veld.name), kaal=kaal)
        for veld in dataclasses.fields(waarde)
        if not (kaal and _standaard(veld, getattr(waarde, veld.name)))
    }


def _veld(veld: Gegevens, kaal: bool) -> Gegevens:
    if "velden" in veld:
        veld = {**veld, "velden": [_veld(v, kaal) for v in veld["velden"]]}
    return {k: v for k, v in veld.items() if v or k == "verplicht"} if kaal else veld


def _standaard(veld: "dataclasses.Field[Any]", waarde: Any) -> bool:
    if veld.default is not dataclasses.MISSING:
        return bool(waarde == veld.default)
    return veld.default_factory is not dataclasses.MISSING and bool(waarde == veld.default_factory())


def plat(waarde: Any, *, kaal: bool) -> Any:
    """Names for what is described in a list of its own, fields for the rest."""
    if isinstance(waarde, Eis | Voorwaarde | Verzameling):
        return waarde.naam if isinstance(waarde, Eis) else {type(waarde).__name__.lower(): waarde.naam}
    if isinstance(waarde, TermijnSoort):
        return waarde.id
    if isinstance(waarde, Mandaat):
        return {"mandaat": waarde.naam}
    if isinstance(waarde, Enum):
        return waarde.value
    if waarde is None or isinstance(waarde, str | int | bool):
        return waarde if waarde is None or isinstance(waarde, int) else str(waarde)
    if isinstance(waarde, date):
        return waarde.isoformat()
    return _samengesteld(waarde, kaal)


def _samengesteld(waarde: Any, kaal: bool) -> Any:
    if isinstance(waarde, Mapping):
        return {str(plat(k, kaal=kaal)): plat(v, kaal=kaal) for k, v in waarde.items()}
    if isinstance(waarde, tuple | list):
        return [plat(deel, kaal=kaal) for deel in waarde]
    if isinstance(waarde, set | frozenset):
        return sorted((plat(deel, kaal=kaal) for deel in waarde), key=str)
    if dataclasses.is_dataclass(waarde) and not isinstance(waarde, type):
        return _velden(waarde, kaal)
    if isinstance(waarde, type) and issubclass(waarde, BaseModel):
        return waarde.__name__
    if callable(waarde):
        return {"functie": waarde.__qualname__}
    raise TypeError(f"Een {type(waarde).__name__} hoort niet in een declaratie: {waarde!r}")
