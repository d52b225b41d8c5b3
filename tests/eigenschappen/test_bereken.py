"""`termijn bereken` against the naive walker: any term, any day, any suspensions, extensions, variants and lengths."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from deadlines.bereken import beantwoord
from tests.deadlines.orakel_regel import DAGEN, antwoord
from workflows.termijnen.alle import ALLE_TERMIJNEN

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
begin = st.dates(date(2015, 1, 1), date(2060, 12, 31))


def keuze(*waarden: Any) -> st.SearchStrategy[Any]:
    """Mostly nothing: a line with everything at once is nearly always a fout."""
    return st.one_of(st.none(), st.none(), st.none(), st.sampled_from(waarden))


@st.composite
def vragen(draw: st.DrawFn) -> dict[str, Any]:
    dag = draw(begin)
    paren = draw(
        st.lists(
            st.tuples(st.integers(-3, 110), st.integers(-2, 40)), max_size=draw(st.sampled_from([0, 0, 2, 5]))
        )
    )
    stil = [(dag + timedelta(days=a), dag + timedelta(days=a + b)) for a, b in paren]
    return {
        "termijn": draw(st.sampled_from(sorted(DAGEN))),
        "begin": dag,
        "opschortingen": stil,
        "verdagingen_dagen": draw(st.one_of(st.just([]), st.lists(st.integers(-1, 60), max_size=2))),
        "variant": draw(keuze("commissie", "zonder_commissie", "anders")),
        "lengte_dagen": draw(keuze(0, 1, 2, 3, 4, 7, 14, 30, 84, 85, 90, 91, 400, 36_500, 36_501)),
    }


def regel(vraag: dict[str, Any]) -> str:
    stil = [{"van": van.isoformat(), "tot": tot.isoformat()} for van, tot in vraag["opschortingen"]]
    return json.dumps(vraag | {"begin": vraag["begin"].isoformat(), "opschortingen": stil})


def stel(naam: str, dag: str, *stil: tuple[str, str], uitstel: tuple[int, ...] = ()) -> dict[str, Any]:
    d = date.fromisoformat
    return {
        "termijn": naam,
        "begin": d(dag),
        "opschortingen": [(d(van), d(tot)) for van, tot in stil],
        "verdagingen_dagen": list(uitstel),
        "variant": None,
        "lengte_dagen": None,
    }


@given(vragen())
@example(stel("D.TLV.norm", "2026-03-07", ("2026-04-20", "2026-04-22")))  # on the Monday it rolled to
@example(stel("D.TLV.norm", "2026-03-07", ("2026-04-21", "2026-04-22")))  # a day later it is over
@example(stel("D.TLV.norm", "2026-03-02", ("2026-03-02", "2026-03-04")))  # from the day of receipt
# touching.
@example(stel("D.TLV.norm", "2026-03-02", ("2026-03-14", "2026-03-20"), ("2026-03-07", "2026-03-13")))
@example(stel("D.BZ.besluit", "2026-05-12", ("2026-08-30", "2026-09-01"), uitstel=(42,)))  # in the extension
@example(stel("D.RET", "2028-02-29"))
def test_elke_regel_geeft_wat_de_lopende_mens_vindt(vraag: dict[str, Any]) -> None:
    uit = json.loads(beantwoord(regel(vraag), ALLE_TERMIJNEN))
    verwacht = antwoord(vraag)
    if verwacht is None:
        assert set(uit) == {"fout"}, uit
        assert "Verwacht" in uit["fout"]
        return
    ruw, uiterlijk = verwacht
    assert (uit["ruw"], uit["uiterlijk"]) == (ruw.isoformat(), uiterlijk.isoformat())
    assert uit["afleiding"][-1]["dag"] == uit["uiterlijk"]
    assert all(stap["stap"] for stap in uit["afleiding"])
    bekend = date(2020, 1, 1) <= uiterlijk <= date(2028, 12, 31)
    assert uit.get("voorlopig", False) == (not bekend and _kan_schuiven(vraag))


def _kan_schuiven(vraag: dict[str, Any]) -> bool:
    """Moving the whole line through a year shows whether any of its days ever rolls."""
    for dagen in range(9):
        schuift = timedelta(days=dagen)
        ander = vraag | {
            "begin": vraag["begin"] + schuift,
            "opschortingen": [(van + schuift, tot + schuift) for van, tot in vraag["opschortingen"]],
        }
        uit = antwoord(ander)
        if uit is not None and uit[0] != uit[1]:
            return True
    return False


@given(begin, st.times(), st.integers(-14 * 4, 14 * 4))
@example(date(2026, 10, 24), time(16, 30), 8)
@example(date(2027, 3, 27), time(16, 30), 4)
@example(date(2026, 10, 25), time(2, 30), 4)
def test_72_uur_verstrijken_echt_in_elke_tijdzone(dag: date, uur: time, kwartieren: int) -> None:
    zone = timezone(timedelta(minutes=15 * kwartieren))
    moment = datetime.combine(dag, uur.replace(microsecond=0, fold=0), zone)
    vraag = json.dumps({"termijn": "D.DL", "begin": moment.isoformat(timespec="seconds")})
    uit = json.loads(beantwoord(vraag, ALLE_TERMIJNEN))
    verwacht = moment.astimezone(UTC) + timedelta(hours=72)
    assert datetime.fromisoformat(uit["uiterlijk"]) == verwacht
    assert uit["ruw"] == uit["uiterlijk"] == verwacht.astimezone(AMSTERDAM).isoformat()
    assert "voorlopig" not in uit


@given(
    st.text(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
        lambda d: (
            st.lists(d, max_size=3)
            | st.dictionaries(st.sampled_from(["termijn", "begin", "opschortingen", "van"]), d)
        ),
        max_leaves=9,
    ).map(json.dumps)
)
def test_onzin_geeft_altijd_precies_een_regel_met_een_zin(tekst: str) -> None:
    uit = beantwoord(tekst, ALLE_TERMIJNEN)
    assert "\n" not in uit
    assert list(json.loads(uit)) == ["fout"]
