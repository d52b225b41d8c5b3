"""De tweede stap: a code of an app (TOTP, RFC 6238) or, without the phone, a recovery code that works once. Pure."""

import base64
import hashlib
import hmac
import secrets
import struct
from datetime import datetime
from urllib.parse import quote

SECONDEN, CIJFERS = 30, 6
SPELING = 1  # steps that a phone's clock may be off
AANTAL_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without what looks alike


def geheim_van(ruw: bytes) -> str:
    """The first 160 bits, as apps read them."""
    return base64.b32encode(ruw[:20]).decode()


def code(geheim: str, stap: int) -> str:
    """The code of one step."""
    som = hmac.digest(base64.b32decode(geheim), struct.pack(">Q", stap), hashlib.sha1)
    begin = som[-1] & 15
    getal = int.from_bytes(som[begin : begin + 4], "big") & 0x7FFFFFFF
    return f"{getal % 10**CIJFERS:0{CIJFERS}d}"


def stap_op(nu: datetime) -> int:
    """The step of this moment."""
    return int(nu.timestamp()) // SECONDEN


def vind(geheim: str, gegeven: str, nu: datetime, na: int | None) -> int | None:
    """The step that this code belongs to, or None. Only later than `na`: a code that was used is worth nothing."""
    schoon = "".join(gegeven.split())
    if not (schoon.isascii() and schoon.isdecimal() and len(schoon) == CIJFERS):
        return None
    midden, gevonden = stap_op(nu), None
    for stap in range(midden - SPELING, midden + SPELING + 1):
        if hmac.compare_digest(code(geheim, stap), schoon) and (na is None or stap > na):
            gevonden = stap
    return gevonden


def adres(geheim: str, wie: str, huis: str = "Kernproces") -> str:
    """What the QR code says."""
    return f"otpauth://totp/{quote(f'{huis}:{wie}', safe=':')}?secret={geheim}&issuer={quote(huis)}"


def qr(adres_: str) -> str:
    """The QR code as SVG without any style."""
    import segno

    kaart = segno.make(adres_, error="m", micro=False)
    return str(
        kaart.svg_inline(omitsize=True, border=3, light="#fff", dark="#000", svgclass="qr", lineclass=None)
    )


def leesbaar(geheim: str) -> str:
    """In groups of four, to type over."""
    return " ".join(geheim[i : i + 4] for i in range(0, len(geheim), 4))


def nieuwe_codes() -> list[str]:
    """Recovery codes of some fifty bits each."""

    def deel() -> str:
        return "".join(secrets.choice(_LETTERS) for _ in range(5))

    return [f"{deel()}-{deel()}" for _ in range(AANTAL_CODES)]


def schoon(herstelcode: str) -> str:
    """As it is compared: without dashes, spaces and capitals."""
    return "".join(herstelcode.split()).replace("-", "").casefold()
