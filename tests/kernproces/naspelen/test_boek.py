"""What a replay reads: a stand at any number, in any order of asking, and one entry of a stream that grows with all zaken."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernproces.naspelen import Geschiedenisboek
from kernproces.opslag.keten import GEEN_VORIGE, schakel
from kernproces.zaak.stand import los, vouw

PERSONEN = ("anna", "dirk", "noor", "pim")
LENGTE = 12


class Stapel:
    """Rows of one stream; counts how many were read."""

    def __init__(self) -> None:
        self.rijen: list[tuple[int, bytes, bytes]] = []
        self.gelezen = 0
        vorige = GEEN_VORIGE
        for nr in range(1, LENGTE + 1):
            inhoud, hash_ = schakel(_bijgewerkt(nr, vorige))
            self.rijen.append((nr, inhoud, hash_))
            vorige = hash_.hex()

    def geschiedenis(self, _stroom: str) -> Iterator[tuple[int, bytes, bytes]]:
        self.gelezen += len(self.rijen)
        return iter(self.rijen)

    def rij_query(self, _vraag: str, waarden: tuple[Any, ...]) -> list[tuple[int, bytes]]:
        _, eerste, laatste = waarden
        gevonden = [(nr, inhoud) for nr, inhoud, _ in self.rijen if eerste <= nr <= laatste]
        self.gelezen += len(gevonden)
        return gevonden

    def boek(self) -> Geschiedenisboek:
        return Geschiedenisboek(self, lambda _: {})  # type: ignore[arg-type]


def _bijgewerkt(nr: int, vorige: str) -> dict[str, Any]:
    wie = {"actor": "anna", "namens": None, "rol": "behandelaar", "workflow": None, "werkt_op": "2026-01-01"}
    plek = {
        "stroom": "register/mensen",
        "nr": nr,
        "vorige": vorige,
        "vastgelegd": f"2026-01-{nr:02}T09:00:00.000000Z",
    }
    open_ = {"id": PERSONEN[-nr % 4], "van": None, "tot": None, "waarden": {"rollen": [str(nr)]}}
    return {"v": 1, "sv": 1, "soort": "register_bijgewerkt", "open": open_, "geheim": {}, **wie, **plek}


@given(st.lists(st.integers(0, LENGTE + 1), min_size=1, max_size=8))
def test_een_stand_is_dezelfde_in_welke_volgorde_er_ook_naar_is_gevraagd(nummers: list[int]) -> None:
    boek = Stapel().boek()
    for nr in nummers:
        boek.stand_op("register/mensen", nr)
    entries = boek.stroom("register/mensen").entries
    for nr in nummers:
        gelezen = boek.stand_op("register/mensen", nr)
        assert repr(gelezen) == repr(los(vouw(e for e in entries if e["nr"] <= nr))), "ook de volgorde"


@pytest.mark.parametrize("nr", [1, 2, LENGTE])
def test_een_gebeurtenis_van_een_lang_register_kost_niet_het_hele_register(nr: int) -> None:
    stapel = Stapel()
    vorige, entry = stapel.boek().een("register/mensen", nr) or ("", {})
    assert entry["nr"] == nr
    assert vorige == ("" if nr == 1 else f"2026-01-{nr - 1:02}T09:00:00.000000Z")
    assert stapel.gelezen <= 2


@pytest.mark.parametrize("nr", [0, LENGTE + 1, 10**30, "drie", None])
def test_een_nummer_dat_er_niet_is_wordt_niet_gevonden(nr: Any) -> None:
    assert Stapel().boek().een("register/mensen", nr) is None


def test_is_de_gebeurtenis_ervoor_niet_te_lezen_dan_geldt_het_tijdstip_van_die_daarvoor() -> None:
    stapel = Stapel()
    stapel.rijen[3] = (4, b"kapot", stapel.rijen[3][2])
    vorige, entry = stapel.boek().een("register/mensen", 5) or ("", {})
    assert (vorige, entry["nr"]) == ("2026-01-03T09:00:00.000000Z", 5)
