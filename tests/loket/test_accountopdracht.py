"""`kernproces account` and `kernproces handelingen`: the first administrator, and what is refused."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from loket.opdrachtregel import main

MAAK = ["account", "maak", "bea", "--naam", "Bea Kuiper", "--email", "bea@swv.example", "--rol", "beheerder"]


@pytest.fixture(autouse=True)
def leeg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for naam in ("KERNPROCES_MAP", "KERNPROCES_HOOFDSLEUTEL", "SLEUTELS_URL", "KERNPROCES_SMTP"):
        monkeypatch.delenv(naam, raising=False)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'echt.db'}")
    monkeypatch.setenv("KERNPROCES_ADRES", "https://kernproces.example")
    return


def doe(capsys: pytest.CaptureFixture[str], *args: str, status: int = 0) -> str:
    assert main(args) == status
    uit = capsys.readouterr()
    return uit.out + uit.err


def test_de_eerste_beheerder_komt_van_de_opdrachtregel(capsys: pytest.CaptureFixture[str]) -> None:
    uit = doe(capsys, *MAAK, "--reden", "Eerste ingebruikname")
    assert re.search(r"https://kernproces\.example/uitnodiging/\S{30,}", uit)
    assert re.search(
        r"bea +bea@swv\.example +uitgenodigd +nog nooit aangemeld", doe(capsys, "account", "lijst")
    )
    uit = doe(capsys, "handelingen")
    assert "mensen: Bea Kuiper. Beheerder" in uit
    assert "accounts: Bea Kuiper. Account gemaakt. Reden: Eerste ingebruikname" in uit


def test_een_wachtwoord_van_de_invoer_en_intrekken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    doe(capsys, *MAAK, "--reden", "Begin")
    monkeypatch.setattr("sys.stdin", io.StringIO("kort\n"))
    assert "ten minste 12 tekens" in doe(capsys, "account", "wachtwoord", "bea", "--reden", "x", status=2)
    monkeypatch.setattr("sys.stdin", io.StringIO("paard batterij nietje gordijn\n"))
    doe(capsys, "account", "wachtwoord", "bea", "--reden", "Link kwijt")
    assert "zonder tweede stap" in doe(capsys, "account", "lijst")
    doe(capsys, "account", "totp", "bea", "uit", "--reden", "Telefoon kwijt")
    doe(capsys, "account", "intrekken", "bea", "--reden", "Uit dienst", "--door", "bea")
    assert "ingetrokken" in doe(capsys, "account", "lijst")


@pytest.mark.parametrize(
    ("args", "zin"),
    [
        (["account", "intrekken", "bea"], "--reden"),
        (["account", "intrekken", "niemand", "--reden", "x"], "geen account"),
        (["account", "totp", "bea", "--reden", "x"], "totp PERSOON uit"),
        (["account", "maak", "nieuw", "--reden", "x"], "staat niet in het register"),
        (
            ["account", "maak", "nieuw", "--naam", "Yara", "--rol", "tovenaar", "--reden", "x"],
            "Onbekende rol",
        ),
        (["account", "koppel", "bea", "--onderwerp", "7", "--reden", "x"], "geen aanbieder"),
        (["account", "uitnodigen", "bea", "--reden", "x", "--door", "niemand"], "niet de rol beheerder"),
    ],
)
def test_wat_niet_kan_zegt_wat_er_werd_verwacht(
    capsys: pytest.CaptureFixture[str], args: list[str], zin: str
) -> None:
    doe(capsys, *MAAK, "--reden", "Begin")
    assert zin in doe(capsys, *args, status=2)
