"""A TLV whose terms run."""

import pytest

from tests.deadlines.hulp import BEIDE, Zaak


@pytest.fixture
def zaak() -> Zaak:
    """A TLV received on Monday 7 September 2026 (V14, V15)."""
    zaak = Zaak()
    for termijn in BEIDE:
        zaak.start(termijn, "2026-09-07")
    return zaak
