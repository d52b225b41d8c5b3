"""Guessing becomes slow, but nobody is locked out for ever."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernproces.opslag.migreren import migreer
from kernproces.opslag.opslag import Opslag
from loket.accounts.rem import LANGST, VRIJ, Rem, wacht

NU = datetime(2026, 11, 24, 8, tzinfo=UTC)


@given(st.sampled_from(sorted(VRIJ)), st.integers(0, 10**6), st.integers(0, 10**5))
def test_niemand_wacht_langer_dan_vijf_minuten(soort: str, aantal: int, verstreken: int) -> None:
    assert 0 <= wacht(soort, aantal, NU, NU + timedelta(seconds=verstreken)) <= LANGST
    assert wacht(soort, aantal, NU, NU + timedelta(seconds=LANGST)) == 0


@given(st.sampled_from(sorted(VRIJ)), st.integers(0, 200))
def test_vaker_fout_is_nooit_korter_wachten(soort: str, aantal: int) -> None:
    assert wacht(soort, aantal, NU, NU) <= wacht(soort, aantal + 1, NU, NU)


@pytest.fixture
def rem(database_url: str) -> Iterator[Rem]:
    migreer(database_url)
    opslag = Opslag(database_url)
    yield Rem(opslag)
    opslag.dispose()


def test_na_vijf_keer_raden_moet_je_wachten_en_wachten_telt_niet_als_poging(rem: Rem) -> None:
    sleutels = [("account", "x"), ("adres", "y")]
    assert [rem.probeer(sleutels, NU) for _ in range(VRIJ["account"])] == [0] * 5
    eerste = rem.probeer(sleutels, NU)
    assert eerste > 0
    assert [rem.probeer(sleutels, NU) for _ in range(50)] == [eerste] * 50
    assert rem.probeer(sleutels, NU + timedelta(seconds=eerste)) == 0


def test_een_ander_account_en_een_eigen_toestel_merken_er_niets_van(rem: Rem) -> None:
    for _ in range(20):
        rem.probeer([("account", "x"), ("adres", "y")], NU)
    assert rem.probeer([("account", "ander"), ("adres", "z")], NU) == 0
    assert rem.probeer([("toestel", "van x"), ("adres", "z")], NU) == 0


def test_wie_het_goed_doet_begint_opnieuw(rem: Rem) -> None:
    sleutels = [("account", "x"), ("adres", "y")]
    for _ in range(5):
        rem.probeer(sleutels, NU)
    rem.gelukt(sleutels)
    assert [rem.probeer(sleutels, NU) for _ in range(5)] == [0] * 5


def test_raden_bij_veel_accounts_van_een_adres_wordt_ook_traag(rem: Rem) -> None:
    antwoorden = [rem.probeer([("account", f"x{i}"), ("adres", "y")], NU) for i in range(VRIJ["adres"] + 5)]
    assert antwoorden[: VRIJ["adres"]] == [0] * VRIJ["adres"]
    assert all(antwoorden[VRIJ["adres"] :])
