"""A change from a day on leaves every earlier day as it was, and reaches every later version."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kernproces.rechten.geldigheid import stukken
from kernproces.rechten.mensen import Versie, geldig_op

BEGIN = date(2026, 1, 1)
dagen = st.integers(0, 40).map(lambda n: BEGIN + timedelta(days=n))
misschien = st.one_of(st.none(), dagen)


@st.composite
def versies(draw: st.DrawFn) -> list[Versie]:
    uit = []
    for nr in range(draw(st.integers(0, 6))):
        van, tot = draw(misschien), draw(misschien)
        if van and tot and tot < van:
            van, tot = tot, van
        uit.append({"nr": nr, "van": van and van.isoformat(), "tot": tot and tot.isoformat()})
    return uit


@given(versies(), dagen, st.integers(0, 60).map(lambda n: n or None))
def test_de_stukken_sluiten_aan_en_in_elk_geldt_een_versie(
    alle: list[Versie], van: date, lengte: int | None
) -> None:
    tot = None if lengte is None else van + timedelta(days=lengte)
    gevonden = list(stukken(alle, van, tot))
    assert gevonden[0][0] == van
    assert gevonden[-1][1] == tot
    for (_, einde, _), (begin, _, _) in pairwise(gevonden):
        assert einde is not None
        assert begin == einde + timedelta(days=1)
    for begin, einde, geldt in gevonden:
        dag = begin
        while dag <= (einde or begin + timedelta(days=50)):
            assert geldig_op(alle, dag) is geldt
            dag += timedelta(days=1)


@given(versies(), dagen)
def test_wie_elk_stuk_overschrijft_verandert_precies_de_dagen_vanaf_toen(
    alle: list[Versie], van: date
) -> None:
    nieuw = [*alle]
    for begin, einde, geldt in stukken(alle, van):
        merk = {"nr": 99, "oud": geldt, "van": begin.isoformat(), "tot": einde and einde.isoformat()}
        nieuw.append(merk)
    for n in range(-5, 60):
        dag = BEGIN + timedelta(days=n)
        na = geldig_op(nieuw, dag)
        if dag < van:
            assert na is geldig_op(alle, dag)
        else:
            assert na is not None
            assert na["oud"] is geldig_op(alle, dag)
