"""What a step does to the terms of its zaak, in the words of the engine."""

import json
from datetime import date, datetime, timedelta

import pytest

from deadlines.fout import TermijnFout
from deadlines.klok import Klok
from tests.deadlines.hulp import BEIDE, Zaak, d, schort_op
from workflows.termijnen.catalogus import CATALOGUS


def test_een_gestarte_termijn_draagt_alles_en_is_gewone_json(zaak: Zaak) -> None:
    stand = zaak["D.TLV.norm"]
    assert json.loads(json.dumps(stand)) == stand
    assert (stand["ruw"], stand["uiterlijk"], stand["stand"]) == ("2026-10-19", "2026-10-19", "lopend")
    assert stand["volgende"] == {"trede": "herinnering_14d", "op": "2026-10-04T22:00:00.000000Z"}
    assert (stand["kalender"], stand["regels"], stand["keer"]) == ("atw-2028", "termijnregels-1", 1)
    assert stand["afleiding"][0] == {"stap": "Aanvraag ontvangen", "artikel": "Awb 2:20", "dag": "2026-09-07"}


def test_stoppen_is_niets_als_er_niets_loopt(zaak: Zaak) -> None:
    stop = {"doe": "stop", "termijn": "D.TLV.norm"}
    assert zaak.stap("2026-10-01T09:00:00+02:00", stop, stop) == ["termijn_gestopt D.TLV.norm"]
    assert zaak.stap("2026-10-01T09:00:00+02:00", stop, {"doe": "stop", "termijn": "D.KL"}) == []
    norm = zaak["D.TLV.norm"]
    assert (norm["stand"], norm["te_laat"], norm["volgende"], norm["gestopt_op"]) == (
        "gestopt",
        False,
        None,
        "2026-10-01",
    )


def test_te_laat_stoppen_legt_eerst_de_overschrijding_vast(zaak: Zaak) -> None:
    """The ronde was not there; the overrun is noted all the same."""
    gebeurd = zaak.stap("2026-10-20T09:00:00+02:00", {"doe": "stop", "termijn": "D.TLV.norm"})
    assert gebeurd == ["termijn_overschreden D.TLV.norm overschrijding", "termijn_gestopt D.TLV.norm"]
    assert zaak["D.TLV.norm"]["te_laat"] is True
    assert zaak.gebeurd[-2][1]["aan"] == ["directeur_bestuurder", "bevoegd_gezag", "ouder"]


def test_een_brief_van_voor_het_einde_is_op_tijd_ook_als_hij_later_wordt_ingevoerd(zaak: Zaak) -> None:
    zaak.ronde("2026-10-20T00:00:00+02:00")
    assert zaak["D.TLV.norm"]["stand"] == "overschreden"
    zaak.stap("2026-10-20T09:00:00+02:00", {"doe": "stop", "termijn": "D.TLV.norm"}, werkt_op="2026-10-19")
    assert (zaak["D.TLV.norm"]["stand"], zaak["D.TLV.norm"]["te_laat"]) == ("gestopt", False)


def test_verlengen_van_het_besluit_op_bezwaar() -> None:
    zaak = Zaak()
    zaak.start("D.BZ.besluit", "2026-05-12")
    verleng = {"doe": "verleng", "termijn": "D.BZ.besluit", "dagen": 42, "grond": "Awb 7:10 lid 3"}
    zaak.stap("2026-07-01T09:00:00+02:00", verleng)
    assert zaak["D.BZ.besluit"]["uiterlijk"] == "2026-09-15"
    with pytest.raises(TermijnFout, match="voordat de termijn voorbij is"):
        zaak.stap("2026-09-16T09:00:00+02:00", verleng)


def test_een_melding_van_uitstel_vervangt_de_wettelijke_dag_en_nooit_de_norm(zaak: Zaak) -> None:
    vervang = {"doe": "vervang", "uiterlijk": "2026-11-20", "grond": "Awb 4:14 lid 3"}
    zaak.stap("2026-10-12T09:00:00+02:00", {**vervang, "termijn": "D.TLV.wet"})
    wet = zaak["D.TLV.wet"]
    assert (wet["ruw"], wet["uiterlijk"]) == ("2026-11-02", "2026-11-20")
    assert wet["afleiding"][-2]["artikel"] == "Awb 4:14 lid 3"
    zaak.stap(
        "2026-11-09T09:00:00+01:00", schort_op("2026-11-10", "2026-11-12", "D.TLV.wet", spoor="x", vast=True)
    )
    assert zaak["D.TLV.wet"]["uiterlijk"] == "2026-11-23"  # three days of standing still after the notice
    with pytest.raises(TermijnFout, match="krijgt geen andere datum"):
        zaak.stap("2026-10-12T09:00:00+02:00", {**vervang, "termijn": "D.TLV.norm"})
    with pytest.raises(TermijnFout, match="een dag na 2026-11-23"):
        zaak.stap("2026-11-14T09:00:00+01:00", {**vervang, "termijn": "D.TLV.wet"})


def test_een_hersteld_begin_laat_zien_dat_een_gestopte_termijn_te_laat_was_met_de_melding(zaak: Zaak) -> None:
    einde = zaak["D.TLV.norm"]["uiterlijk"]
    zaak.stap(f"{einde}T09:00:00+02:00", {"doe": "stop", "termijn": "D.TLV.norm"})
    assert (zaak["D.TLV.norm"]["stand"], zaak["D.TLV.norm"]["te_laat"]) == ("gestopt", False)
    eerder = (date.fromisoformat(zaak["D.TLV.norm"]["begin"]) - timedelta(days=7)).isoformat()
    herreken = {"doe": "herreken", "termijn": "D.TLV.norm", "begin": eerder, "reden": "poststempel"}
    nu = f"{einde}T10:00:00+02:00"
    assert zaak.stap(nu, herreken) == [
        "termijn_overschreden D.TLV.norm overschrijding",
        "termijn_herrekend D.TLV.norm",
    ]
    assert (zaak["D.TLV.norm"]["stand"], zaak["D.TLV.norm"]["te_laat"]) == ("gestopt", True)


def test_een_herstelde_ontvangstdatum_geeft_een_nieuwe_berekening(zaak: Zaak) -> None:
    herreken = {"doe": "herreken", "termijn": "D.TLV.norm", "begin": "2026-09-10", "reden": "poststempel"}
    assert zaak.stap("2026-09-15T09:00:00+02:00", herreken) == ["termijn_herrekend D.TLV.norm"]
    assert zaak["D.TLV.norm"]["uiterlijk"] == "2026-10-22"
    assert zaak.gebeurd[-1][1]["reden"] == "poststempel"


def test_een_gestelde_dag_blijft_staan_als_het_begin_wordt_hersteld() -> None:
    zaak = Zaak()
    zaak.start("D.TLV.herstel", "2026-09-14", uiterlijk="2026-09-28")
    zaak.stap(
        "2026-09-15T09:00:00+02:00",
        {"doe": "herreken", "termijn": "D.TLV.herstel", "begin": "2026-09-11", "reden": "brief van vrijdag"},
    )
    assert zaak["D.TLV.herstel"]["uiterlijk"] == "2026-09-28"


def test_een_overschrijding_die_door_herstel_vervalt_kan_opnieuw_worden_gemeld(zaak: Zaak) -> None:
    zaak.ronde("2026-10-20T07:00:00+02:00")
    zaak.stap(
        "2026-10-20T09:00:00+02:00",
        {"doe": "herreken", "termijn": "D.TLV.norm", "begin": "2026-09-14", "reden": "verkeerd geboekt"},
    )
    norm = zaak["D.TLV.norm"]
    assert (norm["stand"], norm["keer"], norm["te_laat"]) == ("lopend", 2, False)
    zaak.ronde("2026-10-27T07:00:00+01:00")
    assert zaak.treden("D.TLV.norm").count("overschrijding") == 2
    assert zaak["D.TLV.norm"]["stand"] == "overschreden"


def test_herinneringen_van_voor_de_registratie_gelden_als_gehad_de_overschrijding_nooit() -> None:
    zaak = Zaak()
    zaak.start("D.TLV.norm", "2026-03-24", nu="2026-05-01T10:00:00+02:00")
    assert zaak["D.TLV.norm"]["gehad"] == ["herinnering_14d", "herinnering_7d"]
    assert zaak["D.TLV.norm"]["volgende"]["trede"] == "herinnering_2wd"  # due today: still given
    laat = Zaak()
    laat.start("D.TLV.norm", "2026-03-24", nu="2026-06-04T10:00:00+02:00")
    assert laat["D.TLV.norm"]["volgende"]["trede"] == "overschrijding"


def test_een_begin_als_tijdstip_wordt_de_dag_in_nederland() -> None:
    zaak = Zaak()
    zaak.start("D.TLV.norm", "2026-03-24T23:30:00+00:00", nu="2026-03-25T09:00:00+01:00")
    assert zaak["D.TLV.norm"]["begin"] == "2026-03-25"
    zaak.start("D.DL", "2026-12-24T16:30:00+01:00", nu="2026-12-24T17:00:00+01:00")
    assert zaak["D.DL"]["uiterlijk"] == "2026-12-27T16:30:00+01:00"


def test_een_datalek_op_tijd_of_een_uur_te_laat_gemeld() -> None:
    for nu, laat in (("2026-12-27T16:30:00+01:00", False), ("2026-12-27T17:30:00+01:00", True)):
        zaak = Zaak()
        zaak.start("D.DL", "2026-12-24T16:30:00+01:00", nu="2026-12-24T17:00:00+01:00")
        zaak.stap(nu, {"doe": "stop", "termijn": "D.DL"})
        assert zaak["D.DL"]["te_laat"] is laat


@pytest.mark.parametrize(
    ("gemeld_op", "vastgelegd", "ronde", "laat"),
    [
        ("2026-12-27T16:30:00+01:00", "2026-12-28T09:00:00+01:00", False, False),
        ("2026-12-27T15:30:00+00:00", "2026-12-28T09:00:00+01:00", True, False),
        ("2026-12-27T16:31:00+01:00", "2026-12-28T09:00:00+01:00", False, True),
        ("2026-12-27T16:31:00+01:00", "2026-12-28T09:00:00+01:00", True, True),
    ],
)
def test_een_termijn_in_uren_wordt_beoordeeld_naar_het_moment_dat_de_stap_noemt(
    gemeld_op: str, vastgelegd: str, ronde: bool, laat: bool
) -> None:
    zaak = Zaak()
    zaak.start("D.DL", "2026-12-24T16:30:00+01:00", nu="2026-12-24T17:00:00+01:00")
    if ronde:
        zaak.ronde("2026-12-27T17:00:00+01:00")
    zaak.stap(vastgelegd, {"doe": "stop", "termijn": "D.DL", "op": gemeld_op})
    assert (zaak["D.DL"]["stand"], zaak["D.DL"]["te_laat"]) == ("gestopt", laat)
    assert ("overschrijding" in zaak.treden("D.DL")) is (laat or ronde)


SLECHT = [
    ({"doe": "start", "termijn": "D.X", "begin": "2026-09-07"}, "Onbekende termijn"),
    ({"doe": "toveren"}, "Onbekend gevolg"),
    ({"doe": "start", "termijn": "D.KL", "begin": "2026-09-07T10:00:00"}, "een tijdstip met tijdzone"),
    (
        {"doe": "start", "termijn": "D.TLV.herstel", "begin": "2026-09-07", "uiterlijk": "2026-09-07"},
        "een dag na",
    ),
    (
        {"doe": "start", "termijn": "D.TLV.wet", "begin": "2026-09-07", "uiterlijk": "2026-09-20"},
        "staat vast in de wet",
    ),
    ({**schort_op("2026-09-15", "2026-09-20", "D.TLV.norm"), "grond": ""}, "zonder grond"),
    (schort_op("2026-09-15", "2026-09-12", "D.TLV.norm"), "een latere dag"),
    (schort_op("2026-09-15", "2026-09-14", "D.TLV.norm", vast=True), "een latere dag"),
    (schort_op("2026-09-15", None, "D.TLV.norm", vast=True), "een laatste dag"),
    ({"doe": "verleng", "termijn": "D.KL", "dagen": 7, "grond": "x"}, "loopt niet"),
    ({"doe": "verleng", "termijn": "D.TLV.norm", "dagen": 7, "grond": "x"}, "kan niet worden verdaagd"),
    ({"doe": "herreken", "termijn": "D.KL", "begin": "2026-09-07", "reden": "x"}, "nooit gestart"),
]


@pytest.mark.parametrize(("gevolg", "zin"), SLECHT, ids=[f"{n} {zin}" for n, (_, zin) in enumerate(SLECHT)])
def test_wat_niet_kan_wordt_geweigerd_en_laat_de_termijnen_met_rust(
    zaak: Zaak, gevolg: dict[str, object], zin: str
) -> None:
    ervoor = json.dumps(zaak.termijnen)
    with pytest.raises(TermijnFout, match=zin):
        zaak.stap("2026-09-14T10:00:00+02:00", gevolg)
    assert json.dumps(zaak.termijnen) == ervoor


def test_wat_was_blijft_zoals_het_was_ook_voor_wie_het_al_las(zaak: Zaak) -> None:
    """The engine keeps the state it gave: no event may change it behind its back, nor a cached derivation."""
    ervoor = json.dumps(zaak.termijnen)
    klok, nu = Klok(), datetime.fromisoformat("2026-10-20T09:00:00+02:00")
    uit = klok.reactie(
        [schort_op("2026-09-15", None, *BEIDE)], zaak.termijnen, CATALOGUS, d("2026-09-14"), nu
    )
    uit[0][1]["na"]["afleiding"][0]["stap"] = "anders"
    klok.vervallen(zaak.termijnen, CATALOGUS, nu, {})
    assert json.dumps(zaak.termijnen) == ervoor
    assert klok.reactie(
        [schort_op("2026-09-15", None, *BEIDE)], zaak.termijnen, CATALOGUS, d("2026-09-14"), nu
    )[0][1]["na"]["afleiding"][0] == {
        "stap": "Aanvraag ontvangen",
        "artikel": "Awb 2:20",
        "dag": "2026-09-07",
    }
