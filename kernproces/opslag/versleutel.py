"""Versleutelen: confidential content under a data key, bound to the place where it stands.

AES-256-GCM of the `cryptography` package with a random 96-bit nonce; a data key serves one zaak and one category,
far below the 2**32 messages for which random nonces are safe (NIST SP 800-38D, 8.3).
"""

import hmac
import os
from binascii import Error as Base64Error
from binascii import a2b_base64, b2a_base64
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kernproces.opslag.canoniek import canoniek, ontleed
from kernproces.opslag.fouten import OntsleutelError

NONCE = 12


class Sleutel:
    """A data key ready for use; never printed."""

    __slots__ = ("_merk", "aead", "ruw")

    def __init__(self, ruw: bytes) -> None:
        self.ruw = ruw
        self.aead = AESGCM(ruw)
        self._merk: hmac.HMAC | None = None

    def merk(self) -> hmac.HMAC:
        """A fresh HMAC-SHA256 under this key; a copy costs less than taking the key in anew."""
        if self._merk is None:
            self._merk = hmac.new(self.ruw, digestmod="sha256")
        return self._merk.copy()

    def __repr__(self) -> str:
        return "Sleutel(...)"


def plaats(stroom: str, nr: int, categorie: str) -> bytes:
    """The associated data: this content belongs to this entry and this category, and nowhere else."""
    return f"{stroom}|{nr}|{categorie}".encode()


def versleutel(sleutel: Sleutel, inhoud: dict[str, Any], aad: bytes) -> str:
    """Base64 of nonce and ciphertext of the canonical form."""
    nonce = os.urandom(NONCE)
    dicht = sleutel.aead.encrypt(nonce, canoniek(inhoud), aad)
    return b2a_base64(nonce + dicht, newline=False).decode("ascii")


def ontsleutel(sleutel: Sleutel, tekst: str, aad: bytes) -> dict[str, Any]:
    """The content again; OntsleutelError when it was damaged, moved, or is of another key."""
    try:
        ruw = a2b_base64(tekst, strict_mode=True)
        return ontleed(sleutel.aead.decrypt(ruw[:NONCE], ruw[NONCE:], aad))
    except (InvalidTag, Base64Error, ValueError) as fout:
        waar = aad.decode(errors="replace")
        raise OntsleutelError(
            f"Vertrouwelijke inhoud van {waar} past niet bij zijn sleutel: beschadigd of verplaatst."
        ) from fout


def merk(sleutel: Sleutel, tekst: str) -> str:
    """A keyed commitment (HMAC-SHA256, hex): equal texts stay equal, and without the key it says nothing."""
    h = sleutel.merk()
    h.update(tekst.encode())
    return h.hexdigest()
