"""What a password must be, and that who has no account costs the same work."""

import pytest

from loket.accounts import wachtwoord


@pytest.mark.parametrize(
    "zwak",
    [
        "kort",
        "wachtwoord1234",
        "Welkom2026!!!!",
        "aaaaaaaaaaaaaa",
        "123456789012",
        "abcdefghijklmnop",
        "Winter-2026-2026",
    ],
)
def test_wat_iedereen_eerst_zou_proberen_wordt_geweigerd(zwak: str) -> None:
    assert wachtwoord.keur(zwak)


def test_de_eigen_naam_met_wat_cijfers_is_te_raden() -> None:
    assert wachtwoord.keur("noor@swv.example12", "noor@swv.example")


@pytest.mark.parametrize(
    "goed", ["paard batterij nietje gordijn", "Xk7#mQ2$vL9pR", "ééntje én nóg één zin 🐎"]
)
def test_een_zin_of_een_lukrake_reeks_mag(goed: str) -> None:
    assert wachtwoord.keur(goed, "noor@swv.example") == ""


def test_alleen_het_juiste_wachtwoord_klopt_ook_als_het_anders_is_getypt() -> None:
    hash_ = wachtwoord.maak_hash("caf\u00e9 paard gordijn")
    assert hash_.startswith("$argon2id$")
    assert wachtwoord.klopt(hash_, "cafe\u0301 paard gordijn")
    assert not wachtwoord.klopt(hash_, "cafe paard gordijn")
    assert not wachtwoord.klopt(None, "niemand heeft dit wachtwoord")
    assert not wachtwoord.klopt(hash_, "x" * 1_000_000)
