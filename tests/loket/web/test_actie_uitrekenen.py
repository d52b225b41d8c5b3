"""Wat er gebeurt als, voor wie nog niets vastlegt: het nieuwe einde, wie bericht krijgt, en dezelfde weigering."""

from tests.loket.web.proef import Proef
from tests.loket.web.test_actie import AANVULLING, REGEL


def _paneel(html: str) -> str:
    return html[html.index('aria-label="Gevolgen"') :]


def test_dit_gebeurt_er_rekent_zonder_iets_vast_te_leggen(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    voor = proef.stand(zaak)
    bezoeker = proef.als("noor")
    adres = f"/zaken/{zaak}/acties/verzoek_aanvulling"
    paneel = _paneel(bezoeker.get(adres))
    assert "van ontvangen naar <b>wacht op aanvulling</b>" in paneel
    assert "<s>di 5 jan 2027</s>" in paneel
    assert "K. de Lange" in paneel
    html = bezoeker.post(adres, 200, AANVULLING | REGEL | {"uiterlijk": "2026-12-01", "knop": "reken"})
    paneel = _paneel(html)
    assert "Voorlopig, met de gebruikelijke waarden" not in paneel
    assert "di 1 dec 2026" in paneel
    assert "ma 11 jan 2027" in paneel
    assert proef.stand(zaak) == voor


def test_reken_uit_met_een_half_formulier_neemt_het_gebruikelijke_aan_en_zegt_dat(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    voor = proef.stand(zaak)
    bezoeker = proef.als("noor")
    adres = f"/zaken/{zaak}/acties/schort_op"
    assert 'formaction="' + adres + '#gevolg">Reken uit</button>' in bezoeker.get(adres)
    html = bezoeker.post(adres, 200, {"knop": "reken", "verwacht_einde": "2026-12-15", "grond": "4:15-2b"})
    paneel = _paneel(html)
    assert "Uitgerekend met wat u invulde. Er is nog niets vastgelegd. Nog niet ingevuld: reden." in paneel
    assert "klok staat stil; verwacht tot di 15 dec 2026" in paneel
    assert "<s>di 5 jan 2027</s>" in paneel
    assert "+ 20 dagen: de klok staat stil van 25 nov t/m 14 dec 2026" in paneel
    assert proef.stand(zaak) == voor


def test_reken_uit_met_een_fout_geeft_de_weigering_van_de_stap_zelf(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    bezoeker = proef.als("noor")
    adres = f"/zaken/{zaak}/acties/verzoek_aanvulling"
    bezoeker.get(adres)
    fout = {"reden": "Er mist iets.", "uiterlijk": "2026-11-24"} | REGEL
    samenvattingen = []
    for knop in ("reken", "doe"):
        html = bezoeker.post(adres, 422, fout | {"knop": knop})
        samenvattingen.append(
            html[html.index('id="fouten"') : html.index("</section>", html.index('id="fouten"'))]
        )
    assert samenvattingen[0] == samenvattingen[1]
    assert "Met deze invulling kan de stap niet." in _paneel(
        bezoeker.post(adres, 422, fout | {"knop": "reken"})
    )
    assert proef.stand(zaak)["toestand"] == "ontvangen"


def test_de_zaak_noemt_wat_de_einddatum_verschuift(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    html = proef.als("noor").get(f"/zaken/{zaak}")
    watals = html[html.index('id="wat-als"') : html.index("</section>", html.index('id="wat-als"'))]
    assert f'href="/zaken/{zaak}/acties/schort_op"' in watals
    assert f'href="/zaken/{zaak}/acties/verzoek_aanvulling"' in watals
    assert "verklaar_compleet" not in watals
    proef.doe(zaak, "verklaar_compleet", "noor")
    assert 'id="wat-als"' not in proef.als("samira").get(f"/zaken/{zaak}")
