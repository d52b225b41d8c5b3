"""Per schooljaar: welke steekproeven moeten, welke er zijn, en wat te laat is (R4-R6)."""

from datetime import date
from typing import Any

import pytest

from workflows.soorten.steekproef import Soort, half_van
from workflows.steekproeven.schooljaar import Jaarstand, jaarregels, pro_scholen_zonder

JAAR = date(2026, 9, 1)


def steekproef(
    naam: str, soort: str, getrokken: str | None, *, klaar: bool = True, **anders: Any
) -> dict[str, Any]:
    gedaan: dict[str, Any] = {"plan": {"op": "2026-08-20", "gegevens": {"soort": soort}}}
    if getrokken:
        gedaan["trek"] = {"op": getrokken}
    if klaar:
        gedaan["bepaal_maatregelen"] = {"op": "2027-06-30"}
    return {"zaak": naam, "gedaan": gedaan, "toestand": "maatregelen" if klaar else "getrokken"} | anders


def standen(
    *steekproeven: dict[str, Any], vandaag: date = date(2027, 1, 15)
) -> dict[tuple[str, int], Jaarstand]:
    return {(str(r.regel.soort), r.van.month): r.stand for r in jaarregels(steekproeven, JAAR, vandaag)}


def test_bureau_en_deskundigen_moeten_elke_helft_en_pro_en_kernproces_elk_jaar() -> None:
    regels = jaarregels([], JAAR, date(2026, 9, 1))
    assert [(str(r.regel.soort), r.van.isoformat(), r.tot.isoformat(), r.vereist) for r in regels] == [
        ("bureau", "2026-08-01", "2027-01-31", 1),
        ("bureau", "2027-02-01", "2027-07-31", 1),
        ("deskundigen", "2026-08-01", "2027-01-31", 1),
        ("deskundigen", "2027-02-01", "2027-07-31", 1),
        ("pro", "2026-08-01", "2027-07-31", 1),
        ("kernproces", "2026-08-01", "2027-07-31", 1),
    ]


def test_wat_getrokken_is_telt_in_die_helft_als_de_maatregelen_bepaald_zijn() -> None:
    gevonden = standen(
        steekproef("a", "bureau", "2027-01-31"),
        steekproef("b", "deskundigen", "2027-02-01"),
        vandaag=date(2027, 2, 1),
    )
    assert gevonden["bureau", 8] is Jaarstand.GEHAALD
    assert gevonden["bureau", 2] is Jaarstand.NOG_TE_DOEN
    assert gevonden["deskundigen", 8] is Jaarstand.TE_LAAT
    assert gevonden["deskundigen", 2] is Jaarstand.GEHAALD


@pytest.mark.parametrize(
    ("dag", "stand"), [("2027-01-31", Jaarstand.ONDERWEG), ("2027-02-01", Jaarstand.TE_LAAT)]
)
def test_onderweg_is_op_tijd_tot_en_met_de_laatste_dag_van_de_helft(dag: str, stand: Jaarstand) -> None:
    gevonden = standen(steekproef("a", "bureau", "2026-10-01", klaar=False), vandaag=date.fromisoformat(dag))
    assert gevonden["bureau", 8] is stand


def test_een_plan_zonder_trekking_is_onderweg_en_een_ingetrokken_steekproef_telt_nooit() -> None:
    assert (
        standen(steekproef("a", "pro", None, klaar=False, toestand="gepland"))["pro", 8] is Jaarstand.ONDERWEG
    )
    weg = steekproef("a", "pro", "2026-10-01", klaar=False, toestand="ingetrokken")
    assert standen(weg)["pro", 8] is Jaarstand.NOG_TE_DOEN


def test_een_steekproef_van_een_ander_schooljaar_telt_niet() -> None:
    assert standen(steekproef("a", "pro", "2026-07-31"))["pro", 8] is Jaarstand.NOG_TE_DOEN
    assert standen(steekproef("a", "pro", "2027-08-01"))["pro", 8] is Jaarstand.NOG_TE_DOEN


def test_elke_pro_school_waar_niets_getrokken_is_wordt_genoemd() -> None:
    scholen = {n: {"soort": s} for n, s in (("een", "pro"), ("twee", "pro"), ("drie", "vo"))}
    getrokken = {"trekking": {"gevallen": [{"stratum": "twee"}]}}
    pro = steekproef("a", "pro", "2026-10-01", toegevoegd=getrokken)
    assert pro_scholen_zonder([pro], scholen, JAAR) == ["een"]
    assert pro_scholen_zonder([pro], scholen, date(2027, 9, 1)) == ["een", "twee"]


@pytest.mark.parametrize(
    ("dag", "half"),
    [
        ("2026-08-01", ("2026-08-01", "2027-01-31")),
        ("2027-01-31", ("2026-08-01", "2027-01-31")),
        ("2027-02-01", ("2027-02-01", "2027-07-31")),
        ("2027-07-31", ("2027-02-01", "2027-07-31")),
    ],
)
def test_het_schooljaar_heeft_twee_helften(dag: str, half: tuple[str, str]) -> None:
    assert tuple(d.isoformat() for d in half_van(date.fromisoformat(dag))) == half
    assert Soort.PRO == "pro"
