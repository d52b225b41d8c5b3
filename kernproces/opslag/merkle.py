"""A Merkle tree over the heads of all streams (the shape and prefixes of RFC 6962, section 2.1)."""

from collections.abc import Iterable
from hashlib import sha256

from kernproces.opslag.canoniek import canoniek

Kop = tuple[str, int, str]  # stroom, nr, hash in hex


def wortel(koppen: Iterable[Kop]) -> str:
    """The root over the heads in the order given, hex; of no heads the hash of nothing."""
    laag = [sha256(b"\x00" + canoniek(list(kop))).digest() for kop in koppen]
    if not laag:
        return sha256(b"").hexdigest()
    while len(laag) > 1:
        paren = [sha256(b"\x01" + a + b).digest() for a, b in zip(laag[::2], laag[1::2], strict=False)]
        laag = paren + laag[len(paren) * 2 :]
    return laag[0].hex()
