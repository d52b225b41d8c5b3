"""The worked examples of domein.md 3.5. V24 and V27 are terms of others (school, GPO): declared here."""

from datetime import date, datetime

import pytest

from deadlines.tellen import bereken
from deadlines.verzuim import duurklasse, verzuimdagen
from kernproces.taal.termijn import Aard, Lengte, TermijnSoort
from kernproces.zaak.dwangsom import dwangsomstand
from tests.deadlines.hulp import Zaak, d, dagen, termijn
from workflows.termijnen.catalogus import DATALEK

NORM = """
V01 2026-01-12 2026-02-23 2026-02-23
V02 2026-02-20 2026-04-03 2026-04-07
V03 2026-04-02 2026-05-14 2026-05-18
V04 2026-03-07 2026-04-18 2026-04-20
V05 2026-03-24 2026-05-05 2026-05-06
V06 2026-11-13 2026-12-25 2026-12-28
V07 2026-11-20 2027-01-01 2027-01-04
V08 2027-03-24 2027-05-05 2027-05-10
V09 2028-03-17 2028-04-28 2028-05-01
V10 2024-11-15 2024-12-27 2024-12-30
V11 2027-03-15 2027-04-26 2027-04-26
V12 2025-03-17 2025-04-28 2025-04-28
"""


@pytest.mark.parametrize("rij", [r.split() for r in NORM.strip().split("\n")], ids=lambda r: r[0])
def test_zes_weken_na_ontvangst(rij: list[str]) -> None:
    _, begin, ruw, uiterlijk = rij
    assert dagen(termijn("D.TLV.norm", begin)) == (ruw, uiterlijk)


def test_v13_acht_weken_en_oudejaarsdag_is_gewoon() -> None:
    assert dagen(termijn("D.TLV.wet", "2026-11-05")) == ("2026-12-31", "2026-12-31")


def test_v14_v15_aanvulling_gekregen_of_niet() -> None:
    assert dagen(termijn("D.TLV.norm", "2026-09-07", ("2026-09-15", "2026-09-24"))) == (
        "2026-10-29",
        "2026-10-29",
    )
    assert dagen(termijn("D.TLV.norm", "2026-09-07", ("2026-09-15", "2026-09-27"))) == (
        "2026-11-01",
        "2026-11-02",
    )
    assert dagen(termijn("D.TLV.bb", "2026-09-28")) == ("2026-10-26", "2026-10-26")


def test_v16_v17_twee_keer_opgeschort_los_en_overlappend() -> None:
    los = termijn("D.TLV.norm", "2026-03-02", ("2026-03-07", "2026-03-12"), ("2026-03-21", "2026-03-30"))
    over = termijn("D.TLV.norm", "2026-03-02", ("2026-03-07", "2026-03-19"), ("2026-03-14", "2026-03-26"))
    assert dagen(los) == ("2026-04-29", "2026-04-29")
    assert dagen(over) == ("2026-05-03", "2026-05-04")


def test_v18_afgesproken_uitstel_telt_net_zo() -> None:
    assert dagen(termijn("D.TLV.norm", "2026-05-28", ("2026-06-02", "2026-06-15"))) == (
        "2026-07-23",
        "2026-07-23",
    )


def test_v19_v20_v21_bezwaar_en_het_besluit_daarop() -> None:
    assert dagen(termijn("D.BZ.in", "2026-03-31")) == ("2026-05-12", "2026-05-12")
    assert dagen(termijn("D.BZ.besluit", "2026-05-12")) == ("2026-08-04", "2026-08-04")
    assert dagen(termijn("D.BZ.besluit", "2026-05-12", variant="commissie")) == ("2026-08-04", "2026-08-04")
    assert dagen(termijn("D.BZ.besluit", "2026-05-12", verdaagd=[42])) == ("2026-09-15", "2026-09-15")
    assert dagen(termijn("D.BZ.besluit", "2026-05-12", variant="zonder_commissie"))[1] == "2026-06-23"
    assert dagen(termijn("D.BZ.in", "2026-04-03")) == ("2026-05-15", "2026-05-18")
    assert dagen(termijn("D.BZ.besluit", "2026-05-18"))[1] == "2026-08-10"


def post_tot(naam: str, begin: str) -> date:
    (dag,) = (stap.dag for stap in termijn(naam, begin).afleiding if stap.artikel == "Awb 6:9 lid 2")
    return dag


def test_v22_bezwaar_per_post() -> None:
    assert dagen(termijn("D.BZ.in", "2026-11-13")) == ("2026-12-25", "2026-12-28")
    assert post_tot("D.BZ.in", "2026-11-13") == d("2027-01-04")


def test_de_week_voor_de_post_schuift_ook() -> None:
    """Friday 7 May 2027, a week after the end, is equated with a holiday."""
    assert dagen(termijn("D.BZ.in", "2027-03-19"))[1] == "2027-04-30"
    assert post_tot("D.BZ.in", "2027-03-19") == post_tot("D.BZ.beroep", "2027-03-19") == d("2027-05-10")


def test_v23_klacht() -> None:
    assert dagen(termijn("D.KL", "2026-07-01"))[1] == "2026-08-12"
    assert dagen(termijn("D.KL", "2026-07-01", verdaagd=[28]))[1] == "2026-09-09"
    assert dagen(termijn("D.KL", "2026-07-01", variant="commissie"))[1] == "2026-09-09"


def _soort(lengte: Lengte) -> TermijnSoort:
    return TermijnSoort("X", "x", lengte, Aard.WETTELIJK, "wet", rolt=True, begin_tekst="b", eind_tekst="e")


def test_v24_toelating_zes_plus_vier_weken() -> None:
    toelating = _soort(Lengte.weken(6))
    assert bereken(toelating, d("2026-02-09")).uiterlijk == d("2026-03-23")
    assert bereken(toelating, d("2026-02-09"), (), [28]).uiterlijk == d("2026-04-20")


def test_v25_opp() -> None:
    assert dagen(termijn("D.OPP", "2026-08-01")) == ("2026-09-12", "2026-09-14")


def test_v26_ingebrekestelling_en_dwangsom() -> None:
    uitkomst = termijn("D.IG", "2026-09-21")
    assert dagen(uitkomst) == ("2026-10-05", "2026-10-05")
    assert [(s.stap, s.artikel, s.dag.isoformat()) for s in uitkomst.afleiding[3:]] == [
        ("Is er nog geen besluit, dan loopt vanaf deze dag de dwangsom", "Awb 4:17 lid 3", "2026-10-06"),
        ("Dag 1 t/m 14 kosten 23 euro per dag", "Awb 4:17 lid 2", "2026-10-06"),
        ("Dag 15 t/m 28 kosten 35 euro per dag", "Awb 4:17 lid 2", "2026-10-20"),
        ("Dag 29 t/m 42 kosten 45 euro per dag", "Awb 4:17 lid 2", "2026-11-03"),
        ("Laatste dag met dwangsom, samen 1.442 euro", "Awb 4:17 lid 1", "2026-11-16"),
        ("Binnen twee weken daarna staat in een besluit hoe hoog het bedrag is", "Awb 4:18", "2026-11-30"),
        ("Besluit bekendgemaakt, uiterlijk", "", "2026-10-05"),
    ]


def test_v26_de_dwangsom_van_de_zaak() -> None:
    assert dagen(termijn("D.IG", "2026-09-21")) == ("2026-10-05", "2026-10-05")
    zaak = Zaak()
    zaak.start("D.IG", "2026-09-21")
    som = dwangsomstand(zaak["D.IG"], d("2026-12-31"))
    assert som is not None
    assert (som.eerste_dag, som.laatste_dag, som.vaststellen) == (
        d("2026-10-06"),
        d("2026-11-16"),
        d("2026-11-30"),
    )
    assert som.bedrag == 1442


def test_v27_gpo_tien_weken() -> None:
    assert bereken(_soort(Lengte.weken(10)), d("2026-06-08")).uiterlijk == d("2026-08-17")


def test_v28_datalek_72_uur() -> None:
    uitkomst = bereken(DATALEK, datetime.fromisoformat("2026-12-24T16:30:00+01:00"))
    assert dagen(uitkomst) == ("2026-12-27T16:30:00+01:00", "2026-12-27T16:30:00+01:00")


def test_v29_bewaren_en_vernietigen() -> None:
    uitkomst = termijn("D.RET", "2026-09-10")
    assert dagen(uitkomst) == ("2029-09-10", "2029-09-10")
    assert ("Vernietigen vanaf de dag erna", d("2029-09-11")) in [(s.stap, s.dag) for s in uitkomst.afleiding]
    assert not uitkomst.voorlopig  # it never rolls, so no decree can move it


def test_v30_thuiszitter() -> None:
    klok = verzuimdagen(d("2026-03-09"))
    assert (klok.vier_weken, klok.langdurig, klok.drie_maanden) == (
        d("2026-04-05"),
        d("2026-04-06"),
        d("2026-06-09"),
    )
    assert dagen(termijn("D.THZ.plek", "2026-04-07")) == ("2026-05-19", "2026-05-19")
    klassen = [
        duurklasse(d("2026-03-09"), dag) for dag in (date(2026, 4, 5), date(2026, 4, 6), date(2026, 6, 10))
    ]
    assert klassen == ["kort", "2a", "2b"]
