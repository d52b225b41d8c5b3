"""Every term that the product knows: the catalogue of domein.md 10.0, and the clocks that a procedure adds to it.

Whatever stands in a module of this folder belongs to it. The procedures themselves are not imported: a thousand lines of
`termijn bereken` need no form.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

import workflows.termijnen
from kernproces.taal.termijn import TermijnSoort
from workflows.termijnen.catalogus import CATALOGUS


def _in_modules() -> Iterator[TermijnSoort]:
    namen = sorted(m.name for m in pkgutil.iter_modules(workflows.termijnen.__path__))
    for naam in namen:
        if (module := f"workflows.termijnen.{naam}") != __name__:
            for waarde in vars(importlib.import_module(module)).values():
                yield from _soorten(waarde)


def _soorten(waarde: Any) -> Iterator[TermijnSoort]:
    if isinstance(waarde, TermijnSoort):
        yield waarde
    elif isinstance(waarde, Mapping):
        yield from (deel for deel in waarde.values() if isinstance(deel, TermijnSoort))


ALLE_TERMIJNEN: Final[Mapping[str, TermijnSoort]] = MappingProxyType(
    dict(CATALOGUS) | {soort.id: soort for soort in _in_modules()}
)
