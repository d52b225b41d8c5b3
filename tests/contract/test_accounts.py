"""Accounts, sessions and kept forms on every database: what was written stands there, locked, and together with its entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kernproces.gebeurtenissen import accountstroom
from kernproces.gebruik.fouten import OnbekendError
from loket.accounts import tweede
from loket.accounts.aanmelding import Aanmelding, NietGelukt, Vandaan
from loket.accounts.beheer import Accountbeheer
from loket.accounts.boek import AccountFout, Door
from loket.bedrading import Samenstel, maak
from loket.instellingen import Instellingen

NU = datetime(2026, 11, 24, 8, tzinfo=UTC)
DOOR = Door("bea", "beheerder", NU)
ZIN = "paard batterij nietje gordijn"
HIER = Vandaan("192.0.2.7")


@dataclass
class Balie:
    s: Samenstel

    @property
    def accounts(self) -> Accountbeheer:
        return self.s.accounts

    @property
    def aanmelding(self) -> Aanmelding:
        return self.s.aanmelding

    def wat(self, persoon: str) -> list[str]:
        with self.s.opslag.lezen() as lezer:
            return [e["open"]["wat"] for e in self.s.kern.archief.lees(lezer, accountstroom(persoon))]


@pytest.fixture
def balie(database_url: str, tmp_path: Path) -> Iterator[Balie]:
    i = Instellingen(database_url, f"sqlite:///{tmp_path / 's.db'}", (bytes(range(32)),), tmp_path)
    with maak(i) as s:
        yield Balie(s)


def test_van_link_tot_code_en_elke_stap_staat_in_de_geschiedenis(balie: Balie) -> None:
    link = balie.accounts.maak("noor", "Noor@SWV.example", DOOR, "Nieuw.")
    balie.accounts.kies_wachtwoord(link, ZIN, NU)
    geheim = tweede.geheim_van(bytes(range(20)))
    codes = balie.accounts.stel_totp_in("noor", geheim, tweede.code(geheim, tweede.stap_op(NU)), NU)
    assert balie.aanmelding.met_wachtwoord(" noor@swv.EXAMPLE ", ZIN, HIER, NU).persoon == "noor"
    with pytest.raises(NietGelukt):  # the code that confirmed the app is used up
        balie.aanmelding.met_code("noor", tweede.code(geheim, tweede.stap_op(NU)), HIER, NU)
    straks = NU + timedelta(seconds=30)
    assert not balie.aanmelding.met_code("noor", tweede.code(geheim, tweede.stap_op(straks)), HIER, straks)
    assert balie.aanmelding.met_code("noor", codes[0], HIER, straks)
    assert len(balie.accounts.account("noor").codes) == 9
    assert balie.wat("noor") == [
        "gemaakt",
        "wachtwoord_gekozen",
        "tweede_stap_ingesteld",
        "herstelcode_gebruikt",
    ]


def test_een_inlognaam_en_een_account_elders_horen_bij_een_persoon(balie: Balie) -> None:
    balie.accounts.maak("noor", "noor@swv.example", DOOR, "Nieuw.")
    with pytest.raises(AccountFout, match="al van iemand anders"):
        balie.accounts.maak("pim", "NOOR@swv.example", DOOR, "Nieuw.")
    assert balie.wat("pim") == []
    balie.accounts.maak("pim", "pim@swv.example", DOOR, "Nieuw.")
    balie.accounts.koppel("noor", "https://u.example", "7", DOOR, "Op verzoek.")
    with pytest.raises(AccountFout, match="iemand anders"):
        balie.accounts.koppel("pim", "https://u.example", "7", DOOR, "Op verzoek.")
    with pytest.raises(AccountFout, match="waarom"):
        balie.accounts.trek_in("noor", DOOR, "  ")
    with pytest.raises(OnbekendError):
        balie.accounts.trek_in("niemand", DOOR, "Weg.")


def test_sessies_en_een_bewaard_formulier_zijn_van_een_persoon_in_een_browser(balie: Balie) -> None:
    s = balie.s.sessies
    oud = s.begin("noor", "behandelaar", "wachtwoord", NU)
    s.bewaar(oud, "noor", "/zaken/Z/acties/noteer", [("tekst", "Ünïcode 🙂"), ("tekst", "tweede")], NU)
    nieuw = s.begin("noor", "behandelaar", "wachtwoord", NU, na=oud)
    assert s.bewaard(oud, "noor") is None
    assert s.wacht_bewaard(nieuw)
    assert s.bewaard(nieuw, "pim") is None
    assert s.bewaard(nieuw, "noor") == (
        "/zaken/Z/acties/noteer",
        [("tekst", "Ünïcode 🙂"), ("tekst", "tweede")],
    )
    with balie.s.opslag.lezen() as lezer:
        assert s.geldig(lezer, oud, NU) is None
        assert s.geldig(lezer, nieuw, NU) is not None
    anders = s.begin("noor", "behandelaar", "wachtwoord", NU)
    assert len(s.van("noor", NU)) == 2
    s.beeindig_alle("noor", NU, s.van("noor", NU)[0].id)
    assert len(s.van("noor", NU)) == 1
    s.ruim_op(NU + timedelta(days=40))
    with balie.s.opslag.lezen() as lezer:
        assert s.lees(lezer, anders) is None
