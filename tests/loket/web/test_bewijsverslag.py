"""The report for the certifying auditor: every proof to the event, gaps as work, no name of a pupil."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kernproces.bewijs.regel import Bewijsstuk, Regel
from loket.bewijs import werkboek
from loket.bewijs.verslag import Bewijsverslag
from tests.loket.web.proef import NU, Proef

NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def lees_xlsx(inhoud: bytes) -> dict[str, list[list[str]]]:
    """The sheets with their cells as text, from the bare file format. A text stands in its cell."""
    with zipfile.ZipFile(BytesIO(inhoud)) as zak:
        namen = re.findall(r'<sheet name="([^"]+)"', zak.read("xl/workbook.xml").decode())
        uit = {}
        for n, naam in enumerate(namen, start=1):
            blad = ET.fromstring(zak.read(f"xl/worksheets/sheet{n}.xml"))
            assert not list(blad.iter(f"{NS}f"))  # no formula, whatever a cell begins with
            uit[naam] = [
                [
                    "".join(t.text or "" for t in c.iter() if t.tag in (f"{NS}t", f"{NS}v"))
                    for c in r
                    if len(c)
                ]
                for r in blad.iter(f"{NS}row")
            ]
    return uit


def test_het_verslag_telt_hetzelfde_als_de_matrix_en_wijst_elk_bewijs_aan(proef: Proef) -> None:
    zaak = proef.tlv("maak_bekend", leerling="Milan Rutgers")
    kaat = proef.als("kaat")
    html = kaat.get("/kwaliteit/bewijs/verslag")
    assert "Hoe u dit leest" in html
    assert "Rutgers" not in html
    antwoord = kaat.client.get("/kwaliteit/bewijs/verslag.xlsx")
    assert antwoord.status_code == 200
    papier = kaat.client.get("/kwaliteit/bewijs/verslag.pdf").content
    assert papier.startswith(b"%PDF-1.")
    assert papier == kaat.client.get("/kwaliteit/bewijs/verslag.pdf").content
    bladen = lees_xlsx(antwoord.content)
    assert list(bladen) == ["Verantwoording", "Clausules", "Matrix", "Bewijs", "Gaten", "Indicatoren"]
    assert b"Rutgers" not in antwoord.content
    matrix = {rij[0]: rij[1:] for rij in bladen["Matrix"][1:]}
    for rij in bladen["Clausules"][1:]:
        plek = bladen["Matrix"][0].index(rij[0]) - 1
        assert int(rij[2]) == sum(cellen[plek] == "voldaan" for cellen in matrix.values())
    stukken = [rij for rij in bladen["Bewijs"][1:] if rij[2] == zaak]
    assert stukken
    for rij in stukken:
        assert f"/zaken/{zaak}/naspelen?stap={rij[3]}" in rij[7]
        assert "Na stap" in proef.als("ruud").get(rij[7][rij[7].index("/zaken") :])


def test_de_gaten_staan_bij_wie_de_zaak_behandelt(proef: Proef) -> None:
    zaak = proef.tlv("adviezen")
    html = proef.als("kaat").get("/kwaliteit/bewijs/gaten")
    assert f'href="/zaken/{zaak}"' in html
    assert "Nog te doen: Besluit bekendmaken." in html
    proef.als("noor").get("/kwaliteit/bewijs/gaten")
    proef.als("noor").get("/kwaliteit/bewijs/verslag", 403)
    proef.als("karin").get("/kwaliteit/bewijs/gaten", 404)


def test_een_vol_blad_gaat_verder_op_het_volgende_en_niets_gaat_verloren(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Excel shows so many rows on a sheet; what is written below them would silently be gone."""
    monkeypatch.setattr(werkboek, "RIJEN", 4)
    pad = tmp_path / "w.xlsx"
    stuk = Bewijsstuk("Z-1", 1, "=1+1", "noor", "behandelaar", "2026-03-02")
    with pad.open("wb") as uit:
        boek = werkboek.Werkboek(uit, tmp_path, ["3.1.1"], "http://x")
        for n in range(7):
            boek.neem(f"D-{n}", [Regel("3.1.1", [stuk])])
        boek.sluit(Bewijsverslag("SWV", NU, 7, [], [], [], None))
    bladen = lees_xlsx(pad.read_bytes())
    assert [naam for naam in bladen if naam.startswith("Bewijs")] == ["Bewijs", "Bewijs 2", "Bewijs 3"]
    rijen = [rij for naam in ("Bewijs", "Bewijs 2", "Bewijs 3") for rij in bladen[naam][1:]]
    assert [rij[1] for rij in rijen] == [f"D-{n}" for n in range(7)]
    assert {rij[4] for rij in rijen} == {"=1+1"}
    assert [p.name for p in tmp_path.iterdir()] == ["w.xlsx"], "wat onderweg op schijf stond, is weg"
