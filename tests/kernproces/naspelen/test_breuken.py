"""Who is at fault when a link does not fit: the entry itself is named, not its neighbour."""

from hashlib import sha256

import pytest

from kernproces.naspelen.breuken import stroombreuken
from kernproces.opslag.canoniek import canoniek
from kernproces.opslag.keten import GEEN_VORIGE, schakel

Rij = tuple[int, bytes, bytes]


def entry(nr: int, vorige: str, wat: str = "") -> dict[str, object]:
    wie = {"actor": "anna", "namens": None, "rol": "behandelaar", "workflow": None, "werkt_op": "2026-01-01"}
    plek = {"stroom": "s", "nr": nr, "vorige": vorige, "vastgelegd": f"2026-01-{nr:02}T09:00:00.000000Z"}
    return {"v": 1, "sv": 1, "soort": "noot", "open": {"wat": wat}, "geheim": {}, **wie, **plek}


def keten(aantal: int = 6) -> list[Rij]:
    rijen, vorige = [], GEEN_VORIGE
    for nr in range(1, aantal + 1):
        inhoud, hash_ = schakel(entry(nr, vorige))
        rijen.append((nr, inhoud, hash_))
        vorige = hash_.hex()
    return rijen


def nrs(rijen: list[Rij], kop: bytes | None = None) -> list[int]:
    return [b.nr for b in stroombreuken("s", rijen, kop)]


def test_een_hele_keten_heeft_geen_breuk() -> None:
    assert nrs(keten(), keten()[-1][2]) == []


@pytest.mark.parametrize("nr", [1, 2, 3, 5, 6])
def test_gewijzigde_inhoud(nr: int) -> None:
    rijen = keten()
    rijen[nr - 1] = (nr, rijen[nr - 1][1].replace(b'"wat":""', b'"wat":"x"'), rijen[nr - 1][2])
    assert nrs(rijen) == [nr]


@pytest.mark.parametrize("nr", [1, 2, 3, 4, 5])
def test_vervangen_met_een_nieuwe_vingerafdruk(nr: int) -> None:
    rijen = keten()
    vorige = rijen[nr - 2][2].hex() if nr > 1 else GEEN_VORIGE
    rijen[nr - 1] = (nr, *schakel(entry(nr, vorige, "x")))
    assert nrs(rijen, rijen[-1][2]) == [nr]
    assert nrs(rijen) == [nr]  # also when nobody tells the head


@pytest.mark.parametrize("nr", [2, 3, 6])
def test_losgemaakt_van_de_vorige(nr: int) -> None:
    rijen = keten()
    kop = rijen[-1][2]
    rijen[nr - 1] = (nr, *schakel(entry(nr, "f" * 64)))
    assert nr in nrs(rijen, kop)


@pytest.mark.parametrize("nr", [1, 3, 5])
def test_een_gat(nr: int) -> None:
    rijen = keten()
    del rijen[nr - 1]
    assert nrs(rijen) == [nr]


def test_twee_vervangen_naast_elkaar() -> None:
    rijen = keten()
    for nr in (3, 4):
        inhoud = rijen[nr - 1][1].replace(b'"wat":""', b'"wat":"x"')
        rijen[nr - 1] = (nr, inhoud, sha256(inhoud).digest())
    assert nrs(rijen, rijen[-1][2]) == [3, 4]


def test_een_ingevoegde_gebeurtenis_wijst_zichzelf_aan() -> None:
    rijen = keten()
    nieuw = schakel(entry(4, rijen[2][2].hex(), "ingevoegd"))
    later = [(nr + 1, *schakel(entry(nr + 1, rijen[nr - 2][2].hex()))) for nr in (4, 5, 6)]
    assert nrs([*rijen[:3], (4, *nieuw), *later])[0] == 4


@pytest.mark.parametrize("inhoud", [b"", b"{", b"[]", b"null", b'"tekst"', b'{"stroom":"s"}', b"\xff\xfe"])
def test_wat_geen_gebeurtenis_is(inhoud: bytes) -> None:
    rijen = keten()
    rijen[2] = (3, inhoud, sha256(inhoud).digest())
    assert nrs(rijen) == [3]
    assert nrs([*rijen[:2], (3, inhoud, rijen[2][2]), *rijen[3:]]) == [3]


def test_terug_in_de_tijd() -> None:
    rijen = keten(3)
    terug = canoniek({**entry(3, rijen[1][2].hex()), "vastgelegd": "2025-01-01"})
    assert nrs([*rijen[:2], (3, terug, sha256(terug).digest())]) == [3]
