"""R1, R8 en R22 zaak voor zaak, en wat elke indicator als gegeven moet hebben (seed 001; domein.md R33, R35, R40)."""

from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernproces.zaak.stand import Stand
from workflows.cijfers.aanvragen import r1, r22, stille_dagen
from workflows.cijfers.catalogus import INDICATOREN
from workflows.cijfers.indicator import Doel, Indicator, Meting, Telling, Uitkomst, Vorm
from workflows.cijfers.plannen import r23, r39
from workflows.cijfers.verzilverd import r8
from workflows.jaar import VERPLICHTINGEN
from workflows.register import WORKFLOWS

DAG = timedelta(days=1)
R1 = next(i for i in INDICATOREN if i.code == "R1")


def aanvraag(
    gestopt: str | None, *, stand: str = "lopend", bekend: bool = True, stil: tuple[dict[str, Any], ...] = ()
) -> Stand:
    """Received on 1 September; six weeks end on 13 October."""
    termijn = {
        "begin": "2026-09-01",
        "uiterlijk": "2026-10-13",
        "gestopt_op": gestopt,
        "stand": "gestopt" if gestopt else stand,
        "opschortingen": list(stil),
    }
    gedaan: dict[str, Any] = {"start": {"gegevens": {"soort": "vso"}}}
    if gestopt and bekend:
        gedaan["maak_bekend"] = {"op": gestopt, "gegevens": {}}
    return {"zaak": "Z-1", "termijnen": {"D.TLV.norm": termijn}, "gedaan": gedaan, "nummers": {}}


@pytest.mark.parametrize(
    ("stand", "op", "uitkomst"),
    [
        (aanvraag("2026-10-13"), date(2026, 11, 1), "ja"),
        (aanvraag("2026-10-14"), date(2026, 11, 1), "nee"),
        (aanvraag(None), date(2026, 10, 13), "nog"),
        (aanvraag(None), date(2026, 10, 14), "nee"),
        (aanvraag(None, stand="opgeschort"), date(2026, 12, 1), "nog"),
        (aanvraag("2026-10-13", bekend=False), date(2026, 11, 1), ""),
        (aanvraag("2026-10-14", bekend=False), date(2026, 11, 1), "nee"),
    ],
    ids=["op tijd", "dag te laat", "loopt", "open te laat", "stil", "ingetrokken", "te laat ingetrokken"],
)
def test_r1_telt_de_bekendmaking_tegen_de_norm_en_wat_te_laat_open_ligt_telt_tegen(
    stand: Stand, op: date, uitkomst: str
) -> None:
    assert [t.uitkomst.value for t in r1(stand, op)] == ([uitkomst] if uitkomst else [])


def test_een_aanvraag_in_concept_telt_nog_niet() -> None:
    assert list(r1({"zaak": "Z-1", "termijnen": {}, "gedaan": {}}, date(2026, 9, 1))) == []


def test_r1_noemt_de_dagen_bruto_en_netto_per_soort() -> None:
    stil = ({"van": "2026-09-10", "tot": "2026-09-14"}, {"van": "2026-09-14", "tot": "2026-09-16"})
    (t,) = r1(aanvraag("2026-10-01", stil=stil), date(2026, 11, 1))
    assert (t.bruto, t.netto) == (30, 23)
    assert t.dag == date(2026, 9, 1)
    assert t.groep == "TLV voortgezet speciaal onderwijs"


@given(
    st.lists(st.tuples(st.integers(-5, 40), st.integers(0, 15)), max_size=5),
    st.integers(0, 40),
)
def test_een_stille_dag_telt_een_keer_en_alleen_binnen_de_termijn(
    delen: list[tuple[int, int]], lengte: int
) -> None:
    begin = date(2026, 9, 1)
    einde = begin + lengte * DAG
    stil = [
        {"van": (begin + a * DAG).isoformat(), "tot": (begin + (a + n) * DAG).isoformat()} for a, n in delen
    ]
    naief = sum(any(a <= dag <= a + n for a, n in delen) for dag in range(1, lengte + 1))
    assert stille_dagen(stil, begin, einde) == naief


def verleend(soort: str = "vso", **anders: Any) -> Stand:
    gedaan: dict[str, Any] = {
        "start": {"gegevens": {"soort": soort}},
        "stel_concept_op": {"gegevens": {"begin": "2026-08-01", "einde": "2028-07-31"}},
        "maak_bekend": {"op": "2026-06-01", "gegevens": {}},
    }
    return {"zaak": "Z-1", "toestand": "verleend", "gedaan": gedaan, "nummers": {}} | anders


def test_r22_telt_een_verleende_tlv_op_de_dag_waarop_zij_begint() -> None:
    (t,) = r22(verleend(), date(2026, 11, 1))
    assert (t.dag, t.uitkomst) == (date(2026, 8, 1), Uitkomst.JA)
    assert next(r22(verleend(), date(2026, 7, 31))).uitkomst is Uitkomst.NOG
    assert list(r22(verleend(toestand="afgewezen"), date(2026, 11, 1))) == []
    assert list(r22(verleend("lwoo"), date(2026, 11, 1))) == []
    niet_bekend = verleend()
    del niet_bekend["gedaan"]["maak_bekend"]
    assert list(r22(niet_bekend, date(2026, 11, 1))) == []


def opvolging(ingeschreven: str = "", einde: str | None = "2027-07-31", **anders: Any) -> Stand:
    gedaan: dict[str, Any] = {
        "open": {"gegevens": {"soort": "vso", "begin": "2026-08-01", "einde": einde}, "op": "2026-06-01"}
    }
    if ingeschreven:
        gedaan["schrijf_in"] = {"op": ingeschreven, "gegevens": {}}
    basis = {"zaak": "Z-9", "gestart": "2026-06-01", "sinds": "2026-06-01", "klaar": False}
    return basis | {"gedaan": gedaan} | anders


@pytest.mark.parametrize(
    ("stand", "op", "geteld"),
    [
        (opvolging(), date(2026, 10, 1), []),
        (opvolging(), date(2026, 10, 2), ["nee"]),
        (opvolging("2026-10-01"), date(2027, 3, 1), ["ja", "ja"]),
        (opvolging("2026-10-02"), date(2027, 3, 1), ["nee", "ja"]),
        (opvolging(klaar=True, sinds="2026-10-01"), date(2027, 3, 1), []),
        (opvolging(klaar=True, sinds="2026-10-02"), date(2027, 3, 1), ["nee"]),
        (opvolging("2026-08-20"), date(2030, 1, 1), ["ja", "ja"]),
        (opvolging("2026-08-20", einde=None), date(2028, 1, 1), ["ja", "ja", "ja"]),
    ],
    ids=[
        "op de dag zelf nog niet",
        "niet verzilverd",
        "op de dag ingeschreven",
        "een dag te laat",
        "beeindigd voor de dag",
        "beeindigd na de dag",
        "na het einde niet meer",
        "pro zonder einde",
    ],
)
def test_r8_kijkt_op_elke_peildag_of_de_actieve_tlv_is_verzilverd(
    stand: Stand, op: date, geteld: list[str]
) -> None:
    assert [t.uitkomst.value for t in r8(stand, op)] == geteld


def test_elke_indicator_heeft_alles_wat_hem_tot_een_indicator_maakt() -> None:
    for i in INDICATOREN:
        leeg = [f.name for f in fields(i) if f.name != "meer" and not getattr(i, f.name)]
        assert leeg == [], i.code
        assert i.besproken in VERPLICHTINGEN, i.code
        assert i.workflow in WORKFLOWS, i.code
    assert len({i.code for i in INDICATOREN}) == len(INDICATOREN)


def meting(*uitkomsten: str, doel: Doel = R1.doel, vorm: Vorm = Vorm.DEEL) -> Meting:
    indicator = Indicator(**{f.name: getattr(R1, f.name) for f in fields(R1)} | {"doel": doel, "vorm": vorm})
    dag = date(2026, 9, 1)
    return Meting(indicator, tuple(Telling(f"Z-{n}", dag, Uitkomst(u)) for n, u in enumerate(uitkomsten)))


def test_honderd_procent_is_alles_en_niets_te_tellen_is_geen_nul() -> None:
    bijna = meting(*["ja"] * 299, "nee")
    assert (bijna.procent, bijna.gehaald) == (99, False)
    assert (meting("ja", "nog").procent, meting("ja", "nog").gehaald) == (100, True)
    assert (meting("nog").procent, meting("nog").gehaald) == (None, None)


def test_een_aantal_met_nul_als_doel_is_gehaald_als_er_niets_is() -> None:
    geen = Doel("Geen.", hoogst=0)
    assert meting(doel=geen, vorm=Vorm.AANTAL).gehaald is True
    assert meting("nee", doel=geen, vorm=Vorm.AANTAL).gehaald is False
    assert meting("ja", doel=Doel("Daalt."), vorm=Vorm.AANTAL).gehaald is None


def plan(*evaluaties: tuple[str, list[str]], einde: tuple[str, str, str] | None = None) -> Stand:
    """Established on 7 September 2026; expected: vmbo. `einde`: the act, the day and where the pupil really went."""
    gedaan: dict[str, Any] = {
        "begin_plan": {"op": "2026-09-01", "gegevens": {"partij": "ouders"}},
        "leg_voor": {"op": "2026-09-04", "gegevens": {"uitstroom": "vmbo"}},
    }
    if einde:
        gedaan[einde[0]] = {"op": einde[1], "gegevens": {"werkelijk": einde[2]}}
    verzameld = {
        "planversies": [{"op": "2026-09-07", "gegevens": {}}],
        "evaluaties": [{"op": op, "gegevens": {"aanwezig": wie}} for op, wie in evaluaties],
    }
    return {"zaak": "Z-1", "gedaan": gedaan, "verzameld": verzameld}


SAMEN, ZONDER = ["ouders", "leerling", "school"], ["ouders", "school"]


@pytest.mark.parametrize(
    ("stand", "uitkomsten"),
    [
        (plan(("2027-03-01", SAMEN), ("2028-07-31", SAMEN)), ["ja", "ja", "nog"]),
        (plan(("2027-03-01", ZONDER)), ["nee", "nee", "nog"]),
        (plan(("2027-08-01", SAMEN)), ["nee", "ja", "nog"]),  # a day late counts for the next year
        (plan(einde=("beeindig_voortijdig", "2027-01-10", "onbekend")), []),
        (plan(("2027-03-01", SAMEN), einde=("rond_af", "2027-04-01", "vmbo")), ["ja"]),
        (plan(("2027-03-01", ZONDER), einde=("rond_af", "2027-04-01", "vmbo")), ["nee"]),
        ({"zaak": "Z-1", "gedaan": {}, "verzameld": {}}, []),
    ],
    ids=[
        "elk jaar",
        "zonder leerling",
        "dag te laat",
        "vertrokken",
        "afgerond",
        "zonder leerling af",
        "concept",
    ],
)
def test_r23_telt_elk_schooljaar_een_evaluatie_met_ouders_en_leerling(
    stand: Stand, uitkomsten: list[str]
) -> None:
    assert [t.uitkomst.value for t in r23(stand, date(2028, 9, 1))] == uitkomsten


@pytest.mark.parametrize(
    ("werkelijk", "uitkomsten"),
    [("vmbo", ["ja"]), ("mbo", ["nee"]), ("onbekend", []), ("blijft_op_school", [])],
)
def test_r39_zet_de_bestemming_naast_wat_het_plan_verwachtte(werkelijk: str, uitkomsten: list[str]) -> None:
    stand = plan(einde=("rond_af", "2027-04-01", werkelijk))
    assert [t.uitkomst.value for t in r39(stand, date(2027, 9, 1))] == uitkomsten
    assert list(r39(stand, date(2027, 3, 31))) == []
