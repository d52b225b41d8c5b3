"""Time is an argument named `nu`: outside the loket, only the door to the scheduler looks at a clock."""

import ast
from collections.abc import Iterator

import pytest

from tests.architectuur.bronnen import modules

MET_KLOK = {"deadlines/wekker.py"}
KLOK = {"datetime": {"now", "today", "utcnow"}, "date": {"today"}, "time": {"time", "time_ns", "sleep"}}


def _kijkt_op_de_klok(boom: ast.Module) -> Iterator[int]:
    """The lines that ask `datetime`, `date` or `time` for the time, also as `datetime.datetime`."""
    for deel in ast.walk(boom):
        if not (isinstance(deel, ast.Call) and isinstance(deel.func, ast.Attribute)):
            continue
        bron = deel.func.value
        naam = bron.attr if isinstance(bron, ast.Attribute) else getattr(bron, "id", "")
        if deel.func.attr in KLOK.get(naam, ()):
            yield deel.lineno


@pytest.mark.parametrize("pakket", ["kernproces", "workflows", "deadlines", "notificaties"])
def test_regels_kijken_niet_op_de_klok(pakket: str) -> None:
    plekken = [
        f"{naam}:{regel}"
        for naam, boom, _ in modules(pakket)
        if naam not in MET_KLOK
        for regel in _kijkt_op_de_klok(boom)
    ]
    assert plekken == []


@pytest.mark.parametrize("bron", ["datetime.now(UTC)", "datetime.date.today()", "x = [time.time()]"])
def test_een_blik_op_de_klok_valt_op(bron: str) -> None:
    assert list(_kijkt_op_de_klok(ast.parse(bron))) == [1]


def test_een_tijd_als_gegeven_valt_niet_op() -> None:
    assert list(_kijkt_op_de_klok(ast.parse("nu.date(); klok.nu(); vandaag.today"))) == []
