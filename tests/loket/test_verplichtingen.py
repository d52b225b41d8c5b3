"""De lijst van R1-R40 is waar: elke rij staat er, en wat zij noemt bestaat."""

import re
from pathlib import Path

import pytest

from loket.opdrachtregel import OPDRACHTEN
from loket.overzichten.indicatoren import ALLE
from loket.web.app import DELEN
from workflows.jaar import VERPLICHTINGEN
from workflows.register import WORKFLOWS

WORTEL = Path(__file__).parents[2]
WERKT, ELDERS = (WORTEL / "docs" / "verplichtingen.md").read_text().split("## Aan een ander systeem gelaten")
PADEN = {route.path for deel in DELEN for route in deel.router.routes}


def rijen(tekst: str) -> dict[str, list[str]]:
    """The cells of each row of a table, by its number."""
    cellen = [
        [c.strip() for c in regel.strip("|").split("|")] for regel in tekst.splitlines() if "|" in regel
    ]
    return {c[0]: c[1:] for c in cellen if re.fullmatch(r"R\d+", c[0])}


def genoemd(cel: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cel)


def bestaat(naam: str) -> bool:
    soort, _, rest = naam.partition(" ")
    if soort == "taak":
        return rest in VERPLICHTINGEN
    if soort == "procedure":
        return rest in WORKFLOWS
    if soort == "kernproces":
        return rest in OPDRACHTEN
    return naam in PADEN


def test_elke_rij_staat_er_en_werkt_of_is_met_reden_elders() -> None:
    alle = {f"R{n}" for n in range(1, 41)}
    assert set(rijen(WERKT)) | set(rijen(ELDERS)) == alle
    assert all(len(reden) > 40 for _, reden in rijen(ELDERS).values())


@pytest.mark.parametrize("rij", rijen(WERKT))
def test_wat_een_rij_noemt_bestaat(rij: str) -> None:
    _, waar, toets = rijen(WERKT)[rij]
    assert genoemd(waar)
    assert genoemd(toets)
    assert [n for n in genoemd(waar) if not bestaat(n)] == []
    assert [t for t in genoemd(toets) if not (WORTEL / t).is_file()] == []


def test_elke_verplichting_en_elke_indicator_staat_bij_haar_rij() -> None:
    for v in VERPLICHTINGEN.values():
        assert f"taak {v.id}" in genoemd(rijen(WERKT)[v.eis][1]), v.id
    for i in ALLE:
        assert {"/kwaliteit/indicatoren", "/klachten"} & set(genoemd(rijen(WERKT)[i.eis][1])), i.code


def test_een_naam_die_er_niet_is_valt_op() -> None:
    assert not bestaat("taak R99")
    assert not bestaat("procedure tvl")
    assert not bestaat("kernproces indicator")
    assert not bestaat("/kwaliteit/indicatorn")
