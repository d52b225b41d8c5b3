"""Brontekst: the source of what a declaration leans on, so that its fingerprint changes when its behaviour does.

Taken from the text of the file, per statement at the top of a module: the same on every version of Python, and untouched
by a comment elsewhere. What a function uses of the same package (helpers, constants, forms) counts too; the engine and
libraries do not. Names of modules do not count, so that an old version of a declaration may move to a file of its own.
"""

import ast
import inspect
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

MOTOR = __name__.split(".", maxsplit=1)[0]  # the engine itself is no part of a declaration
Stuk = tuple[str, str]  # the name of a statement at the top of a module, and its text


class GeenBronError(ValueError):
    """A function without a name of its own (lambda, partial) cannot be fingerprinted."""


class _Module:
    """One module as text: its statements by the names they define, and what it imports from the same package."""

    def __init__(self, naam: str) -> None:
        tekst = inspect.getsource(sys.modules[naam])
        self._regels = tekst.splitlines()
        self.statements: dict[str, ast.stmt] = {}
        self.van_elders: dict[
            str, tuple[str, str]
        ] = {}  # local name -> (module, name in it; "" is the module itself)
        pakket = naam.split(".", maxsplit=1)[0]
        for knoop in ast.parse(tekst).body:
            self._lees(knoop, pakket)

    def _lees(self, knoop: ast.stmt, pakket: str) -> None:
        if isinstance(knoop, ast.ImportFrom) and (knoop.module or "").split(".")[0] == pakket:
            for deel in knoop.names:
                vol = f"{knoop.module}.{deel.name}"
                doel = (vol, "") if vol in sys.modules else (str(knoop.module), deel.name)
                self.van_elders[deel.asname or deel.name] = doel
        elif isinstance(knoop, ast.FunctionDef | ast.ClassDef):
            self.statements[knoop.name] = knoop
        elif isinstance(knoop, ast.Assign | ast.AnnAssign):
            doelen = knoop.targets if isinstance(knoop, ast.Assign) else [knoop.target]
            for links in doelen:
                self.statements |= {n.id: knoop for n in ast.walk(links) if isinstance(n, ast.Name)}

    def tekst(self, knoop: ast.stmt) -> str:
        """The lines of a statement, decorators included, without spaces at their ends and without blank lines."""
        versierd = getattr(knoop, "decorator_list", [])
        eerste = min([knoop.lineno, *(d.lineno for d in versierd)])
        regels = (regel.rstrip() for regel in self._regels[eerste - 1 : knoop.end_lineno])
        return "\n".join(regel for regel in regels if regel)


@lru_cache(maxsize=256)
def _module(naam: str) -> _Module:
    return _Module(naam)


def bronnen(objecten: list[Callable[..., Any]]) -> list[Stuk]:
    """The text of these functions and classes and of everything of the same package that they use, in a fixed order."""
    gevonden: dict[tuple[str, str], str] = {}
    stapel = [plek for o in objecten if (plek := _plek(o))[0].split(".", maxsplit=1)[0] != MOTOR]
    while stapel:
        module, naam = stapel.pop()
        if (module, naam) in gevonden or (knoop := _module(module).statements.get(naam)) is None:
            continue
        gevonden[module, naam] = _module(module).tekst(knoop)
        stapel += _gebruikt(module, knoop)
    return sorted({(naam, tekst) for (_, naam), tekst in gevonden.items()})


def _plek(functie: Callable[..., Any]) -> tuple[str, str]:
    """Where a function stands: a nested one counts as the function around it."""
    heeft_naam = inspect.isclass(functie) or (inspect.isfunction(functie) and functie.__name__ != "<lambda>")
    if not heeft_naam:
        raise GeenBronError(
            f"{functie!r} heeft geen naam; schrijf een gewone functie, dan valt de bron vast te leggen."
        )
    return functie.__module__, functie.__qualname__.split(".", maxsplit=1)[0]


def _gebruikt(module: str, knoop: ast.stmt) -> Iterator[tuple[str, str]]:
    """The names of the same package that a statement uses, also as `module.naam`."""
    bekend = _module(module)
    for deel in ast.walk(knoop):
        if isinstance(deel, ast.Name) and deel.id in bekend.statements:
            yield module, deel.id
        elif isinstance(deel, ast.Name) and bekend.van_elders.get(deel.id, ("", ""))[1]:
            yield _bron_van(*bekend.van_elders[deel.id])
        elif isinstance(deel, ast.Attribute) and isinstance(deel.value, ast.Name):
            vandaan, naam = bekend.van_elders.get(deel.value.id, ("", "-"))
            if not naam:
                yield _bron_van(vandaan, deel.attr)


def _bron_van(module: str, naam: str) -> tuple[str, str]:
    """Follow a name that the module itself imports from elsewhere in the package."""
    gezien: set[tuple[str, str]] = set()
    while (
        naam not in _module(module).statements
        and naam in _module(module).van_elders
        and (module, naam) not in gezien
    ):
        gezien.add((module, naam))
        module, naam = _module(module).van_elders[naam]
    return module, naam


def ingesloten(functie: Callable[..., Any]) -> dict[str, Any]:
    """The values that a nested function carries with it: two conditions from one factory differ only in these."""
    cellen = getattr(functie, "__closure__", None) or ()
    namen = functie.__code__.co_freevars if cellen else ()
    return {naam: cel.cell_contents for naam, cel in zip(namen, cellen, strict=True)}
