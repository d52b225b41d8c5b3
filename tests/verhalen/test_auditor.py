"""The auditor's story on the command line, from draw to verified elsewhere, with nothing but what the commands print."""

import json
import re
from pathlib import Path

import pytest

from kernproces.opslag.anker import leg_anker
from kernproces.rollen import Rol
from loket.opdrachtregel import main
from tests.hulp.elders import kale_python
from tests.loket.web.proef import Proef


def test_trekken_naspelen_gaten_ankers_pakket_en_elders_nagaan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "var").mkdir()
    proef = Proef(tmp_path / "var")
    for naam in ("Milan", "Sem", "Noa"):
        proef.tlv("maak_bekend", naam)
    with proef.samenstel.opslag.lezen() as lezer:
        leg_anker(lezer, proef.instellingen.map_ / "ankers", "2026-11-24")
    proef.samenstel.sluit()
    monkeypatch.setenv("DATABASE_URL", proef.instellingen.database_url)
    monkeypatch.setenv("SLEUTELS_URL", proef.instellingen.sleutels_url)
    monkeypatch.setenv("KERNPROCES_MAP", str(proef.instellingen.map_))
    monkeypatch.setenv("KERNPROCES_HOOFDSLEUTEL", proef.instellingen.hoofdsleutels[0].hex())

    def zegt(*opdracht: str, status: int = 0) -> str:
        assert main(list(opdracht)) == status
        return capsys.readouterr().out

    periode = ("--van", "2026-08-01", "--tot", "2026-12-31")
    getrokken = zegt(
        "steekproef", "--trek", "tlv", *periode, "--omvang", "2", "--zaad", "3 1 4 1 5 9", "--json"
    )
    protocol = json.loads(getrokken)
    zaken = [g["zaak"] for g in protocol["gevallen"]]
    assert len(zaken) == 2
    for zaak in zaken:
        uit = zegt("naspelen", zaak, "--stap", "4", "--nu-bekend")
        assert "De keten is heel. Oordeel: rechtmatig." in uit
        assert "Anker: past." in uit
    assert re.search(r"open|gehaald", zegt("bewijs", "--alle", status=1))
    assert "het bewaarde anker" in zegt("controleer", "--anker", protocol["zegel"])
    dossier = re.search(r"D-\d{4}-\d+", zegt("bewijs", "--alle", "--json", status=1))
    assert dossier is not None
    elders = tmp_path / "elders"
    elders.mkdir()
    wie = ("--door", "ruud", "--rol", Rol.AUDITOR.value)
    gemaakt = zegt("auditpakket", dossier[0], str(elders / "pakket.zip"), *wie)
    zegel = re.search(r"Zegel: ([0-9a-f]{64})", gemaakt)
    assert zegel is not None
    gezien = kale_python(elders, "pakket.zip")
    assert (gezien.returncode, gezien.stderr) == (0, ""), gezien.stdout
    assert "elk oordeel is hetzelfde" in gezien.stdout
    assert zegel[0] in gezien.stdout
