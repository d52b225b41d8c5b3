"""One proef for the tests of a module: they look, or work in a zaak of their own."""

from collections.abc import Iterator

import pytest

from tests.loket.web.proef import NU, Proef


@pytest.fixture(scope="module")
def proef_van_de_module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proef]:
    proef = Proef(tmp_path_factory.mktemp("web"))
    yield proef
    proef.samenstel.sluit()


@pytest.fixture
def proef(proef_van_de_module: Proef) -> Proef:
    proef_van_de_module.tijd.nu = NU
    return proef_van_de_module
