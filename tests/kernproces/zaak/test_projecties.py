"""De werkvoorraad: bovenaan wat het eerst gevolgen heeft, en de wet gaat voor de norm."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernproces.zaak.projecties import (
    GEEN_DATUM,
    GEEN_RANG,
    RANG,
    erft_van,
    staat_stil,
    termijnrijen,
    urgentie,
    werkvoorraadrij,
)
from tests.hulp.wereld import Wereld
from workflows.brief import BRIEF
from workflows.tlv import TLV

NORM, WET, HERSTEL, INGEBREKE = "D.TLV.norm", "D.TLV.wet", "D.TLV.herstel", "D.IG"


def stand(**termijnen: tuple[str, str]) -> dict[str, Any]:
    namen = {"norm": NORM, "wet": WET, "herstel": HERSTEL, "ig": INGEBREKE, "vreemd": "D.ONBEKEND"}
    return {"termijnen": {namen[n]: {"stand": s, "uiterlijk": u} for n, (s, u) in termijnen.items()}}


def test_zonder_termijn_is_er_geen_haast() -> None:
    assert urgentie(stand(), TLV) == (GEEN_RANG, GEEN_DATUM)
    assert urgentie(stand(norm=("gestopt", "2026-01-01"), vreemd=("lopend", "2026-01-01")), TLV) == (
        3,
        GEEN_DATUM,
    )


def test_van_wat_nog_loopt_komt_de_eerste_datum_en_op_dezelfde_dag_de_zwaarste() -> None:
    assert urgentie(stand(norm=("lopend", "2026-04-13"), wet=("lopend", "2026-04-28")), TLV) == (
        1,
        "2026-04-13",
    )
    assert urgentie(stand(norm=("lopend", "2026-04-28"), wet=("lopend", "2026-04-28")), TLV) == (
        0,
        "2026-04-28",
    )
    assert urgentie(stand(norm=("opgeschort", "2026-04-13"), herstel=("lopend", "2026-04-12")), TLV) == (
        2,
        "2026-04-12",
    )


def test_een_overschreden_norm_maakt_plaats_voor_de_wettelijke_termijn_die_nog_loopt() -> None:
    assert urgentie(stand(norm=("overschreden", "2026-04-13"), wet=("lopend", "2026-04-28")), TLV) == (
        0,
        "2026-04-28",
    )


def test_een_overschreden_wettelijke_termijn_staat_bovenaan_tot_hij_is_afgedaan() -> None:
    beide = stand(
        norm=("overschreden", "2026-04-13"),
        wet=("overschreden", "2026-04-28"),
        herstel=("lopend", "2026-04-01"),
    )
    assert urgentie(beide, TLV) == (0, "2026-04-28")
    beide["termijnen"][WET]["stand"] = "gestopt"
    assert urgentie(beide, TLV) == (1, "2026-04-13"), "en daarna wat er dan nog openstaat"


def test_een_overschreden_termijn_wijkt_niet_voor_een_zwaardere_die_ergens_anders_mee_eindigt() -> None:
    assert urgentie(stand(herstel=("overschreden", "2026-04-20"), wet=("lopend", "2026-04-15")), TLV) == (
        2,
        "2026-04-20",
    )


def test_de_norm_wijkt_ook_voor_de_termijn_na_een_ingebrekestelling() -> None:
    """Both end with the bekendmaking, and the dwangsom is the graver consequence."""
    beide = stand(
        norm=("overschreden", "2026-04-13"), wet=("gestopt", "2026-04-28"), ig=("lopend", "2026-05-12")
    )
    assert urgentie(beide, TLV) == (0, "2026-05-12")


def test_een_tlv_die_blijft_liggen_schuift_van_de_norm_naar_de_wet_en_blijft_dan_bovenaan() -> None:
    w = Wereld()
    assert w.start(TLV, "a") == []
    w.loop("a", "dien_in")
    norm, wet = w.uiterlijk("a", NORM), w.uiterlijk("a", WET)
    gezien = []
    for dagen in (0, 44, 20, 365):
        w.wacht(dagen)
        gezien.append(urgentie(w.zaken["a"], TLV))
    assert gezien == [(1, norm), (0, wet), (0, wet), (0, wet)]


SOORTEN = {n: TLV.termijnen[n] for n in (NORM, WET, HERSTEL, INGEBREKE)}
termijn = st.fixed_dictionaries(
    {
        "stand": st.sampled_from(["lopend", "opgeschort", "overschreden", "gestopt"]),
        "uiterlijk": st.dates().map(str),
    }
)


@given(termijnen=st.dictionaries(st.sampled_from(sorted(SOORTEN)), termijn))
def test_wat_bovenaan_staat_is_altijd_een_termijn_die_nog_niet_is_afgedaan(termijnen: dict[str, Any]) -> None:
    """By hand: of the terms that matter now, the one with the lowest rank or date; nothing is invented."""
    rang, dag = urgentie({"termijnen": termijnen}, TLV)
    open_ = {n: t for n, t in termijnen.items() if t["stand"] != "gestopt"}
    if not open_:
        assert (rang, dag) == (GEEN_RANG, GEEN_DATUM)
        return
    assert (rang, dag) in {(RANG[SOORTEN[n].aard], t["uiterlijk"]) for n, t in open_.items()}
    wint = {n: RANG[SOORTEN[n].aard] for n in open_}
    voorbij = [n for n, t in open_.items() if t["stand"] == "overschreden"]
    zwaarder_loopt = {
        n: [
            m
            for m in set(open_) - set(voorbij)
            if wint[m] < wint[n] and SOORTEN[m].eind_tekst == SOORTEN[n].eind_tekst
        ]
        for n in voorbij
    }
    bovenaan = [n for n in voorbij if not zwaarder_loopt[n]]
    if bovenaan:
        assert (rang, dag) == min((wint[n], open_[n]["uiterlijk"]) for n in bovenaan)
    else:
        assert dag == min(open_[n]["uiterlijk"] for n in set(open_) - set(voorbij))


# ---------------------------------------------------------------- de rijen


@pytest.fixture
def w() -> Wereld:
    wereld = Wereld()
    assert wereld.start(TLV, "a", leerling="GEHEIMENAAM") == []
    wereld.loop("a", "dien_in")
    return wereld


def test_de_rij_zegt_van_wie_het_wachten_is_en_op_wat(w: Wereld) -> None:
    rij = werkvoorraadrij(w.zaken["a"], TLV)
    norm = w.uiterlijk("a", NORM)
    assert rij[:8] == ("a", "d1", "tlv", "ontvangen", 1, "behandelaar", "behandelaar", "verklaar_compleet")
    assert rij[8:] == (1, norm, "school-1", "2026-03-02T08:00:00.000000Z", None, None, 0)
    assert "GEHEIMENAAM" not in json.dumps(rij)


def test_een_afgeronde_zaak_wacht_op_niemand_en_heeft_geen_haast(w: Wereld) -> None:
    w.loop("a", "trek_in")
    rij = werkvoorraadrij(w.zaken["a"], TLV)
    assert (rij[4], rij[6], rij[7], rij[8], rij[9]) == (0, "", None, GEEN_RANG, GEEN_DATUM)


def test_elke_termijn_heeft_een_rij_met_wanneer_er_weer_iets_moet_gebeuren(w: Wereld) -> None:
    rijen = termijnrijen(w.zaken["a"], {WET, NORM})
    assert [r[:4] for r in rijen] == [("a", n, "lopend", w.uiterlijk("a", n)) for n in (NORM, WET)]
    for rij in rijen:
        volgende = w.zaken["a"]["termijnen"][rij[1]]["volgende"]
        assert rij[4:] == (volgende["op"], volgende["trede"])
    w.loop("a", "trek_in")
    assert [r[2:] for r in termijnrijen(w.zaken["a"], {NORM})] == [
        ("gestopt", w.uiterlijk("a", NORM), None, None)
    ]


def test_wie_zelf_geen_datum_heeft_erft_die_van_de_zaak_waar_hij_bij_hoort_zolang_hij_loopt() -> None:
    brief = {**stand(), "hoofdzaak": "Z-1", "klaar": False}
    assert erft_van(brief, BRIEF, GEEN_RANG) == "Z-1"
    assert erft_van(brief, BRIEF, 0) is None, "met een eigen datum telt die"
    assert erft_van(brief | {"klaar": True}, BRIEF, GEEN_RANG) is None
    assert erft_van(brief, TLV, GEEN_RANG) is None, "een aanvraag heeft een klok van zichzelf"


def test_een_zaak_staat_stil_zolang_een_termijn_van_haar_is_opgeschort_en_zij_nog_loopt(w: Wereld) -> None:
    assert not staat_stil(w.zaken["a"])
    w.loop("a", "verzoek_aanvulling")
    assert w.zaken["a"]["termijnen"][WET]["stand"] == "opgeschort"
    assert staat_stil(w.zaken["a"])
    assert werkvoorraadrij(w.zaken["a"], TLV)[-1] == 1
    w.loop("a", "trek_in")
    assert not staat_stil(w.zaken["a"])
