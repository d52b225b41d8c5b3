"""When the clock of a term stands still, and when it goes on."""

from tests.deadlines.hulp import BEIDE, Zaak, d, schort_op


def verzoek(zaak: Zaak, op: str, tot: str, laatste_stille_dag: str) -> None:
    begin = d(op).replace(day=d(op).day + 1).isoformat()
    zaak.stap(
        f"{op}T11:00:00+02:00",
        schort_op(begin, laatste_stille_dag, *BEIDE),
        {"doe": "start", "termijn": "D.TLV.herstel", "begin": op, "uiterlijk": tot},
    )


def test_opgeschort_staat_er_de_dag_die_het_wordt_als_de_school_wacht(zaak: Zaak) -> None:
    verzoek(zaak, "2026-09-14", "2026-09-28", "2026-09-27")
    norm = zaak["D.TLV.norm"]
    assert (norm["stand"], norm["ruw"], norm["uiterlijk"]) == ("opgeschort", "2026-11-01", "2026-11-02")
    assert norm["volgende"] is None
    assert zaak["D.TLV.herstel"]["uiterlijk"] == "2026-09-28"
    assert zaak["D.TLV.herstel"]["lengte_dagen"] == 14


def test_de_dag_van_de_aanvulling_telt_weer_mee(zaak: Zaak) -> None:
    verzoek(zaak, "2026-09-14", "2026-09-28", "2026-09-27")
    gebeurd = zaak.stap(
        "2026-09-25T09:00:00+02:00",
        {"doe": "stop", "termijn": "D.TLV.herstel"},
        {"doe": "hervat", "spoor": "aanvulling", "op": "2026-09-25"},
    )
    assert gebeurd == [
        "termijn_gestopt D.TLV.herstel",
        "termijn_hervat D.TLV.norm",
        "termijn_hervat D.TLV.wet",
    ]
    norm = zaak["D.TLV.norm"]
    assert (norm["stand"], norm["uiterlijk"]) == ("lopend", "2026-10-29")
    assert norm["opschortingen"][0]["tot"] == "2026-09-24"
    assert zaak["D.TLV.herstel"]["te_laat"] is False


def test_wie_te_laat_aanvult_krijgt_niet_meer_stilstand_dan_de_hersteltermijn(zaak: Zaak) -> None:
    verzoek(zaak, "2026-09-14", "2026-09-28", "2026-09-27")
    zaak.stap("2026-10-05T09:00:00+02:00", {"doe": "hervat", "spoor": "aanvulling", "op": "2026-10-05"})
    assert zaak["D.TLV.norm"]["uiterlijk"] == "2026-11-02"


def test_dezelfde_dag_aangevuld_is_geen_dag_stil(zaak: Zaak) -> None:
    verzoek(zaak, "2026-09-14", "2026-09-28", "2026-09-27")
    zaak.stap("2026-09-14T15:00:00+02:00", {"doe": "hervat", "spoor": "aanvulling", "op": "2026-09-14"})
    assert zaak["D.TLV.norm"]["opschortingen"] == []
    assert zaak["D.TLV.norm"]["uiterlijk"] == "2026-10-19"


def test_twee_verzoeken_tegelijk_tellen_als_vereniging(zaak: Zaak) -> None:
    """V17, moved to September: asked on 11 and 18 September, both supplied on 2 October."""
    verzoek(zaak, "2026-09-11", "2026-09-25", "2026-09-24")
    verzoek(zaak, "2026-09-18", "2026-10-02", "2026-10-01")
    assert zaak["D.TLV.herstel"]["keer"] == 2
    zaak.stap("2026-10-02T09:00:00+02:00", {"doe": "hervat", "spoor": "aanvulling", "op": "2026-10-02"})
    norm = zaak["D.TLV.norm"]
    assert [(o["van"], o["tot"]) for o in norm["opschortingen"]] == [
        ("2026-09-12", "2026-09-24"),
        ("2026-09-19", "2026-10-01"),
    ]
    assert norm["ruw"] == "2026-11-08"  # 12 September to 1 October: twenty days


def test_zolang_een_ander_spoor_open_is_blijft_de_klok_stil(zaak: Zaak) -> None:
    zaak.stap("2026-09-14T09:00:00+02:00", schort_op("2026-09-15", None, *BEIDE))
    zaak.stap(
        "2026-09-15T09:00:00+02:00", schort_op("2026-09-16", "2026-09-30", *BEIDE, spoor="uitstel", vast=True)
    )
    zaak.stap("2026-09-20T09:00:00+02:00", {"doe": "hervat", "spoor": "aanvulling", "op": "2026-09-20"})
    norm = zaak["D.TLV.norm"]
    assert norm["stand"] == "opgeschort"
    assert norm["volgende"] == {"trede": "hervat", "op": "2026-09-30T22:00:00.000000Z"}


def test_een_opschorting_zonder_einde_telt_de_dagen_tot_nu(zaak: Zaak) -> None:
    zaak.stap("2026-09-14T09:00:00+02:00", schort_op("2026-09-15", None, "D.TLV.norm"))
    assert zaak["D.TLV.norm"]["uiterlijk"] == "2026-10-19"
    zaak.stap(
        "2026-09-20T09:00:00+02:00", schort_op("2026-09-21", "2026-09-22", "D.TLV.norm", spoor="x", vast=True)
    )
    assert zaak["D.TLV.norm"]["ruw"] == "2026-10-27"  # 15-20 September so far, and 21-22


def test_een_termijn_die_voorbij_was_wordt_niet_meer_opgeschort(zaak: Zaak) -> None:
    assert zaak.stap("2026-10-26T09:00:00+01:00", schort_op("2026-10-27", "2026-11-05", *BEIDE)) == [
        "termijn_opgeschort D.TLV.wet"
    ]


def test_van_een_opschorting_voor_het_begin_staan_alleen_de_eigen_dagen_stil(zaak: Zaak) -> None:
    """Awb 7:10: the clock that starts after the term to object may stand still before it starts."""
    zaak.stap("2026-09-14T09:00:00+02:00", schort_op("2026-09-01", "2026-09-14", "D.TLV.norm"))
    norm = zaak["D.TLV.norm"]
    assert [(o["van"], o["tot"]) for o in norm["opschortingen"]] == [("2026-09-07", "2026-09-14")]


def test_intrekken_tijdens_een_open_opschorting_is_niet_te_laat(zaak: Zaak) -> None:
    zaak.stap("2026-09-14T09:00:00+02:00", schort_op("2026-09-15", None, "D.TLV.norm"))
    assert zaak.stap("2026-11-20T09:00:00+01:00", {"doe": "stop", "termijn": "D.TLV.norm"}) == [
        "termijn_gestopt D.TLV.norm"
    ]
    assert zaak["D.TLV.norm"]["te_laat"] is False


def test_een_afgesproken_uitstel_telt_ook_als_de_klok_al_maanden_stilstaat() -> None:
    """The end of what stands still was worked out at its beginning, and says nothing about being over."""
    zaak = Zaak()
    zaak.start("D.TLV.norm", "2026-03-02")
    zaak.stap("2026-03-06T09:00:00+01:00", schort_op("2026-03-07", None, "D.TLV.norm", spoor="opschorting"))
    zaak.stap(
        "2026-06-01T09:00:00+02:00",
        schort_op("2026-06-02", "2026-06-15", "D.TLV.norm", spoor="uitstel", vast=True),
    )
    zaak.stap("2026-06-02T09:00:00+02:00", {"doe": "hervat", "spoor": "opschorting", "op": "2026-06-02"})
    assert zaak["D.TLV.norm"]["stand"] == "opgeschort"
    # 13 April and 101 days that stood still: 7 March up to and including 15 June.
    assert zaak["D.TLV.norm"]["ruw"] == "2026-07-23"
