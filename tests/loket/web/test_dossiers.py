"""Dossiers: opening one, what is in it, and beginning a zaak."""

import pytest

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from tests.loket.web.proef import NU, Proef


def test_een_nieuw_dossier_en_een_zaak_daarin(proef: Proef) -> None:
    bezoeker = proef.als("wil")
    bezoeker.get("/dossiers/nieuw")
    bezoeker.post("/dossiers/nieuw", 303, {"leerling": "Zoë van Dam", "school": "school-2"})
    html = bezoeker.get(bezoeker.naar)
    assert "is geopend" in html
    assert "<h1>Zoë van Dam</h1>" in html
    assert "Lyceum Molenveld" in html
    dossier = bezoeker.naar or html[html.index("Dossier D-") + 8 :][:11]
    html = bezoeker.get(f"/dossiers/{dossier}/start/tlv")
    assert 'value="Zoë van Dam"' in html
    assert '<option value="school-2" selected>' in html
    bezoeker.post(f"/dossiers/{dossier}/start/tlv", 303, bezoeker.velden(html) | {"soort": "vso"})
    zaak = bezoeker.naar.removeprefix("/zaken/").partition("?")[0]
    assert "Aanvraag beginnen is vastgelegd als stap 1." in bezoeker.get(bezoeker.naar)
    assert proef.stand(zaak)["school"] == "school-2"
    assert zaak in bezoeker.get(f"/dossiers/{dossier}")


def test_een_dossier_zonder_naam_of_school_wordt_niet_geopend(proef: Proef) -> None:
    bezoeker = proef.als("wil")
    bezoeker.get("/dossiers/nieuw")
    html = bezoeker.post("/dossiers/nieuw", 422, {"leerling": "Al", "school": "verzonnen"})
    assert "Nog twee dingen" in html
    assert 'value="Al"' in html
    assert '<a href="#v-leerling">' in html
    te_lang = bezoeker.post("/dossiers/nieuw", 422, {"leerling": "Ø" * 10_000, "school": "school-1"})
    assert "Deze naam is te lang: ten hoogste 200 tekens." in te_lang


def test_een_teken_dat_de_leesrichting_omdraait_blijft_niet_in_een_naam(proef: Proef) -> None:
    bezoeker = proef.als("wil")
    bezoeker.get("/dossiers/nieuw")
    bezoeker.post("/dossiers/nieuw", 303, {"leerling": "\u202eمريم Kok\u2066", "school": "school-1"})
    html = bezoeker.get(bezoeker.naar)
    assert "مريم Kok" in html
    assert not {"\u202e", "\u2066"} & set(html)


def test_een_school_opent_alleen_dossiers_van_de_eigen_school(proef: Proef) -> None:
    bezoeker = proef.als("karin")
    html = bezoeker.get("/dossiers/nieuw")
    assert "Veenster College" in html
    assert "Lyceum Molenveld" not in html
    bezoeker.post("/dossiers/nieuw", 422, {"leerling": "Sem de Boer", "school": "school-2"})
    bezoeker.post("/dossiers/nieuw", 303, {"leerling": "Sem de Boer", "school": "school-1"})


@pytest.mark.parametrize("wie", ["samira", "ruud", "ouder"])
def test_wie_geen_zaak_mag_beginnen_opent_geen_dossier(proef: Proef, wie: str) -> None:
    bezoeker = proef.als(wie)
    assert "Nieuw dossier</a>" not in bezoeker.get("/dossiers")
    assert "Vraag het secretariaat" in bezoeker.get("/dossiers/nieuw", 403)
    bezoeker.get("/naslag")
    bezoeker.post("/dossiers/nieuw", 403, {"leerling": "Sem de Boer", "school": "school-1"})


def test_wie_een_zaak_niet_mag_beginnen_leest_wie_het_wel_mag(proef: Proef) -> None:
    dossier = proef.dossier()
    html = proef.als("dirk").get(f"/dossiers/{dossier}/start/tlv", 403)
    assert "Dat doet: behandelaar, secretariaat" in html


def test_een_startformulier_met_fouten_bewaart_wat_is_ingevuld(proef: Proef) -> None:
    dossier = proef.dossier(leerling="Milan Rutgers")
    bezoeker = proef.als("noor")
    html = bezoeker.get(f"/dossiers/{dossier}/start/tlv")
    html = bezoeker.post(f"/dossiers/{dossier}/start/tlv", 422, bezoeker.velden(html))
    assert '<a href="#v-soort">' in html
    assert 'value="Milan Rutgers"' in html


def test_bladeren_door_dossiers_leerlingen_eerst(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    gemaakt = {proef.dossier(leerling=f"Leerling {i}") for i in range(4)}
    for eigen in ("ORG-2025", "ORG-2026"):
        proef.samenstel.dossiers.open_als_nodig(eigen, "noor", Rol.BEHANDELAAR, NU)
    monkeypatch.setattr("loket.web.zaak.dossierbeeld.PER_BLAD", 3)
    bezoeker, adres, gezien = proef.als("noor"), "/dossiers", list[str]()
    while adres:
        html = bezoeker.get(adres)
        gezien += [d.partition('"')[0] for d in html.split('scope="row"><a href="/dossiers/')[1:]]
        adres = (
            "/dossiers?na=" + html.split("/dossiers?na=")[1].partition('"')[0]
            if "/dossiers?na=" in html
            else ""
        )
    assert gemaakt <= set(gezien)
    assert len(gezien) == len(set(gezien))
    leerlingen = [d for d in gezien if d.startswith("D-")]
    assert leerlingen == sorted(leerlingen, reverse=True)
    assert gezien == [*leerlingen, "ORG-2026", "ORG-2025"]


def test_de_naslag_toont_elke_procedure_als_tekst(proef: Proef) -> None:
    bezoeker = proef.als("ruud")
    html = bezoeker.get("/naslag")
    for naam in proef.samenstel.kern.register.namen():
        assert f"/naslag/{naam}" in html
    assert "Conceptbesluit opstellen [stel_concept_op] -> Conceptbesluit" in bezoeker.get("/naslag/tlv")


def test_voor_een_gesprek_staat_er_een_dag_buiten_de_schoolvakanties(proef: Proef) -> None:
    dossier, bezoeker = proef.dossier(), proef.als("noor")
    html = bezoeker.get(f"/dossiers/{dossier}/start/evaluatie")
    assert "Voorstel: di 8 dec 2026, een werkdag buiten de schoolvakanties (regio midden)." in html
    html = bezoeker.post(f"/dossiers/{dossier}/start/evaluatie", 422, {"gesprek_op": "2026-12-22"})
    assert "Let op: di 22 dec 2026 valt in de kerstvakantie (regio midden)." in html
    assert "De eerste werkdag erna is ma 4 jan 2027." in html


def test_wat_bij_een_andere_zaak_hoort_begint_pas_als_die_er_is_en_zegt_waarbij(proef: Proef) -> None:
    zonder = proef.dossier("Zonder Zaak")
    html = proef.als("wil").get(f"/dossiers/{zonder}")
    assert f"/dossiers/{zonder}/start/bezwaar" not in html
    assert "Hoort bij een zaak TLV-aanvraag of " in html
    assert "die is er in dit dossier niet." in html
    zaak = proef.tlv("maak_bekend")
    met = proef.stand(zaak)["dossier"]
    assert f"/dossiers/{met}/start/bezwaar" in proef.als("wil").get(f"/dossiers/{met}")


def test_de_ene_knop_van_een_dossier_is_een_stap_die_kan(proef: Proef) -> None:
    dossier = proef.dossier()
    start = Opdracht("start", "piet", Rol.BEVOEGD_GEZAG, "voorbeeld")
    plan = proef.samenstel.kern.start("opp", dossier, start, NU).zaak
    html = proef.als("piet").get(
        f"/dossiers/{dossier}"
    )  # the plan waits for him, and asks to talk it over first
    assert f'class="knop knop--hoofd" href="/zaken/{plan}/acties/voer_overleg"' in html
