"""The root against the recursive definition of RFC 6962."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from kernproces.opslag.canoniek import canoniek
from kernproces.opslag.merkle import Kop, wortel


def _naief(bladeren: list[bytes]) -> bytes:
    if not bladeren:
        return sha256(b"").digest()
    if len(bladeren) == 1:
        return sha256(b"\x00" + bladeren[0]).digest()
    knip = 1
    while knip * 2 < len(bladeren):
        knip *= 2
    return sha256(b"\x01" + _naief(bladeren[:knip]) + _naief(bladeren[knip:])).digest()


@given(st.lists(st.tuples(st.text("abc/"), st.integers(1, 99), st.text("0123456789abcdef")), max_size=40))
def test_de_wortel_is_die_van_de_norm(koppen: list[Kop]) -> None:
    assert wortel(koppen) == _naief([canoniek(list(k)) for k in koppen]).hex()
