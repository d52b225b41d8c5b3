"""`kernproces termijn`: computing lines, and what an action would do to the terms of a zaak."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from loket.opdrachtregel import main


def test_termijn_wat_als_laat_oud_nieuw_en_afleiding_zien_en_legt_niets_vast(
    tlv: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    voor = {p.name: p.read_bytes() for p in tlv.rglob("*") if p.is_file() and not p.name.endswith("-shm")}
    assert main(["termijn", "wat-als", "a", "schort_op", "--door", "anna", "--rol", "behandelaar"]) == 1
    uit = capsys.readouterr().out
    assert "Dit kan nu niet" in uit
    assert uit.endswith("Er is niets vastgelegd.\n")
    na = {p.name: p.read_bytes() for p in tlv.rglob("*") if p.is_file() and not p.name.endswith("-shm")}
    assert na == voor


@pytest.mark.parametrize(
    ("erbij", "zin"),
    [
        (["--rol", "tovenaar"], "Onbekende rol 'tovenaar'"),
        (["--rol", "behandelaar", "--gegevens", "[1]"], "--gegevens is geen JSON-object"),
        (["--rol", "behandelaar", "--gegevens", '{"kleur": 1}'], "Onbekend veld 'kleur'"),
        (["--rol", "behandelaar", "--nu", "gisteren"], "Onleesbaar tijdstip 'gisteren'"),
        (["--rol", "behandelaar", "--nu", "2026-03-02T09:00:00"], "geen tijdzone"),
    ],
)
def test_termijn_wat_als_zegt_wat_er_werd_verwacht(
    tlv: Path, capsys: pytest.CaptureFixture[str], erbij: list[str], zin: str
) -> None:
    assert main(["termijn", "wat-als", "a", "schort_op", "--door", "anna", *erbij]) == 2
    assert zin in capsys.readouterr().err


def test_termijn_bereken_antwoordt_ook_na_een_regel_die_geen_utf8_is() -> None:
    programma = Path(sys.executable).with_name("kernproces")
    goed = b'{"termijn": "D.TLV.norm", "begin": "2026-03-24"}'
    invoer = b"\xef\xbb\xbf" + goed + b"\n\xff\xfe\n\n" + goed.replace(b"24", b"\xe9") + b"\r\n" + goed
    antwoord = subprocess.run(
        [programma, "termijn", "bereken"], input=invoer, capture_output=True, check=False
    )
    regels = [json.loads(r) for r in antwoord.stdout.decode().splitlines()]
    assert antwoord.returncode == 1
    assert [next(iter(r)) for r in regels] == ["ruw", "fout", "fout", "fout", "ruw"]
    assert regels[0] == regels[-1]
