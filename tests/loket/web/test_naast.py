"""Beside a form lies what it is about: who decides, reads what was proposed and advised."""

from tests.loket.web.proef import Proef


def test_wie_beslist_leest_het_concept_en_de_adviezen_naast_het_formulier(proef: Proef) -> None:
    zaak = proef.tlv("stel_concept_op")
    html = proef.als("dirk").get(f"/zaken/{zaak}/acties/verleen")
    assert "Voorbeeld: de leerling heeft deze ondersteuning nodig." in html, "de motivering van het concept"
    assert html.count("Voorbeeld: de ondersteuningsbehoefte vraagt om deze plek.") == 2, "beide adviezen"
    assert html.index("Conceptbesluit opstellen") < html.index('id="formulier"')
