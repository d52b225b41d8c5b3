"""De jaarkalender: elke rij van domein.md 8 die terugkeert, op de dagen die de bron noemt, elke taak één keer."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.jaar import VERPLICHTINGEN
from workflows.jaar.openen import te_openen
from workflows.jaar.ritme import Jaren, Ritme, beurten
from workflows.jaar.verplichting import Per

ONDERWERPEN = {Per.SCHOOL: ("school-1", "school-2"), Per.GEMEENTE: ("gemeente-1",)}
BEGIN = date(2025, 8, 1)
DAGEN = st.dates(date(2025, 8, 1), date(2040, 12, 31))


def dagen(verplichting: str, van: str, tot: str) -> list[str]:
    v = VERPLICHTINGEN[verplichting]
    return [b.periode for b in v.beurten(date.fromisoformat(van), date.fromisoformat(tot))]


def geopend(vandaag: date, sinds: date = BEGIN) -> dict[str, dict[str, object]]:
    return {o.nummer: o.gegevens for o in te_openen(VERPLICHTINGEN.values(), vandaag, sinds, ONDERWERPEN)}


def test_tevredenheid_van_scholen_in_oneven_jaren_en_van_ouders_in_even_jaren() -> None:
    assert dagen("R10", "2026-01-01", "2029-12-31") == ["2027-05-31", "2029-05-31"]
    assert dagen("R11", "2026-01-01", "2029-12-31") == ["2026-05-31", "2028-05-31"]


def test_een_steekproef_met_deskundigen_twee_keer_per_schooljaar() -> None:
    assert dagen("R5", "2026-08-01", "2027-07-31") == ["2027-01-31", "2027-06-30"]


def test_verzilverd_wordt_nagelopen_na_een_oktober_en_een_februari() -> None:
    v = VERPLICHTINGEN["R8"]
    assert [b.opent.isoformat() for b in v.beurten(date(2026, 8, 1), date(2027, 7, 31))] == [
        "2026-10-02",
        "2027-01-30",
    ]


def test_het_bestuur_vergadert_vijf_keer_en_de_alv_twee_keer() -> None:
    assert len(dagen("R33-bestuur", "2026-08-01", "2027-07-31")) == 5
    assert len(dagen("R33-alv", "2026-08-01", "2027-07-31")) == 2


def test_het_zoco_overleg_is_elke_zes_weken_en_nooit_in_de_zomer() -> None:
    dag = [date.fromisoformat(d) for d in dagen("R33-zoco", "2026-08-01", "2027-07-31")]
    assert {(b - a).days for a, b in pairwise(dag)} == {42}
    assert all(d.weekday() == 0 and d.month not in (7, 8) for d in dag)
    assert 6 <= len(dag) <= 8


def test_het_ondersteuningsplan_is_er_eens_in_de_vier_jaar() -> None:
    assert dagen("R31-plan", "2025-01-01", "2035-12-31") == ["2026-05-01", "2030-05-01", "2034-05-01"]


def test_de_verantwoordingstabel_heeft_haar_acht_rijen_met_van_wie_en_aan_wie() -> None:
    rijen = [v for v in VERPLICHTINGEN.values() if v.eis == "R30"]
    assert len(rijen) == 8
    assert [(r.door, r.aan) for r in rijen][3] == ("schoolbestuur", "bestuurder")
    assert all(v.middel and v.bron for v in VERPLICHTINGEN.values())


def test_een_avg_taak_is_pas_klaar_met_het_akkoord_van_de_fg() -> None:
    assert [d.door.value for d in VERPLICHTINGEN["R9"].delen] == [
        "kwaliteitsmedewerker",
        "functionaris_gegevensbescherming",
    ]


def test_wat_per_school_moet_heeft_een_deel_voor_elke_school() -> None:
    delen = geopend(date(2026, 10, 1))["J-R20-2026-10-31"]["delen"]
    assert isinstance(delen, list)
    assert len(delen) == 3 * 2
    assert {d["over"] for d in delen} == {"school-1", "school-2"}


def test_zonder_gemeenten_is_er_geen_overleg_per_gemeente() -> None:
    zonder = {Per.SCHOOL: ("school-1",)}
    nummers = [o.nummer for o in te_openen(VERPLICHTINGEN.values(), date(2026, 5, 1), BEGIN, zonder)]
    assert not any("R17-bestuurlijk" in n for n in nummers)
    assert any("R17-regio" in n for n in nummers)


@given(DAGEN)
def test_elke_taak_opent_op_haar_dag_en_blijft_hetzelfde(vandaag: date) -> None:
    gisteren = geopend(vandaag - timedelta(days=1))
    nieuw = {n: g for n, g in geopend(vandaag).items() if n not in gisteren}
    for nummer, gegevens in nieuw.items():
        v = VERPLICHTINGEN[str(gegevens["verplichting"])]
        uiterlijk = date.fromisoformat(str(gegevens["uiterlijk"]))
        assert uiterlijk - timedelta(days=v.ritme.aanloop) == vandaag, nummer


@given(DAGEN, st.integers(0, 90))
def test_na_een_storing_staat_er_hetzelfde_als_wanneer_elke_dag_was_gekeken(dag: date, storing: int) -> None:
    elke_dag: dict[str, object] = {}
    for n in range(storing + 1):
        elke_dag |= geopend(dag + timedelta(days=n))
    later = geopend(dag + timedelta(days=storing))
    begin = {n: g for n, g in geopend(dag).items() if n not in later}
    assert elke_dag == {**begin, **later}
    assert all(date.fromisoformat(str(g["uiterlijk"])) < dag for g in begin.values())


def test_wat_voor_het_begin_eindigde_is_niet_verschuldigd() -> None:
    begin = date(2026, 11, 20)
    assert all(str(g["uiterlijk"]) >= "2026-11-20" for g in geopend(begin, begin).values())
    assert "J-R19-gesprek-2026-11-30" in geopend(begin, begin)


@given(st.sampled_from(Jaren), st.integers(1, 4), DAGEN, DAGEN)
def test_een_ritme_noemt_elke_dag_een_keer_en_op_volgorde(
    jaren: Jaren, om_de: int, van: date, tot: date
) -> None:
    gevonden = [b.uiterlijk for b in beurten(Ritme(((6, 30), (1, 31)), jaren, om_de), van, tot)]
    naief = [
        d
        for n in range(max(0, (tot - van).days + 1))
        if (d := van + timedelta(days=n))
        and (d.month, d.day) in {(6, 30), (1, 31)}
        and (d.year - 2022) % om_de == 0
        and {Jaren.ELK: True, Jaren.EVEN: d.year % 2 == 0, Jaren.ONEVEN: d.year % 2 == 1}[jaren]
    ]
    assert gevonden == naief


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("R3", "jaarlijks, uiterlijk 30 juni"),
        ("R5", "2 keer per jaar, uiterlijk 31 januari, 30 juni"),
        ("R10", "oneven jaren, uiterlijk 31 mei"),
        ("R31-plan", "eens in de 4 jaar, uiterlijk 1 mei"),
        ("R33-zoco", "elke 6 weken in het schooljaar"),
    ],
)
def test_het_ritme_is_in_woorden_te_lezen(naam: str, tekst: str) -> None:
    assert VERPLICHTINGEN[naam].ritme.tekst == tekst
