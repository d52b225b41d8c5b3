"""A situation to fill an example in."""

from datetime import UTC, datetime

import pytest

from kernproces.rechten.mensen import Mensen
from kernproces.rollen import Rol
from kernproces.zaak.situatie import Registers, Situatie


@pytest.fixture
def situatie() -> Situatie:
    nu = datetime(2026, 3, 2, 8, tzinfo=UTC)
    return Situatie(nu, "anna", Rol.BEVOEGD_GEZAG, "dien_in", {}, {}, Registers(Mensen({}), {}))
