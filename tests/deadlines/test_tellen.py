"""The counting rules C1-C9, the derivation in plain Dutch, and what is refused."""

from datetime import date, datetime

import pytest

from deadlines.fout import TermijnFout
from deadlines.kalender import kalender
from deadlines.opschorting import Opschorting
from deadlines.tellen import bereken
from kernproces.taal.termijn import Aard, Lengte, Telt, TermijnSoort
from tests.deadlines.hulp import d, dagen, stil, termijn
from workflows.termijnen.catalogus import DATALEK, TLV_NORM


def soort(
    lengte: Lengte | None, *, rolt: bool = True, aard: Aard = Aard.WETTELIJK, telt: Telt = Telt.DAGEN
) -> TermijnSoort:
    return TermijnSoort("X", "x", lengte, aard, "wet", rolt=rolt, begin_tekst="b", eind_tekst="e", telt=telt)


def stappen(naam: str, begin: str, *paren: tuple[str, str], **rest: object) -> list[tuple[str, str, str]]:
    uitkomst = termijn(naam, begin, *paren, **rest)
    return [(s.stap, s.artikel, s.dag.isoformat()) for s in uitkomst.afleiding]


def test_de_afleiding_leest_als_het_grootboek_op_de_zaakpagina() -> None:
    grond = "Awb 4:15 lid 1 onder a"
    uitkomst = bereken(TLV_NORM, d("2026-10-12"), [Opschorting(d("2026-10-20"), d("2026-11-01"), grond)])
    assert [(s.stap, s.artikel, s.dag.isoformat()) for s in uitkomst.afleiding] == [
        ("Aanvraag ontvangen", "Awb 2:20", "2026-10-12"),
        ("De dag erna is dag 1", "zoals Awb 6:8", "2026-10-13"),
        ("Zes weken, dus 42 dagen", "norm B1, beleid swv", "2026-11-23"),
        ("+ 13 dagen: de klok staat stil van 20 okt t/m 1 nov 2026", grond, "2026-12-06"),
        ("Dat is een zondag: door naar de eerste werkdag", "Atw 1 lid 1, naar keuze swv", "2026-12-07"),
        ("Besluit bekendgemaakt, uiterlijk", "", "2026-12-07"),
    ]


def test_elke_vrije_dag_die_wordt_overgeslagen_wordt_genoemd() -> None:
    daarna = "een dag die met een feestdag is gelijkgesteld, een zaterdag en een zondag"
    stap = (
        f"Dat is Hemelvaartsdag, en daarna komen {daarna}: door naar de eerste werkdag",
        "Atw 1 lid 1 en Atw 3",
        "2026-05-18",
    )
    assert stap in stappen("D.BZ.in", "2026-04-02")


def test_dagen_die_al_stil_waren_tellen_niet_nog_eens() -> None:
    regels = stappen("D.TLV.norm", "2026-03-02", ("2026-03-14", "2026-03-26"), ("2026-03-07", "2026-03-19"))
    assert ("+ 13 dagen: de klok staat stil van 7 t/m 19 mrt 2026", "Awb 4:15", "2026-04-26") in regels
    zin = "+ 7 dagen: de klok staat stil van 14 t/m 26 mrt 2026 (6 dagen daarvan tellen niet nog eens)"
    assert (zin, "Awb 4:15", "2026-05-03") in regels


def test_een_uitstel_tot_over_twaalf_weken_houdt_de_vroegste_dag_aan() -> None:
    """C6 and C7: whether the Atw still applies is unsettled, and the duty is the bureau's."""
    assert dagen(termijn("D.BZ.besluit", "2026-05-12", verdaagd=[40])) == ("2026-09-13", "2026-09-13")
    kort = termijn("D.BZ.besluit", "2026-05-17", variant="zonder_commissie", verdaagd=[42])
    assert dagen(kort) == ("2026-08-09", "2026-08-10")  # twelve weeks is not more than twelve
    assert "vroegste dag" in stappen("D.BZ.besluit", "2026-05-12", verdaagd=[40])[-2][0]


def test_stilstand_maakt_een_termijn_niet_te_lang_voor_de_termijnenwet() -> None:
    assert dagen(termijn("D.TLV.wet", "2026-05-04", ("2026-05-10", "2026-07-18")))[1] == "2026-09-07"
    assert dagen(termijn("D.TLV.wet", "2026-05-04", ("2026-05-10", "2026-07-17"))) == (
        "2026-09-06",
        "2026-09-07",
    )


@pytest.mark.parametrize(
    ("lengte", "uiterlijk"),
    [
        (Lengte.weken(12), "2026-04-07"),  # raw Good Friday 3 April
        (Lengte.dagen(84), "2026-04-07"),
        (Lengte.maanden(3), "2026-04-09"),
        (Lengte.weken(13), "2026-04-10"),
        (Lengte.dagen(92), "2026-04-11"),  # a Saturday; more than 90 days, so it stays
        (Lengte.jaren(1), "2027-01-09"),  # a Saturday
    ],
)
def test_de_termijnenwet_geldt_tot_en_met_twaalf_weken(lengte: Lengte, uiterlijk: str) -> None:
    begin = "2026-01-09"
    assert bereken(soort(lengte), d(begin)).uiterlijk == d(uiterlijk)


def test_drie_maanden_schuift_en_vier_niet() -> None:
    """15 May 2026 is equated with a holiday."""
    assert bereken(soort(Lengte.maanden(3)), d("2026-02-15")).uiterlijk == d("2026-05-18")
    assert bereken(soort(Lengte.maanden(4)), d("2026-01-15")).uiterlijk == d("2026-05-15")
    assert bereken(soort(Lengte.maanden(3)), d("2026-02-08"), (), [7]).uiterlijk == d("2026-05-15")


def test_een_korte_wettelijke_termijn_heeft_twee_werkdagen() -> None:
    uitkomst = bereken(soort(Lengte.dagen(3)), d("2026-04-02"))
    assert uitkomst.uiterlijk == d("2026-04-08")
    assert any(s.artikel == "Atw 2" for s in uitkomst.afleiding)
    assert bereken(soort(Lengte.dagen(2)), d("2026-04-02")).uiterlijk == d("2026-04-07")


@pytest.mark.parametrize(
    ("begin", "maanden", "einde"),
    [
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-10-31", 2, "2026-12-31"),
        ("2026-01-31", 1, "2026-02-28"),
    ],
)
def test_maanden_houden_de_dag_van_de_maand_of_de_laatste(begin: str, maanden: int, einde: str) -> None:
    assert bereken(soort(Lengte.maanden(maanden), rolt=False), d(begin)).ruw == d(einde)


def test_drie_jaar_na_een_schrikkeldag() -> None:
    assert dagen(termijn("D.RET", "2028-02-29"))[0] == "2031-02-28"


def test_een_termijn_die_terugtelt_schuift_niet() -> None:
    terug = bereken(soort(Lengte.dagen(10), telt=Telt.TERUG), d("2026-12-01"))
    assert (terug.ruw, terug.uiterlijk) == (d("2026-11-21"), d("2026-11-21"))  # a Saturday
    assert any(s.artikel == "Atw 1 lid 2" for s in terug.afleiding)


@pytest.mark.parametrize(
    ("begin", "einde"),
    [
        ("2026-10-24T16:30:00+02:00", "2026-10-27T15:30:00+01:00"),
        ("2027-03-27T16:30:00+01:00", "2027-03-30T17:30:00+02:00"),
        ("2026-12-24T15:30:00Z", "2026-12-27T16:30:00+01:00"),
    ],
)
def test_uren_verstrijken_echt_ook_als_de_klok_wordt_verzet(begin: str, einde: str) -> None:
    assert bereken(DATALEK, datetime.fromisoformat(begin)).uiterlijk.isoformat() == einde


def test_een_gestelde_dag_schuift_niet_en_zegt_waarom() -> None:
    uitkomst = termijn("D.TLV.herstel", "2026-11-07")
    assert dagen(uitkomst) == ("2026-11-21", "2026-11-21")
    zinnen = [s.stap for s in uitkomst.afleiding]
    assert "14 dagen; er is geen andere dag genoemd, dus de gewone lengte" in zinnen
    assert "Dat is een zaterdag; een dag die is gesteld of afgesproken, schuift niet op" in zinnen
    assert dagen(termijn("D.TLV.herstel", "2026-11-07", lengte_dagen=10))[1] == "2026-11-17"


@pytest.mark.parametrize(
    ("begin", "einde"),
    [("2026-08-01", "2027-07-31"), ("2027-07-31", "2027-07-31"), ("2027-03-01", "2027-07-31")],
)
def test_een_schooljaar_eindigt_op_31_juli(begin: str, einde: str) -> None:
    assert dagen(termijn("D.EVAL", begin)) == dagen(termijn("D.HER", begin)) == (einde, einde)


def test_voorbij_de_kalender_is_de_uitkomst_voorlopig() -> None:
    assert not termijn("D.TLV.norm", "2028-11-17").voorlopig  # ends on 29 December 2028
    laat = termijn("D.TLV.norm", "2028-11-18")  # a Saturday that rolls past the known calendar
    assert (dagen(laat), laat.voorlopig) == (("2028-12-30", "2029-01-02"), True)
    assert "de extra vrije dagen zijn bekend van 1 jan 2020 t/m 31 dec 2028" in laat.waarschuwing
    assert laat.waarschuwing in [s.stap for s in laat.afleiding]
    assert termijn("D.TLV.norm", "2019-10-01").voorlopig
    assert termijn("D.TLV.norm", "2025-12-01", kalender=kalender("atw-2025")).voorlopig
    assert not termijn("D.THZ.plek", "2030-01-01").voorlopig


def test_wat_op_de_dag_van_ontvangst_stil_was_telt_niet() -> None:
    heel = termijn("D.TLV.norm", "2026-03-02", ("2026-03-02", "2026-03-04"))
    assert dagen(heel)[0] == "2026-04-15"


def test_een_opschorting_die_na_het_einde_begint_telt_alleen_los_niet_mee() -> None:
    laat = stil(("2026-06-01", "2026-06-05"))
    with pytest.raises(TermijnFout, match="begint nadat de termijn is geëindigd"):
        bereken(TLV_NORM, d("2026-03-24"), laat)
    assert bereken(TLV_NORM, d("2026-03-24"), laat, streng=False).uiterlijk == d("2026-05-06")


def test_op_de_doorgeschoven_laatste_dag_kan_de_klok_nog_stil() -> None:
    assert dagen(termijn("D.TLV.norm", "2026-03-07", ("2026-04-20", "2026-04-22"))) == (
        "2026-04-21",
        "2026-04-21",
    )


FOUTEN = [
    (lambda: termijn("D.TLV.norm", "2026-03-24", ("2026-04-10", "2026-04-01")), "eindigt voordat zij begint"),
    (
        lambda: termijn("D.TLV.norm", "2026-03-24", ("2026-03-20", "2026-04-01")),
        "voor het begin van de termijn",
    ),
    (lambda: termijn("D.TLV.norm", "2026-03-24", verdaagd=[7]), "kan niet worden verdaagd"),
    (lambda: termijn("D.TLV.herstel", "2026-03-24", verdaagd=[7]), "kan niet worden verdaagd"),
    (lambda: termijn("D.KL", "2026-03-24", verdaagd=[0]), "Een verdaging van 0 dagen"),
    (lambda: termijn("D.KL", "2026-03-24", variant="feest"), "Verwacht: commissie, zonder_commissie"),
    (lambda: termijn("D.OPP", "2026-03-24", variant="commissie"), "geen enkele variant"),
    (lambda: termijn("D.TLV.wet", "2026-03-24", lengte_dagen=10), "staat vast in de wet"),
    (lambda: termijn("D.TLV.herstel", "2026-03-24", lengte_dagen=0), "'lengte_dagen' is 0"),
    (lambda: termijn("D.KL", "2026-03-24", variant="commissie", lengte_dagen=3), "Verwacht: een van de twee"),
    (lambda: termijn("D.EVAL", "2026-09-01", ("2026-10-01", "2026-10-02")), "kan niet worden opgeschort"),
    (lambda: termijn("D.DL", "2026-03-24"), "een tijdstip met tijdzone"),
    (lambda: bereken(DATALEK, datetime(2026, 3, 24, 10)), "een tijdstip met tijdzone"),  # noqa: DTZ001
    (lambda: bereken(TLV_NORM, datetime.fromisoformat("2026-03-24T10:00:00Z")), "een dag, zonder tijd"),
    (lambda: termijn("D.TLV.norm", "1815-06-18"), "Verwacht: een dag van 1990-01-01"),
    (
        lambda: bereken(TLV_NORM, d("2026-03-24"), [Opschorting(d("2026-04-01"), date.max)]),
        "later dan een kalender",
    ),
    (lambda: bereken(soort(None), d("2026-03-24")), "heeft geen vaste lengte"),
    (lambda: bereken(soort(Lengte.uren(5)), d("2026-03-24")), "eindigt op een tijdstip"),
]


@pytest.mark.parametrize(("som", "zin"), FOUTEN, ids=[zin for _, zin in FOUTEN])
def test_wat_niet_kan_wordt_met_een_zin_geweigerd(som, zin: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(TermijnFout, match=zin):
        som()
