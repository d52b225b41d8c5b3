"""The side of the school: own applications, what is asked, the answer to it; and nothing of anybody else."""

from tests.loket.web.proef import Proef
from workflows.gegevens.gemeen import VOORBEELDREDEN


def test_een_school_ziet_haar_aanvragen_wat_er_gevraagd_wordt_en_geeft_antwoord(proef: Proef) -> None:
    zaak = proef.tlv("dien_in", leerling="Jip Aanvraag")
    ander = proef.tlv("dien_in", leerling="Liv Elders", school="school-2")
    karin = proef.als("karin")
    html = karin.get("/school")
    assert "Jip Aanvraag" in html
    assert "Liv Elders" not in html
    assert "Niets." in karin.get(f"/school/{zaak}")
    proef.doe(zaak, "verzoek_aanvulling", "noor")
    html = karin.get("/school")
    assert "Wij vragen u:" in html[html.index("Wij wachten op u") : html.index("Loopt</h2>")]
    blad = karin.get(f"/school/{zaak}")
    assert f"/zaken/{zaak}/acties/vul_aan" in blad
    assert "Noor" not in blad
    formulier = karin.get(f"/zaken/{zaak}/acties/vul_aan")
    for vraag in (blad, formulier):
        assert "het handelingsdeel is niet ondertekend" in vraag, "wat er mist, leest wie het aanvult"
        assert "di 8 dec 2026" in vraag
        assert VOORBEELDREDEN not in vraag, "de reden is van het samenwerkingsverband"
    proef.doe(zaak, "vul_aan", "karin")
    assert "De aanvraag is binnen." in karin.get(f"/school/{zaak}") or "Deskundigen" in karin.get(
        f"/school/{zaak}"
    )
    assert karin.client.get(f"/school/{ander}").status_code == 404


def test_de_schoolkant_is_voor_scholen(proef: Proef) -> None:
    for wie in ("noor", "ouder", "ruud"):
        assert proef.als(wie).client.get("/school").status_code == 404
    assert 'href="/school"' in proef.als("piet").get("/")
