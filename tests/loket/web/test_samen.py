"""One act on several zaken: what would happen to each, one reason, and an honest result for each."""

import re
from datetime import timedelta

from kernproces.gebeurtenissen import zaakstroom
from tests.loket.web.proef import NU, Proef


def _samen(proef: Proef, wie: str, zaken: list[str], status: int = 200, **keuze: str) -> str:
    bezoeker = proef.als(wie)
    bezoeker.get("/?weergave=alle")
    gegevens = {"zaak": zaken, "reden": "Pim heeft nu ruimte.", "terug": "/?weergave=alle", **keuze}
    html = bezoeker.post("/samen", status, gegevens)
    kan = re.findall(r'name="kan" value="([^"]+)"', html)
    verwacht = dict(re.findall(r'name="(verwacht:[^"]+)" value="(\d+)"', html))
    gegevens.setdefault("aan", "")
    bekeken = f"{gegevens.get('actie')}|{gegevens['aan']}"
    gegevens["bekeken"] = bekeken
    proef.laatste = (bezoeker, gegevens | {"kan": kan, "knop": "doe"} | verwacht)  # type: ignore[attr-defined]
    return html


def _doe(proef: Proef) -> str:
    bezoeker, gegevens = proef.laatste  # type: ignore[attr-defined]
    return bezoeker.post("/samen", 200, gegevens)


def test_overdragen_toont_per_zaak_wat_kan_en_doet_alleen_dat(proef: Proef) -> None:
    kan, klaar = proef.tlv("dien_in"), proef.tlv("dien_in")
    proef.doe(klaar, "trek_in", "piet")
    voor = {z: proef.stand(z) for z in (kan, klaar)}
    html = _samen(proef, "tom", [kan, klaar], actie="draag_over", aan="pim")
    assert "Dit kan bij 1 van de 2 zaken." in html
    assert "Gaat naar Pim Wagenaar." in html
    assert "Draag over: 1 van de 2" in html
    assert {z: proef.stand(z) for z in voor} == voor  # looking writes nothing
    assert "1 van de 1 zaak is gedaan" in _doe(proef)
    assert proef.stand(kan)["behandelaar"] == "pim"
    assert proef.stand(klaar) == voor[klaar]
    kern = proef.samenstel.kern
    with proef.samenstel.opslag.lezen() as lezer:
        laatste = list(kern.archief.lees(lezer, zaakstroom(kan)))[-1]
        assert laatste["actor"] == "tom"
        assert kern.archief.ontsluit(laatste, {"persoonsgegeven"})["persoonsgegeven"] == {
            "reden": "Pim heeft nu ruimte."
        }


def test_wat_niet_is_bekeken_wordt_niet_gedaan(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    _samen(proef, "tom", [zaak], actie="herinner")
    voor = proef.stand(zaak)
    bezoeker, gegevens = proef.laatste  # type: ignore[attr-defined]
    html = bezoeker.post("/samen", 200, gegevens | {"actie": "geef_vrij"})
    assert "Er is nog niets vastgelegd." in html
    assert proef.stand(zaak) == voor


def test_wie_intussen_was_gewijzigd_blijft_zoals_hij_is_en_de_andere_gaat_door(proef: Proef) -> None:
    een, ander = proef.tlv("dien_in"), proef.tlv("dien_in")
    _samen(proef, "tom", [een, ander], actie="geef_vrij")
    proef.doe(een, "verklaar_compleet", "noor")
    html = _doe(proef)
    assert "1 van de 2 zaken zijn gedaan" in html
    assert "N. Verbeek wijzigde deze zaak" in html
    assert proef.stand(een)["behandelaar"] == "noor"
    assert proef.stand(ander)["behandelaar"] is None


def test_wat_halverwege_misgaat_laat_de_andere_staan_zoals_zij_zijn_gedaan(
    proef: Proef, monkeypatch: object
) -> None:
    een, stuk, derde = (proef.tlv("dien_in") for _ in range(3))
    _samen(proef, "tom", [een, stuk, derde], actie="geef_vrij")
    kern = proef.samenstel.kern
    echt = kern.doe

    def soms(zaak: str, opdracht: object, nu: object) -> object:
        if zaak == stuk:
            raise OSError("schijf vol")
        return echt(zaak, opdracht, nu)  # type: ignore[arg-type]

    kern.doe = soms  # type: ignore[assignment, method-assign]
    try:
        html = _doe(proef)
    finally:
        kern.doe = echt  # type: ignore[method-assign]
    assert "2 van de 3 zaken zijn gedaan" in html
    assert "Dit lukte niet en er is niets vastgelegd." in html
    assert [proef.stand(z)["behandelaar"] for z in (een, stuk, derde)] == [None, "noor", None]


def test_herinneren_gaat_naar_wie_aan_de_beurt_is_en_een_keer_per_dag(proef: Proef) -> None:
    zaak = proef.tlv("stel_concept_op")  # the directeur decides
    html = _samen(proef, "noor", [zaak], actie="herinner")
    assert "Bericht aan directeur-bestuurder." in html
    _doe(proef)
    with proef.samenstel.opslag.lezen() as lezer:
        sql = "SELECT rol FROM outbox WHERE zaak = ? AND sjabloon = 'herinnerd'"
        assert lezer.rij_query(sql, (zaak,)) == [("directeur_bestuurder",)]
    html = _samen(proef, "noor", [zaak], actie="herinner")
    assert "In deze zaak is vandaag al herinnerd." in html
    proef.tijd.nu = NU + timedelta(days=1)
    try:
        assert "Dit kan bij deze zaak." in _samen(proef, "noor", [zaak], actie="herinner")
    finally:
        proef.tijd.nu = NU


def test_wie_niets_kiest_geen_reden_geeft_of_niet_mag_hoort_wat_er_moet(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    assert "Kies eerst een of meer zaken" in _samen(proef, "tom", [], 422, actie="geef_vrij")
    assert "Schrijf in een zin waarom" in _samen(proef, "tom", [zaak], 422, actie="geef_vrij", reden=" ")
    assert "Kies de collega" in _samen(proef, "tom", [zaak], 422, actie="draag_over")
    beide = _samen(proef, "tom", [zaak], 422, actie="draag_over", reden="")
    assert "Kies de collega" in beide
    assert "Schrijf in een zin waarom" in beide
    assert "niet voor u" in _samen(proef, "tom", ["Z-1900-0001"], actie="geef_vrij")
    assert "verdeelt geen zaken" in _samen(proef, "karin", [zaak], 403, actie="geef_vrij")


def test_overdragen_noemt_alleen_wie_een_zaak_mag_dragen(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    tom = proef.als("tom")
    for html in (tom.get("/?weergave=alle"), tom.get(f"/zaken/{zaak}/acties/draag_over")):
        keuzes = html.rpartition('name="aan"')[2].partition("</select>")[0]
        assert "Pim Wagenaar" in keuzes
        assert "Ruud Blankestijn" not in keuzes  # an auditor
        assert "Samira el Idrissi" not in keuzes  # an expert
