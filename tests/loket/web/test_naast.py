"""Beside a form lies what it is about: who decides, reads what was proposed and advised."""

from datetime import timedelta

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from tests.loket.web.proef import NU, Proef


def test_wie_beslist_leest_het_concept_en_de_adviezen_naast_het_formulier(proef: Proef) -> None:
    zaak = proef.tlv("stel_concept_op")
    html = proef.als("dirk").get(f"/zaken/{zaak}/acties/verleen")
    assert "Voorbeeld: de leerling heeft deze ondersteuning nodig." in html, "de motivering van het concept"
    assert html.count("Voorbeeld: de ondersteuningsbehoefte vraagt om deze plek.") == 2, "beide adviezen"
    assert html.index("Conceptbesluit opstellen") < html.index('id="formulier"')


def test_wat_later_is_hersteld_staat_er_zoals_het_werd(proef: Proef) -> None:
    zaak = proef.tlv("stel_concept_op")
    nr = proef.stand(zaak)["gedaan"]["stel_concept_op"]["nr"]
    nieuw = {"nr": nr, "gegeven": "motivering", "waarde": "Beter onderbouwd.", "reden": "Verschreven."}
    antwoord = proef.samenstel.kern.doe(
        zaak, Opdracht("corrigeer", "noor", Rol.BEHANDELAAR, nieuw, verwacht=None), NU
    )
    assert antwoord.gelukt, antwoord.beletselen
    html = proef.als("dirk").get(f"/zaken/{zaak}/acties/verleen")
    assert "Beter onderbouwd." in html
    assert "Voorbeeld: de leerling heeft deze ondersteuning nodig." not in html
    assert "Met wat later is hersteld" in html


def test_wie_zijn_advies_gaf_leest_dat_een_ander_aan_de_beurt_is(proef: Proef) -> None:
    zaak = proef.tlv("verklaar_compleet")
    samira = proef.als("samira")
    assert "U bent aan de beurt" in samira.get(f"/zaken/{zaak}")
    proef.doe(zaak, "breng_advies_uit", "samira")
    assert "J. van Amerongen</b> (deskundige) is aan de beurt" in samira.get(f"/zaken/{zaak}"), (
        "wie het nog kan zijn"
    )
    assert "J. van Amerongen</b> (deskundige) is aan de beurt" in proef.als("noor").get(f"/zaken/{zaak}")
    assert zaak not in samira.get("/?weergave=beurt")
    assert zaak in proef.als("joost").get("/?weergave=beurt")


def test_een_leeg_dossier_zegt_wie_begint_wat_u_niet_begint(proef: Proef) -> None:
    dossier = proef.dossier("Kas Begin")
    pim = proef.als("pim").get(f"/dossiers/{dossier}")
    ander = pim[pim.index("Wat een ander hier begint") :]
    assert "<dt>Kernproces</dt><dd>secretariaat" in ander
    assert "Wat een ander hier begint" not in proef.als("karin").get(f"/dossiers/{dossier}")


def test_wie_over_de_haalbaarheid_oordeelt_leest_de_intake_en_vindt_een_regel_voor_elk_punt(
    proef: Proef,
) -> None:
    dossier = proef.dossier("Kas Haalbaar")
    start = Opdracht("start", "wil", Rol.SECRETARIAAT, "voorbeeld")
    zaak = proef.samenstel.kern.start("kernproces", dossier, start, NU).zaak
    for actie in ("start_intake", "rond_intake_af", "stel_risico_vast"):
        proef.doe(zaak, actie, "noor")
    tom = Opdracht("bevestig_capaciteit", "tom", Rol.TEAMLEIDER, "voorbeeld")
    assert proef.samenstel.kern.doe(zaak, tom, NU).gelukt
    html = proef.als("tom").get(f"/zaken/{zaak}/acties/keur_haalbaar")
    assert html.index("Voorbeeld van een punt (wens).") < html.index('id="formulier"'), "de intake"
    for nr in range(1, 6):
        assert f'value="eis-{nr}"' in html


def test_het_voorbeeld_vult_de_regels_die_klaarstaan(proef: Proef) -> None:
    dossier = proef.dossier("Kas Risico")
    noor = proef.als("noor")
    start = Opdracht("start", "wil", Rol.SECRETARIAAT, "voorbeeld")
    zaak = proef.samenstel.kern.start("kernproces", dossier, start, NU).zaak
    for actie in ("start_intake", "rond_intake_af"):
        proef.doe(zaak, actie, "noor")
    adres = f"/zaken/{zaak}/acties/stel_risico_vast"
    html = noor.get(adres)
    assert html.count('value="belemmerend" checked') + html.count('value="bevorderend" checked') == 2
    klaar = {"factoren.aantal": "2", "factoren.0.soort": "belemmerend", "factoren.1.soort": "bevorderend"}
    klaar |= {"risicos.aantal": "1", "risicos.0.id": "risico-1"}
    assert "Voorbeeld: de leerling valt uit." in noor.post(adres, 200, klaar | {"knop": "voorbeeld"})
    getypt = noor.post(adres, 422, klaar | {"risicos.0.omschrijving": "Eigen tekst.", "knop": "voorbeeld"})
    assert "Eigen tekst." in getypt


def test_wie_kennisneemt_leest_van_welke_overschrijding_bij_wie_en_wat_er_is_gedaan(proef: Proef) -> None:
    toen = NU - timedelta(days=50)
    zaak = proef.tlv("dien_in", nu=toen)
    proef.samenstel.kern.loop_na(zaak, NU)
    proef.doe(zaak, "verklaar_compleet", "noor")
    html = proef.als("dirk").get(f"/zaken/{zaak}/acties/neem_kennis")
    deel = html[html.index("Waar het om gaat") : html.index('id="formulier"')]
    assert "Norm voor het besluit op de aanvraag" in deel
    assert "dagen te laat" in deel
    assert "de eigen norm" in deel
    assert "<dt>Behandelaar</dt><dd>Noor Verbeek</dd>" in deel
    assert "deskundige: advies uitbrengen" in deel.lower()
    assert "Compleet verklaren" in deel, "wat er sindsdien is gedaan"
    assert "Aanvraag indienen" not in deel, "wat daarvoor lag, niet"


def test_een_school_vult_aan_op_een_blad_met_de_dagen_die_er_nog_zijn(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    proef.doe(zaak, "verzoek_aanvulling", "noor")
    html = proef.als("karin").get(f"/zaken/{zaak}/acties/vul_aan")
    assert "Nieuwe einddatum bekijken en vastleggen" not in html, "er valt niets te kiezen"
    assert "<b>14</b><span>dagen</span>" in html
    assert "Wat moet de school aanvullen" in html
    noor = proef.als("noor")
    assert "Nieuwe einddatum bekijken en vastleggen" in noor.get(f"/zaken/{zaak}/acties/verzoek_aanvulling")
    proef.doe(zaak, "vul_aan", "karin")
    blad = noor.get(f"/zaken/{zaak}")
    assert f'href="/zaken/{zaak}/acties/bevestig_aanvulling">Aanvulling compleet verklaren</a>' in blad
    assert zaak in noor.get("/?weergave=beurt")
    assert "Aanvulling vragen" in blad, "of opnieuw vragen"
    klok = proef.stand(zaak)["termijnen"]["D.TLV.wet"]
    proef.doe(zaak, "bevestig_aanvulling", "noor")
    assert proef.stand(zaak)["termijnen"]["D.TLV.wet"] == klok, "de klok liep al sinds de dag van aanvullen"
    assert zaak in proef.als("samira").get("/?weergave=beurt")
