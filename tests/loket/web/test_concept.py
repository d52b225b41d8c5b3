"""Drafts and conflicts: nothing typed is lost, and who was second sees both versions before choosing."""

import json
import re
from datetime import timedelta

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from tests.loket.web.proef import NU, Bezoeker, Proef

REDEN = "Het rapport mist een handtekening."
VRAAG = {"reden": REDEN, "uiterlijk": "2026-12-08", "ontbreekt.aantal": "1"}
VRAAG |= {"ontbreekt.0.stuk": "motivering_school", "ontbreekt.0.wat": "De handtekening."}


def _vraag(proef: Proef, wie: str = "noor") -> tuple[str, str, Bezoeker]:
    zaak = proef.tlv("dien_in")
    adres = f"/zaken/{zaak}/acties/verzoek_aanvulling"
    bezoeker = proef.als(wie)
    bezoeker.get(adres)
    return zaak, adres, bezoeker


def test_een_concept_staat_er_nog_als_u_terugkomt_en_is_weg_als_u_het_weggooit(proef: Proef) -> None:
    zaak, adres, noor = _vraag(proef)
    assert "Concept bewaard om 9.20 uur." in noor.post(adres, 200, VRAAG | {"knop": "bewaar"})
    proef.tijd.nu = NU + timedelta(days=2)
    noor = proef.als("noor")
    html = noor.get(adres)
    assert "Dit is uw concept, bewaard op di 24 nov om 9.20 uur." in html
    assert f">{REDEN}</textarea>" in html
    assert ">De handtekening.</textarea>" in html
    assert "U begon al aan" in noor.get(f"/zaken/{zaak}")
    assert proef.stand(zaak)["toestand"] == "ontvangen"
    noor.get(adres)
    noor.post(adres, 303, {"knop": "opnieuw"})
    assert REDEN not in noor.get(adres)
    assert "U begon al aan" not in noor.get(f"/zaken/{zaak}")


def test_een_collega_ziet_uw_concept_niet(proef: Proef) -> None:
    zaak, adres, noor = _vraag(proef)
    noor.post(adres, 200, VRAAG | {"knop": "bewaar"})
    mee = Opdracht("noteer", "pim", Rol.BEHANDELAAR, "voorbeeld")
    assert proef.samenstel.kern.doe(zaak, mee, NU).gelukt
    pim = proef.als("pim")
    assert REDEN not in pim.get(adres)
    assert "U begon al aan" not in pim.get(f"/zaken/{zaak}")


def test_het_script_bewaart_wat_half_is_en_zegt_hoe_laat(proef: Proef) -> None:
    _, adres, noor = _vraag(proef)
    half = {"uiterlijk": "volgende w", "reden": "Het rapp"}
    antwoord = json.loads(noor.post(f"{adres}/concept", 200, half))
    assert antwoord["bewaard"] == "9.20 uur"
    assert antwoord["fouten"]["v-uiterlijk"] == "Vul een datum in als dag-maand-jaar, bijvoorbeeld 14-9-2026."
    assert "v-reden" not in antwoord["fouten"]
    html = noor.get(adres)
    assert 'value="volgende w"' in html
    assert ">Het rapp</textarea>" in html
    assert noor.post(f"{adres}/concept", 403, {"csrf": "vals"})


def test_wie_de_stap_niet_mag_doen_bewaart_er_ook_niets(proef: Proef) -> None:
    zaak, _, noor = _vraag(proef)
    noor.get(f"/zaken/{zaak}/acties/voeg_stuk_toe")
    assert noor.post(f"/zaken/{zaak}/acties/neem_kennis/concept", 403, {"reactie": "x"}) == '{"bewaard":""}'


def test_na_versturen_is_er_geen_concept_meer(proef: Proef) -> None:
    zaak, adres, noor = _vraag(proef)
    noor.post(adres, 200, VRAAG | {"knop": "bewaar"})
    noor.post(adres, 303, VRAAG | {"knop": "doe"})
    assert "U begon al aan" not in noor.get(f"/zaken/{zaak}")


def test_een_formulier_met_fouten_is_meteen_ook_een_concept(proef: Proef) -> None:
    _, adres, noor = _vraag(proef)
    noor.post(adres, 422, VRAAG | {"uiterlijk": "volgende week"})
    assert 'value="volgende week"' in noor.get(adres)


def test_een_regel_van_een_zaak_die_nog_moet_beginnen_blijft_ook_bewaard(proef: Proef) -> None:
    dossier = proef.dossier()
    noor = proef.als("noor")
    adres = f"/dossiers/{dossier}/start/tlv"
    velden = noor.velden(noor.get(adres))
    noor.post(adres, 200, velden | {"soort": "vso", "knop": "bewaar"})
    assert "U begon al aan" in noor.get(f"/dossiers/{dossier}")
    html = noor.get(adres)
    assert "Dit is uw concept" in html
    assert re.search(r'name="soort" value="vso" checked', html)
    noor.post(adres, 303, noor.velden(html) | {"knop": "doe"})
    assert "U begon al aan" not in noor.get(f"/dossiers/{dossier}")


def test_wie_tweede_is_ziet_beide_versies_naast_elkaar_en_verliest_niets(proef: Proef) -> None:
    zaak, adres, noor = _vraag(proef)
    proef.doe(
        zaak, "verzoek_aanvulling", "noor", ontbreekt=[{"stuk": "toestemming", "wat": "De tweede ouder."}]
    )
    html = noor.post(adres, 409, VRAAG | {"knop": "doe"})
    assert "Deze zaak is intussen gewijzigd" in html
    tabel = html[html.index('class="tabel stapel naast"') : html.index("Bekijk de zaak zoals hij nu is")]
    assert "Aanvulling vragen</b>, N. Verbeek, behandelaar" in tabel
    assert REDEN in tabel
    assert "verschilt" in tabel
    assert "De tweede ouder." in tabel
    assert f">{REDEN}</textarea>" in html
    assert "De handtekening." in noor.get(adres)


def test_kan_de_stap_niet_meer_dan_staat_dat_erbij_en_blijft_de_tekst_te_lezen(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    adres, noor = f"/zaken/{zaak}/acties/verklaar_compleet", proef.als("noor")
    noor.get(adres)
    proef.doe(zaak, "verklaar_compleet", "noor")
    html = noor.post(adres, 409, {"bevindingen": "Ik zag nog een gat."})
    assert "<b>Deze stap kan nu niet meer.</b>" in html
    html = noor.get(adres, 409)
    assert "Ik zag nog een gat." in html
    noor.post(adres, 303, {"knop": "opnieuw"})
    assert "Ik zag nog een gat." not in noor.get(adres, 409)


def test_na_de_vergelijking_kan_opnieuw_versturen_als_het_nog_past(proef: Proef) -> None:
    zaak, adres, noor = _vraag(proef)
    proef.doe(zaak, "draag_over", "noor", aan="pim")
    html = noor.post(adres, 409, VRAAG | {"knop": "doe"})
    assert "Overdragen aan een collega" in html
    noor.post(adres, 303, noor.velden(html) | {"knop": "doe"})
    assert proef.stand(zaak)["toestand"] == "opgeschort"


def test_wie_twee_keer_hetzelfde_verstuurt_komt_bij_de_ene_stap_uit(proef: Proef) -> None:
    zaak, adres, noor = _vraag(proef)
    oud = {"csrf": noor.token, "verwacht": noor.verwacht}
    noor.post(adres, 303, VRAAG | {"knop": "doe"})
    eerste = noor.naar
    noor.post(adres, 303, oud | VRAAG | {"knop": "doe"})
    assert noor.naar == eerste
    assert noor.get(f"/zaken/{zaak}").count(">Aanvulling vragen</a>; ") == 1


def test_wie_twee_keer_een_zaak_begint_met_hetzelfde_formulier_krijgt_er_een(proef: Proef) -> None:
    dossier = proef.dossier()
    noor = proef.als("noor")
    adres = f"/dossiers/{dossier}/start/tlv"
    velden = noor.velden(noor.get(adres)) | {"soort": "vso", "knop": "doe"}
    assert velden["eenmalig"]
    noor.post(adres, 303, velden)
    eerste = noor.naar
    noor.post(adres, 303, velden)
    assert noor.naar == eerste
    noor.post(adres, 303, velden | {"soort": "so"})
    assert noor.naar == f"/dossiers/{dossier}"
    assert len(proef.samenstel.dossierstand(dossier)["zaken"]) == 1
    noor.post(adres, 303, noor.velden(noor.get(adres)) | {"soort": "so", "knop": "doe"})
    assert len(proef.samenstel.dossierstand(dossier)["zaken"]) == 2
