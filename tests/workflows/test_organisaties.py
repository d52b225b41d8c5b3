"""Kleine en bijzondere organisaties: zonder Awb, po en vo, en met een tweede lezer van buiten (domein.md U8 en 9)."""

from typing import Any

import pytest

from kernproces.rollen import Rol
from tests.hulp.wereld import Wereld, eisen
from workflows.arrangement import ARRANGEMENT
from workflows.bezwaar import BEZWAAR
from workflows.datalek import DATALEK
from workflows.evaluatie import EVALUATIE
from workflows.kernproces import KERNPROCES
from workflows.klacht import KLACHT
from workflows.tlv import TLV


def dienst() -> Wereld:
    """A service organisation: no bestuursorgaan."""
    w = Wereld()
    w.items["organisatie"]["swv"][0]["bestuursorgaan"] = False
    return w


@pytest.mark.parametrize("workflow", [TLV, BEZWAAR], ids=["tlv", "bezwaar"])
def test_wie_geen_bestuursorgaan_is_neemt_geen_besluiten(workflow: Any) -> None:
    geweigerd = dienst().start(workflow, "z")
    assert "organisatie_neemt_besluiten" in eisen(geweigerd)


@pytest.mark.parametrize("workflow", [KERNPROCES, KLACHT, DATALEK, ARRANGEMENT], ids=lambda w: w.naam)
def test_de_norm_en_de_avg_blijven_ook_zonder_awb(workflow: Any) -> None:
    assert dienst().start(workflow, "z") == []


def test_bij_een_dienst_wordt_een_klacht_geen_bezwaar() -> None:
    w = dienst()
    assert w.start(KLACHT, "k", onderwerp="besluit") == []
    geweigerd = w.geweigerd("k", "zend_door_als_bezwaar")
    assert "bezwaar_kan_hier" in eisen(geweigerd)
    assert w.geweigerd("k", "neem_in_behandeling") == []


@pytest.mark.parametrize(
    ("codes", "soort", "mag"),
    [
        (["VO9901"], "vso", True),
        (["VO9901"], "pro", True),
        (["VO9901"], "sbo", False),
        (["PO9901"], "so", True),
        (["PO9901"], "vso", False),
        (["PO9901", "VO9901"], "sbo", True),
        ([], "so", True),
    ],
)
def test_een_samenwerkingsverband_beslist_over_de_soorten_van_zijn_sector(
    codes: list[str], soort: str, mag: bool
) -> None:
    w = Wereld()
    w.items["organisatie"]["swv"][0]["codes"] = codes
    assert eisen(w.start(TLV, "z", soort=soort)) == (set() if mag else {"soort_hoort_bij_sector"})


def test_een_tweede_lezer_van_buiten_werkt_binnen_de_dagen_van_het_mandaat() -> None:
    """Zes mensen, en voor het vier-ogenwerk iemand van elders met een mandaat tot een dag."""
    w = Wereld()
    for naam in ("tweede_lezer", "tweede_lezer-2"):
        w.mensen.pop(naam)
    lezer = {"rollen": ["tweede_lezer"], "functies": [], "mandaten": ["beoordeling"], "scholen": []}
    w.mensen["van-elders"] = [{**lezer, "van": "2026-03-01", "tot": "2026-03-02"}]
    assert w.start(EVALUATIE, "e") == []
    for actie in ("nodig_uit", "bespreek", "leg_vast", "dien_in"):
        w.doe("e", actie)
    assert w.geweigerd("e", "keur_goed", wie="van-elders", rol=Rol.TWEEDE_LEZER) == []
    w.nu = w.nu.replace(day=3)
    assert "rol" in eisen(w.geweigerd("e", "keur_goed", wie="van-elders", rol=Rol.TWEEDE_LEZER))
