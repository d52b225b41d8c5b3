"""A file or function that grows past these is telling us about a missing concept (docs/bouw.md)."""

import ast
from collections.abc import Iterator

import pytest

from tests.architectuur.bronnen import PAKKETTEN, modules

BESTAND, FUNCTIE = 300, 40


def _functies(boom: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (deel for deel in ast.walk(boom) if isinstance(deel, ast.FunctionDef | ast.AsyncFunctionDef))


def _regels(functie: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert functie.end_lineno
    return functie.end_lineno - functie.lineno + 1


@pytest.mark.parametrize("pakket", [*PAKKETTEN, "tests", "bench"])
def test_geen_bestand_is_te_groot_om_in_een_keer_te_lezen(pakket: str) -> None:
    assert modules(pakket), f"{pakket} is leeg"
    assert [f"{naam}: {n} regels" for naam, _, n in modules(pakket) if n > BESTAND] == []


@pytest.mark.parametrize("pakket", PAKKETTEN)
def test_geen_functie_is_langer_dan_een_scherm(pakket: str) -> None:
    te_lang = [
        f"{naam}:{functie.lineno} {functie.name}: {_regels(functie)} regels"
        for naam, boom, _ in modules(pakket)
        for functie in _functies(boom)
        if _regels(functie) > FUNCTIE
    ]
    assert te_lang == []
