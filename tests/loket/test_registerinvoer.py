"""Registers uit een CSV: eerst een proef per rij, dan vastgelegd; wat niet kan, komt terug als bestand."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from kernproces.rollen import Rol
from loket.bedrading import Samenstel
from loket.opdrachtregel import main
from tests.kernproces.gebruik.zaakdatabank import databank, inhoud, keten_is_heel, voegt_persoon_toe

KOP = "kenmerk;van;tot;wie;competentie;waaruit"
GOED = "c-1;01-08-2026;2027-07-31;behandelaar;gedragsinterventie;Certificaat 2025."


@pytest.fixture
def s(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Samenstel]:
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("KERNPROCES_MAP", str(tmp_path))
    with databank(database_url, tmp_path) as samenstel:
        voegt_persoon_toe(samenstel, "kees", Rol.KWALITEITSMEDEWERKER)
        yield samenstel


def voer_in(tmp_path: Path, *rijen: str, kop: str = KOP, erbij: tuple[str, ...] = ()) -> int:
    pad = tmp_path / "register.csv"
    pad.write_text("\n".join((kop, *rijen)) + "\n", encoding="utf-8-sig")
    wie = ("--door", "kees", "--rol", "kwaliteitsmedewerker")
    return main(["register", "competenties", "--invoer", str(pad), *wie, *erbij])


def versies(s: Samenstel, item: str) -> list[tuple[str, str | None]]:
    with s.opslag.lezen() as lezer:
        items = s.kern.bron.registers(lezer).items.get("competenties", {})
    return [(v["van"], v["tot"]) for v in items.get(item, ())]


def test_de_proef_legt_niets_vast_en_uitvoeren_wel(
    s: Samenstel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    voor = inhoud(s)
    assert voer_in(tmp_path, GOED) == 0
    assert "1 van 1 rijen vast te leggen; dit was een proef" in capsys.readouterr().out
    assert inhoud(s) == voor
    assert voer_in(tmp_path, GOED, erbij=("--uitvoeren",)) == 0
    assert versies(s, "c-1") == [("2026-08-01", "2027-07-31")]
    assert keten_is_heel(s)


@pytest.mark.parametrize("uitvoeren", [(), ("--uitvoeren",)])
def test_een_rij_die_met_een_eerdere_samenvalt_wordt_geweigerd_ook_binnen_het_bestand(
    s: Samenstel, tmp_path: Path, capsys: pytest.CaptureFixture[str], uitvoeren: tuple[str, ...]
) -> None:
    later = GOED.replace("01-08-2026", "2027-07-31").replace("2027-07-31;b", "2028-07-31;b")
    volgend = GOED.replace("01-08-2026", "2027-08-01").replace("2027-07-31;b", ";b")
    assert voer_in(tmp_path, GOED, later, volgend, erbij=uitvoeren) == 1
    uit = capsys.readouterr().out
    assert "rij 3: kan niet. Versie" in uit
    assert "2 van 3 rijen" in uit
    assert len(versies(s, "c-1")) == (2 if uitvoeren else 0)


def test_geweigerde_rijen_komen_terug_en_zijn_opnieuw_aan_te_bieden(s: Samenstel, tmp_path: Path) -> None:
    terug = tmp_path / "terug.csv"
    fout = GOED.replace("01-08-2026", "morgen").replace("c-1", "c-2")
    leeg = GOED.replace(";behandelaar;", ";;").replace("c-1", "c-3")
    assert voer_in(tmp_path, GOED, fout, leeg, erbij=("--uitvoeren", "--geweigerd", str(terug))) == 1
    rijen = list(csv.DictReader(terug.read_text().splitlines(), delimiter=";"))
    assert [(r["kenmerk"], bool(r["reden"])) for r in rijen] == [("c-2", True), ("c-3", True)]
    rijen[0]["van"] = "2026-08-01"
    hersteld = ";".join(rijen[0].values())
    assert voer_in(tmp_path, hersteld, kop=";".join(rijen[0]), erbij=("--uitvoeren",)) == 0
    assert versies(s, "c-2") == [("2026-08-01", "2027-07-31")]


@pytest.mark.usefixtures("s")
@pytest.mark.parametrize(
    ("kop", "zin"),
    [
        ("kenmerk;tot;wie", "De kolom van ontbreekt"),
        ("kenmerk;van;kleur", "Onbekende kolom 'kleur'"),
        ("kenmerk;van;van", "staat er meer dan eens"),
    ],
)
def test_verkeerde_kolommen_weigeren_het_hele_bestand(
    tmp_path: Path, kop: str, zin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert voer_in(tmp_path, kop=kop) == 2
    assert zin in capsys.readouterr().err


def test_wie_de_rol_niet_heeft_legt_niets_vast(s: Samenstel, tmp_path: Path) -> None:
    pad = tmp_path / "register.csv"
    pad.write_text(f"{KOP}\n{GOED}\n")
    voor = inhoud(s)
    wie = ("--door", "behandelaar", "--rol", "kwaliteitsmedewerker", "--uitvoeren")
    assert main(["register", "competenties", "--invoer", str(pad), *wie]) == 2
    assert inhoud(s) == voor


def test_het_sjabloon_past_op_het_lezen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", "competenties", "--sjabloon"]) == 0
    assert capsys.readouterr().out.strip() == KOP
