"""What the clock brings about: every rung once, whatever the ronde missed."""

import json
from datetime import datetime, timedelta

from deadlines.weeklijst import weeklijst_verschuldigd
from tests.deadlines.hulp import Zaak, d, schort_op

BEIDE = ("D.TLV.norm", "D.TLV.wet")


def norm(begin: str = "2026-03-24") -> Zaak:
    zaak = Zaak()
    zaak.start("D.TLV.norm", begin)
    return zaak


def test_een_ronde_elk_uur_geeft_elke_trede_een_keer() -> None:
    zaak, nu = norm(), datetime.fromisoformat("2026-03-24T11:00:00+01:00")
    gezien = []
    while nu < datetime.fromisoformat("2026-05-20T00:00:00+02:00"):
        gezien += [(nu.isoformat()[:10], g) for g in zaak.ronde(nu.isoformat())]
        nu += timedelta(hours=1)
    assert gezien == [
        # 23.00 uur at +01:00 is midnight in summer.
        (
            "2026-04-21",
            "termijn_herinnerd D.TLV.norm herinnering_14d",
        ),
        ("2026-04-28", "termijn_herinnerd D.TLV.norm herinnering_7d"),
        ("2026-04-30", "termijn_herinnerd D.TLV.norm herinnering_2wd"),
        ("2026-05-06", "termijn_overschreden D.TLV.norm overschrijding"),
    ]


def test_precies_om_middernacht_is_de_termijn_overschreden_en_een_tel_eerder_niet() -> None:
    zaak = norm()
    assert "overschrijding" not in str(zaak.ronde("2026-05-06T23:59:59.999999+02:00"))
    assert zaak.ronde("2026-05-07T00:00:00+02:00") == ["termijn_overschreden D.TLV.norm overschrijding"]
    assert (zaak["D.TLV.norm"]["stand"], zaak["D.TLV.norm"]["te_laat"]) == ("overschreden", True)
    assert zaak["D.TLV.norm"]["volgende"] is None


def test_na_dertig_dagen_uitval_komt_alleen_de_laatste_herinnering() -> None:
    zaak = norm()
    assert zaak.ronde("2026-04-30T09:00:00+02:00") == ["termijn_herinnerd D.TLV.norm herinnering_7d"]
    assert zaak.gebeurd[-1][1]["overgeslagen"] == ["herinnering_14d"]
    assert zaak["D.TLV.norm"]["gehad"] == ["herinnering_14d", "herinnering_7d"]


def test_na_uitval_tot_na_het_einde_komt_alleen_de_overschrijding() -> None:
    zaak = norm()
    assert zaak.ronde("2026-06-01T09:00:00+02:00") == ["termijn_overschreden D.TLV.norm overschrijding"]
    inhoud = zaak.gebeurd[-1][1]
    assert inhoud["overgeslagen"] == ["herinnering_14d", "herinnering_7d", "herinnering_2wd"]
    assert zaak.ronde("2026-06-01T09:00:01+02:00") == []


def test_de_dwangsom_stijgt_drie_keer_en_elke_keer_een_keer_gemeld() -> None:
    zaak = Zaak()
    zaak.start("D.IG", "2026-09-21")
    zaak.ronde("2026-10-06T09:00:00+02:00")
    gezien = [g for dag in range(7, 32) for g in zaak.ronde(f"2026-10-{dag:02}T09:00:00+02:00")]
    gezien += [g for dag in range(1, 31) for g in zaak.ronde(f"2026-11-{dag:02}T09:00:00+01:00")]
    assert gezien == [f"termijn_geescaleerd D.IG escalatie_dag_{n}" for n in (15, 29, 43)]
    assert zaak["D.IG"]["volgende"] is None


def test_na_lange_uitval_komen_de_overschrijding_en_alleen_de_laatste_escalatie() -> None:
    zaak = Zaak()
    zaak.start("D.IG", "2026-09-21")
    assert zaak.ronde("2026-11-05T09:00:00+01:00") == [
        "termijn_overschreden D.IG overschrijding",
        "termijn_geescaleerd D.IG escalatie_dag_29",
    ]
    assert zaak.gebeurd[1][1]["overgeslagen"][-1] == "escalatie_dag_15"
    assert zaak["D.IG"]["volgende"]["trede"] == "escalatie_dag_43"


def test_een_hersteld_begin_haalt_met_de_overschrijding_ook_de_escalatie_terug() -> None:
    """The letter came three weeks later than was recorded: nothing was overrun, and all of it can come again."""
    zaak = Zaak()
    zaak.start("D.IG", "2026-09-21")
    zaak.ronde("2026-10-21T09:00:00+02:00")
    assert zaak["D.IG"]["gehad"][-2:] == ["overschrijding", "escalatie_dag_15"]
    zaak.stap(
        "2026-10-21T10:00:00+02:00",
        {"doe": "herreken", "termijn": "D.IG", "begin": "2026-10-12", "reden": "verkeerde datum"},
    )
    assert (zaak["D.IG"]["stand"], zaak["D.IG"]["keer"]) == ("lopend", 2)
    assert not {"overschrijding", "escalatie_dag_15"} & set(zaak["D.IG"]["gehad"])
    assert zaak.ronde("2026-11-10T09:00:00+01:00")[-2:] == [
        "termijn_overschreden D.IG overschrijding",
        "termijn_geescaleerd D.IG escalatie_dag_15",
    ]


def test_een_gestopte_of_opgeschorte_termijn_herinnert_niet() -> None:
    zaak = norm()
    zaak.stap("2026-03-26T09:00:00+01:00", schort_op("2026-03-27", None, "D.TLV.norm"))
    assert zaak.ronde("2026-12-01T09:00:00+01:00") == []
    zaak.stap("2026-12-01T09:00:00+01:00", {"doe": "stop", "termijn": "D.TLV.norm"})
    assert zaak.ronde("2027-12-01T09:00:00+01:00") == []


def opgeschort() -> Zaak:
    """V15: asked on 14 September with a term until 28 September, unused."""
    zaak = Zaak()
    for termijn in BEIDE:
        zaak.start(termijn, "2026-09-07")
    zaak.stap(
        "2026-09-14T11:00:00+02:00",
        schort_op("2026-09-15", "2026-09-27", *BEIDE),
        {"doe": "start", "termijn": "D.TLV.herstel", "begin": "2026-09-14", "uiterlijk": "2026-09-28"},
    )
    return zaak


def test_een_ongebruikte_hersteltermijn_zet_de_klok_weer_aan() -> None:
    zaak = opgeschort()
    assert zaak.ronde("2026-09-25T07:00:00+02:00") == ["termijn_herinnerd D.TLV.herstel herinnering_3d"]
    assert zaak.ronde("2026-09-28T23:59:59+02:00") == []
    assert zaak.ronde("2026-09-29T00:00:00+02:00") == [
        "termijn_vervallen D.TLV.herstel vervallen",
        "termijn_hervat D.TLV.norm",
        "termijn_hervat D.TLV.wet",
    ]
    assert zaak["D.TLV.herstel"]["stand"] == "gestopt"
    assert zaak["D.TLV.herstel"]["te_laat"] is False
    assert (zaak["D.TLV.norm"]["stand"], zaak["D.TLV.norm"]["uiterlijk"]) == ("lopend", "2026-11-02")
    assert zaak["D.TLV.norm"]["opschortingen"][0]["tot"] == "2026-09-27"


def test_na_lange_uitval_volgt_alles_in_een_ronde_met_dezelfde_dagen() -> None:
    zaak = opgeschort()
    gebeurd = zaak.ronde("2026-11-05T07:00:00+01:00")
    assert gebeurd == [
        "termijn_vervallen D.TLV.herstel vervallen",
        "termijn_hervat D.TLV.norm",
        "termijn_hervat D.TLV.wet",
        "termijn_overschreden D.TLV.norm overschrijding",
    ]
    assert zaak["D.TLV.norm"]["uiterlijk"] == "2026-11-02"
    assert zaak.gebeurd[0 - 4][1]["overgeslagen"] == ["herinnering_3d"]
    later = zaak.ronde("2026-11-17T07:00:00+01:00")
    assert later == ["termijn_overschreden D.TLV.wet overschrijding"]  # its warning came too late to matter


def test_een_herinnering_die_na_de_hervatting_viel_gaat_niet_verloren_in_de_uitval() -> None:
    zaak = opgeschort()
    gebeurd = zaak.ronde("2026-10-20T07:00:00+02:00")
    assert gebeurd[-1] == "termijn_herinnerd D.TLV.norm herinnering_14d"  # was due on 19 October


def test_een_afgesproken_uitstel_loopt_vanzelf_af() -> None:
    zaak = norm("2026-05-28")
    zaak.stap(
        "2026-06-01T09:00:00+02:00",
        schort_op("2026-06-02", "2026-06-15", "D.TLV.norm", spoor="uitstel", vast=True),
    )
    assert zaak.ronde("2026-06-15T23:59:59+02:00") == []
    assert zaak.ronde("2026-06-16T00:00:00+02:00") == ["termijn_hervat D.TLV.norm"]
    assert zaak.gebeurd[-1][1]["spoor"] == "uitstel"
    assert zaak["D.TLV.norm"]["uiterlijk"] == "2026-07-23"  # V18


def test_van_twee_keer_uitstel_loopt_het_langste_door() -> None:
    zaak = norm("2026-05-28")
    for tot in ("2026-06-10", "2026-06-15"):
        zaak.stap(
            "2026-06-01T09:00:00+02:00",
            schort_op("2026-06-02", tot, "D.TLV.norm", spoor="uitstel", vast=True),
        )
    assert zaak.ronde("2026-06-12T09:00:00+02:00") == ["termijn_hervat D.TLV.norm"]
    assert "spoor" not in zaak.gebeurd[-1][1]  # the spoor itself is still open
    assert zaak["D.TLV.norm"]["stand"] == "opgeschort"
    zaak.ronde("2026-06-16T09:00:00+02:00")
    assert (zaak["D.TLV.norm"]["stand"], zaak["D.TLV.norm"]["uiterlijk"]) == ("lopend", "2026-07-23")


def test_wat_op_dezelfde_dag_afloopt_staat_altijd_in_dezelfde_volgorde() -> None:
    zaak = norm()
    sporen = ["uitstel", "overleg", "ziekte", "verhuizing", "beraad"]
    for spoor in sporen:
        gevolg = schort_op("2026-04-02", "2026-04-10", "D.TLV.norm", spoor=spoor, vast=True)
        zaak.stap("2026-04-01T10:00:00+02:00", gevolg)
    zaak.ronde("2026-04-11T06:00:00+02:00")
    assert [i["op"] for s, i in zaak.gebeurd if s == "termijn_hervat"] == ["2026-04-11"] * 5
    stil = [
        {o["spoor"] for o in i["na"]["opschortingen"] if o["open"]}
        for s, i in zaak.gebeurd
        if s == "termijn_hervat"
    ]
    assert stil == [set(sorted(sporen)[n:]) for n in range(1, 6)]


def test_in_de_nacht_dat_de_klok_teruggaat_valt_niets_twee_keer() -> None:
    zaak = Zaak()
    zaak.start("D.BZ.in", "2026-09-12")
    zaak.start("D.DL", "2026-10-22T02:30:00+02:00", nu="2026-10-22T03:00:00+02:00")
    gezien, nu = [], datetime.fromisoformat("2026-10-24T20:00:00+00:00")
    for _ in range(24 * 4):
        gezien += zaak.ronde(nu.isoformat())
        nu += timedelta(minutes=15)
    assert sorted(gezien) == [
        "termijn_herinnerd D.DL herinnering_66u",
        "termijn_overschreden D.DL overschrijding",
    ]
    assert zaak["D.DL"]["uiterlijk"] == "2026-10-25T02:30:00+02:00"
    assert zaak.ronde("2026-10-26T23:59:59+01:00") == []
    assert zaak.ronde("2026-10-27T00:00:00+01:00") == ["termijn_vervallen D.BZ.in vervallen"]


def test_een_klok_die_terugspringt_doet_niets_nog_eens() -> None:
    zaak = norm()
    zaak.ronde("2026-05-10T09:00:00+02:00")
    assert zaak.ronde("2026-04-01T09:00:00+02:00") == []
    assert zaak.ronde("2026-05-11T09:00:00+02:00") == []


def test_een_ronde_zonder_iets_te_doen_verandert_niets() -> None:
    zaak = norm()
    ervoor = json.dumps(zaak.termijnen)
    assert zaak.ronde("2026-04-21T23:59:59+02:00") == []
    assert json.dumps(zaak.termijnen) == ervoor


def test_een_herinnering_herhaalt_de_afleiding_niet() -> None:
    zaak = norm()
    zaak.ronde("2026-04-22T00:00:00+02:00")
    inhoud = zaak.gebeurd[-1][1]
    assert "afleiding" not in inhoud["na"]
    assert (inhoud["aan"], inhoud["sjabloon"]) == (["behandelaar"], "termijn_herinnering")


def test_de_weeklijst_komt_eens_in_zeven_dagen() -> None:
    nu = datetime.fromisoformat("2026-11-22T23:30:00+00:00")  # the 23rd in Amsterdam
    assert weeklijst_verschuldigd(None, nu)
    assert weeklijst_verschuldigd(d("2026-11-16"), nu)
    assert not weeklijst_verschuldigd(d("2026-11-17"), nu)


def test_na_een_klok_die_ver_vooruit_liep_komt_de_weeklijst_weer_gewoon() -> None:
    """Else the director would hear nothing until the wrong day came; an hour or a day back gives no second list."""
    nu = datetime.fromisoformat("2026-11-23T09:00:00+01:00")
    assert weeklijst_verschuldigd(d("2027-06-01"), nu)
    assert weeklijst_verschuldigd(d("2026-11-30"), nu)
    assert not weeklijst_verschuldigd(d("2026-11-29"), nu)
