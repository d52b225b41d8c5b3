"""One SWV a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.notificaties.bureau import Bureau, Vanger, bureau_in


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    """A store of its own, filled with people and registers."""
    with bureau_in(tmp_path) as bureau:
        yield bureau


@pytest.fixture
def vanger(bureau: Bureau) -> Vanger:
    """The way out of the loket: catches what is sent."""
    vanger = Vanger()
    bureau.gebruik(vanger)
    return vanger
