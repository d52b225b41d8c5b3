"""A migrated store on each back end in turn."""

from collections.abc import Iterator

import pytest

from kernproces.opslag.opslag import Opslag


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    """An empty store."""
    opslag = Opslag(database_url)
    yield opslag
    opslag.dispose()
