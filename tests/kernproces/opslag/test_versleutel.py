"""Confidential content is readable only with its key, at its place."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernproces.opslag.fouten import OntsleutelError
from kernproces.opslag.versleutel import Sleutel, merk, ontsleutel, plaats, versleutel

SLEUTEL = Sleutel(bytes(range(32)))
HIER = plaats("zaak/Z-1", 3, "persoonsgegeven")


@given(
    st.dictionaries(
        st.text(st.characters(max_codepoint=127)), st.text(st.characters(exclude_categories=["Cs"]))
    )
)
def test_wat_versleuteld_is_komt_met_de_sleutel_gelijk_terug(inhoud: dict[str, object]) -> None:
    assert ontsleutel(SLEUTEL, versleutel(SLEUTEL, inhoud, HIER), HIER) == inhoud


def test_dezelfde_inhoud_ziet_er_elke_keer_anders_uit_en_verraadt_niets() -> None:
    eerste, tweede = (versleutel(SLEUTEL, {"naam": "Sanne"}, HIER) for _ in range(2))
    assert eerste != tweede
    assert "Sanne" not in eerste


@pytest.mark.parametrize(
    "elders",
    [
        plaats("zaak/Z-2", 3, "persoonsgegeven"),
        plaats("zaak/Z-1", 4, "persoonsgegeven"),
        plaats("zaak/Z-1", 3, "x"),
    ],
)
def test_verplaatste_inhoud_is_niet_te_lezen(elders: bytes) -> None:
    with pytest.raises(OntsleutelError, match="verplaatst"):
        ontsleutel(SLEUTEL, versleutel(SLEUTEL, {"naam": "Sanne"}, HIER), elders)


def test_een_andere_sleutel_of_beschadigde_tekst_geeft_een_duidelijke_fout() -> None:
    geheim = versleutel(SLEUTEL, {"naam": "Sanne"}, HIER)
    for sleutel, tekst in (
        (Sleutel(os.urandom(32)), geheim),
        (SLEUTEL, geheim[:-4]),
        (SLEUTEL, "geen base64!"),
        (SLEUTEL, ""),
    ):
        with pytest.raises(OntsleutelError):
            ontsleutel(sleutel, tekst, HIER)


def test_een_merk_is_gelijk_bij_gelijke_tekst_en_hangt_aan_de_sleutel() -> None:
    assert merk(SLEUTEL, "abc") == merk(SLEUTEL, "abc")
    assert merk(SLEUTEL, "abc") != merk(SLEUTEL, "abd")
    assert merk(SLEUTEL, "abc") != merk(Sleutel(bytes(32)), "abc")
    assert len(merk(SLEUTEL, "abc")) == 64


def test_een_sleutel_laat_zich_niet_afdrukken() -> None:
    assert repr(SLEUTEL) == "Sleutel(...)"
