"""Correction instead of undo, from the timeline; and the wizard that shows the new end date before anything is recorded."""

import re

import pytest

from loket.web.actie.invoer import datum
from tests.loket.web.proef import Proef

STIL = {  # a day as people type it
    "grond": "4:15-2b",
    "verwacht_einde": "15 dec 2026",
    "reden": "De school levert later aan.",
}


def test_vanaf_de_tijdlijn_herstelt_u_een_gegeven_en_blijft_zichtbaar_wat_er_stond(proef: Proef) -> None:
    zaak = proef.tlv("verklaar_compleet")
    noor = proef.als("noor")
    html = noor.get(f"/zaken/{zaak}")
    links = re.findall(
        rf'<a class="klein alleen-scherm" href="(/zaken/{zaak}/acties/corrigeer\?nr=(\d+))"', html
    )
    adres, nr = links[0]
    html = noor.get(adres)
    assert "Nu staat er" in html
    keuzes = re.search(r'<select id="v-gegeven".*?</select>', html, re.DOTALL)
    assert keuzes is not None
    assert '<option value="bevindingen">' in keuzes[0]
    vraag = {
        "nr": nr,
        "gegeven": "bevindingen",
        "waarde": "Alles was er op tijd.",
        "reden": "Een verschrijving.",
    }
    noor.post(f"/zaken/{zaak}/acties/corrigeer", 303, vraag | {"knop": "doe"})
    html = noor.get(f"/zaken/{zaak}")
    assert f"Gegeven hersteld bij stap {nr}" in html
    hersteld = html[html.index(f"Gegeven hersteld bij stap {nr}, ") :]
    assert re.search(
        r": was</dt><dd>(?!Alles was er).*?</dd><dt>Is nu</dt><dd>Alles was er op tijd.</dd>", hersteld
    )


def test_zonder_stap_kiest_u_er_eerst_een(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    html = proef.als("noor").get(f"/zaken/{zaak}/acties/corrigeer")
    assert "Welke stap wilt u herstellen?" in html
    assert f'href="/zaken/{zaak}/acties/corrigeer?nr=1"' in html


def test_een_hersteldag_mag_zo_worden_getypt_als_mensen_dat_doen(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    noor = proef.als("noor")
    noor.get(f"/zaken/{zaak}/acties/corrigeer?nr=2")
    vraag = {"nr": "2", "gegeven": "datum", "waarde": "20 november 2026", "reden": "Vrijdag bezorgd."}
    html = noor.post(f"/zaken/{zaak}/acties/corrigeer", 200, vraag | {"knop": "reken"})
    assert "<s>di 5 jan 2027</s>" in html
    noor.post(f"/zaken/{zaak}/acties/corrigeer", 303, vraag | {"knop": "doe"})
    assert proef.stand(zaak)["termijnen"]["D.TLV.norm"]["begin"] == "2026-11-20"


def test_de_wizard_toont_oud_en_nieuw_einde_met_afleiding_voor_er_iets_vastligt(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    adres, noor = f"/zaken/{zaak}/acties/schort_op", proef.als("noor")
    html = noor.get(adres)
    assert 'value="verder">Verder: bekijk de nieuwe einddatum' in html
    html = noor.post(adres, 200, STIL | {"knop": "verder"})
    controle = html[html.index('id="controle"') : html.index("Wat u invulde")]
    assert "<s>di 5 jan 2027</s>" in controle
    assert "de klok staat stil van 25 nov t/m 14 dec 2026" in controle
    assert "di 15 dec 2026" in html[html.index("Wat u invulde") :]
    assert proef.stand(zaak)["toestand"] == "ontvangen"
    wijzig = noor.post(adres, 200, noor.velden(html) | {"knop": "wijzig"})
    assert 'value="15-12-2026"' in wijzig
    noor.post(adres, 303, noor.velden(html) | {"knop": "doe"})
    assert proef.stand(zaak)["termijnen"]["D.TLV.norm"]["stand"] == "opgeschort"


def test_de_wizard_gaat_niet_verder_met_een_half_formulier(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    adres, noor = f"/zaken/{zaak}/acties/schort_op", proef.als("noor")
    noor.get(adres)
    html = noor.post(adres, 422, {"grond": "4:15-2b", "knop": "verder"})
    assert 'id="fouten"' in html
    assert 'id="controle"' not in html


def test_een_weigering_wijst_de_weg_naar_wat_helpt(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    html = proef.als("noor").get(f"/zaken/{zaak}")
    assert f'<a href="/zaken/{zaak}/acties/schort_op">Naar klok stilzetten</a>' in html
    assert "Dat is Dirk Oosterwold." in html
    assert "Dirk Oosterwold" not in proef.als("karin").get(f"/zaken/{zaak}")


@pytest.mark.parametrize(
    ("getypt", "iso"),
    [
        ("8-12-2026", "2026-12-08"),
        ("08/12/2026", "2026-12-08"),
        ("8.12.2026", "2026-12-08"),
        ("8 dec 2026", "2026-12-08"),
        ("ma 8 december 2026", "2026-12-08"),
        ("1 mrt. 2027", "2027-03-01"),
        ("2026-12-08", "2026-12-08"),
        ("31-2-2026", "31-2-2026"),
        ("morgen", "morgen"),
        ("8-12-26", "8-12-26"),
        ("٨-١٢-٢٠٢٦", "٨-١٢-٢٠٢٦"),
    ],
)
def test_een_dag_mag_op_elke_nederlandse_wijze_worden_getypt(getypt: str, iso: str) -> None:
    assert datum(getypt) == iso


def test_een_dossier_heeft_een_ding_te_doen_en_ernaast_wat_er_gebeurde_en_wat_bewezen_is(
    proef: Proef,
) -> None:
    zaak = proef.tlv("adviezen")
    dossier = proef.stand(zaak)["dossier"]
    html = proef.als("noor").get(f"/dossiers/{dossier}")
    assert len(re.findall("knop--hoofd", html)) == 1
    assert f'knop--hoofd" href="/zaken/{zaak}/acties/stel_concept_op">Conceptbesluit opstellen' in html
    assert "Laatste stappen" in html
    assert re.search(rf'<a href="/zaken/{zaak}#stap-\d+">Compleet verklaren</a>', html)
    school = proef.als("karin").get(f"/dossiers/{dossier}")
    assert "clausules voldaan" not in school
    assert "N. Verbeek" not in school


def test_het_blad_van_een_zaak_noemt_de_clausules_die_zij_bewijst(proef: Proef) -> None:
    zaak = proef.tlv("maak_bekend")
    html = proef.als("noor").get(f"/zaken/{zaak}")
    bewijs = html[html.index('id="p-bewijs"') :]
    assert "voldaan" in bewijs[: bewijs.index("</section>")]
    assert 'id="p-bewijs"' not in proef.als("karin").get(f"/zaken/{zaak}")
