"""Who is found by what: without accents, capitals and particles, by the beginning of any of his names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernproces.opslag.versleutel import Sleutel
from kernproces.vertrouwelijk.zoeken import LANGST, gemerkt, gezocht, past, voorvoegsels

GEVONDEN = (
    ("Zoë van der Berg", "zoe"),
    ("Zoë van der Berg", "BERG"),
    ("Zoë van der Berg", "berg zoë"),
    ("Zoë van der Berg", "van der berg"),
    ("Daan O'Neil", "oneil"),
    ("Daan O'Neil", "neil"),
    ("Daan O'Neil", "o’neil"),
    ("Yara Smit-Jansen", "jansen"),
    ("Yara Smit-Jansen", "smit-jansen"),
    ("Şerife Yıldız", "yildiz"),
    ("Søren Łukasz", "lukasz soren"),
    ("Wolfeschlegelsteinhausen", "wolfeschlegelstein"),
    ("De Lange", "lange"),
    ("In 't Veld", "veld"),
    ("Bo", "bo"),
)


@pytest.mark.parametrize(("naam", "vraag"), GEVONDEN)
def test_een_naam_wordt_gevonden_door_wat_iemand_typt(naam: str, vraag: str) -> None:
    woorden = gezocht(vraag)
    assert woorden
    assert {*woorden} <= voorvoegsels(naam)
    assert past(vraag, naam)


def test_een_tussenvoegsel_alleen_vindt_niet_iedereen() -> None:
    assert "van" not in voorvoegsels("Zoë van der Berg")
    assert gezocht("van der") == ["der", "van"]  # asked by itself it is looked up, and belongs to nobody


def test_het_midden_van_een_naam_vindt_niets() -> None:
    assert "erg" not in voorvoegsels("Zoë van der Berg")
    assert not past("erg", "Zoë van der Berg")


@given(st.text(max_size=60), st.data())
def test_elk_begin_van_elk_woord_dat_telt_is_te_vinden(naam: str, data: st.DataObject) -> None:
    for woord in gezocht(naam):
        lengte = data.draw(st.integers(2, len(woord)))
        assert woord[: min(lengte, LANGST)] in voorvoegsels(naam)


def test_een_gemerkt_woord_zegt_niets_zonder_de_sleutel_en_past_in_de_databank() -> None:
    een, ander = Sleutel(b"a" * 32), Sleutel(b"b" * 32)
    assert gemerkt(een, "berg") == gemerkt(een, "berg")
    assert gemerkt(een, "berg") != gemerkt(ander, "berg")
    assert 0 <= gemerkt(een, "berg") < 2**63
