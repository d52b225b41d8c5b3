"""De steekproef in de browser: gepland, getrokken en verdeeld zoals een kwaliteitsmedewerker het doet; het protocol voor de auditor."""

import json
import re

from tests.loket.web.proef import Proef

BASIS = "/kwaliteit/steekproeven"


def gepland(proef: Proef) -> str:
    """A steekproef over two decisions, planned through the page."""
    for leerling in ("Milan Rutgers", "Yara Bouzid"):
        proef.tlv("verleen", leerling=leerling)
    kaat = proef.als("kaat")
    kaat.get(BASIS)
    kaat.post(f"{BASIS}/nieuw", 303, {})
    assert kaat.naar == "/dossiers/ORG-2026/start/steekproef"
    html = kaat.get(kaat.naar)
    assert "Kwaliteit van het besluit" in html  # the lists of the register, to choose from
    plan = {
        "datum": "2026-11-24",
        "soort": "bureau",
        "van": "2026-08-01",
        "tot": "2026-11-24",
        "omvang": "2",
        "strata": "geen",
        "criteria": "tlv-besluit",
        "zaad": "loterij-4711",
        "beoordelaars_per_zaak": "1",
        "bij_verschil": "strengste",
        "knop": "doe",
    }
    kaat.post("/dossiers/ORG-2026/start/steekproef", 422, plan | {"zaad": "kort"})
    kaat.post("/dossiers/ORG-2026/start/steekproef", 303, plan)
    return kaat.naar.removeprefix("/zaken/").partition("?")[0]


def wacht_op(proef: Proef, zaak: str) -> set[str]:
    """In whose list it stands as his to do, of all whose role could judge."""
    kan = ("kaat", "ruben", "noor", "samira", "joost")
    return {wie for wie in kan if f"/zaken/{zaak}" in proef.als(wie).get("/?weergave=beurt")}


def nu(html: str) -> str:
    """What the page says of whose turn it is."""
    return html.partition('class="nu-zin"')[2].partition("</p>")[0]


def test_van_plan_tot_protocol(proef: Proef) -> None:
    zaak = gepland(proef)
    kaat = proef.als("kaat")
    assert "Er is nog niet getrokken." in kaat.get(f"{BASIS}/{zaak}")
    kaat.get(f"/zaken/{zaak}/acties/trek")
    kaat.post(f"/zaken/{zaak}/acties/trek", 303, {"knop": "doe"})
    html = kaat.get(f"/zaken/{zaak}/acties/verdeel")
    assert 'value="geval-1"' in html
    assert 'value="geval-2"' in html
    assert "Geval 1: zaak Z-" in html, "gekozen, niet getypt"
    verdeling = {"verdeling.aantal": "2", "pool.aantal": "0", "knop": "doe"}
    for i, wie in enumerate(("ruben", "noor")):
        verdeling |= {f"verdeling.{i}.geval": f"geval-{i + 1}", f"verdeling.{i}.beoordelaar": wie}
    assert "Noor Verbeek werkte zelf aan geval 2" in kaat.post(
        f"/zaken/{zaak}/acties/verdeel", 422, verdeling
    )
    verdeling["verdeling.1.beoordelaar"] = "ruben"
    kaat.post(f"/zaken/{zaak}/acties/verdeel", 303, verdeling)
    assert wacht_op(proef, zaak) == {"ruben"}
    assert "R. de Wit" in nu(kaat.get(f"/zaken/{zaak}"))
    ruben = proef.als("ruben")
    assert "U bent aan de beurt" in ruben.get(f"/zaken/{zaak}")
    html = ruben.get(f"/zaken/{zaak}/acties/beoordeel")
    assert 'value="motivering"' in html
    assert "Draagt de motivering het besluit?" in html
    assert html.count(": lees zaak Z-") == 2, "wat van hem is gevraagd, met de zaak om te lezen"
    html = kaat.get(f"/zaken/{zaak}/acties/herinner")
    assert kaat.velden(html)["functies"] == "tweede_lezer", "de functie van wie is gevraagd"
    assert len(re.findall(r'<input[^>]*name="functies"[^>]* checked', html)) == 1, "en niet elke rol die mag"
    for _ in range(2):
        assert wacht_op(proef, zaak) == {"ruben"}
        proef.doe(zaak, "beoordeel", "ruben")
    assert wacht_op(proef, zaak) == {"kaat"}
    assert "oordeel" in kaat.get(f"/zaken/{zaak}/acties/stel_resultaten_vast").partition("ernaast")[2].lower()
    assert "U bent aan de beurt" in nu(kaat.get(f"/zaken/{zaak}"))
    for actie in ("stel_resultaten_vast", "bespreek", "bepaal_maatregelen", "sluit"):
        proef.doe(zaak, actie, "kaat")
    html = proef.als("ruud").get(f"{BASIS}/{zaak}")
    for deel in ("nagerekend: klopt", "loterij-4711", "Draagt de motivering het besluit?", "R. de Wit"[-7:]):
        assert deel in html
    # The auditor sees codes, dates and numbers.
    assert "Voorbeeld: de besluiten zijn goed te volgen." not in html
    assert "Voorbeeld: de besluiten zijn goed te volgen." in kaat.get(f"{BASIS}/{zaak}")
    lijst = kaat.get(BASIS)
    assert "gehaald" in lijst
    assert f"{BASIS}/{zaak}" in lijst
    protocol = json.loads(proef.als("ruud").get(f"{BASIS}/{zaak}/protocol.json"))
    assert len(protocol["gevallen"]) == 2
    assert "Zegel: " in kaat.get(f"{BASIS}/{zaak}/protocol.txt")
    kaat.get(f"{BASIS}/{zaak}/protocol.exe", 404)


def test_alleen_de_kwaliteitsmedewerker_plant_en_van_buiten_kijkt_niemand_mee(proef: Proef) -> None:
    dirk = proef.als("dirk")
    assert "Nieuwe steekproef" not in dirk.get(BASIS)
    dirk.post(f"{BASIS}/nieuw", 403, {})
    for wie in ("karin", "ouder", "bea"):
        bezoeker = proef.als(wie)
        bezoeker.get(BASIS, 404)
        assert ">Kwaliteit<" not in bezoeker.get("/berichten")


def test_wat_geen_steekproef_is_heeft_geen_protocol(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    proef.als("kaat").get(f"{BASIS}/{zaak}", 404)
    proef.als("kaat").get(f"{BASIS}/Z-1900-0001", 404)


def test_een_ander_schooljaar_is_te_kiezen(proef: Proef) -> None:
    html = proef.als("kaat").get(f"{BASIS}?jaar=2024")
    assert "Steekproeven 2024-2025" in html
    assert "te laat" in html
    assert "Steekproeven 2026-2027" in proef.als("kaat").get(f"{BASIS}?jaar=99999")


def test_het_script_om_na_te_rekenen_is_op_te_halen(proef: Proef) -> None:
    assert "hashlib" in proef.als("ruud").get("/kwaliteit/steekproeven/narekenen.py")
    proef.als("karin").get("/kwaliteit/steekproeven/narekenen.py", 404)
