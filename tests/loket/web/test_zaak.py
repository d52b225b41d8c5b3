"""The page of a zaak: who, what, when and why; the way it went; what can and cannot be done, and what helps."""

import re
from datetime import UTC, datetime, timedelta

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from tests.loket.web.proef import NU, Proef


def _rij_met(html: str, titel: str) -> str:
    """The row of a refused action."""
    rijen = re.findall(r'<tr role="row">\s*<td role="cell"><span class="weigering">.*?</tr>', html, re.DOTALL)
    return next(r for r in rijen if f"</svg>{titel}</span>" in r)


def test_bovenaan_staat_wie_aan_de_beurt_is_met_een_knop(proef: Proef) -> None:
    zaak = proef.tlv("adviezen", leerling="Milan Rutgers")
    html = proef.als("noor").get(f"/zaken/{zaak}")
    assert "<h1>TLV-aanvraag vso, <bdi>Milan Rutgers</bdi></h1>" in html
    assert "<b>U bent aan de beurt.</b> Stand: adviezen compleet." in html
    assert len(re.findall("knop--hoofd", html)) == 1
    assert f'knop--hoofd" href="/zaken/{zaak}/acties/stel_concept_op"' in html
    assert "Daarna: directeur-bestuurder, TLV verlenen." in html


def test_wie_moet_wachten_leest_op_wie(proef: Proef) -> None:
    zaak = proef.tlv("adviezen")
    html = proef.als("dirk").get(f"/zaken/{zaak}")
    assert "<b>N. Verbeek</b> (behandelaar) is aan de beurt: conceptbesluit opstellen." in html
    assert "knop--hoofd" not in html


def test_een_weigering_noemt_reden_norm_en_wat_helpt(proef: Proef) -> None:
    zaak = proef.tlv("stel_concept_op")
    rij = _rij_met(proef.als("noor").get(f"/zaken/{zaak}"), "TLV verlenen")
    assert "De rol behandelaar mag dit niet" in rij
    assert "Awb 10:3" in rij
    assert "directeur-bestuurder" in rij


def test_wat_pas_later_kan_zegt_wat_eerst_moet(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    html = proef.als("noor").get(f"/zaken/{zaak}")
    assert "acties die pas in een andere toestand kunnen" in html
    assert "Doe eerst: Compleet verklaren." in _rij_met(html, "Conceptbesluit opstellen")


def test_de_termijn_staat_er_met_zijn_hele_afleiding(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    html = proef.als("noor").get(f"/zaken/{zaak}")
    afleiding = html[html.index('id="termijn-d-tlv-norm"') : html.index('id="termijn-d-tlv-wet"')]
    regels = re.findall(
        r'<tr role="row"><td role="cell">(.*?)</td><td role="cell">(.*?)</td><td role="cell">(.*?)</td>',
        afleiding,
    )
    assert regels == [
        ("Aanvraag ontvangen", "Awb 2:20", "di 24 nov 2026"),
        ("De dag erna is dag 1", "zoals Awb 6:8", "wo 25 nov 2026"),
        ("Zes weken, dus 42 dagen", "norm B1, beleid swv", "di 5 jan 2027"),
        ("Besluit bekendgemaakt, uiterlijk", "", "di 5 jan 2027"),
    ]


def test_een_opschorting_is_een_zijspoor_en_een_gearceerd_stuk(proef: Proef) -> None:
    zaak = proef.tlv("dien_in", nu=NU - timedelta(days=20))
    proef.doe(zaak, "verzoek_aanvulling", "noor", NU - timedelta(days=15))
    proef.doe(zaak, "vul_aan", "karin", NU - timedelta(days=5))
    html = proef.als("noor").get(f"/zaken/{zaak}")
    kaart = html[html.index('class="kaart"') : html.index("</section>", html.index('class="kaart"'))]
    assert kaart.count("spoor--stil") == 2
    assert "spoor--later" in kaart
    assert "Nu hier" in kaart
    assert "<td>geweest, klok stil</td>" in kaart
    assert "url(#arcering)" in html
    assert "+ 9 dagen: de klok staat stil" in html


def test_de_kaart_staat_ook_als_tabel_op_de_bladzijde(proef: Proef) -> None:
    zaak = proef.tlv("verklaar_compleet")
    html = proef.als("noor").get(f"/zaken/{zaak}")
    tabel = html[html.index("Toestanden van deze zaak") :]
    standen = re.findall(r'<th scope="row">(.*?)</th><td>(?:<b>)?(\w+)', tabel)
    assert standen == [
        ("Concept", "geweest"),
        ("Ontvangen", "geweest"),
        ("In behandeling", "nu"),
        ("Adviezen compleet", "volgt"),
        ("Conceptbesluit", "volgt"),
        ("Verleend", "volgt"),
        ("Afgewezen", "volgt"),
    ]


def test_een_afgeronde_zaak_zegt_dat_en_heeft_geen_knop(proef: Proef) -> None:
    zaak = proef.tlv("maak_bekend")
    html = proef.als("wil").get(f"/zaken/{zaak}")
    assert "<b>Afgerond: verleend.</b>" in html
    assert "knop--hoofd" not in html
    assert "de zaak is afgerond (verleend)" in html


def test_de_tijdlijn_noemt_dag_stap_persoon_en_rol(proef: Proef) -> None:
    zaak = proef.tlv("adviezen")
    html = proef.als("noor").get(f"/zaken/{zaak}")
    tijdlijn = html[html.index('class="tijdlijn"') : html.index("</ol>", html.index('class="tijdlijn"'))]
    assert "W. Hoekstra, secretariaat" in tijdlijn
    assert tijdlijn.count("Advies uitbrengen") == 2
    assert '<li class="systeem"><time datetime="2026-11-24">24 nov</time>' in tijdlijn
    assert "Norm: loopt tot en met di 5 jan 2027" in tijdlijn


def test_de_bevestiging_komt_uit_de_geschiedenis(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    html = proef.als("noor").get(f"/zaken/{zaak}?stap=2")
    assert "Aanvraag indienen is vastgelegd als stap 2. Norm: loopt tot en met" in html
    assert "is vastgelegd als stap" not in proef.als("noor").get(f"/zaken/{zaak}?stap=99")


def test_na_een_stap_staat_er_welke_zaak_hierna_op_u_wacht(proef: Proef) -> None:
    eerst, daarna = proef.tlv("dien_in", nu=NU - timedelta(days=20)), proef.tlv("dien_in", leerling="Na Hem")
    noor = proef.als("noor")
    volgende = r'<p class="volgende">.*?href="/zaken/([^"]+)"><bdi>([^<]+)'
    assert re.findall(volgende, noor.get(f"/zaken/{daarna}?stap=2")) != [(daarna, "Na Hem")]
    assert re.findall(volgende, noor.get(f"/zaken/{daarna}?stap=2"))
    assert not re.findall(volgende, noor.get(f"/zaken/{eerst}")), "alleen na een stap"
    assert not re.findall(volgende, proef.als("karin").get(f"/zaken/{eerst}?stap=2"))


def test_een_auditor_ziet_een_pseudoniem_en_geen_gezondheidsgegevens(proef: Proef) -> None:
    zaak = proef.tlv("adviezen", leerling="Milan Rutgers")
    nummer = proef.stand(zaak)["dossier"].rpartition("-")[2]
    html = proef.als("ruud").get(f"/zaken/{zaak}")
    assert f"leerling L-{nummer}" in html
    assert "Milan" not in html
    assert "ondersteuningsbehoefte vraagt" not in html
    assert "gezondheidsgegeven, niet zichtbaar in uw rol" in html
    assert "WPO 18a lid 13" in html


def test_een_behandelaar_ziet_het_advies_wel(proef: Proef) -> None:
    html = proef.als("noor").get(f"/zaken/{proef.tlv('adviezen')}")
    assert "Voorbeeld: de ondersteuningsbehoefte vraagt om deze plek." in html
    assert "niet zichtbaar in uw rol" not in html


def test_een_beheerder_ziet_geen_inhoud(proef: Proef) -> None:
    zaak = proef.tlv("adviezen", leerling="Milan Rutgers")
    for adres in (f"/zaken/{zaak}", "/?weergave=alle", "/dossiers"):
        html = proef.als("bea").get(adres)
        assert "Milan" not in html
        assert "Voorbeeld:" not in html


def test_een_school_ziet_alleen_haar_eigen_leerlingen(proef: Proef) -> None:
    zaak = proef.tlv("adviezen", leerling="Jesse Hoogland", school="school-1")
    assert "Jesse Hoogland" in proef.als("karin").get("/?weergave=alle")
    ander = proef.als("otto")
    assert "Jesse Hoogland" not in ander.get("/?weergave=alle")
    assert "Jesse Hoogland" not in ander.get("/dossiers")
    ander.get(f"/zaken/{zaak}", 404)
    ander.get(f"/zaken/{zaak}/acties/vul_aan", 404)
    ander.get(f"/dossiers/{proef.stand(zaak)['dossier']}", 404)


def test_een_school_leest_geen_werk_van_binnen(proef: Proef) -> None:
    zaak = proef.tlv("adviezen")
    proef.doe(zaak, "noteer", "noor", tekst="Alleen voor collega's.")
    html = proef.als("karin").get(f"/zaken/{zaak}")
    assert "Alleen voor collega's." not in html
    assert "Notitie toevoegen</p>" not in html
    assert "ondersteuningsbehoefte vraagt" not in html
    assert "N. Verbeek" not in html


def test_een_ouder_ziet_alleen_het_dossier_van_het_eigen_kind(proef: Proef) -> None:
    eigen, ander = (
        proef.tlv("dien_in", leerling="Fenna Rutgers"),
        proef.tlv("dien_in", leerling="Sem de Boer"),
    )
    dossier = proef.stand(eigen)["dossier"]
    proef.samenstel.dossiers.voeg_betrokkene_toe(dossier, "ouder", "ouder", "wil", Rol.SECRETARIAAT, NU)
    bezoeker = proef.als("ouder")
    html = bezoeker.get("/?weergave=alle")
    assert "Fenna Rutgers" in html
    assert "Sem de Boer" not in html
    bezoeker.get(f"/zaken/{eigen}")
    bezoeker.get(f"/zaken/{ander}", 404)


def test_iemand_zonder_de_rol_van_toen_moet_opnieuw_aanmelden(proef: Proef) -> None:
    bezoeker = proef.als("pim")
    bezoeker.get("/")
    rij = {"rollen": ["jurist"], "functies": None, "mandaten": [], "scholen": []}
    proef.samenstel.registers.werk_bij(
        "mensen", {"pim": rij}, "bea", Rol.BEHEERDER, NU, geheim={"pim": {"naam": "Pim Wagenaar"}}
    )
    bezoeker.get("/", 303)
    terug = rij | {"rollen": ["behandelaar"]}
    proef.samenstel.registers.werk_bij(
        "mensen", {"pim": terug}, "bea", Rol.BEHEERDER, NU, geheim={"pim": {"naam": "Pim Wagenaar"}}
    )


def test_een_hersteltermijn_die_voorbij_is_maakt_niemand_te_laat(proef: Proef) -> None:
    zaak = proef.tlv("dien_in", nu=NU - timedelta(days=20))
    proef.doe(zaak, "verzoek_aanvulling", "noor", NU - timedelta(days=16))
    html = proef.als("noor").get(f"/zaken/{zaak}")
    klokken = html[html.index('class="klokken"') : html.index("</dl>")]
    assert "<b>2</b><span>dagen geleden</span>" in klokken
    assert "te laat" not in klokken


def test_een_voorlopige_einddatum_zegt_dat_en_de_beheerder_hoort_dat_de_kalender_opraakt(
    proef: Proef,
) -> None:
    proef.tijd.nu = datetime(2028, 12, 4, 9, 0, tzinfo=UTC)
    zaak = proef.tlv("dien_in", nu=proef.tijd.nu)
    html = proef.als("noor").get(f"/zaken/{zaak}")
    assert html.count("<b>Deze dag is voorlopig.</b>") == 2
    assert "Voorlopig: de extra vrije dagen zijn bekend van 1 jan 2020 t/m 31 dec 2028." in html
    assert "docs/kalender.md" not in html
    assert "De kalender met gelijkgestelde dagen loopt tot en met 31 dec 2028." in proef.als("bea").get("/")
    proef.tijd.nu = NU
    assert "gelijkgestelde dagen" not in proef.als("bea").get("/")


def test_wie_eerst_iets_anders_moet_krijgt_die_stap_als_knop(proef: Proef) -> None:
    start = Opdracht("start", "piet", Rol.BEVOEGD_GEZAG, "voorbeeld")
    plan = proef.samenstel.kern.start("opp", proef.dossier(), start, NU).zaak
    html = proef.als("piet").get(f"/zaken/{plan}")
    nu = html.partition('aria-label="Aan de beurt"')[2].partition("</section>")[0]
    assert "Plan voorleggen kan nu nog niet: over dit voorstel is nog niet overlegd." in nu
    assert f'class="knop knop--hoofd" href="/zaken/{plan}/acties/voer_overleg"' in nu


def test_een_school_leest_niet_wat_alleen_het_bureau_doet(proef: Proef) -> None:
    zaak = proef.tlv("verklaar_compleet")
    html = proef.als("karin").get(f"/zaken/{zaak}")
    assert "De rol ondersteuningscoördinator mag dit niet" not in html
    assert "Notitie toevoegen" not in html
    assert "Notitie toevoegen" in proef.als("samira").get(f"/zaken/{zaak}")
