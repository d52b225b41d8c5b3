"""De trekking: anybody repeats it from the published numbers; nobody can steer it."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from workflows.steekproeven.trekking import Lid, lot, populatiehash, trek

NAMEN = st.text("ABZ-0123456789é", min_size=1, max_size=12)
LEDEN = st.dictionaries(NAMEN, st.sampled_from(["", "a", "b", "c"]), min_size=1, max_size=40).map(
    lambda d: [Lid(zaak, stratum, 1) for zaak, stratum in d.items()]
)
OMVANG = st.integers(1, 50)


def zonder_nadenken(leden: list[Lid], zaad: str, zegel: str, omvang: int) -> list[str]:
    """The rule as it is written down, one zaak after another."""
    lijst = sorted(
        (hashlib.sha256(f"{zaad}/{zegel}/{x.zaak}".encode()).hexdigest(), x.zaak, x.stratum) for x in leden
    )
    gehad: set[str] = set()
    verplicht = []
    for _, zaak, stratum in lijst:
        if stratum not in gehad:
            gehad.add(stratum)
            verplicht.append(zaak)
    gekozen = list(verplicht)
    for _, zaak, _ in lijst:
        if len(gekozen) < omvang and zaak not in gekozen:
            gekozen.append(zaak)
    return [zaak for _, zaak, _ in lijst if zaak in gekozen]


@given(LEDEN, NAMEN, NAMEN, OMVANG)
def test_de_trekking_is_wat_de_regel_zegt(leden: list[Lid], zaad: str, zegel: str, omvang: int) -> None:
    assert [x.zaak for x in trek(leden, zaad, zegel, omvang)] == zonder_nadenken(leden, zaad, zegel, omvang)


@given(LEDEN, NAMEN, OMVANG, st.randoms())
def test_de_volgorde_waarin_de_zaken_komen_maakt_niet_uit(
    leden: list[Lid], zaad: str, omvang: int, munt: object
) -> None:
    anders = list(leden)
    munt.shuffle(anders)  # type: ignore[attr-defined]
    assert trek(anders, zaad, "z", omvang) == trek(leden, zaad, "z", omvang)
    assert populatiehash(anders) == populatiehash(leden)


@given(LEDEN, NAMEN, OMVANG)
def test_uit_elk_stratum_komt_er_een_en_nooit_meer_dan_er_zijn(
    leden: list[Lid], zaad: str, omvang: int
) -> None:
    getrokken = trek(leden, zaad, "z", omvang)
    strata = {x.stratum for x in leden}
    assert {x.stratum for x in getrokken} == strata
    assert len(getrokken) == len(set(getrokken)) == max(len(strata), min(omvang, len(leden)))


@given(LEDEN, NAMEN, OMVANG)
def test_een_zaak_erbij_verdringt_er_ten_hoogste_een(leden: list[Lid], zaad: str, omvang: int) -> None:
    zonder_strata = [x._replace(stratum="") for x in leden]
    erbij = [*zonder_strata, Lid("nieuw!", "", 1)]
    voor, na = ({x.zaak for x in trek(groep, zaad, "z", omvang)} for groep in (zonder_strata, erbij))
    assert na - voor <= {"nieuw!"}
    assert populatiehash(erbij) != populatiehash(zonder_strata)


def test_een_ander_zaad_of_zegel_geeft_een_ander_lot() -> None:
    assert len({lot(zaad, zegel, "Z-1") for zaad in ("een", "twee") for zegel in ("x", "y")}) == 4


def test_de_hash_is_over_een_regel_per_zaak_op_volgorde_van_nummer() -> None:
    leden = [Lid("Z-2", "b", 9), Lid("Z-1", "a", 3)]
    assert populatiehash(leden) == hashlib.sha256(b"Z-1\ta\nZ-2\tb\n").hexdigest()
