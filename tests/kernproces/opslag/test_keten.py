"""The chain finds each kind of tampering at the entry where it happened."""

import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernproces.naspelen.breuken import stroombreuken
from kernproces.opslag.canoniek import canoniek
from kernproces.opslag.keten import GEEN_VORIGE, Rij, nagelopen
from tests.kernproces.opslag.voorbeeld import controleer_keten, keten


def _vervalst(rij: Rij, **wijzig: Any) -> Rij:
    """An entry changed by someone who also recomputed its hash."""
    from kernproces.opslag.canoniek import ontleed

    inhoud = canoniek(ontleed(rij[2]) | wijzig)
    return rij[0], rij[1], inhoud, sha256(inhoud).digest()


def test_een_ongeschonden_historie_van_meer_stromen_heeft_geen_fout() -> None:
    rijen = keten("zaak/A", 5) + keten("zaak/B", 3)
    assert controleer_keten(rijen) is None
    assert [g["nr"] for g in nagelopen(rijen)] == [1, 2, 3, 4, 5, 1, 2, 3]


@given(st.integers(0, 5), st.data())
def test_elke_omgevallen_bit_wordt_bij_zijn_eigen_gebeurtenis_gevonden(i: int, data: st.DataObject) -> None:
    rijen = keten("zaak/A", 6)
    stroom, nr, inhoud, hash_ = rijen[i]
    plek = data.draw(st.integers(0, len(inhoud) - 1))
    stuk = inhoud[:plek] + bytes([inhoud[plek] ^ (1 << data.draw(st.integers(0, 7)))]) + inhoud[plek + 1 :]
    rijen[i] = (stroom, nr, stuk, hash_)
    fout = controleer_keten(rijen)
    assert fout is not None
    assert (fout.stroom, fout.nr) == ("zaak/A", i + 1)
    assert "vingerafdruk" in str(fout)


def test_een_herschreven_gebeurtenis_met_nieuwe_vingerafdruk_wordt_gevonden_bij_de_volgende() -> None:
    rijen = keten("zaak/A", 4)
    rijen[1] = _vervalst(rijen[1], actor="bram")
    fout = controleer_keten(rijen)
    assert fout is not None
    assert fout.nr == 3
    assert "verwijzing naar de vorige" in fout.reden


@pytest.mark.parametrize(("weg", "nr"), [(0, 1), (2, 3)])
def test_een_weggehaalde_gebeurtenis_is_een_gat_in_de_nummers(weg: int, nr: int) -> None:
    rijen = keten("zaak/A", 5)
    del rijen[weg]
    fout = controleer_keten(rijen)
    assert fout is not None
    assert fout.nr == nr
    assert "ontbreekt" in fout.reden


def test_twee_verwisselde_gebeurtenissen_worden_bij_de_eerste_gevonden() -> None:
    rijen = keten("zaak/A", 5)
    rijen[1], rijen[2] = (*rijen[1][:2], *rijen[2][2:]), (*rijen[2][:2], *rijen[1][2:])
    fout = controleer_keten(rijen)
    assert fout is not None
    assert fout.nr == 2
    assert "verwisseld" in fout.reden


def test_een_gebeurtenis_van_een_andere_stroom_hoort_hier_niet() -> None:
    rijen = keten("zaak/A", 2)
    vreemd = keten("zaak/B", 2)
    fout = controleer_keten([rijen[0], (*rijen[1][:2], *vreemd[1][2:])])
    assert fout is not None
    assert "zaak/B" in fout.reden


def test_een_tijdstip_dat_terugloopt_wordt_gevonden() -> None:
    rijen = keten("zaak/A", 2)
    rijen[1] = _vervalst(rijen[1], vastgelegd="2025-01-01T00:00:00.000000Z")
    fout = controleer_keten(rijen)
    assert fout is not None
    assert fout.nr == 2
    assert "vóór de vorige" in fout.reden


@pytest.mark.parametrize("inhoud", [b"", b"{", b"[]", b"null", b"{}", b'{"stroom":"zaak/A","nr":1}', b"\xff"])
def test_onleesbare_inhoud_is_een_fout_en_geen_ongeluk(inhoud: bytes) -> None:
    fout = controleer_keten([("zaak/A", 1, inhoud, sha256(inhoud).digest())])
    assert fout is not None
    assert "niet te lezen" in fout.reden


@pytest.mark.parametrize(
    ("schrijf", "zin"),
    [
        (lambda b: b.replace(b",", b", ", 1), "schrijfwijze"),  # the same content to whoever parses it
        (lambda b: b.replace(b'{"actor"', b'{"actor":"db","actor"', 1), "schrijfwijze"),  # which of the two?
        (lambda b: b.replace(b'"v":1', b'"v":2'), "vorm 2"),
        (lambda b: re.sub(rb"\.\d{6}Z", b"Z", b), "geen tijdstip"),
    ],
)
def test_wie_de_hele_keten_herrekent_maar_anders_schrijft_wordt_bij_de_gebeurtenis_gevonden(
    schrijf: Callable[[bytes], bytes], zin: str
) -> None:
    rijen, vorige = [], GEEN_VORIGE
    for stroom, nr, inhoud, _ in keten("zaak/A", 4):
        nieuw = canoniek(orjson.loads(inhoud) | {"vorige": vorige})
        nieuw = schrijf(nieuw) if nr == 3 else nieuw
        rijen.append((stroom, nr, nieuw, sha256(nieuw).digest()))
        vorige = rijen[-1][3].hex()
    fout = controleer_keten(rijen)
    assert fout is not None
    assert (fout.nr, zin in fout.reden) == (3, True), fout.reden
    (breuk,) = stroombreuken("zaak/A", [r[1:] for r in rijen])
    assert (breuk.nr, breuk.reden) == (3, fout.reden)
