"""Stukkenkast: the bytes of documents, encrypted in parts under the data key of their zaak and category. Not derived.

The bytes come first, the history after: `vast` is the stream that knows them, set in the transaction of the entry. What
no entry ever named (a crash, a refusal, a tab that was closed) is an orphan, and is removed after a day.
"""

import os
from collections.abc import Callable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag

from kernproces.opslag.fouten import OntsleutelError
from kernproces.opslag.opslag import Opslag
from kernproces.opslag.rijen import Schrijver
from kernproces.opslag.versleutel import NONCE, Sleutel

DEEL = 1 << 20  # bytes of plain text per row: small enough to stream, large enough to be few
_HOOFD = "INSERT INTO stukinhoud (inhoud, delen, grootte, aangemaakt, vast) VALUES (?, ?, ?, ?, NULL)"
_DEEL = "INSERT INTO stukdeel (inhoud, nr, dicht) VALUES (?, ?, ?)"
_VAST = "UPDATE stukinhoud SET vast = ? WHERE inhoud = ? AND vast IS NULL"
_WEES = "SELECT inhoud FROM stukinhoud WHERE vast IS NULL AND aangemaakt < ?"


class Stukkenkast:
    """The store of bytes in the same database, in tables of its own."""

    def __init__(self, opslag: Opslag) -> None:
        self._opslag = opslag

    def bewaar(
        self,
        bron: BinaryIO,
        grootte: int,
        sleutel: Sleutel,
        nu: str,
        meld: Callable[[int, int], None] = lambda *_: None,
    ) -> str:
        """Encrypt and keep `grootte` bytes; its name. Nobody knows it yet: that is for an entry of the history.

        `meld`: how many parts of how many.
        """
        naam, delen = os.urandom(16).hex(), max(1, -(-grootte // DEEL))
        for nr in range(delen):
            nonce = os.urandom(NONCE)
            dicht = nonce + sleutel.aead.encrypt(nonce, bron.read(DEEL), _aad(naam, nr, delen))
            with self._opslag.schrijven(meer=True) as schrijver:  # short: others write between two parts
                if nr == 0:
                    schrijver.voer_uit(_HOOFD, [(naam, delen, grootte, nu)])
                schrijver.voer_uit(_DEEL, [(naam, nr, dicht)])
            meld(nr + 1, delen)
        return naam

    @staticmethod
    def leg_vast(schrijver: Schrijver, inhoud: str, stroom: str) -> None:
        """Say in the transaction of the entry that names it, that it belongs to that stream."""
        schrijver.voer_uit(_VAST, [(stroom, inhoud)])

    @staticmethod
    def verwijder(schrijver: Schrijver, inhoud: str) -> None:
        """Destroy these bytes; what the history says of them stays."""
        schrijver.voer_uit("DELETE FROM stukdeel WHERE inhoud = ?", [(inhoud,)])
        schrijver.voer_uit("DELETE FROM stukinhoud WHERE inhoud = ?", [(inhoud,)])

    def lees(self, inhoud: str, sleutel: Sleutel) -> Iterator[bytes]:
        """The plain bytes, part by part. OntsleutelError when a part is missing, damaged, moved or of another key."""
        with self._opslag.lezen() as lezer:
            rijen = lezer.rij_query("SELECT delen FROM stukinhoud WHERE inhoud = ?", (inhoud,))
        if not rijen:
            raise OntsleutelError("De inhoud van dit stuk is er niet meer.")
        delen = int(rijen[0][0])
        for nr in range(delen):
            with self._opslag.lezen() as lezer:
                deel = lezer.rij_query("SELECT dicht FROM stukdeel WHERE inhoud = ? AND nr = ?", (inhoud, nr))
            dicht = deel[0][0] if deel else b""  # SQLite keeps what somebody writes by hand, text too
            yield _open(sleutel, b"" if isinstance(dicht, str) else bytes(dicht), _aad(inhoud, nr, delen))

    def ruim_op(self, voor: str) -> int:
        """Remove what no entry named and is older than this instant; how many."""
        with self._opslag.schrijven(meer=True) as schrijver:
            wezen = [(naam,) for (naam,) in schrijver.rij_query(_WEES, (voor,))]
            if wezen:
                schrijver.voer_uit("DELETE FROM stukdeel WHERE inhoud = ?", wezen)
                schrijver.voer_uit("DELETE FROM stukinhoud WHERE inhoud = ? AND vast IS NULL", wezen)
        return len(wezen)


def _aad(naam: str, nr: int, delen: int) -> bytes:
    """This part, of so many, of this document: none can be left out, moved or swapped."""
    return f"stuk|{naam}|{nr}|{delen}".encode()


def _open(sleutel: Sleutel, dicht: bytes, aad: bytes) -> bytes:
    try:
        return sleutel.aead.decrypt(dicht[:NONCE], dicht[NONCE:], aad)
    except (InvalidTag, ValueError) as fout:
        raise OntsleutelError("De inhoud van dit stuk is beschadigd of past niet bij zijn sleutel.") from fout
