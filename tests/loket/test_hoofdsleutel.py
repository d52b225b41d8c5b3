"""Een andere hoofdsleutel: alles wat vertrouwelijk is blijft leesbaar, en de oude opent niets meer."""

from pathlib import Path

import pytest

from loket.opdrachtregel import main

NIEUW = bytes(range(32)).hex()


def test_na_het_wisselen_opent_alleen_de_nieuwe_hoofdsleutel_nog_iets(
    tlv: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (bestand,) = tlv.glob("*.hoofdsleutel")
    oud = bestand.read_text().strip()
    monkeypatch.setenv("KERNPROCES_HOOFDSLEUTEL", f"{NIEUW},{oud}")
    assert main(["hoofdsleutel"]) == 0
    eerst = capsys.readouterr().out
    assert int(eerst.split()[0]) > 3
    assert main(["hoofdsleutel"]) == 0
    assert capsys.readouterr().out.startswith("0 sleutels")
    monkeypatch.setenv("KERNPROCES_HOOFDSLEUTEL", NIEUW)
    assert main(["naspelen", "a"]) == 0
    assert "gewist" not in capsys.readouterr().out
    monkeypatch.setenv("KERNPROCES_HOOFDSLEUTEL", oud)
    assert main(["naspelen", "a"]) == 2
    assert "hoort niet bij deze kluis" in capsys.readouterr().err
