"""What a late decision costs, day by day (Awb 4:17)."""

from datetime import date, timedelta

import pytest

from deadlines.dwangsom import dwangsom
from deadlines.fout import TermijnFout
from tests.deadlines.hulp import d

EINDE = d("2026-09-18")


@pytest.mark.parametrize(
    ("dag", "erbij", "samen"),
    [
        (0, 0, 0),
        (1, 23, 23),
        (14, 23, 322),
        (15, 35, 357),
        (28, 35, 812),
        (29, 45, 857),
        (42, 45, 1442),
        (43, 0, 1442),
    ],
)
def test_het_bedrag_loopt_per_dag_op_tot_1442_euro(dag: int, erbij: int, samen: int) -> None:
    som = dwangsom(EINDE, d("2026-09-21"))
    op = date(2026, 10, 5) + timedelta(days=dag)
    assert (som.dag_bedrag(op), som.bedrag(op)) == (erbij, samen)


def test_elke_dag_staat_er_een_keer_in() -> None:
    dagen = list(dwangsom(EINDE, d("2026-09-21")).per_dag())
    assert len(dagen) == 42
    assert sum(euro for _, euro in dagen) == 1442


def test_de_twee_weken_schuiven_en_de_42_dagen_niet() -> None:
    som = dwangsom(d("2026-03-20"), d("2026-03-23"))  # two weeks end on tweede Paasdag
    assert som.eerste_dag == d("2026-04-08")
    assert som.laatste_dag == d("2026-05-19")


@pytest.mark.parametrize("ontvangen", ["2026-09-18", "2026-09-01"])
def test_een_ingebrekestelling_voor_het_einde_kost_nog_niets(ontvangen: str) -> None:
    with pytest.raises(TermijnFout, match="kwam te vroeg"):
        dwangsom(EINDE, d(ontvangen))
