"""De stand volgt uit de historie en uit niets anders: waar je ook begint te vouwen, er komt hetzelfde uit."""

import copy
import json
from typing import Any

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from kernproces.gebeurtenissen import NIET_BESLISSEND
from kernproces.zaak.stand import pas_toe, vouw
from tests.eigenschappen.historie import opgenomen

stroom = st.deferred(lambda: st.sampled_from(sorted(opgenomen())))


def tekst(stand: dict[str, Any]) -> bytes:
    return orjson.dumps(stand, option=orjson.OPT_SORT_KEYS)


def test_de_bewaarde_stand_van_elke_stroom_is_de_gevouwen_historie() -> None:
    assert len(opgenomen()) > 10
    for naam, (entries, bewaard) in opgenomen().items():
        assert tekst(vouw(entries)) == bewaard, naam


@settings(max_examples=60)
@given(naam=stroom, waar=st.floats(0, 1))
def test_een_begin_vouwen_en_later_de_rest_is_hetzelfde_als_alles_ineens(naam: str, waar: float) -> None:
    """In between the stand lies in the store, as text."""
    entries, bewaard = opgenomen()[naam]
    knip = round(waar * len(entries))
    stand = json.loads(json.dumps(vouw(entries[:knip])))
    for entry in entries[knip:]:
        pas_toe(stand, entry)
    assert tekst(stand) == bewaard


@settings(max_examples=40)
@given(naam=stroom, waar=st.floats(0, 1))
def test_vouwen_laat_de_gebeurtenissen_zelf_ongemoeid(naam: str, waar: float) -> None:
    entries = opgenomen()[naam][0]
    voor = copy.deepcopy(entries)
    knip = round(waar * len(entries))
    vroeg = vouw(entries[:knip])
    bewaard = tekst(vroeg)
    assert tekst(vouw(entries)) == tekst(vouw(entries)) == opgenomen()[naam][1]
    assert entries == voor
    assert tekst(vroeg) == bewaard, "een latere vouwing raakt een eerdere stand niet aan"


@settings(max_examples=40)
@given(naam=stroom, waar=st.floats(0, 1), soort=st.text(min_size=3, max_size=20).map(lambda t: f"nieuw_{t}"))
def test_een_soort_die_dit_programma_nog_niet_kent_verandert_de_feiten_niet_maar_telt_als_gelezen(
    naam: str, waar: float, soort: str
) -> None:
    entries = opgenomen()[naam][0]
    knip = max(1, round(waar * len(entries)))
    voor = vouw(entries[:knip])
    na = copy.deepcopy(voor)
    pas_toe(na, {**entries[knip - 1], "soort": soort, "nr": voor["nr"] + 1, "open": {"iets": 1}})
    assert na["nr"] == voor["nr"] + 1
    anders = {k for k in na if na[k] != voor.get(k)}
    assert anders <= {"nr", "laatst", "beslisversie"}


@given(naam=stroom)
def test_de_beslisversie_stijgt_met_elke_gebeurtenis_die_een_besluit_kan_raken_en_met_geen_andere(
    naam: str,
) -> None:
    stand: dict[str, Any] = {}
    for entry in opgenomen()[naam][0]:
        voor = stand.get("beslisversie", 0)
        pas_toe(stand, entry)
        assert stand["nr"] == entry["nr"]
        assert stand["laatst"] == entry["vastgelegd"]
        if "beslisversie" in stand:
            assert stand["beslisversie"] - voor == (entry["soort"] not in NIET_BESLISSEND)
