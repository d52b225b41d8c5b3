"""`kernproces post`: what was not delivered, offering it again, and bounces from files."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from loket.bedrading import maak_proef
from loket.opdrachtregel import main
from tests.loket.conftest import instellingen
from tests.notificaties.test_retour import retour

_NU = datetime.now(UTC)


@pytest.fixture
def message_id(tlv: Path) -> str:
    """Of a mail that left just now, in a database with an administrator."""
    with maak_proef(instellingen(tlv)) as samenstel:
        samenstel.registers.werk_bij(
            "mensen", {"bea": {"rollen": ["beheerder"]}}, "systeem", Rol.SYSTEEM, _NU
        )
        samenstel.bezorg(_NU)
        samenstel.dossiers.open("anna", Rol.BEHANDELAAR, _NU, dossier="d2", school="school-1")
        start = Opdracht("start", "anna", Rol.BEHANDELAAR, "voorbeeld")
        zaak = samenstel.kern.start("tlv", "d2", start, _NU, nummer="b").zaak
        dien_in = Opdracht("dien_in", "bert", Rol.BEVOEGD_GEZAG, "voorbeeld")
        assert samenstel.kern.doe(zaak, dien_in, _NU).gelukt
        samenstel.bezorg(_NU)
        with samenstel.opslag.lezen() as lezer:
            rijen = lezer.rij_query("SELECT inhoud FROM gebeurtenis WHERE stroom LIKE 'bericht/%|b|%'")
    gevonden = (re.search(r'"message_id":"([^"]+)"', bytes(r[0]).decode()) for r in rijen)
    return next(m[1] for m in gevonden if m)


def test_een_mail_die_terugkwam_wordt_verwerkt_getoond_en_opnieuw_aangeboden(
    tlv: Path, tmp_path: Path, message_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["post", "lijst"]) == 0
    assert "Alle post is bezorgd." in capsys.readouterr().out
    (tmp_path / "terug.eml").write_bytes(retour("5.1.1", message_id))
    (tmp_path / "anders.eml").write_bytes(b"Subject: hallo")
    assert main(["post", "retour", str(tmp_path / "terug.eml")]) == 0
    assert "(5.1.1)" in capsys.readouterr().out
    assert main(["post", "retour", str(tmp_path / "terug.eml"), str(tmp_path / "anders.eml")]) == 1
    uit = capsys.readouterr().out
    assert "was al vastgelegd" in uit
    assert "anders.eml: Dit is geen retourbericht" in uit
    assert main(["post", "lijst"]) == 1
    assert "het adres bestaat niet (5.1.1)" in capsys.readouterr().out
    assert main(["post", "opnieuw", "--alle", "--reden", "adres", "--door", "bea"]) == 0
    assert "Opnieuw aangeboden: 1." in capsys.readouterr().out
    assert main(["post", "lijst"]) == 0


@pytest.mark.parametrize(("argumenten", "zin"), [
    (["--alle", "--reden", "adres", "--door", "anna"], "geen beheerder"),
    (["--alle", "--reden", "zomaar", "--door", "bea"], "Onbekende reden"),
    (["--reden", "adres", "--door", "bea"], "Noem een of meer berichten"),
    (["b", "--alle", "--reden", "adres", "--door", "bea"], "Noem een of meer berichten"),
])  # fmt: skip
def test_alleen_een_beheerder_met_een_reden_biedt_opnieuw_aan(
    tlv: Path, message_id: str, argumenten: list[str], zin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["post", "opnieuw", *argumenten]) == 2
    assert zin in capsys.readouterr().err


def test_een_bericht_dat_niet_dood_is_wordt_niet_opnieuw_aangeboden(
    tlv: Path, message_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["post", "opnieuw", "onbekend", "--reden", "adres", "--door", "bea"]) == 1
    assert "onbekend: geen dode brief." in capsys.readouterr().out


def test_een_retourbestand_dat_er_niet_is_wordt_genoemd(
    tlv: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["post", "retour", "/nergens.eml"]) == 2
    assert "Er is geen bestand /nergens.eml." in capsys.readouterr().err
