"""When each rung is due: from midnight in Amsterdam, back to a working day, the overrun at the first moment after."""

from datetime import datetime

from deadlines.kalender import KALENDER
from deadlines.ladder import NOOIT, ladder
from kernproces.tijdstip import AMSTERDAM
from tests.deadlines.hulp import d
from workflows.termijnen.catalogus import CATALOGUS


def treden(naam: str, begin: str, uiterlijk: str) -> dict[str, str]:
    soort = CATALOGUS[naam]
    lees = datetime.fromisoformat if soort.telt == "uren" else d
    return {v.trede.naam: v.op for v in ladder(soort, lees(begin), lees(uiterlijk), KALENDER)}


def test_de_norm_herinnert_drie_keer_en_is_dan_overschreden() -> None:
    assert treden("D.TLV.norm", "2026-03-24", "2026-05-06") == {
        "herinnering_14d": "2026-04-21T22:00:00.000000Z",
        "herinnering_7d": "2026-04-28T22:00:00.000000Z",
        "herinnering_2wd": "2026-04-30T22:00:00.000000Z",  # Tuesday 5 May is free: Monday is one, Friday two
        "overschrijding": "2026-05-06T22:00:00.000000Z",
    }


def test_een_herinnering_op_een_vrije_dag_gaat_terug_naar_een_werkdag() -> None:
    """Two weeks before Monday 11 May 2026 is Koningsdag, so the Friday before."""
    assert (
        treden("D.TLV.norm", "2026-03-27", "2026-05-11")["herinnering_14d"] == "2026-04-23T22:00:00.000000Z"
    )


def test_het_begin_van_een_dag_volgt_zomer_en_wintertijd() -> None:
    # Clock changes.
    assert treden("D.BZ.in", "2026-02-13", "2026-03-28")["vervallen"] == "2026-03-28T23:00:00.000000Z"
    assert treden("D.BZ.in", "2026-02-14", "2026-03-29")["vervallen"] == "2026-03-29T22:00:00.000000Z"
    assert treden("D.BZ.in", "2026-09-12", "2026-10-24")["vervallen"] == "2026-10-24T22:00:00.000000Z"
    assert treden("D.BZ.in", "2026-09-13", "2026-10-25")["vervallen"] == "2026-10-25T23:00:00.000000Z"


def test_een_trede_voor_het_begin_komt_nooit() -> None:
    kort = treden("D.TLV.herstel", "2026-11-16", "2026-11-19")
    assert kort["herinnering_3d"] == NOOIT
    assert (
        treden("D.TLV.herstel", "2026-11-16", "2026-11-20")["herinnering_3d"] == "2026-11-16T23:00:00.000000Z"
    )


def test_uren_na_het_begin_verschuiven_nooit() -> None:
    lek = treden("D.DL", "2026-10-24T16:30:00+02:00", "2026-10-27T15:30:00+01:00")
    assert lek == {
        "herinnering_24u": "2026-10-25T14:30:00.000000Z",
        "herinnering_48u": "2026-10-26T14:30:00.000000Z",
        "herinnering_66u": "2026-10-27T08:30:00.000000Z",
        "overschrijding": "2026-10-27T14:30:00.000001Z",  # at the end itself it is not late yet
    }


def test_uren_na_het_begin_tellen_echte_uren_ook_op_de_klok_van_amsterdam() -> None:
    begin = datetime(2026, 10, 24, 16, 30, tzinfo=AMSTERDAM)
    treden_ = {v.trede.naam: v.op for v in ladder(CATALOGUS["D.DL"], begin, begin, KALENDER)}
    assert treden_["herinnering_24u"] == "2026-10-25T14:30:00.000000Z"


def test_vaste_dagen_horen_bij_het_jaar_van_het_einde() -> None:
    assert list(treden("D.EVAL", "2026-08-01", "2027-07-31").values()) == [
        "2027-02-28T23:00:00.000000Z",
        "2027-04-29T22:00:00.000000Z",  # 1 May 2027 is a Saturday
        "2027-06-14T22:00:00.000000Z",
        "2027-07-31T22:00:00.000000Z",
    ]
    assert treden("D.EVAL", "2027-03-15", "2027-07-31")["herinnering_1_maart"] == NOOIT


def test_de_eerste_herinnering_van_het_laatste_jaar_valt_op_de_begindag_zelf() -> None:
    her = treden("D.HER", "2028-10-01", "2029-07-31")  # a Sunday: not back before the start
    assert her["herinnering_oktober"] == "2028-09-30T22:00:00.000000Z"
    assert her["herinnering_januari"] == "2028-12-28T23:00:00.000000Z"  # 1 January and the weekend before it


def test_na_een_ingebrekestelling_elke_werkdag_een_keer() -> None:
    ladder_ = treden("D.IG", "2026-09-21", "2026-10-05")
    dagen = [op for naam, op in ladder_.items() if naam.startswith("herinnering")]
    assert len(dagen) == len(set(dagen)) == 10
    assert dagen[0] == "2026-09-21T22:00:00.000000Z"
    assert dagen[-1] == "2026-10-04T22:00:00.000000Z"


def test_daarna_op_de_eerste_dag_van_elk_hoger_bedrag_en_als_het_hoogste_bereikt_is() -> None:
    """V26: the first day owed is Tuesday 6 October, the 42nd Monday 16 November."""
    erna = [v for v in treden("D.IG", "2026-09-21", "2026-10-05").items() if "herinnering" not in v[0]]
    assert erna == [
        ("overschrijding", "2026-10-05T22:00:00.000000Z"),
        ("escalatie_dag_15", "2026-10-19T22:00:00.000000Z"),
        ("escalatie_dag_29", "2026-11-02T23:00:00.000000Z"),  # winter time since 25 October
        ("escalatie_dag_43", "2026-11-16T23:00:00.000000Z"),
    ]


def test_weken_na_de_melding_van_een_thuiszitter() -> None:
    assert treden("D.THZ.plek", "2026-04-13", "2026-05-25") == {
        "herinnering_week_2": "2026-04-23T22:00:00.000000Z",  # Koningsdag: back to Friday
        "herinnering_week_4": "2026-05-10T22:00:00.000000Z",
        "herinnering_week_5": "2026-05-17T22:00:00.000000Z",
        "overschrijding": "2026-05-25T22:00:00.000000Z",
    }
