"""Helpers for tests of refusals: one thing filled in otherwise, the one condition that refuses, the remedy that works."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.hulp.wereld import Wereld, eisen
from tests.workflows.test_kernproces import TOT_UITVOERING, begonnen
from workflows.kernproces import KERNPROCES


@dataclass
class Geval:
    """What is filled in otherwise than the example, and the one condition that then refuses."""

    actie: str
    eis: str
    norm: str
    wijzig: dict[str, Any] = field(default_factory=dict)
    reden: str = ""

    def __str__(self) -> str:
        return f"{self.actie}-{self.eis}-{'-'.join(self.wijzig)}"


def gebracht_tot(actie: str) -> Wereld:
    """A dossier in which this action is possible."""
    w = begonnen()
    weg = list(TOT_UITVOERING)
    kan = {t for o in KERNPROCES.acties[actie] for t in o.van}
    alleen_met_overeenkomst = "uitvoering" in kan and "intake" not in kan
    while weg and (w.toestand("k") not in kan or alleen_met_overeenkomst):
        w.doe("k", weg.pop(0))
    return w


def toets(w: Wereld, geval: Geval) -> None:
    geweigerd = w.geweigerd("k", geval.actie, **geval.wijzig)
    assert eisen(geweigerd) == {geval.eis}
    assert geval.norm in geweigerd[0].norm
    assert any(geval.reden in b.reden for b in geweigerd), [b.reden for b in geweigerd]
    for b in geweigerd:
        assert b.remedie.zin
        volg_remedie(w, geval.actie, str(b.remedie))


def volg_remedie(w: Wereld, actie: str, remedie: str) -> None:
    """Applying what would help makes the action possible, or another one that leads on."""
    soort, _, waarde = remedie.rstrip(")").partition("(")
    if soort == "eerst":
        w.doe("k", waarde)
        assert w.geweigerd("k", actie) == []
    elif soort == "andere_weg":
        assert w.geweigerd("k", waarde) == []
    else:
        pytest.fail(f"onverwachte remedie {remedie}")
