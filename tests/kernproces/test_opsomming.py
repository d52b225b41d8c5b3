"""Woorden in een zin: met komma's, en het laatste met `en` of `of`."""

import pytest

from kernproces.opsomming import en, of


@pytest.mark.parametrize(
    ("delen", "zin"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (("a", "b", "c"), "a, b en c")]
)
def test_het_laatste_woord_krijgt_en(delen: list[str], zin: str) -> None:
    assert en(delen) == zin
    assert of(deel for deel in delen) == zin.replace(" en ", " of ")
