"""`kernproces overzetten`: eerst een proef over alle lopende zaken, dan met naam en reden."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import loket.bedrading
from kernproces.rollen import Rol
from kernproces.taal.workflow import Workflow
from loket.opdrachtregel import main
from tests.hulp.versies import ONDERZOEK, versie_2
from tests.kernproces.gebruik.zaakdatabank import databank, voegt_persoon_toe, zaak_tot
from workflows.register import gepubliceerd

REDEN = "De norm is korter geworden."


@pytest.fixture
def twee_zaken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Een aanvraag in concept en een in behandeling; daarna verschijnt versie 2."""
    url = f"sqlite:///{tmp_path}/kernproces.db"
    with databank(url, tmp_path) as s:
        voegt_persoon_toe(s, "beheer", Rol.BEHEERDER)
        zaak_tot(s, "dien_in", "Z-1")
        zaak_tot(s, "breng_advies_uit", "Z-2")
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("KERNPROCES_MAP", str(tmp_path))

    def ook_versie_2() -> Iterator[tuple[Workflow, str]]:
        yield from gepubliceerd()
        yield versie_2(), "2" * 64

    monkeypatch.setattr(loket.bedrading, "gepubliceerd", ook_versie_2)


@pytest.mark.usefixtures("twee_zaken")
def test_de_proef_noemt_elke_zaak_en_wijzigt_niets(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["overzetten", "tlv", "--json"]) == 0
    eerste, tweede = (json.loads(r) for r in capsys.readouterr().out.splitlines())
    assert (eerste["zaak"], eerste["overgezet"], eerste["verschillen"]) == ("Z-1", False, [])
    assert (tweede["naar"], tweede["van_versie"]) == (ONDERZOEK, 1)
    assert main(["overzetten", "tlv"]) == 0
    tekst = capsys.readouterr().out
    assert "2 van 2 zaken over te zetten; dit was een proef" in tekst
    assert "Voor deze zaak verandert er niets." in tekst


@pytest.mark.usefixtures("twee_zaken")
def test_met_naam_en_reden_gaan_ze_over_en_klopt_het_naspelen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["overzetten", "tlv", "--zaak", "Z-2", "--door", "beheer", "--reden", REDEN]) == 0
    assert "1 van 1 zaken overgezet." in capsys.readouterr().out
    assert main(["naspelen", "Z-2"]) == 0
    assert main(["overzetten", "tlv", "--door", "beheer", "--reden", REDEN, "--json"]) == 0
    assert [json.loads(r)["zaak"] for r in capsys.readouterr().out.splitlines() if r.startswith("{")] == [
        "Z-1"
    ]
    assert main(["controleer"]) == 0


@pytest.mark.usefixtures("twee_zaken")
def test_wie_geen_beheerder_is_wordt_geweigerd(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["overzetten", "tlv", "--door", "behandelaar", "--reden", REDEN]) == 1
    uit = capsys.readouterr().out
    assert "Alleen de rol" in uit
    assert "0 van 2 zaken overgezet." in uit


@pytest.mark.usefixtures("twee_zaken")
@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["onbekend"], "Er is geen procedure 'onbekend'"),
        (["tlv", "--naar", "9"], "geen versie 9"),
        (["tlv", "--zaak", "Z-9"], "Er is geen zaak 'Z-9'"),
        (["evaluatie", "--zaak", "Z-1"], "loopt niet volgens de procedure evaluatie"),
        (["tlv", "--door", "beheer"], "Noem met --reden"),
    ],
)
def test_een_verkeerde_vraag_krijgt_een_duidelijk_antwoord(
    argumenten: list[str], zin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["overzetten", *argumenten]) == 2
    assert zin in capsys.readouterr().err
