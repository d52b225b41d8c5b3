"""Properties of every term, against an oracle that walks day by day and knows nothing of the package."""

from datetime import date, timedelta
from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from deadlines.klok import Klok
from deadlines.opschorting import Opschorting
from deadlines.tellen import bereken
from kernproces.taal.termijn import Aard
from tests.deadlines import orakel
from tests.deadlines.hulp import Zaak
from workflows.termijnen.catalogus import CATALOGUS, TLV_HERSTEL

DAGEN = {
    "D.TLV.norm": 42, "D.TLV.wet": 56, "D.TLV.bb": 28, "D.BZ.in": 42, "D.BZ.beroep": 42, "D.BZ.lbt": 14,
    "D.BZ.besluit": 84, "D.KL": 42, "D.OPP": 42, "D.THZ.plek": 42, "D.THZ.opp": 42, "D.IG": 14,
}  # fmt: skip
ROLT_NIET = {"D.BZ.lbt", "D.THZ.plek", "D.THZ.opp"}

begindagen = st.dates(date(2020, 1, 1), date(2028, 3, 31))
namen = st.sampled_from(sorted(DAGEN))


@st.composite
def intervallen(draw: st.DrawFn, begin: date, binnen: int) -> list[tuple[date, date]]:
    """Intervals that start within the term, in any order, overlapping or not."""
    paren = draw(st.lists(st.tuples(st.integers(1, binnen), st.integers(0, 30)), max_size=4))
    return [(begin + timedelta(days=van), begin + timedelta(days=van + lang)) for van, lang in paren]


def opschortingen(paren: list[tuple[date, date]]) -> list[Opschorting]:
    return [Opschorting(van, tot) for van, tot in paren]


@given(st.data(), namen, begindagen)
def test_het_orakel_loopt_naar_dezelfde_dag(data: st.DataObject, naam: str, begin: date) -> None:
    paren = data.draw(intervallen(begin, DAGEN[naam] - 1))
    uitkomst = bereken(CATALOGUS[naam], begin, opschortingen(paren))
    ruw = orakel.loop(begin, DAGEN[naam], paren)
    uiterlijk = ruw if naam in ROLT_NIET else orakel.schuif(ruw)
    if uiterlijk.year <= 2028:
        assert (uitkomst.ruw, uitkomst.uiterlijk) == (ruw, uiterlijk)
    assert uitkomst.voorlopig == (uiterlijk.year > 2028 and naam not in ROLT_NIET)


@given(
    st.sampled_from(["D.KL", "D.BZ.besluit"]),
    st.booleans(),
    begindagen,
    st.lists(st.integers(1, 28), max_size=2),
)
def test_uitstel_telt_bij_de_ruwe_dag_en_schuift_tot_twaalf_weken(
    naam: str, variant: bool, begin: date, verdaagd: list[int]
) -> None:
    kort = variant != (naam == "D.BZ.besluit")
    weken = {("D.KL", True): 10, ("D.KL", False): 6, ("D.BZ.besluit", True): 6, ("D.BZ.besluit", False): 12}[
        naam, kort
    ]
    gekozen = {10: "commissie", 6: "zonder_commissie", 12: "commissie"}[weken]
    uitkomst = bereken(CATALOGUS[naam], begin, (), verdaagd, gekozen)
    ruw = begin + timedelta(days=7 * weken + sum(verdaagd))
    zeker = 7 * weken + sum(verdaagd) <= 84
    assert uitkomst.ruw == ruw
    assert uitkomst.uiterlijk == (orakel.schuif(ruw) if zeker else ruw)


@given(st.data(), namen, begindagen)
def test_een_opschorting_erbij_verkort_nooit(data: st.DataObject, naam: str, begin: date) -> None:
    paren = data.draw(intervallen(begin, DAGEN[naam] - 1))
    zonder = bereken(CATALOGUS[naam], begin, opschortingen(paren[1:]))
    met = bereken(CATALOGUS[naam], begin, opschortingen(paren))
    assert met.ruw >= zonder.ruw
    assert met.uiterlijk >= zonder.uiterlijk


@given(st.data(), begindagen)
def test_volgorde_en_dubbele_opschortingen_maken_niets_uit(data: st.DataObject, begin: date) -> None:
    paren = data.draw(intervallen(begin, 41))[:3]
    soort = CATALOGUS["D.TLV.norm"]
    uitkomsten = {
        bereken(soort, begin, opschortingen([*volgorde, *paren[:1]])).uiterlijk
        for volgorde in permutations(paren)
    }
    assert uitkomsten == {bereken(soort, begin, opschortingen(paren)).uiterlijk}


@given(begindagen, st.integers(1, 400))
def test_een_gestelde_termijn_schuift_nooit(begin: date, dagen: int) -> None:
    uitkomst = bereken(TLV_HERSTEL, begin, lengte_dagen=dagen)
    assert uitkomst.ruw == uitkomst.uiterlijk == begin + timedelta(days=dagen)


@given(namen, begindagen)
def test_wie_schuift_eindigt_nooit_op_een_vrije_dag_en_slaat_alleen_vrije_dagen_over(
    naam: str, begin: date
) -> None:
    soort = CATALOGUS[naam]
    uitkomst = bereken(soort, begin)
    assert uitkomst.ruw - timedelta(days=DAGEN[naam]) == begin  # and back again
    if soort.rolt:
        assert not orakel.vrij(uitkomst.uiterlijk)
        dag = uitkomst.ruw
        while dag < uitkomst.uiterlijk:
            assert orakel.vrij(dag)
            dag += timedelta(days=1)


@given(namen, begindagen)
def test_de_afleiding_komt_uit_op_de_einddag_en_elke_regel_is_een_zin(naam: str, begin: date) -> None:
    uitkomst = bereken(CATALOGUS[naam], begin)
    uit = [stap for stap in uitkomst.afleiding if stap.stap.endswith(", uiterlijk")]
    assert [stap.dag for stap in uit] == [uitkomst.uiterlijk]
    assert uitkomst.afleiding[0].dag == begin
    assert all(stap.stap[:1].isupper() or stap.stap.startswith("+") for stap in uitkomst.afleiding)


def test_alleen_wat_wettelijk_is_of_gekozen_schuift() -> None:
    assert {naam for naam in DAGEN if not CATALOGUS[naam].rolt} == ROLT_NIET
    assert not any(soort.rolt for soort in CATALOGUS.values() if soort.aard is Aard.AFGESPROKEN)


BEGIN = date(2026, 1, 5)
daden = st.one_of(
    st.tuples(st.just("ronde"), st.integers(1, 500)),
    st.tuples(st.just("schort_op"), st.integers(1, 96), st.integers(0, 480)),
    st.tuples(st.just("hervat"), st.integers(1, 96)),
)


@given(st.lists(daden, max_size=25))
def test_bij_elk_verloop_elke_trede_hoogstens_een_keer_en_geen_stille_overschrijding(
    verloop: list[tuple[Any, ...]],
) -> None:
    """Rondes at random hours, outages, suspensions and resumptions: the notices equal what the end date asks for."""
    zaak, uren = Zaak(), 10
    zaak.start("D.TLV.norm", BEGIN.isoformat())
    for daad, stap, *rest in [*verloop, ("hervat", 1), ("ronde", 3000)]:
        uren += stap
        dag = BEGIN + timedelta(days=uren // 24)
        nu = (
            f"{dag}T{uren % 24:02}:00:00{'+02:00' if 88 <= (dag - date(2026, 1, 1)).days < 297 else '+01:00'}"
        )
        zaak.ronde(nu)
        if daad == "schort_op":
            tot = dag + timedelta(days=rest[0] // 24)
            interval = {
                "van": (dag + timedelta(days=1)).isoformat(),
                "tot": tot.isoformat() if rest[0] % 2 else None,
            }
            basis = {
                "doe": "schort_op",
                "spoor": "s",
                "termijnen": ["D.TLV.norm"],
                "grond": "x",
                "vast": False,
            }
            zaak.stap(nu, basis | interval)
        elif daad == "hervat":
            zaak.stap(nu, {"doe": "hervat", "spoor": "s", "op": dag.isoformat()})
        zaak.ronde(nu)
        _controleer(zaak, dag)
    treden = zaak.treden("D.TLV.norm")
    assert len(treden) == len(set(treden))
    assert treden[-1] == "overschrijding"


def _controleer(zaak: Zaak, dag: date) -> None:
    norm = zaak["D.TLV.norm"]
    over = norm["uiterlijk"] < dag.isoformat()
    if norm["stand"] != "opgeschort":
        assert (norm["stand"] == "overschreden") == over == norm["te_laat"]
    assert ("overschrijding" in zaak.treden("D.TLV.norm")) == norm["te_laat"]
    assert len(norm["gehad"]) == len(set(norm["gehad"]))
    stil = [
        (date.fromisoformat(o["van"]), date.fromisoformat(o["tot"]))
        for o in norm["opschortingen"]
        if o["tot"]
    ]
    ruw = orakel.loop(BEGIN, 42, stil)
    # The walk cannot judge an interval that starts after the raw end, such as on the Monday a Saturday rolled to.
    if not any(o["open"] for o in norm["opschortingen"]) and all(van <= ruw for van, _ in stil):
        assert norm["uiterlijk"] == orakel.schuif(ruw).isoformat()


def test_dezelfde_vragen_geven_dezelfde_antwoorden() -> None:
    een, twee = Zaak(), Zaak()
    twee.klok = Klok()
    for zaak in (een, twee):
        zaak.start("D.TLV.norm", "2026-03-24")
        zaak.ronde("2026-06-01T09:00:00+02:00")
    assert een.gebeurd == twee.gebeurd
