"""Beside a form lies what it is about: who decides, reads what was proposed and advised."""

from tests.loket.web.proef import Proef


def test_wie_beslist_leest_het_concept_en_de_adviezen_naast_het_formulier(proef: Proef) -> None:
    zaak = proef.tlv("stel_concept_op")
    html = proef.als("dirk").get(f"/zaken/{zaak}/acties/verleen")
    assert "Voorbeeld: de leerling heeft deze ondersteuning nodig." in html, "de motivering van het concept"
    assert html.count("Voorbeeld: de ondersteuningsbehoefte vraagt om deze plek.") == 2, "beide adviezen"
    assert html.index("Conceptbesluit opstellen") < html.index('id="formulier"')


def test_wie_zijn_advies_gaf_leest_dat_een_ander_aan_de_beurt_is(proef: Proef) -> None:
    zaak = proef.tlv("verklaar_compleet")
    samira = proef.als("samira")
    assert "U bent aan de beurt" in samira.get(f"/zaken/{zaak}")
    proef.doe(zaak, "breng_advies_uit", "samira")
    html = samira.get(f"/zaken/{zaak}")
    assert "Een andere deskundige</b> is aan de beurt" in html
    assert "Een andere" not in proef.als("noor").get(f"/zaken/{zaak}")


def test_een_leeg_dossier_zegt_wie_begint_wat_u_niet_begint(proef: Proef) -> None:
    dossier = proef.dossier("Kas Begin")
    pim = proef.als("pim").get(f"/dossiers/{dossier}")
    ander = pim[pim.index("Wat een ander hier begint") :]
    assert "<dt>Kernproces</dt><dd>secretariaat" in ander
    assert "Wat een ander hier begint" not in proef.als("karin").get(f"/dossiers/{dossier}")
