"""Wat de eisen in de registers lezen: bekwaam op de dag zelf, en deskundig in de geregistreerde functie (3.2.1, UB 2.51)."""

from typing import Any

import pytest

from kernproces.rollen import Rol
from tests.hulp.wereld import Wereld, eisen
from tests.workflows.test_kernproces import TOT_UITVOERING, begonnen
from workflows.gegevens.beoordeling import CAPACITEITSOORTEN
from workflows.tlv import TLV


def competentie(tot: str | None, van: str = "2025-01-01") -> dict[str, Any]:
    return {"wie": "mentor", "competentie": "rt", "waaruit": "Diploma.", "van": van, "tot": tot, "nr": 1}


@pytest.mark.parametrize(
    ("versies", "mag"),
    [
        ([competentie(None)], True),
        ([competentie("2026-03-02")], True),  # the last day itself still counts
        ([competentie("2026-03-01")], False),
        ([competentie(None, van="2026-03-03")], False),
        ([competentie("2026-03-01"), competentie(None, van="2026-03-02")], True),
    ],
)
def test_wie_wordt_ingezet_is_op_die_dag_bekwaam(versies: list[dict[str, Any]], mag: bool) -> None:
    w = begonnen()
    w.loop("k", *TOT_UITVOERING[:-1])
    w.items["competenties"] = {"mentor:rt": versies}
    inzet = [{"soort": c, "wie": "mentor"} for c in CAPACITEITSOORTEN]
    geweigerd = w.geweigerd("k", "sluit_overeenkomst", inzet=inzet)
    assert eisen(geweigerd) == (set() if mag else {"inzet_toegewezen"})
    assert all("bekwaamheid van mentor" in b.reden for b in geweigerd)


def test_van_wie_geen_competentie_is_vastgelegd_wordt_niets_geeist() -> None:
    w = begonnen()
    w.loop("k", *TOT_UITVOERING[:-1])
    w.items["competenties"] = {"ander:rt": [competentie("2020-01-01") | {"wie": "ander"}]}
    inzet = [{"soort": c, "wie": "mentor"} for c in CAPACITEITSOORTEN]
    assert w.geweigerd("k", "sluit_overeenkomst", inzet=inzet) == []


@pytest.mark.parametrize(
    ("versie", "mag"),
    [
        ({"functies": ["psycholoog"]}, True),
        ({"functies": ["arts"]}, False),
        ({"functies": ["psycholoog"], "tot": "2026-03-01"}, False),
    ],
)
def test_een_deskundige_adviseert_in_de_functie_van_het_register_van_die_dag(
    versie: dict[str, Any], mag: bool
) -> None:
    w = Wereld()
    w.items["deskundigen"] = {"deskundige": [{"registratie": "SKJ", **versie}]}
    assert w.start(TLV, "t") == []
    w.loop("t", "dien_in", "verklaar_compleet")
    geweigerd = w.geweigerd("t", "breng_advies_uit", "deskundige", Rol.DESKUNDIGE, functie="psycholoog")
    assert eisen(geweigerd) == (set() if mag else {"functie_toegestaan"})
