"""The keys of a hand-over, wrapped for one receiver: under a passphrase (scrypt) or a public key (X25519).

They travel in a file of their own, bound to the seal of the package: the package alone reads nothing.
"""

import json
import os
from base64 import b64decode, b64encode
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from kernproces.gebruik.fouten import OnbekendError

FORMAAT = "kernproces-overdrachtsleutels-1"
KORTSTE_WACHTZIN = 16
Sleutels = list[tuple[str, str, bytes]]  # holder, name, key


def maak_paar() -> tuple[str, str]:
    """A private and a public key of the receiver, hexadecimal; the private one never leaves the house."""
    geheim = X25519PrivateKey.generate()
    return geheim.private_bytes_raw().hex(), geheim.public_key().public_bytes_raw().hex()


def verpak(sleutels: Sleutels, zegel: str, *, wachtzin: str = "", publiek: str = "") -> bytes:
    """For who knows the passphrase, or holds the private key."""
    klaar = json.dumps([[h, n, b64encode(r).decode()] for h, n, r in sleutels]).encode()
    kop: dict[str, Any] = {"formaat": FORMAAT, "zegel": zegel}
    if publiek:
        eenmalig = X25519PrivateKey.generate()
        kop["publiek"] = eenmalig.public_key().public_bytes_raw().hex()
        sleutel = _uit(eenmalig.exchange(X25519PublicKey.from_public_bytes(_hex(publiek))), zegel)
    else:
        if len(wachtzin) < KORTSTE_WACHTZIN:
            raise OnbekendError(f"De wachtzin is te kort. Verwacht: ten minste {KORTSTE_WACHTZIN} tekens.")
        zout = os.urandom(16)
        kop["zout"] = zout.hex()
        sleutel = _uit_wachtzin(wachtzin, zout)
    nonce = os.urandom(12)
    dicht = nonce + AESGCM(sleutel).encrypt(nonce, klaar, zegel.encode())
    return json.dumps(kop | {"sleutels": b64encode(dicht).decode()}, indent=1).encode()


def pak_uit(ruw: bytes, zegel: str, *, wachtzin: str = "", prive: str = "") -> Sleutels:
    """The keys again; a plain error when this is not the file, the receiver or the package."""
    try:
        kop = json.loads(ruw)
        if kop["formaat"] != FORMAAT:
            raise OnbekendError(
                f"Dit sleutelbestand heeft formaat {kop['formaat']}; dit programma kent {FORMAAT}."
            )
        if kop["zegel"] != zegel:
            raise OnbekendError("Dit sleutelbestand hoort bij een ander pakket.")
        if "publiek" in kop and not prive:
            raise OnbekendError(
                "Deze sleutels zijn verpakt voor een publieke sleutel. Geef uw geheime sleutel op."
            )
        if "publiek" in kop:
            sleutel = _uit(
                X25519PrivateKey.from_private_bytes(_hex(prive)).exchange(
                    X25519PublicKey.from_public_bytes(bytes.fromhex(kop["publiek"]))
                ),
                zegel,
            )
        else:
            sleutel = _uit_wachtzin(wachtzin, bytes.fromhex(kop["zout"]))
        dicht = b64decode(kop["sleutels"])
        rijen = json.loads(AESGCM(sleutel).decrypt(dicht[:12], dicht[12:], zegel.encode()))
        return [_sleutel(h, n, b64decode(r)) for h, n, r in rijen]
    except InvalidTag:
        raise OnbekendError("De wachtzin of geheime sleutel past niet bij dit sleutelbestand.") from None
    except (KeyError, TypeError, ValueError, RecursionError):
        raise OnbekendError("Dit is geen sleutelbestand van een overdracht.") from None


def _sleutel(houder: Any, naam: Any, ruw: bytes) -> tuple[str, str, bytes]:
    if not isinstance(houder, str) or not isinstance(naam, str) or len(ruw) != 32:
        raise ValueError
    return houder, naam, ruw


def _uit(gedeeld: bytes, zegel: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"{FORMAAT}|{zegel}".encode()).derive(gedeeld)


def _uit_wachtzin(wachtzin: str, zout: bytes) -> bytes:
    return Scrypt(salt=zout, length=32, n=2**15, r=8, p=1).derive(wachtzin.encode())


def _hex(tekst: str) -> bytes:
    try:
        ruw = bytes.fromhex(tekst.strip())
    except ValueError:
        ruw = b""
    if len(ruw) != 32:
        raise OnbekendError("Een sleutel van de ontvanger is 64 hexadecimale tekens.")
    return ruw
