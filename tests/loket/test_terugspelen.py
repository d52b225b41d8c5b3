"""A tape of judged steps: the same on any day, and what it says could be done is what was done."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from freezegun import freeze_time

from kernproces.rollen import Rol
from loket.bedrading import Samenstel
from loket.bewijs.terugspelen import Band, speel_terug
from loket.lezen import naspeler
from tests.kernproces.naspelen.bank import Bank
from tests.kernproces.naspelen.conftest import schone_historie
from tests.kernproces.naspelen.verhaal import instellingen

__all__ = ["schone_historie"]
TABELLEN = ("stroom", "werkvoorraad", "termijn", "outbox", "teller", "hartslag", "bezorging")


def band(samenstel: Samenstel, wat: str, **waar: object) -> Band:
    gevonden = speel_terug(samenstel, wat, **waar)  # type: ignore[arg-type]
    assert gevonden is not None
    return gevonden


def bytes_van(samenstel: Samenstel) -> list[str]:
    """Of zaken and dossiers, at the end and half way."""
    banden = [band(samenstel, wat, stap=stap) for wat in ("a", "e", "d1", "d4") for stap in (None, 7)]
    return [json.dumps(b.als_gegevens()) for b in banden]


def test_het_zijn_op_elke_dag_dezelfde_bytes_zonder_levende_tabellen(
    schone_historie: Path, tmp_path: Path
) -> None:
    bank = Bank(schone_historie, tmp_path / "x")
    with Samenstel(instellingen(bank.map_)) as samenstel:
        eerst = bytes_van(samenstel)
    for tabel in TABELLEN:
        bank.sql(f"DROP TABLE {tabel}")
    with freeze_time(datetime(2041, 7, 1, tzinfo=UTC)), Samenstel(instellingen(bank.map_)) as samenstel:
        assert bytes_van(samenstel) == eerst


@pytest.mark.parametrize("zaak", "abek")
def test_wat_iemand_deed_kon_toen_ook(schone_historie: Path, tmp_path: Path, zaak: str) -> None:
    """The oracle is the history itself: every step of a person stood among what could be done just before it."""
    bank = Bank(schone_historie, tmp_path / "x")
    gezien = 0
    with Samenstel(instellingen(bank.map_)) as samenstel, naspeler(samenstel) as speler:
        for stap in speler.speel_na(zaak).stappen[1:]:
            if stap.rol == Rol.SYSTEEM.value or stap.soort not in ("overgang", "handeling"):
                continue
            moment = speler.terugblik.na(zaak, stap.nr - 1, stap.vastgelegd)
            assert moment is not None
            kon = {k.actie: {rol for _, rol in k.door} for k in moment.kon}
            assert stap.rol in kon.get(stap.actie, ()), (stap.nr, stap.actie, moment.kon_niet)
            gezien += 1
    assert gezien > 3


def test_een_dossier_is_een_band_van_al_zijn_zaken(schone_historie: Path, tmp_path: Path) -> None:
    bank = Bank(schone_historie, tmp_path / "x")
    with Samenstel(instellingen(bank.map_)) as samenstel:
        b = band(samenstel, "d4")
        tijden = [s.vastgelegd for _, s in b.stappen]
        assert tijden == sorted(tijden)
        assert {zaak for zaak, _ in b.stappen} == {v.zaak for v in b.verslagen}
        assert len(b.verslagen) > 1
        begin = band(samenstel, "d4", tot="2020-01-01T00:00:00.000000Z")
        assert (begin.plek, begin.hier, begin.momenten) == (0, None, [])
        half = band(samenstel, "d4", stap=3)
        assert [m.nr for m in half.momenten] == [3]
        assert speel_terug(samenstel, "bestaat-niet") is None


def test_geknipt_op_een_dag_is_het_oordeel_dat_van_toen(schone_historie: Path, tmp_path: Path) -> None:
    bank = Bank(schone_historie, tmp_path / "x")
    with Samenstel(instellingen(bank.map_)) as samenstel:
        alles = band(samenstel, "a")
        tot = alles.stappen[13][1].vastgelegd
        geknipt = band(samenstel, "a", tot=tot, knip=True)
        assert [s.nr for _, s in geknipt.stappen] == [s.nr for _, s in alles.stappen if s.vastgelegd <= tot]
        assert geknipt.uitspraak.value == "rechtmatig"
