"""Stukken at the counter: bringing, versions, who sees what, and headers with which nothing runs in a browser."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kernproces.gebruik.stuk import Keur
from kernproces.gebruik.stukken import Stukken
from tests.loket.web.proef import Bezoeker, Proef

PDF = b"%PDF-1.7 onderzoek %%EOF"


def _breng(
    wie: Bezoeker,
    dossier: str,
    status: int = 303,
    inhoud: bytes = PDF,
    naam: str = "onderzoek.pdf",
    **veld: str,
) -> str:
    adres = f"/dossiers/{dossier}/stukken"
    wie.get(adres)
    velden = {"titel": "Onderzoek 2026", "categorie": "gezondheidsgegeven", "zaak": "", "stuk": ""} | veld
    return wie.post(adres, status, velden, files={"bestand": (naam, inhoud, "application/pdf")})


def _adressen(html: str) -> list[str]:
    return re.findall(r'href="(/dossiers/[^"]+/stukken/[^"]+/\d+)"', html)


def test_een_stuk_krijgt_een_tweede_versie_en_beide_blijven_op_te_halen(proef: Proef) -> None:
    dossier = proef.dossier()
    noor = proef.als("noor")
    _breng(noor, dossier)
    stuk = noor.naar.partition("erbij=")[2]
    assert "Onderzoek 2026 is bewaard." in noor.get(noor.naar)
    _breng(noor, dossier, inhoud=PDF + b"2", stuk=stuk)
    html = noor.get(noor.naar)
    assert "is bewaard als versie 2." in html
    assert [noor.client.get(a).content for a in _adressen(html)] == [PDF + b"2", PDF]


def test_een_stuk_gaat_als_bestand_mee_en_voert_in_de_browser_niets_uit(proef: Proef) -> None:
    dossier = proef.dossier()
    noor = proef.als("noor")
    _breng(noor, dossier, naam='../../Verslag é "1"\r\nX: y.pdf')
    antwoord = noor.client.get(_adressen(noor.get(noor.naar))[0])
    koppen = antwoord.headers
    assert koppen["content-disposition"].startswith('attachment; filename="')
    assert "\n" not in koppen["content-disposition"]
    assert ".." not in koppen["content-disposition"]
    assert koppen["content-type"] == "application/pdf"
    assert koppen["x-content-type-options"] == "nosniff"
    assert koppen["content-security-policy"] == "sandbox; default-src 'none'"
    assert koppen["cache-control"] == "private, no-store"


@pytest.mark.parametrize(
    ("inhoud", "naam", "zin"),
    [
        (b"MZ\x90 programma", "verslag.pdf", "Dit is een programma"),
        (b"", "leeg.pdf", "leeg"),
        (b"<html>", "verslag.pdf", "webpagina"),
    ],
)
def test_een_bestand_dat_niet_is_wat_het_heet_wordt_geweigerd_met_een_uitweg(
    proef: Proef, inhoud: bytes, naam: str, zin: str
) -> None:
    dossier = proef.dossier()
    noor = proef.als("noor")
    html = _breng(noor, dossier, 422, inhoud, naam)
    assert zin in html
    assert 'value="Onderzoek 2026"' in html, "what was typed stays"
    assert _adressen(noor.get(f"/dossiers/{dossier}/stukken")) == []


def test_gezondheidsgegevens_blijven_bij_het_samenwerkingsverband(proef: Proef) -> None:
    zaak = proef.tlv("verklaar_compleet")
    dossier = proef.stand(zaak)["dossier"]
    noor = proef.als("noor")
    _breng(noor, dossier)
    adres = _adressen(noor.get(noor.naar))[0]
    for wie, status in (
        ("samira", 200),
        ("pim", 403),
        ("karin", 404),
        ("otto", 404),
        ("ruud", 404),
        ("bea", 404),
    ):
        assert proef.als(wie).client.get(adres).status_code == status, wie
    assert "Onderzoek 2026" not in proef.als("ruud").get(f"/dossiers/{dossier}/stukken")
    assert proef.bezoeker().client.get(adres).status_code == 303


def test_een_auditor_of_school_voegt_hier_niets_toe(proef: Proef) -> None:
    dossier = proef.dossier()
    for wie in ("ruud", "karin"):
        bezoeker = proef.als(wie)
        assert 'type="file"' not in bezoeker.get(f"/dossiers/{dossier}/stukken")
        assert "voegt hier geen stukken toe" in _breng(bezoeker, dossier, 403)


def test_een_stuk_in_quarantaine_staat_er_maar_gaat_niet_open(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = proef.dossier()
    s = proef.samenstel
    monkeypatch.setattr(s, "stukken", Stukken(s.kern, lambda _: Keur.WACHT, s.stukken.grootste))
    noor = proef.als("noor")
    _breng(noor, dossier)
    stuk = noor.naar.partition("erbij=")[2]
    html = noor.get(noor.naar)
    assert "wordt eerst gecontroleerd op virussen" in html
    assert _adressen(html) == []
    assert "wacht op de virusscanner" in noor.get(f"/dossiers/{dossier}/stukken/{stuk}/1", 403)


def test_een_leugenachtig_bestand_bij_een_stap_is_een_fout_bij_zijn_veld(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    noor = proef.als("noor")
    adres = f"/zaken/{zaak}/acties/voeg_stuk_toe"
    noor.get(adres)
    bestand = {"document_hash.bestand": ("verslag.pdf", b"\x7fELF", "application/pdf")}
    html = noor.post(adres, 422, {"titel": "Verslag", "soort": "verslag", "knop": "doe"}, files=bestand)
    assert 'id="v-document_hash-fout"' in html
    assert "Dit is een programma, geen stuk." in html
    assert "voeg_stuk_toe" not in proef.stand(zaak)["gedaan"]


def test_een_instelling_die_niet_kan_wordt_geweigerd(tmp_path: Path) -> None:
    from loket.instellingen import InstellingFout, uit_omgeving

    basis = {"DATABASE_URL": f"sqlite:///{tmp_path / 'x.db'}"}
    assert replace(uit_omgeving(basis | {"KERNPROCES_STUK_MB": "5"})).stuk_mb == 5
    for fout in ({"KERNPROCES_VIRUSSCAN": "rm -rf"}, {"KERNPROCES_STUK_MB": "0"}):
        with pytest.raises(InstellingFout):
            uit_omgeving(basis | fout)


def test_twee_stukken_die_hetzelfde_heten_zijn_in_een_keuze_uit_elkaar_te_houden(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    noor, dossier = proef.als("noor"), proef.stand(zaak)["dossier"]
    _breng(noor, dossier)
    proef.tijd.nu += timedelta(minutes=5)
    _breng(noor, dossier, inhoud=PDF + b"%nieuw")
    keuze = noor.get(f"/zaken/{zaak}/acties/voeg_stuk_toe")
    namen = re.findall(r"<option value=\"[0-9a-f]{64}\"[^>]*>(Onderzoek 2026[^<]+)<", keuze)
    assert len(namen) == len(set(namen)) == 2
