"""Mistakes on the command line: one Dutch sentence that says what was expected, exit status 2, and nothing of a trace."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from loket.ontleder import vertaal
from loket.opdrachtregel import main


@pytest.mark.parametrize(
    ("opdracht", "zin"),
    [
        ("naspelen", "dit ontbreekt nog: ZAAK|DOSSIER."),
        ("naspelen a --stap x", "--stap: 'x' is geen heel getal."),
        ("naspelen a --stap 1 --tot 2026-01-01", "gaat niet samen met"),
        ("controleer iets", "dit is hier onbekend: iets."),
        ("workflows tlv --formaat", "--formaat: hierachter hoort een waarde."),
        ("workflows tlv --formaat xml", "--formaat: 'xml' kan niet. Kies uit: "),
        ("demo --vandaag morgen", "--vandaag: 'morgen' is geen dag of tijdstip. Verwacht: 2026-03-02"),
        ("leeslog --dossier d1 --persoon p", "gaat niet samen met"),
        ("termijn raad", "kan niet. Kies uit: "),
    ],
)
def test_een_verkeerd_gebruik_wordt_in_het_nederlands_uitgelegd(
    capsys: pytest.CaptureFixture[str], opdracht: str, zin: str
) -> None:
    with pytest.raises(SystemExit) as einde:
        main(opdracht.split())
    fout = capsys.readouterr().err
    assert einde.value.code == 2
    assert fout.startswith("gebruik: kernproces")
    assert zin in fout


def test_wat_argparse_nog_niet_zei_blijft_zoals_het_is() -> None:
    assert vertaal("something new") == "something new"


@pytest.mark.parametrize(
    ("opdracht", "zin"),
    [
        ("naspelen a --tot 9999-12-31", "Onleesbare dag of onleesbaar tijdstip"),
        ("naspelen a --stap 0", "Er is geen stap 0. Verwacht: een getal van 1 tot en met"),
        ("naspelen a --stap 999", "Er is geen stap 999."),
        ("bewaren --dossier x", "Er is geen dossier 'x'."),
        ("leeslog --dossier x", "Er is geen dossier 'x'."),
        ("sleutelkopie {map}/bestand", "Dit bestaat al, en is niet wat hier verwacht wordt"),
        ("reservekopie {map}/nergens/a.kpz", "Er is geen map {map}/nergens."),
        ("reservekopie {map}/bestand/a.kpz", "verwacht is een map"),
        ("bewijs --alle --verslag {map}", "{map} is een map; verwacht is een bestand."),
        ("start --port 99999", "--port: 99999 is geen poort."),
    ],
)
def test_wat_er_niet_is_of_niet_kan_wordt_gezegd(
    tlv: Path, capsys: pytest.CaptureFixture[str], opdracht: str, zin: str
) -> None:
    (tlv / "bestand").write_text("x")
    status = main(opdracht.format(map=tlv).split())
    fout = capsys.readouterr().err
    assert status == 2
    assert zin.format(map=tlv) in fout


def test_een_volle_schijf_wordt_gezegd(
    tlv: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", vol)
    assert main(["anker"]) == 2
    assert "De schijf is vol" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("opdracht", "status", "zin"),
    [("klachten", 2, "Afgebroken. Wat al bevestigd was, is bewaard"), ("werker", 0, "")],
)
def test_wie_afbreekt_krijgt_een_zin_en_geen_spoor(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, opdracht: str, status: int, zin: str
) -> None:
    """What runs until somebody ends it, is done then."""

    def onderbroken(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"loket.opdrachten.{opdracht}.voer_uit", onderbroken)
    assert main([opdracht]) == status
    assert zin in capsys.readouterr().err


@pytest.mark.parametrize("opdracht", ["--help", "kalender --help", "onbekend"])
def test_een_lezer_die_weggaat_hoort_niets_meer(opdracht: str) -> None:
    lees, schrijf = os.pipe()
    os.close(lees)
    programma = Path(sys.executable).with_name("kernproces")
    try:
        antwoord = subprocess.run(
            [programma, *opdracht.split()], stdout=schrijf, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(schrijf)
    assert b"Traceback" not in antwoord.stderr
    assert b"Broken" not in antwoord.stderr
    assert antwoord.returncode == (2 if opdracht == "onbekend" else 141)


@pytest.mark.parametrize("opdracht", ["--help", "kalender --help", "workflows tlv --formaat json"])
def test_uitvoer_die_nergens_heen_kan_wordt_in_een_zin_gezegd(opdracht: str) -> None:
    """Short output fails when it is flushed, long output while it is written: the same sentence."""
    programma = Path(sys.executable).with_name("kernproces")
    with Path("/dev/full").open("wb") as vol:
        antwoord = subprocess.run(
            [programma, *opdracht.split()], stdout=vol, stderr=subprocess.PIPE, check=False
        )
    assert antwoord.stderr.decode() == "De uitvoer is niet geheel geschreven. De schijf is vol.\n"
    assert antwoord.returncode == 2


def test_een_gesloten_uitvoer_wordt_gezegd_voordat_er_iets_is_gedaan() -> None:
    programma = Path(sys.executable).with_name("kernproces")
    antwoord = subprocess.run(["sh", "-c", f"{programma} kalender >&-"], stderr=subprocess.PIPE, check=False)
    assert antwoord.stderr.decode() == "De uitvoer is gesloten; er is niets gedaan.\n"
    assert antwoord.returncode == 2
