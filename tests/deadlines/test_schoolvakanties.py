"""School holidays help to choose a day for a meeting, and move no term."""

from datetime import date, timedelta

import pytest

from deadlines.schoolvakanties import REGIOS, bekend, schoolvakantie, stel_voor
from tests.deadlines import orakel
from tests.deadlines.hulp import d, dagen, termijn


@pytest.mark.parametrize(
    ("regio", "dag", "naam"),
    [
        ("noord", "2026-10-12", "herfstvakantie"),
        ("midden", "2026-10-12", ""),
        ("zuid", "2026-10-20", "herfstvakantie"),
        ("noord", "2026-10-20", ""),
        ("midden", "2026-12-21", "kerstvakantie"),
    ],
)
def test_elke_regio_heeft_haar_eigen_vakanties(regio: str, dag: str, naam: str) -> None:
    assert schoolvakantie(d(dag), regio) == naam


@pytest.mark.parametrize("regio", REGIOS)
def test_een_voorstel_is_altijd_de_eerste_dag_die_uitkomt(regio: str) -> None:
    vanaf = date(2026, 1, 1)
    while vanaf < date(2027, 1, 1):
        dag = stel_voor(vanaf, vanaf + timedelta(days=90), regio)
        assert dag is not None
        assert not orakel.vrij(dag)
        assert schoolvakantie(dag, regio) == ""
        overgeslagen = (vanaf + timedelta(days=n) for n in range((dag - vanaf).days))
        assert all(orakel.vrij(x) or schoolvakantie(x, regio) for x in overgeslagen)
        vanaf += timedelta(days=1)


def test_zonder_dag_die_uitkomt_is_er_geen_voorstel() -> None:
    assert stel_voor(d("2026-12-21"), d("2026-12-31"), "midden") is None
    assert stel_voor(d("2026-03-02"), d("2026-03-01"), "midden") is None


def test_voorbij_wat_is_vastgesteld_zegt_het_dat_het_niet_weet() -> None:
    assert bekend(d("2026-06-01"), "noord")
    assert not bekend(d("2045-06-01"), "noord")


def test_een_schoolvakantie_verschuift_geen_enkele_termijn() -> None:
    assert schoolvakantie(d("2026-10-19"), "midden")
    assert dagen(termijn("D.TLV.norm", "2026-09-07")) == ("2026-10-19", "2026-10-19")
