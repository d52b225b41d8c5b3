"""The form of an action: made from the declaration, nothing typed is lost, and the same refusals as everywhere."""

import hashlib
import re
from datetime import timedelta
from typing import Any

import pytest

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from loket.instellingen import InstellingFout, uit_omgeving
from tests.loket.web.proef import NU, Proef

AANVULLING = {"reden": "Het rapport mist een handtekening.", "uiterlijk": "2026-12-08"}
REGEL = {
    "ontbreekt.0.stuk": "motivering_school",
    "ontbreekt.0.wat": "De handtekening.",
    "ontbreekt.aantal": "1",
}


def test_het_formulier_komt_uit_de_declaratie(proef: Proef) -> None:
    zaak = proef.tlv("adviezen")
    html = proef.als("noor").get(f"/zaken/{zaak}/acties/stel_concept_op")
    assert "<h1>Conceptbesluit opstellen</h1>" in html
    assert '<input type="radio" name="besluit" value="verlenen"' in html
    assert re.search(r'<input id="v-begin" [^>]*data-dag', html)
    assert "WEC 40 lid 15" in html
    assert "(bij verlenen van so en vso)" in html
    assert "gezondheidsgegeven: alleen swv en deskundigen" in html
    assert '<span class="niet">(bij verlenen)</span>' in html


def test_een_persoon_of_school_wordt_gekozen_en_niet_getypt(proef: Proef) -> None:
    html = proef.als("noor").get(f"/zaken/{proef.tlv('dien_in')}/acties/draag_over")
    keuzes = re.search(r'<select id="v-aan".*?</select>', html, re.DOTALL)
    assert keuzes is not None
    assert '<option value="pim">Pim Wagenaar</option>' in keuzes[0]
    assert "Karin de Lange" not in keuzes[0]


def test_een_goed_formulier_wordt_vastgelegd_en_de_bladzijde_zegt_het(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    bezoeker = proef.als("noor")
    bezoeker.get(f"/zaken/{zaak}/acties/verzoek_aanvulling")
    bezoeker.post(f"/zaken/{zaak}/acties/verzoek_aanvulling", 303, AANVULLING | REGEL | {"knop": "doe"})
    assert bezoeker.naar == f"/zaken/{zaak}?stap=5"
    html = bezoeker.get(bezoeker.naar)
    assert "Aanvulling vragen is vastgelegd als stap 5." in html
    assert proef.stand(zaak)["toestand"] == "opgeschort"


def test_fouten_staan_boven_en_bij_het_veld_en_wat_is_ingevuld_blijft(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    bezoeker = proef.als("noor")
    bezoeker.get(f"/zaken/{zaak}/acties/verzoek_aanvulling")
    slecht = {
        "reden": "ok <b>",
        "uiterlijk": "volgende week",
        "ontbreekt.aantal": "1",
        "ontbreekt.0.stuk": "onzin",
    }
    html = bezoeker.post(f"/zaken/{zaak}/acties/verzoek_aanvulling", 422, slecht)
    assert "Nog drie dingen" in html
    assert "Er is nog niets vastgelegd. Wat u invulde, is bewaard." in html
    for plek in ("v-uiterlijk", "v-ontbreekt-0-stuk", "v-ontbreekt-0-wat"):
        assert f'<a href="#{plek}">' in html
        assert f'id="{plek}"' in html
    assert 'id="fouten" tabindex="-1" autofocus' in html
    assert ">ok <b></textarea>" in html
    assert 'value="volgende week"' in html
    assert "<title>Fout: Aanvulling vragen - Kernproces</title>" in html
    assert proef.stand(zaak)["toestand"] == "ontvangen"


def test_een_eis_die_niet_over_een_veld_gaat_staat_met_norm_en_hulp_in_de_samenvatting(proef: Proef) -> None:
    zaak = proef.tlv("adviezen")
    bezoeker = proef.als("noor")
    adres = f"/zaken/{zaak}/acties/stel_concept_op"
    velden = bezoeker.velden(bezoeker.post(adres, 200, {"knop": "voorbeeld"}) if bezoeker.get(adres) else "")
    html = bezoeker.post(adres, 422, velden | {"einde": "2031-07-31", "knop": "doe"})
    samenvatting = html[html.index('id="fouten"') : html.index("</section>", html.index('id="fouten"'))]
    assert "lid 15" in samenvatting


def test_een_regel_erbij_en_weer_weg_zonder_script(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    bezoeker = proef.als("noor")
    adres = f"/zaken/{zaak}/acties/verzoek_aanvulling"
    bezoeker.get(adres)
    html = bezoeker.post(adres, 200, AANVULLING | REGEL | {"knop": "erbij:ontbreekt"})
    assert 'name="ontbreekt.aantal" value="2"' in html
    assert re.search(r'id="v-ontbreekt-1-stuk"[^>]* autofocus', html)
    assert ">De handtekening.</textarea>" in html
    velden = bezoeker.velden(html) | {"ontbreekt.1.stuk": "zienswijze_ouders", "ontbreekt.1.wat": "De datum."}
    html = bezoeker.post(adres, 200, velden | {"knop": "weg:ontbreekt.0"})
    assert 'name="ontbreekt.aantal" value="1"' in html
    assert ">De datum.</textarea>" in html
    assert ">De handtekening.</textarea>" not in html
    assert ">Het rapport mist een handtekening.</textarea>" in html
    assert proef.stand(zaak)["toestand"] == "ontvangen"


def test_een_regel_die_leeg_bleef_telt_niet(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    bezoeker = proef.als("noor")
    adres = f"/zaken/{zaak}/acties/verzoek_aanvulling"
    bezoeker.get(adres)
    leeg = {"ontbreekt.1.stuk": "", "ontbreekt.1.wat": " ", "ontbreekt.aantal": "2"}
    bezoeker.post(adres, 303, AANVULLING | REGEL | leeg)
    assert len(proef.stand(zaak)["gedaan"]["verzoek_aanvulling"]["gegevens"]["ontbreekt"]) == 1


def test_vul_voorbeeld_in_geeft_een_formulier_dat_kan(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    bezoeker = proef.als("noor")
    adres = f"/zaken/{zaak}/acties/verklaar_compleet"
    bezoeker.get(adres)
    html = bezoeker.post(adres, 200, {"knop": "voorbeeld"})
    bezoeker.post(adres, 303, bezoeker.velden(html) | {"knop": "doe"})
    assert proef.stand(zaak)["toestand"] == "in_behandeling"


def test_een_stap_heeft_bedenktijd_en_wie_eerst_de_nieuwe_einddatum_ziet_niet(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    noor = proef.als("noor")
    assert uit_omgeving({}).bedenktijd == 5
    assert 'data-bedenktijd="0"' in noor.get(f"/zaken/{zaak}/acties/noteer")
    assert "data-bedenktijd" not in noor.get(f"/zaken/{zaak}/acties/schort_op")
    with pytest.raises(InstellingFout, match="KERNPROCES_BEDENKTIJD"):
        uit_omgeving({"KERNPROCES_BEDENKTIJD": "60"})


def test_vul_voorbeeld_in_laat_staan_wat_er_al_getypt_is(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    bezoeker = proef.als("noor")
    adres = f"/zaken/{zaak}/acties/noteer"
    bezoeker.get(adres)
    html = bezoeker.post(adres, 200, {"tekst": "Mijn eigen regel.", "knop": "voorbeeld"})
    assert "Mijn eigen regel." in html


def test_een_gekozen_bestand_wordt_bewaard_ook_als_het_formulier_nog_niet_klopt(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    bezoeker = proef.als("noor")
    adres = f"/zaken/{zaak}/acties/voeg_stuk_toe"
    assert 'enctype="multipart/form-data"' in bezoeker.get(adres)
    inhoud = "Een verslag met trema's: coördinatie.".encode()
    bestand = {"document_hash.bestand": ("verslag.txt", inhoud, "application/x-onzin")}
    html = bezoeker.post(adres, 422, {"titel": "Verslag", "document_hash": "", "soort": ""}, files=bestand)
    verwacht = hashlib.sha256(inhoud).hexdigest()
    assert f'<option value="{verwacht}" selected>Verslag (platte tekst' in html
    velden = bezoeker.velden(html)
    bezoeker.post(adres, 303, velden | {"soort": "verslag", "knop": "doe"})
    vastgelegd = proef.stand(zaak)["gedaan"]["voeg_stuk_toe"]["gegevens"]["document_hash"]
    assert vastgelegd != verwacht, "in the history stands a commitment, not the hash itself"
    ophalen = re.search(r'href="(/dossiers/[^"]+/stukken/[^"]+/1)"', bezoeker.get(f"/zaken/{zaak}"))
    assert ophalen is not None
    antwoord = bezoeker.client.get(ophalen[1])
    assert antwoord.content == inhoud


def test_iemand_was_eerst_zegt_wie_en_wat_en_bewaart_de_tekst(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    bezoeker = proef.als("noor")
    adres = f"/zaken/{zaak}/acties/verklaar_compleet"
    bezoeker.get(adres)
    proef.doe(zaak, "schort_op", "noor", NU + timedelta(minutes=5))
    html = bezoeker.post(adres, 409, {"bevindingen": "Alles gezien en goed bevonden."})
    assert "Deze zaak is intussen gewijzigd" in html
    assert "<b>Klok stilzetten</b>, N. Verbeek, behandelaar, di 24 nov om 9.25 uur" in html
    assert "Aanvraag indienen</b>" not in html
    assert ">Alles gezien en goed bevonden.</textarea>" in html
    assert proef.stand(zaak)["toestand"] == "ontvangen"
    bezoeker.post(adres, 303, {"bevindingen": "Alles gezien en goed bevonden."})
    assert proef.stand(zaak)["toestand"] == "in_behandeling"


def test_een_dubbele_klik_legt_maar_een_keer_vast(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    bezoeker = proef.als("noor")
    adres = f"/zaken/{zaak}/acties/noteer"
    bezoeker.get(adres)
    verwacht = bezoeker.verwacht
    bezoeker.post(adres, 303, {"tekst": "Gebeld met de school."})
    bezoeker.verwacht = verwacht
    bezoeker.get("/")
    bezoeker.post(adres, 303, {"tekst": "Gebeld met de school.", "verwacht": verwacht})
    assert proef.stand(zaak)["gedaan"]["noteer"]["keer"] == 1


@pytest.mark.parametrize(("wie", "actie", "status"), [("noor", "verleen", 403), ("dirk", "verleen", 409)])
def test_een_actie_die_niet_kan_geeft_haar_redenen(proef: Proef, wie: str, actie: str, status: int) -> None:
    zaak = proef.tlv("stel_concept_op" if status == 403 else "dien_in")
    html = proef.als(wie).get(f"/zaken/{zaak}/acties/{actie}", status)
    assert "<h1>TLV verlenen kan nu niet</h1>" in html
    assert "Wat helpt" in html


def test_de_bladzijde_weigert_ook_wie_het_formulier_omzeilt(proef: Proef) -> None:
    zaak = proef.tlv("stel_concept_op")
    bezoeker = proef.als("noor")
    bezoeker.get(f"/zaken/{zaak}")
    html = bezoeker.post(f"/zaken/{zaak}/acties/verleen", 422, {})
    assert "De rol behandelaar mag dit niet" in html
    assert proef.stand(zaak)["toestand"] == "conceptbesluit"


def test_een_stap_van_het_systeem_is_geen_onbekende_maar_een_geweigerde_actie(proef: Proef) -> None:
    html = proef.als("noor").get(f"/zaken/{proef.tlv('dien_in')}/acties/adviezen_compleet", 409)
    assert "doet het systeem zelf, zodra" in html


@pytest.mark.parametrize("actie", ["bestaat_niet", "start"])
def test_een_onbekende_actie_is_er_niet(proef: Proef, actie: str) -> None:
    proef.als("noor").get(f"/zaken/{proef.tlv('dien_in')}/acties/{actie}", 404)


GIFTIG: list[dict[str, Any]] = [
    {"ontbreekt.aantal": "-1"},
    {"ontbreekt.aantal": "99999999999"},
    {"ontbreekt.aantal": "²"},
    {"uiterlijk": "0000-00-00"},
    {"reden": "x" * 10_000},
    {"reden": "\u202eomgekeerd \U0001f469\u200d\U0001f467 \x0b"},
    {"knop": "erbij:bestaat_niet"},
    {"knop": "weg:ontbreekt.99"},
    {"knop": "weg:ontbreekt.²"},
    {"verwacht": "geen getal"},
    {"onbekend_veld": "x"},
]


@pytest.mark.parametrize("gegevens", GIFTIG)
def test_giftige_invoer_geeft_nooit_een_fout_van_ons(proef: Proef, gegevens: dict[str, Any]) -> None:
    zaak = proef.tlv("dien_in")
    bezoeker = proef.als("noor")
    adres = f"/zaken/{zaak}/acties/verzoek_aanvulling"
    bezoeker.get(adres)
    antwoord = bezoeker.client.post(adres, data={"csrf": bezoeker.token, "ontbreekt.aantal": "1"} | gegevens)
    assert antwoord.status_code in {200, 422}
    assert proef.stand(zaak)["toestand"] == "ontvangen"


def test_een_deskundige_kiest_alleen_de_eigen_functie_en_die_staat_al_gekozen(proef: Proef) -> None:
    zaak = proef.tlv("verklaar_compleet")
    html = proef.als("samira").get(f"/zaken/{zaak}/acties/breng_advies_uit")
    keuze = re.search(r'<select id="v-functie".*?</select>', html, re.DOTALL)
    assert keuze is not None
    assert re.findall(r'value="([^"]+)"( selected)?', keuze[0]) == [("orthopedagoog", " selected")]
    assert "Advies, als bestand" in html


def test_de_doelgroep_en_de_regisseur_worden_gekozen_uit_wie_en_wat_het_vandaag_kan(proef: Proef) -> None:
    dossier = proef.dossier("Kas Nieuw")
    wil = proef.als("wil")
    html = wil.get(f"/dossiers/{dossier}/start/kernproces")
    keuze = re.search(r'<select id="v-doelgroep".*?</select>', html, re.DOTALL)
    assert keuze is not None
    assert "leerling_vo" in keuze[0]
    start = proef.samenstel.kern.start(
        "kernproces", dossier, Opdracht("start", "wil", Rol.SECRETARIAAT, "voorbeeld"), NU
    )
    assert start.gelukt, start.beletselen
    html = proef.als("noor").get(f"/zaken/{start.zaak}/acties/start_intake")
    keuze = re.search(r'<select id="v-regisseur".*?</select>', html, re.DOTALL)
    assert keuze is not None
    assert set(re.findall(r'value="([^"]+)"', keuze[0])) == {"noor", "pim"}


def test_bij_herinneren_staat_wie_aan_de_beurt_is_al_gekozen(proef: Proef) -> None:
    html = proef.als("noor").get(f"/zaken/{proef.tlv('stel_concept_op')}/acties/herinner")
    assert re.findall(r'name="functies" value="([^"]+)" checked', html) == ["directeur_bestuurder"]


def test_een_conceptbesluit_vraagt_alleen_wat_bij_deze_soort_hoort(proef: Proef) -> None:
    adres = f"/zaken/{proef.tlv('adviezen')}/acties/stel_concept_op"
    noor = proef.als("noor")
    html = noor.get(adres)
    assert 'name="categorie"' in html
    assert 'name="iq"' not in html
    assert 'data-bij="besluit=verlenen"' in html
