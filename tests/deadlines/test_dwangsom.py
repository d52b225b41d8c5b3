"""What a late decision costs, day by day (Awb 4:17), and until when the sum may be fixed (Awb 4:18)."""

from datetime import date, timedelta

import pytest

from kernproces.zaak.dwangsom import dag_voor_dag, dwangsomstand
from tests.deadlines.hulp import Zaak, d


def ingebreke(ontvangen: str = "2026-09-21") -> Zaak:
    zaak = Zaak()
    zaak.start("D.IG", ontvangen)
    return zaak


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
    som = dwangsomstand(ingebreke()["D.IG"], date(2026, 10, 5) + timedelta(days=dag))
    assert som is not None
    assert (som.per_dag, som.bedrag, som.maximum) == (erbij, samen, 1442)
    assert som.begonnen == (dag > 0)
    assert som.loopt == (0 < dag < 43)


def test_elke_dag_staat_er_een_keer_in() -> None:
    dagen = list(dag_voor_dag(ingebreke()["D.IG"]))
    assert [dag for dag, _, _ in dagen] == [date(2026, 10, 6) + timedelta(days=n) for n in range(42)]
    assert sum(euro for _, euro, _ in dagen) == dagen[-1][2] == 1442


def test_de_twee_weken_schuiven_en_de_42_dagen_niet() -> None:
    som = dwangsomstand(ingebreke("2026-03-23")["D.IG"], d("2026-04-01"))  # two weeks end on tweede Paasdag
    assert som is not None
    assert (som.eerste_dag, som.laatste_dag) == (d("2026-04-08"), d("2026-05-19"))


def test_een_besluit_binnen_de_twee_weken_kost_niets() -> None:
    zaak = ingebreke()
    zaak.stap("2026-10-05T16:00:00+02:00", {"doe": "stop", "termijn": "D.IG"})
    assert dwangsomstand(zaak["D.IG"], d("2026-12-01")) is None
    assert list(dag_voor_dag(zaak["D.IG"])) == []


def test_na_het_besluit_groeit_de_dwangsom_niet_meer_en_gaan_de_twee_weken_om_vast_te_stellen_in() -> None:
    """Made known on the 15th day, Tuesday 20 October: 14 days of 23 and one of 35; fixed by 3 November."""
    zaak = ingebreke()
    zaak.stap("2026-10-20T10:00:00+02:00", {"doe": "stop", "termijn": "D.IG"})
    som = dwangsomstand(zaak["D.IG"], d("2026-12-01"))
    assert som is not None
    assert (som.bedrag, som.laatste_dag, som.vaststellen) == (357, d("2026-10-20"), d("2026-11-03"))
    assert not som.loopt


def test_de_dag_om_vast_te_stellen_schuift_naar_een_werkdag() -> None:
    zaak = ingebreke()
    zaak.stap("2026-10-10T10:00:00+02:00", {"doe": "stop", "termijn": "D.IG"})  # a Saturday
    som = dwangsomstand(zaak["D.IG"], d("2026-10-11"))
    assert som is not None
    assert som.vaststellen == d("2026-10-26")


def test_een_gewone_termijn_kost_niets() -> None:
    zaak = Zaak()
    zaak.start("D.TLV.wet", "2026-03-24")
    assert dwangsomstand(zaak["D.TLV.wet"], d("2027-01-01")) is None
