"""The worklist: ordered by legal consequence, each row with whose turn, what next, when and why."""

import re
from datetime import timedelta

import pytest

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from loket.web.lijst import werkvoorraad
from tests.loket.web.proef import NU, Proef


def _zaken(html: str) -> list[str]:
    return re.findall(r'class="zaak" href="/zaken/([^"]+)"', html)


def _rij(html: str, zaak: str) -> str:
    return next(r for r in re.findall(r'<tr role="row">.*?</tr>', html, re.DOTALL) if f"/zaken/{zaak}" in r)


def test_de_wet_gaat_voor_de_norm_en_de_norm_voor_wat_geen_datum_heeft(proef: Proef) -> None:
    geen = proef.tlv("start")
    norm = proef.tlv("dien_in")
    wet = proef.tlv("dien_in", nu=NU - timedelta(days=50))  # the norm of six weeks is over
    proef.samenstel.kern.loop_na(wet, NU)
    html = proef.als("noor").get("/?weergave=alle")
    zaken = _zaken(html)
    assert zaken.index(wet) < zaken.index(norm) < zaken.index(geen)
    koppen = re.findall(r"<span><b>([^<]+)</b><small>", html)
    assert koppen == ["Wet", "Norm van het samenwerkingsverband", "Zonder datum"]


def test_een_rij_zegt_wie_wat_wanneer_en_waarom(proef: Proef) -> None:
    zaak = proef.tlv("dien_in", leerling="Amira Bouzid")
    rij = _rij(proef.als("noor").get("/?weergave=alle"), zaak)
    assert "Amira Bouzid" in rij
    assert "TLV-aanvraag vso · Veenster College" in rij
    assert "<b>42</b><span>dagen</span>" in rij
    assert '<span class="lik">U</span>' in rij
    assert f'href="/zaken/{zaak}/acties/verklaar_compleet"' in rij
    assert "di 5 jan 2027" in rij
    assert "6 weken na 24 nov: aanvraag ontvangen (norm B1, beleid swv)." in rij


def test_wie_niet_aan_de_beurt_is_ziet_wie_het_wel_is(proef: Proef) -> None:
    zaak = proef.tlv("stel_concept_op")
    rij = _rij(proef.als("noor").get("/?weergave=alle"), zaak)
    assert "D. Oosterwold" in rij
    assert "TLV verlenen" in rij
    assert "/acties/" not in rij


def test_een_brief_bij_de_tweede_lezer_dringt_net_zo_als_de_zaak_waar_hij_bij_hoort(proef: Proef) -> None:
    aanvraag = proef.tlv("dien_in", nu=NU - timedelta(days=34))
    start = Opdracht("stel_op", "noor", Rol.BEHANDELAAR, "voorbeeld")
    dossier = proef.stand(aanvraag)["dossier"]
    brief = proef.samenstel.kern.start("brief", dossier, start, NU, hoofdzaak=aanvraag).zaak
    los = proef.tlv("start")
    noor = proef.als("noor")
    html = noor.get("/?weergave=alle")
    zaken = _zaken(html)
    assert zaken.index(brief) == zaken.index(aanvraag) + 1, "dezelfde dag, daarna op nummer"
    assert zaken.index(brief) < zaken.index(los)
    rij = _rij(html, brief)
    assert "<b>8</b><span>dagen</span>" in rij
    assert f"Telt mee voor TLV-aanvraag vso {aanvraag}: norm voor het besluit op de aanvraag (norm B1" in rij
    assert brief not in _zaken(noor.get("/?weergave=week"))
    assert brief in _zaken(noor.get("/?weergave=alle&gevolg=1"))
    assert brief not in _zaken(noor.get("/?weergave=alle&gevolg=3"))
    blad = noor.get(f"/zaken/{brief}")
    assert "Deze zaak heeft zelf geen einddatum. Zij telt mee voor" in blad
    assert f'href="/zaken/{aanvraag}#termijn-d-tlv-norm"' in blad
    proef.doe(aanvraag, "trek_in", "piet")
    rij = _rij(noor.get("/?weergave=alle"), brief)
    assert "De termijn loopt in de zaak waar de brief bij hoort." in rij
    assert "geen termijn" in rij


def test_wat_is_weggelegd_staat_niet_bij_eigen_werk_en_komt_op_de_dag_terug(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    noor = proef.als("noor")
    adres = f"/zaken/{zaak}/acties/leg_weg"
    noor.get(adres)
    html = noor.post(adres, 422, {"tot": "2027-02-01", "reden": "Het rapport komt dan."})
    assert "De eerste einddatum van deze zaak is 5 januari 2027." in html
    noor.post(adres, 303, {"tot": "2026-12-03", "reden": "Het rapport komt dan."})
    assert zaak not in noor.get("/?weergave=mijn")
    assert zaak not in noor.get("/?weergave=beurt")
    assert zaak in noor.get("/?weergave=weggelegd")
    rij = _rij(proef.als("tom").get("/?weergave=team"), zaak)
    assert "Wacht tot 3 dec" in rij, "het team ziet haar, en tot wanneer"
    assert "Weggelegd tot do 3 dec 2026" in noor.get(f"/zaken/{zaak}")
    proef.tijd.nu = NU + timedelta(days=9)
    assert zaak in proef.als("noor").get("/?weergave=mijn"), "op de dag zelf is zij terug"


def test_wat_gebeurt_brengt_een_weggelegde_zaak_terug_en_wat_nadert_gaat_niet_weg(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    proef.doe(zaak, "leg_weg", "noor", tot="2026-12-20")
    noor = proef.als("noor")
    assert zaak not in noor.get("/?weergave=mijn")
    proef.doe(zaak, "noteer", "wil")
    assert zaak in noor.get("/?weergave=mijn"), "er is iets gebeurd"
    proef.doe(zaak, "leg_weg", "noor", tot="2027-01-04")
    later = NU + timedelta(days=36)
    proef.samenstel.kern.loop_na(zaak, later)
    proef.tijd.nu = later
    noor = proef.als("noor")
    assert zaak in noor.get("/?weergave=mijn"), "de herinnering aan de norm brengt haar terug"
    assert "Een termijn van deze zaak nadert of is voorbij." in noor.get(f"/zaken/{zaak}/acties/leg_weg", 409)


def test_een_overschrijding_is_getal_woord_en_teken(proef: Proef) -> None:
    zaak = proef.tlv("dien_in", nu=NU - timedelta(days=60))
    proef.samenstel.kern.loop_na(zaak, NU)
    rij = _rij(proef.als("noor").get("/?weergave=alle"), zaak)
    assert "<b>4</b>" in rij
    assert "dagen te laat" in rij
    assert "#i-let" in rij
    assert '<span class="lik lik--let">Norm voorbij</span>' in rij


def test_een_stilstaande_klok_zegt_dat_hij_stilstaat_en_waarom(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    proef.doe(zaak, "verzoek_aanvulling", "noor")
    html = proef.als("noor").get("/?weergave=stil")
    assert _zaken(html) == [zaak]
    zaakblad = proef.als("noor").get(f"/zaken/{zaak}")
    assert "staat stil" in zaakblad
    assert "Klok staat stil vanaf 25 nov t/m 7 dec (Awb 4:15 lid 1 onder a)" in zaakblad


def test_mijn_zaken_zijn_alleen_de_mijne(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    assert zaak in _zaken(proef.als("noor").get("/"))
    assert zaak not in _zaken(proef.als("pim").get("/"))
    assert zaak in _zaken(proef.als("tom").get("/?weergave=alle"))
    assert zaak not in _zaken(proef.als("pim").get("/?weergave=alle")), "wat een collega behandelt"


def test_een_deskundige_die_al_adviseerde_is_niet_meer_aan_de_beurt(proef: Proef) -> None:
    zaak = proef.tlv("verklaar_compleet")
    proef.doe(zaak, "breng_advies_uit", "samira")
    assert "U</span>" not in _rij(proef.als("samira").get("/?weergave=alle"), zaak)
    assert "U</span>" in _rij(proef.als("joost").get("/?weergave=alle"), zaak)


def test_de_weergaven_tonen_hun_aantal_tot_vijfhonderd(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        proef.tlv()
    html = proef.als("noor").get("/?weergave=alle")
    aantal = re.search(r"Alle zaken <span>(\d+)</span>", html)
    assert aantal is not None
    assert int(aantal[1]) == len(_zaken(html))
    monkeypatch.setattr("loket.lijst.selectie.MEEST", 2)
    assert "Alle zaken <span>2+</span>" in proef.als("noor").get("/?weergave=alle")


def test_bladeren_toont_elke_zaak_precies_een_keer(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        proef.tlv()
    bezoeker = proef.als("noor")
    alle = _zaken(bezoeker.get("/?weergave=alle"))
    monkeypatch.setattr(werkvoorraad, "PER_BLAD", 3)
    gezien, adres = [], "/?weergave=alle"
    while adres:
        html = bezoeker.get(adres)
        gezien += _zaken(html)
        verder = re.search(r'href="(/\?[^"]*&na=[^"]+)"', html)
        adres = verder[1] if verder else ""
    assert gezien == alle
    assert len(set(gezien)) == len(gezien) > 3


def test_filteren_op_soort_en_toestand(proef: Proef) -> None:
    concept, ontvangen = proef.tlv("start"), proef.tlv("dien_in")
    bezoeker = proef.als("noor")
    zaken = _zaken(bezoeker.get("/?weergave=alle&workflow=tlv&toestand=ontvangen"))
    assert ontvangen in zaken
    assert concept not in zaken
    assert _zaken(bezoeker.get("/?weergave=alle&workflow=kernproces")) == []


def test_een_lege_lijst_zegt_dat_er_niets_wacht(proef: Proef) -> None:
    html = proef.als("otto").get("/?weergave=stil")
    assert "Van geen zaak staat de klok stil." in html


def test_een_auditor_heeft_geen_weergave_van_zijn_beurt(proef: Proef) -> None:
    html = proef.als("ruud").get("/")
    assert "Ik ben aan de beurt" not in html
    assert "<h1>Alle zaken</h1>" in html


def test_een_filter_toont_per_keus_hoeveel_er_dan_zijn_en_is_weg_te_halen(proef: Proef) -> None:
    hier, daar = proef.tlv("dien_in"), proef.tlv("dien_in", school="school-2")
    bezoeker = proef.als("noor")
    html = bezoeker.get("/?weergave=alle&school=school-2")
    assert daar in _zaken(html)
    assert hier not in _zaken(html)
    assert f"Lyceum Molenveld ({len(_zaken(html))})" in html
    assert "Veenster College (" in html  # what the list would be with the other school
    assert re.search(r'href="/\?weergave=alle">Lyceum Molenveld<span', html)
    assert "/?weergave=alle&behandelaar=noor&school=school-2" not in html
    assert daar in _zaken(bezoeker.get("/?weergave=alle&school=school-2&behandelaar=noor&termijn=later"))
    assert _zaken(bezoeker.get("/?weergave=alle&school=school-2&termijn=voorbij")) == []


def test_een_onbekend_filter_uit_een_oud_adres_toont_meer_en_niet_niets(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    html = proef.als("noor").get("/?weergave=alle&school=school-99&workflow=weg&gevolg=9&termijn=ooit")
    assert zaak in _zaken(html)
    assert "Niet elk filter in dit adres bestaat." in html
    assert "De soort zaak in dit adres is er niet. Er is: " in html
    assert "TLV-aanvraag" in html.partition("De soort zaak in dit adres")[2].partition("</li>")[0]
    assert "Niet elk filter" not in proef.als("noor").get("/?weergave=alle&workflow=tlv")


def test_een_teamleider_ziet_de_zaken_van_wie_zaken_draagt_en_wat_niemand_heeft(proef: Proef) -> None:
    van_noor, van_niemand = proef.tlv("dien_in"), proef.tlv("start")
    tom = proef.als("tom")
    team, zonder = _zaken(tom.get("/?weergave=team")), _zaken(tom.get("/?weergave=zonder"))
    assert van_noor in team
    assert not {*team} & {*zonder}
    assert {van_noor, van_niemand} <= {*team, *zonder}


def test_wat_is_afgerond_staat_er_met_de_nieuwste_bovenaan(proef: Proef) -> None:
    zaken = [proef.tlv("dien_in") for _ in range(2)]
    for n, zaak in enumerate(zaken):
        proef.doe(zaak, "trek_in", "piet", NU + timedelta(minutes=n))
    html = proef.als("noor").get("/?weergave=afgerond")
    assert [z for z in _zaken(html) if z in zaken] == zaken[::-1]
    assert zaken[0] not in _zaken(proef.als("noor").get("/?weergave=alle"))


@pytest.mark.parametrize("wie", ["noor", "tom"])  # who sees his own share, and who sees all
def test_wat_langer_klaar_is_staat_er_als_u_het_vraagt_en_gaat_zo_mee(proef: Proef, wie: str) -> None:
    zaak = proef.tlv("dien_in")
    proef.doe(zaak, "trek_in", "piet")
    proef.tijd.nu = NU + timedelta(days=60)
    bezoeker = proef.als(wie)
    assert zaak not in _zaken(bezoeker.get("/?weergave=afgerond"))
    for klaar in ("schooljaar", "jaar", "alles"):
        html = bezoeker.get(f"/?weergave=afgerond&klaar={klaar}&workflow=tlv")
        assert zaak in _zaken(html)
        assert 'name="klaar"' in html
        assert 'name="termijn"' not in html  # what is closed has no day to come
    bezoeker.get("/uitvoer?weergave=afgerond&klaar=alles&workflow=tlv")
    bestand = bezoeker.post("/uitvoer?weergave=afgerond&klaar=alles&workflow=tlv", 200, {"vorm": "csv"})
    assert zaak in bestand
    assert zaak not in _zaken(bezoeker.get("/?weergave=alle&klaar=alles"))
