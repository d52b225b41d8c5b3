"""One proef for the tests of a module: they look, or work in a zaak of their own."""

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from loket.accounts import wachtwoord
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


@pytest.fixture(scope="session", autouse=True)
def goedkope_wachtwoorden() -> Iterator[None]:
    """Argon2id with little work: that it is slow is tested once, in tests/loket/accounts/test_wachtwoord.py."""
    with pytest.MonkeyPatch.context() as m:
        m.setattr(wachtwoord, "HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        wachtwoord._niemand.cache_clear()
        yield
    wachtwoord._niemand.cache_clear()
