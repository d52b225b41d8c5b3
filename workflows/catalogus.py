"""Every term that the product knows: the catalogue of domein.md 10.0, and the clocks that a procedure adds to it.

Whatever stands in a module `termijnen*` belongs to it. The procedures themselves are not imported: a thousand lines of
`termijn bereken` need no form.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

import workflows
from kernproces.taal.termijn import TermijnSoort
from workflows.termijnen import CATALOGUS


def _in_modules() -> Iterator[TermijnSoort]:
    namen = sorted(m.name for m in pkgutil.iter_modules(workflows.__path__) if m.name.startswith("termijnen"))
    for naam in namen:
        for waarde in vars(importlib.import_module(f"workflows.{naam}")).values():
            yield from _soorten(waarde)


def _soorten(waarde: Any) -> Iterator[TermijnSoort]:
    if isinstance(waarde, TermijnSoort):
        yield waarde
    elif isinstance(waarde, Mapping):
        yield from (deel for deel in waarde.values() if isinstance(deel, TermijnSoort))


ALLE_TERMIJNEN: Final[Mapping[str, TermijnSoort]] = MappingProxyType(
    dict(CATALOGUS) | {soort.id: soort for soort in _in_modules()}
)
