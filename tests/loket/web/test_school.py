"""The side of the school: own applications, what is asked, the answer to it; and nothing of anybody else."""

import re
from datetime import timedelta

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from loket.web.zaak.volgbeeld import volgbeeld
from tests.loket.web.proef import NU, Proef
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
    for wie in ("noor", "karin"):
        assert proef.als(wie).client.get("/mijn").status_code == 404
    assert 'href="/school"' in proef.als("piet").get("/")


def test_een_school_zoekt_op_naam_en_ziet_apart_wat_klaar_is(proef: Proef) -> None:
    loopt = proef.tlv("dien_in", leerling="Jip Zoekmij")
    klaar = proef.tlv("dien_in", leerling="Ravi Besloten")
    proef.doe(klaar, "trek_in", "piet")
    karin = proef.als("karin")
    lopend, besloten = karin.get("/school"), karin.get("/school?toon=klaar")
    assert f"/school/{loopt}" in lopend
    assert f"/school/{loopt}" not in besloten
    assert f"/school/{klaar}" in besloten
    assert f"/school/{klaar}" not in lopend
    gevonden = karin.post("/school", 200, {"vraag": "zoekm"})
    assert f"/school/{loopt}" in gevonden
    assert f"/school/{klaar}" not in gevonden
    assert "Niets gevonden" in karin.post("/school", 200, {"vraag": "zzzz"})


def test_een_ouder_met_een_account_begint_bij_hoe_het_staat(proef: Proef) -> None:
    ouder = proef.bezoeker()
    ouder.get("/aanmelden")
    ouder.post("/aanmelden", 303, {"wie": f"ouder/{Rol.OUDER}", "naar": "/"})
    assert ouder.naar == "/mijn"
    html = ouder.get("/mijn")
    assert "Hoe het staat" in html
    assert "Nieuwe aanvraag" not in html


def test_waar_de_school_zelf_laat_mee_is_is_geen_vertraging_van_ons(proef: Proef) -> None:
    start = Opdracht("start", "piet", Rol.BEVOEGD_GEZAG, "voorbeeld")
    plan = proef.samenstel.kern.start("opp", proef.dossier(), start, NU).zaak
    proef.tijd.nu = NU + timedelta(days=60)
    proef.samenstel.ronde(proef.tijd.nu)
    html = proef.als("piet").get(f"/school/{plan}")
    assert "Tot wanneer?" in html
    assert "De laatste dag was" in html
    assert "Wij hadden al klaar moeten zijn" not in html
    stand = proef.stand(plan)
    voor_ouders = volgbeeld(stand, proef.samenstel.kern.register.van(stand).workflow, proef.tijd.nu.date())
    assert voor_ouders.wanneer[0] == "De school had al klaar moeten zijn."


def test_wat_de_school_moet_doen_staat_op_volgorde_van_haar_eigen_laatste_dag(proef: Proef) -> None:
    start = Opdracht("start", "piet", Rol.BEVOEGD_GEZAG, "voorbeeld")
    dossier = proef.dossier("Late Lies")
    plan = proef.samenstel.kern.start("opp", dossier, start, NU).zaak
    zaak = proef.tlv("dien_in", leerling="Vroege Vos")
    proef.doe(zaak, "verzoek_aanvulling", "noor")
    html = proef.als("karin").get("/school").partition("Wij wachten op u")[2].partition("</section>")[0]
    assert html.index(zaak) < html.index(plan)
    regel = html.partition(zaak)[2].partition("</li>")[0]
    formulier = proef.als("karin").get(f"/zaken/{zaak}/acties/vul_aan")
    assert re.findall(r'<option value="([^"]+)" selected', formulier) == ["ontwikkelingsperspectief"]
    assert "Uiterlijk" in regel, "zolang onze klok stilstaat, telt de dag van haar antwoord"
