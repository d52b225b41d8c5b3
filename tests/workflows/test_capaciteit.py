"""Nodig tegen beschikbaar over alle lopende dossiers: het tweede dossier dat te veel vraagt, zegt hoe het dat opvangt (3.1.4)."""

import pytest

from tests.hulp.wereld import Wereld, eisen
from tests.workflows.test_kernproces import TOT_UITVOERING, begonnen
from workflows.gegevens.beoordeling import CAPACITEITSOORTEN


def regels(nodig: int, **maatregel: str) -> list[dict[str, object]]:
    return [
        {"soort": s, "nodig": nodig, "beschikbaar": nodig, "eenheid": "stuks", **maatregel}
        for s in CAPACITEITSOORTEN
    ]


def met_een_ander_dossier(nodig: int) -> Wereld:
    """Of everything there are five; another dossier runs and asks so many."""
    ander = begonnen()
    ander.loop("k", *TOT_UITVOERING[:3])
    ander.doe("k", "bevestig_capaciteit", regels=regels(nodig))
    w = begonnen()
    w.loop("k", *TOT_UITVOERING[:3])
    w.elders = [ander.zaken["k"] | {"zaak": "Z-ander"}]
    return w


@pytest.mark.parametrize(
    ("elders", "hier", "past"), [(3, 2, True), (3, 3, False), (5, 1, False), (1, 4, True), (1, 5, False)]
)
def test_samen_vragen_dossiers_niet_meer_dan_er_is(elders: int, hier: int, past: bool) -> None:
    w = met_een_ander_dossier(elders)
    geweigerd = w.geweigerd("k", "bevestig_capaciteit", regels=regels(hier))
    assert eisen(geweigerd) == (set() if past else {"past_naast_lopende_dossiers"})
    assert len(geweigerd) == (0 if past else 5)
    assert all(f"samen met dit dossier is het {elders + hier}." in b.reden for b in geweigerd)


def test_met_een_maatregel_mag_het_wel_en_het_voorbeeld_heeft_die() -> None:
    w = met_een_ander_dossier(5)
    assert w.geweigerd("k", "bevestig_capaciteit", regels=regels(3, maatregel="Wij huren extra in.")) == []
    assert w.geweigerd("k", "bevestig_capaciteit") == []


def test_een_dossier_dat_klaar_is_vraagt_niets_meer() -> None:
    w = met_een_ander_dossier(5)
    w.elders[0]["klaar"] = True
    assert w.geweigerd("k", "bevestig_capaciteit", regels=regels(5)) == []


def test_wat_meetelde_staat_bij_de_stap_en_niet_bij_de_feiten() -> None:
    w = met_een_ander_dossier(3)
    w.doe("k", "bevestig_capaciteit")
    assert "bezetting" not in w.zaken["k"].get("toegevoegd", {})
