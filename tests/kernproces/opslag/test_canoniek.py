"""Canonical JSON against a second implementation (RFC 8785)."""

from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from kernproces.opslag.canoniek import NietCanoniekError, canoniek, ontleed

TEKST = st.text(st.characters(exclude_categories=["Cs"]))
SLEUTEL = st.text(st.characters(max_codepoint=127))
GETAL = st.integers(-(2**53) + 1, 2**53 - 1)
WAARDE = st.recursive(
    st.none() | st.booleans() | GETAL | TEKST,
    lambda binnen: st.lists(binnen, max_size=5) | st.dictionaries(SLEUTEL, binnen, max_size=5),
    max_leaves=30,
)


@given(st.dictionaries(SLEUTEL, WAARDE))
def test_onze_bytes_zijn_die_van_rfc_8785_en_komen_gelijk_terug(inhoud: dict[str, Any]) -> None:
    tekst = canoniek(inhoud)
    assert tekst == rfc8785.dumps(inhoud)
    assert ontleed(tekst) == inhoud


@given(st.text(st.characters(max_codepoint=0x2FF), max_size=20))
def test_besturingstekens_en_aanhalingstekens_worden_geschreven_zoals_de_norm_zegt(tekst: str) -> None:
    assert canoniek({"t": tekst}) == rfc8785.dumps({"t": tekst})


@pytest.mark.parametrize(
    "waarde",
    [
        1.0,
        0.5,
        float("nan"),
        float("inf"),
        2**53,
        -(2**53),
        b"bytes",
        {1, 2},
        (1, 2),
        object(),
        "\ud800",
        "a\udfffb",
    ],
    ids=lambda w: "voorwerp" if type(w) is object else repr(w),  # its repr differs from process to process
)
def test_wat_geen_vaste_vorm_heeft_komt_niet_in_de_historie(waarde: Any) -> None:
    for inhoud in ({"a": waarde}, {"a": [1, {"b": waarde}]}, {"a": "x", "b": [[waarde]]}):
        with pytest.raises(NietCanoniekError, match="historie"):
            canoniek(inhoud)


@pytest.mark.parametrize("inhoud", [{"é": 1}, {"a": {"b": [{"𝄞": "x"}]}}, {"\ud800": 1}])
def test_een_sleutel_buiten_ascii_wordt_geweigerd(inhoud: dict[str, Any]) -> None:
    with pytest.raises(NietCanoniekError):
        canoniek(inhoud)


def test_een_sleutel_die_geen_tekst_is_wordt_geweigerd() -> None:
    with pytest.raises(NietCanoniekError):
        canoniek({1: "a"})  # type: ignore[dict-item]
