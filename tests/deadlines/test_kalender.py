"""Free days by law: equal to the table of domein.md 3.2 and to the `holidays` package, and nothing is guessed."""

from datetime import date, timedelta

import holidays
import pytest

from deadlines.besluiten import BESLUITEN
from deadlines.feestdagen import feestdagen, koningsdag, paaszondag
from deadlines.fout import TermijnFout
from deadlines.kalender import KALENDER, KALENDERS, kalender
from tests.deadlines.hulp import d

TABEL = """
2020 04-10 04-13 04-27 05-21 06-01 05-22
2021 04-02 04-05 04-27 05-13 05-24 05-14
2022 04-15 04-18 04-27 05-26 06-06 05-27
2023 04-07 04-10 04-27 05-18 05-29 04-28 05-19
2024 03-29 04-01 04-27 05-09 05-20 05-10 12-27
2025 04-18 04-21 04-26 05-29 06-09 05-30
2026 04-03 04-06 04-27 05-14 05-25 01-02 05-15
2027 03-26 03-29 04-27 05-06 05-17 05-07
2028 04-14 04-17 04-27 05-25 06-05 04-28 05-26
"""


@pytest.mark.parametrize("rij", TABEL.split("\n")[1:-1])
def test_elk_jaar_heeft_precies_de_vrije_dagen_van_de_tabel(rij: str) -> None:
    jaar, *dagen = rij.split()
    verwacht = {d(f"{jaar}-{dag}") for dag in (*dagen, "01-01", "05-05", "12-25", "12-26")}
    begin = d(f"{jaar}-01-01")
    heel_jaar = [begin + timedelta(days=n) for n in range((date(int(jaar) + 1, 1, 1) - begin).days)]
    door_de_week = {dag for dag in heel_jaar if dag.weekday() < 5 and KALENDER.is_vrij(dag)}
    assert door_de_week == {dag for dag in verwacht if dag.weekday() < 5}


@pytest.mark.parametrize("jaar", range(1990, 2061))
def test_de_feestdagen_zijn_die_van_het_pakket_holidays(jaar: int) -> None:
    pakket = holidays.country_holidays("NL", years=jaar, categories=("public", "optional"))
    zonder_zondag = {dag for dag in pakket if dag.weekday() < 6}
    assert {dag for dag in feestdagen(jaar) if dag.weekday() < 6} == zonder_zondag


@pytest.mark.parametrize(
    ("jaar", "dag"), [(1961, "04-02"), (2000, "04-23"), (2011, "04-24"), (2038, "04-25"), (2285, "03-22")]
)
def test_pasen_valt_ook_in_de_uiterste_jaren_goed(jaar: int, dag: str) -> None:
    assert paaszondag(jaar) == d(f"{jaar}-{dag}")


@pytest.mark.parametrize(
    ("jaar", "dag"), [(2013, "04-30"), (1995, "04-29"), (2014, "04-26"), (2025, "04-26"), (2026, "04-27")]
)
def test_koningsdag_op_zondag_wordt_zaterdag_gevierd(jaar: int, dag: str) -> None:
    assert koningsdag(jaar) == d(f"{jaar}-{dag}")


@pytest.mark.parametrize(
    "dag", ["2027-04-26", "2026-05-04", "2022-05-06", "2022-05-31", "2025-04-28", "2026-12-31"]
)
def test_een_dag_die_niet_in_een_besluit_staat_is_gewoon(dag: str) -> None:
    assert KALENDER.waarom_vrij(d(dag)) == ""


def test_elk_besluit_heeft_een_bron_en_alleen_vrijdagen_binnen_zijn_jaren() -> None:
    for vorig, besluit in zip((None, *BESLUITEN), BESLUITEN, strict=False):
        assert besluit.bron
        assert besluit.titel
        assert all(dag.weekday() == 4 and dag <= besluit.tot for dag in besluit.dagen)
        assert vorig is None or all(dag > vorig.tot for dag in besluit.dagen)


def test_een_oudere_kalender_blijft_beschikbaar_en_weet_minder() -> None:
    assert list(KALENDERS) == ["atw-2022", "atw-2025", "atw-2028"]
    assert kalender("atw-2025").schuif_op(d("2026-05-15")) == d("2026-05-15")
    assert kalender("atw-2028").schuif_op(d("2026-05-15")) == d("2026-05-18")
    assert kalender("atw-2025").geldig_tot == d("2025-12-31")
    with pytest.raises(TermijnFout, match="Verwacht: atw-2022"):
        kalender("atw-1999")


def test_terugtellen_in_werkdagen_slaat_vrije_dagen_over() -> None:
    assert KALENDER.werkdagen_terug(d("2026-04-08"), 2) == d("2026-04-02")  # over Easter
    assert KALENDER.werkdagen_terug(d("2026-11-22"), 0) == d("2026-11-20")
    assert KALENDER.werkdagen_terug(d("2026-11-22"), 1) == d("2026-11-20")


def test_een_termijn_van_drie_dagen_krijgt_twee_werkdagen() -> None:
    """Atw 2: three days from Thursday 2 April 2026 are Good Friday, Saturday and Sunday."""
    assert KALENDER.twee_werkdagen(d("2026-04-02"), d("2026-04-05")) == d("2026-04-08")
    assert KALENDER.twee_werkdagen(d("2026-11-16"), d("2026-11-19")) == d("2026-11-19")
