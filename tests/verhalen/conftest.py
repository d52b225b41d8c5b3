"""The podium of a workflow is built once for all tests that only look, or that act on a copy."""

from collections.abc import Iterator

import pytest

from tests.verhalen.orakel import SITUATIES, VOORAF
from tests.verhalen.podium import Podium


@pytest.fixture(scope="session", params=list(SITUATIES))
def podium(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Podium]:
    """Every workflow in turn."""
    plek = tmp_path_factory.mktemp(request.param)
    gebouwd = Podium(request.param, SITUATIES[request.param], plek, VOORAF.get(request.param))
    yield gebouwd
    gebouwd.samenstel.sluit()
