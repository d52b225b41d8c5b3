"""Another rule over the real past, as a page."""

from tests.loket.web.proef import Proef


def test_de_kwaliteitsmedewerker_vergelijkt_en_ziet_de_grenzen(proef: Proef) -> None:
    zaak = proef.tlv("adviezen")
    kaat = proef.als("kaat")
    assert "Stel een vraag" in kaat.get("/kwaliteit/wat-had")
    html = kaat.get("/kwaliteit/wat-had?vraag=termijn&termijn=D.TLV.norm&lengte=4+weken")
    assert "Wat dit niet bewijst" in html
    assert f'href="/zaken/{zaak}/naspelen?stap=' in html
    assert "Geen enkel verschil" in kaat.get(
        "/kwaliteit/wat-had?vraag=termijn&termijn=D.TLV.norm&lengte=6+weken"
    )
    assert "Onbekende lengte" in kaat.get("/kwaliteit/wat-had?vraag=termijn&termijn=D.TLV.norm&lengte=lang")
    assert "Uitkomst: zonder noor" in kaat.get("/kwaliteit/wat-had?vraag=bezetting&persoon=noor")
    assert "Geen enkel verschil" in kaat.get("/kwaliteit/wat-had?vraag=kalender&vrij=2031-03-03")
    samen = kaat.get(
        "/kwaliteit/wat-had?vraag=samen&termijn=D.TLV.norm&lengte=4+weken&vrij=2031-03-03&persoon=noor"
    )
    assert "Termijnen en stappen zijn naast elkaar vergeleken" in samen
    assert "Vul ten minste een verandering in" in kaat.get("/kwaliteit/wat-had?vraag=samen")
    proef.als("noor").get("/kwaliteit/wat-had", 403)
    proef.als("karin").get("/kwaliteit/wat-had", 404)
