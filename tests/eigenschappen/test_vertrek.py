"""De laatste dag met een rol: snel uitgerekend, en dag voor dag nagelopen hetzelfde."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kernproces.rechten.mensen import Mensen
from kernproces.rechten.vertrek import laatste_dag, vernietigde_mensen
from kernproces.rollen import Rol

BEGIN = date(2026, 1, 1)
VENSTER = 40  # days within which everything begins and ends
dagen = st.integers(0, VENSTER).map(lambda n: (BEGIN + timedelta(n)).isoformat())
grens = st.none() | dagen


@st.composite
def periodes(draw: st.DrawFn) -> dict[str, Any]:
    van, tot = draw(grens), draw(grens)
    if van is not None and tot is not None and tot < van:
        van, tot = tot, van
    return {"van": van, "tot": tot}


@st.composite
def versies(draw: st.DrawFn) -> dict[str, Any]:
    vervangt = [{"wie": "ander", **p} for p in draw(st.lists(periodes(), max_size=2))]
    rollen = draw(st.sampled_from([[], [], ["behandelaar"]]))
    return {"rollen": rollen, "vervangt": vervangt, **draw(periodes())}


ALTIJD = {"rollen": ["secretariaat"], "van": None, "tot": None}


def doet_mee(register: list[dict[str, Any]], dag: date) -> bool:
    """As the rest of the house asks it: a role of one's own, or one of somebody who is replaced."""
    return bool(Mensen({"p": register, "ander": [ALTIJD]}).rollen("p", dag))


@settings(max_examples=300)
@given(register=st.lists(versies(), max_size=4))
def test_de_laatste_dag_is_die_van_wie_elke_dag_naloopt(register: list[dict[str, Any]]) -> None:
    alle = [BEGIN + timedelta(n) for n in range(-3, VENSTER + 4)]
    laatste = max((d for d in alle if doet_mee(register, d)), default=None)
    verwacht = date.max if laatste == alle[-1] else laatste
    assert laatste_dag(register) == verwacht


def test_wie_nog_nooit_een_rol_had_heeft_geen_laatste_dag_en_wie_er_een_krijgt_geen_einde() -> None:
    assert laatste_dag([]) is None
    assert laatste_dag([{"rollen": []}]) is None
    komt = {"rollen": [Rol.JURIST.value], "van": "2030-01-01", "tot": None}
    assert laatste_dag([{"rollen": [], "van": None, "tot": None}, komt]) == date.max
    assert laatste_dag([komt | {"tot": "2030-06-30"}]) == date(2030, 6, 30)


def test_van_wie_de_naam_weg_is_zegt_het_register_het_per_persoon() -> None:
    assert vernietigde_mensen({"gewist": {"p1/persoonsgegeven": {}, "p.2/persoonsgegeven": {}}}) == {
        "p1",
        "p.2",
    }
    assert vernietigde_mensen({}) == frozenset()
