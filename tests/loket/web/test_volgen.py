"""Parents follow with a link and a code that came another way: they see where it stands, and nothing else."""

import re
from datetime import date, datetime, time, timedelta

from kernproces.datum import MAANDEN
from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from kernproces.tijdstip import AMSTERDAM
from loket.scenario.proefregisters import ORGANISATIE
from tests.loket.web.proef import NU, Bezoeker, Proef


def _link(proef: Proef, zaak: str, wie: str = "noor") -> tuple[str, str]:
    """What the counter shows once: the path of the link, and the code."""
    bezoeker = proef.als(wie)
    bezoeker.get(f"/zaken/{zaak}/volgen")
    html = bezoeker.post(f"/zaken/{zaak}/volgen", 200, {})
    link, code = re.findall(r'<dd class="vast">([^<]+)</dd>', html)
    assert code not in bezoeker.get(f"/zaken/{zaak}/volgen"), "een code staat er maar een keer"
    return str(link).partition("8000")[2], str(code)


def _volg(bezoeker: Bezoeker, adres: str, code: str) -> str:
    antwoord = bezoeker.client.post(adres, data={"code": code})
    assert antwoord.status_code == 303, antwoord.text[-800:]
    return bezoeker.get(adres)


def test_een_ouder_ziet_waar_het_staat_wie_aan_de_beurt_is_en_tot_wanneer_en_verder_niets(
    proef: Proef,
) -> None:
    zaak = proef.tlv("verklaar_compleet", leerling="Tess Gevolgd")
    adres, code = _link(proef, zaak)
    ouder = proef.bezoeker()
    vraag = ouder.get(adres)
    assert zaak not in vraag, "zonder code zelfs het nummer niet"
    html = _volg(ouder, adres, code.lower().replace("-", " "))
    assert "Deskundigen geven advies." in html
    assert "Het samenwerkingsverband is aan de beurt." in html
    assert "Uiterlijk dinsdag 5 januari 2027" in html or "Uiterlijk" in html
    for geheim in ("Tess", "Gevolgd", "Veenster", "Noor", "Verbeek", "samira", "orthopedagoog"):
        assert geheim not in html
    dossier = proef.stand(zaak)["dossier"]
    proef.samenstel.leeslog.wacht()
    assert any(r.persoon.startswith("volglink/") for r in proef.samenstel.leeslog.van_dossier(dossier, NU))


def test_het_besluit_zelf_staat_alleen_in_de_brief(proef: Proef) -> None:
    genomen, verstuurd = proef.tlv("verleen"), proef.tlv("maak_bekend")
    for zaak, zin in ((genomen, "Het besluit is genomen."), (verstuurd, "Het besluit is verstuurd.")):
        html = _volg(proef.bezoeker(), *_link(proef, zaak))
        assert zin in html
        assert "erleend" not in html


def test_een_ouder_leest_tot_en_met_welke_dag_bezwaar_kan_en_bij_een_ingetrokken_aanvraag_niets_daarover(
    proef: Proef,
) -> None:
    zaak = proef.tlv("maak_bekend")
    adres, code = _link(proef, zaak)
    laatste = date.fromisoformat(proef.stand(zaak)["termijnen"]["D.BZ.in"]["uiterlijk"])
    dag = f"{laatste.day} {MAANDEN[laatste.month - 1]} {laatste.year}"
    assert re.search(rf"U kunt bezwaar maken tot en met \w+ {dag}\.", _volg(proef.bezoeker(), adres, code))
    ingetrokken = proef.tlv("dien_in")
    proef.doe(ingetrokken, "trek_in", "piet")
    assert "bezwaar" not in _volg(proef.bezoeker(), *_link(proef, ingetrokken))
    try:
        proef.tijd.nu = datetime.combine(laatste + timedelta(days=1), time(9), AMSTERDAM)
        assert re.search(rf"U kon bezwaar maken tot en met \w+ {dag}\.", _volg(proef.bezoeker(), adres, code))
    finally:
        proef.tijd.nu = NU


def test_een_verkeerde_code_een_oude_link_en_geen_link_krijgen_hetzelfde_antwoord(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    adres, code = _link(proef, zaak)
    ouder = proef.bezoeker().client
    fout = ouder.post(adres, data={"code": "AAAA-BBBB-CCCC"})
    geen = ouder.post("/volg/bestaat-niet", data={"code": code})
    assert fout.status_code == geen.status_code == 422
    assert fout.text.replace(adres, "") == geen.text.replace("/volg/bestaat-niet", "")
    try:
        proef.tijd.nu = NU + timedelta(days=91)
        assert ouder.post(adres, data={"code": code}).status_code == 422, "verlopen"
    finally:
        proef.tijd.nu = NU
    wie_raadt = proef.bezoeker().client
    antwoorden = [wie_raadt.post(adres, data={"code": f"AAAA-BBBB-CC{i:02}"}).status_code for i in range(8)]
    assert 429 in antwoorden, "wie raadt, moet wachten"
    assert wie_raadt.post(adres, data={"code": code}).status_code == 429, "ook met de goede code"


def test_een_ingetrokken_link_toont_niets_meer_ook_niet_aan_wie_al_binnen_was(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    adres, code = _link(proef, zaak)
    ouder = proef.bezoeker()
    assert zaak in _volg(ouder, adres, code)
    noor = proef.als("noor")
    html = noor.get(f"/zaken/{zaak}/volgen")
    noor.post(f"/zaken/{zaak}/volgen", 200, {"weg": re.search(r'name="weg" value="([^"]+)"', html)[1]})  # type: ignore[index]
    assert zaak not in ouder.get(adres)
    assert ouder.client.post(adres, data={"code": code}).status_code == 422


def test_link_en_code_staan_nergens_leesbaar_en_niet_bij_een_besloten_zaak(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    adres, code = _link(proef, zaak)
    with proef.samenstel.opslag.lezen() as lezer:
        rijen = b"".join(
            r[0] for r in lezer.rij_query("SELECT inhoud FROM gebeurtenis WHERE stroom = 'register/volglink'")
        )
    assert adres.rpartition("/")[2].encode() not in rijen
    assert code.encode() not in rijen
    assert code.replace("-", "").encode() not in rijen
    klacht = proef.samenstel.kern.start(
        "klacht", proef.dossier(), Opdracht("ontvang", "wil", Rol.SECRETARIAAT, "voorbeeld"), NU
    )
    assert proef.als("wil").client.get(f"/zaken/{klacht.zaak}/volgen").status_code == 404
    assert proef.als("samira").client.get(f"/zaken/{zaak}/volgen").status_code == 403


def test_wie_een_account_heeft_volgt_de_eigen_klacht_en_de_andere_ouder_niet(proef: Proef) -> None:
    s, dossier = proef.samenstel, proef.stand(proef.tlv("dien_in"))["dossier"]
    rijen = {p: {"rollen": ["ouder"], "scholen": []} for p in ("moeder", "vader")}
    s.registers.werk_bij("mensen", rijen, "systeem", Rol.SYSTEEM, NU)
    for wie in rijen:
        s.dossiers.voeg_betrokkene_toe(dossier, wie, "ouder", "wil", Rol.SECRETARIAAT, NU)
    wil = proef.als("wil")
    vorm = wil.get(f"/dossiers/{dossier}/start/klacht")
    assert re.search(r'<select[^>]*name="klager_persoon".*value="moeder"', vorm, re.DOTALL)
    opdracht = Opdracht("ontvang", "wil", Rol.SECRETARIAAT, "voorbeeld", {"klager_persoon": "moeder"})
    klacht = s.kern.start("klacht", dossier, opdracht, NU)
    assert klacht.gelukt, klacht.beletselen
    assert klacht.zaak in proef.als("moeder", Rol.OUDER).get(f"/zaken/{klacht.zaak}")
    assert proef.als("vader", Rol.OUDER).client.get(f"/zaken/{klacht.zaak}").status_code == 404


def test_een_bladzijde_die_opnieuw_wordt_verstuurd_maakt_geen_tweede_link_en_elke_link_zegt_voor_wie(
    proef: Proef,
) -> None:
    zaak = proef.tlv("dien_in")
    noor, pad = proef.als("noor"), f"/zaken/{zaak}/volgen"
    html = noor.get(pad)
    keer = re.search(r'name="keer" value="([^"]+)"', html)[1]  # type: ignore[index]
    eerste = noor.post(pad, 200, {"keer": keer, "voor": "een_ouder"})
    assert "Dit ziet u maar een keer" in eerste
    nog_eens = noor.post(pad, 200, {"keer": keer, "voor": "een_ouder"})
    assert "Er is geen tweede gemaakt" in nog_eens
    assert nog_eens.count('name="weg"') == 1
    keer = re.search(r'name="keer" value="([^"]+)"', nog_eens)[1]  # type: ignore[index]
    beide = noor.post(pad, 200, {"keer": keer, "voor": "andere_ouder"})
    assert ">Een ouder</th>" in beide
    assert ">De andere ouder</th>" in beide
    weg = re.search(r'name="weg" value="([^"]+)"', beide)[1]  # type: ignore[index]
    na = noor.post(pad, 200, {"weg": weg})
    assert na.count('name="weg"') == 1
    assert "Er is geen tweede gemaakt" in noor.post(pad, 200, {"keer": keer}), "ook niet na intrekken"
    noor.post(pad, 404, {"voor": "buurman"})


def test_een_ouder_leest_wie_er_vraagt_en_welk_nummer_hij_kan_bellen(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    nieuw = {"swv": {**ORGANISATIE["swv"], "naam": "SWV Duin", "telefoon": "010 000 00 00"}}
    proef.samenstel.registers.werk_bij("organisatie", nieuw, "bea", Rol.BEHEERDER, NU)
    adres, code = _link(proef, zaak)
    ouder = proef.bezoeker()
    nummer = "010\u00a0000\u00a000\u00a000"  # on one line, also on a phone
    assert f"Bel SWV Duin: {nummer}." in ouder.get(adres)
    assert f"Bel ons op {nummer} en noem" in _volg(ouder, adres, code)
