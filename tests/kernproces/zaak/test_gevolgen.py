"""Wat een stap met de termijnen doet: precies wat de declaratie zegt, in vaste volgorde, als gewone gegevens."""

import copy
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kernproces.taal.overgang import Start, Stop
from kernproces.taal.termijn import Lengte, Telt, TermijnSoort
from kernproces.zaak.gevolgen import gevolgen_van, spoorvakken, start_gevolg
from kernproces.zaak.oordeel import Oordeel
from kernproces.zaak.situatie import Situatie
from tests.hulp.wereld import Wereld
from workflows.termijnen.catalogus import TLV_NORM
from workflows.tlv import TLV

NORM, WET, HERSTEL, BB = "D.TLV.norm", "D.TLV.wet", "D.TLV.herstel", "D.TLV.bb"


@pytest.fixture
def w() -> Wereld:
    wereld = Wereld()
    assert wereld.start(TLV, "a") == []
    return wereld


def gevolgen(w: Wereld, actie: str, **wijzig: Any) -> list[dict[str, Any]]:
    """What the action would do now; the zaak does not change."""
    s, oordeel = mag(w, actie, **wijzig)
    assert oordeel.overgang is not None
    voor = copy.deepcopy(w.zaken["a"])
    lijst = gevolgen_van(TLV, oordeel.overgang, s)
    assert lijst == gevolgen_van(TLV, oordeel.overgang, s), "dezelfde vraag geeft hetzelfde antwoord"
    assert lijst == json.loads(json.dumps(lijst)), "gewone gegevens, zoals ze in de historie komen"
    assert w.zaken["a"] == voor
    return lijst


def mag(w: Wereld, actie: str, **wijzig: Any) -> tuple[Situatie, Oordeel]:
    s, oordeel = w.oordeel("a", actie, **wijzig)
    assert oordeel.mag, [b.reden for b in oordeel.beletselen]
    return s, oordeel


def test_de_beslistermijnen_beginnen_op_de_dag_van_ontvangst_en_niet_op_de_dag_van_inboeken(
    w: Wereld,
) -> None:
    eerder = {"datum": "2026-02-27", "ondertekend_op": "2026-02-27", "reden_eerder": "Na sluitingstijd."}
    assert gevolgen(w, "dien_in", **eerder) == [
        {"doe": "start", "termijn": NORM, "begin": "2026-02-27"},
        {"doe": "start", "termijn": WET, "begin": "2026-02-27"},
    ]


def test_wie_om_aanvulling_vraagt_zet_de_klok_stil_vanaf_de_dag_erna_en_begint_de_hersteltermijn(
    w: Wereld,
) -> None:
    w.loop("a", "dien_in")
    assert gevolgen(w, "verzoek_aanvulling", uiterlijk="2026-03-16") == [
        {
            "doe": "schort_op",
            "spoor": "aanvulling",
            "termijnen": [NORM, WET],
            "van": "2026-03-03",
            "tot": "2026-03-15",
            "grond": "Awb 4:15 lid 1 onder a",
            "vast": False,
        },
        {"doe": "start", "termijn": HERSTEL, "begin": "2026-03-02", "uiterlijk": "2026-03-16"},
    ]


def test_wie_aanvult_stopt_eerst_de_hersteltermijn_en_laat_dan_de_klok_weer_lopen(w: Wereld) -> None:
    w.loop("a", "dien_in", "verzoek_aanvulling")
    w.wacht(3)
    assert gevolgen(w, "vul_aan") == [
        {"doe": "stop", "termijn": HERSTEL},
        {"doe": "hervat", "spoor": "aanvulling", "op": "2026-03-05"},
    ]


def test_wie_maar_een_deel_aanvult_laat_alles_zoals_het_was(w: Wereld) -> None:
    ontbreekt = [{"stuk": stuk, "wat": "Mist."} for stuk in ("ontwikkelingsperspectief", "zienswijze_ouders")]
    w.loop("a", "dien_in")
    w.doe("a", "verzoek_aanvulling", ontbreekt=ontbreekt)
    bijlage = {"stuk": "zienswijze_ouders", "vingerafdruk": "0" * 64, "van": "2026-03-02"}
    assert gevolgen(w, "vul_aan", stukken=[bijlage]) == []


def test_een_termijn_die_nooit_begon_wordt_niet_gestopt(w: Wereld) -> None:
    assert gevolgen(w, "trek_in") == []
    w.loop("a", "dien_in")
    assert gevolgen(w, "trek_in") == [{"doe": "stop", "termijn": NORM}, {"doe": "stop", "termijn": WET}]


def test_een_termijn_die_al_voorbij_is_komt_met_een_opschorting_niet_weer_tot_leven(w: Wereld) -> None:
    w.loop("a", "dien_in")
    norm = date.fromisoformat(w.uiterlijk("a", NORM))
    w.wacht((norm - date(2026, 3, 2)).days)
    einde = {"verwacht_einde": "2026-05-30"}
    assert gevolgen(w, "schort_op", **einde)[0]["termijnen"] == [NORM, WET], "op de laatste dag loopt hij nog"
    w.nu += timedelta(days=1)
    assert gevolgen(w, "schort_op", **einde)[0]["termijnen"] == [WET], "ook als de ronde nog niet is geweest"
    w.wacht(0)
    assert gevolgen(w, "schort_op", **einde)[0]["termijnen"] == [WET]


def test_een_opschorting_noemt_de_grond_die_gekozen_is_en_heeft_geen_vast_einde(w: Wereld) -> None:
    w.loop("a", "dien_in")
    (gevolg,) = gevolgen(w, "schort_op", grond="4:15-2c")
    assert (gevolg["grond"], gevolg["tot"], gevolg["vast"]) == ("Awb 4:15 lid 2 onder c", None, False)
    assert spoorvakken([gevolg]) == {
        "opschorting": {"open": True, "van": "2026-03-03", "tot": None, "grond": "Awb 4:15 lid 2 onder c"}
    }


def test_een_afgesproken_uitstel_heeft_een_laatste_dag_waarna_de_klok_vanzelf_loopt(w: Wereld) -> None:
    w.loop("a", "dien_in", "verklaar_compleet")
    (gevolg,) = gevolgen(w, "spreek_uitstel_af", dagen=10)
    assert (gevolg["van"], gevolg["tot"], gevolg["vast"]) == ("2026-03-03", "2026-03-12", True)


def test_een_melding_van_uitstel_vervangt_de_wettelijke_datum_en_nooit_de_norm(w: Wereld) -> None:
    w.loop("a", "dien_in", "verklaar_compleet")
    assert gevolgen(w, "meld_uitstel", nieuwe_datum="2026-05-20") == [
        {"doe": "vervang", "termijn": WET, "uiterlijk": "2026-05-20", "grond": "Awb 4:14 lid 3"}
    ]


def test_een_ingebrekestelling_begint_pas_te_tellen_als_de_wettelijke_termijn_voorbij_is(w: Wereld) -> None:
    w.loop("a", "dien_in")
    assert gevolgen(w, "ingebrekestelling") == []
    w.wacht(70)
    assert gevolgen(w, "ingebrekestelling") == [{"doe": "start", "termijn": "D.IG", "begin": "2026-05-11"}]


def test_de_bekendmaking_stopt_wat_liep_en_begint_bezwaar_en_bewaren(w: Wereld) -> None:
    w.loop("a", "dien_in", "verzoek_aanvulling", "vul_aan", "breng_advies_uit")
    w.doe("a", "breng_advies_uit", "deskundige-2")
    w.loop("a", "stel_concept_op", "verleen")
    lijst = gevolgen(w, "maak_bekend")
    assert [(g["doe"], g["termijn"]) for g in lijst] == [
        ("stop", NORM),
        ("stop", WET),
        ("stop", HERSTEL),
        ("start", "D.BZ.in"),
        ("start", "D.RET"),
    ]


def test_stoppen_gaat_voor_hervatten_en_opschorten_voor_verzetten_en_starten(w: Wereld) -> None:
    """One row that does everything: the order in which an auditor reads it."""
    w.loop("a", "dien_in", "schort_op")
    s, oordeel = mag(w, "hervat")
    rij = oordeel.overgang
    assert rij is not None
    alles = replace(rij, stopt=(Stop(TLV_NORM),), start=(Start(TLV_NORM),), verzet=())
    assert [g["doe"] for g in gevolgen_van(TLV, alles, s)] == ["stop", "hervat", "start"]
    assert spoorvakken(gevolgen_van(TLV, alles, s)) == {"opschorting": {"open": False, "tot": "2026-03-02"}}


def test_een_termijn_in_uren_begint_op_het_moment_zelf_en_niet_op_de_dag(w: Wereld) -> None:
    uren = TermijnSoort(
        "D.UREN", "melding", Lengte.uren(72), TLV_NORM.aard, "AVG 33", rolt=False,
        begin_tekst="Ontdekt", eind_tekst="Gemeld", telt=Telt.UREN,
    )  # fmt: skip
    s, _ = mag(w, "dien_in")
    assert start_gevolg(Start(uren), s)["begin"] == "2026-03-02T09:00:00+01:00"
    assert start_gevolg(Start(uren, begin="ondertekend_op"), s)["begin"] == "2026-03-02"
    assert start_gevolg(Start(TLV_NORM, variant=lambda _: "commissie"), s) == {
        "doe": "start",
        "termijn": NORM,
        "begin": "2026-03-02",
        "variant": "commissie",
    }


def test_een_start_onder_voorwaarde_begint_alleen_als_die_geldt(w: Wereld) -> None:
    s, oordeel = mag(w, "dien_in")
    assert oordeel.overgang is not None
    nooit = tuple(replace(start, wanneer=lambda _: False) for start in oordeel.overgang.start)  # type: ignore[arg-type]
    assert gevolgen_van(TLV, replace(oordeel.overgang, start=nooit), s) == []
