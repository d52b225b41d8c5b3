"""Ophalen: one JSON answer of a named server over TLS; no redirects, no more than a megabyte, no longer than ten seconds."""

import http.client
import ssl
from contextlib import closing
from typing import Any
from urllib.parse import urlencode, urlsplit

import orjson

GROOTSTE = 1 << 20  # bytes
SECONDEN = 10.0
EIGEN_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})


class OphaalFout(Exception):
    """No answer that can be used."""


def veilig_adres(adres: str) -> bool:
    """https, or plain on the own machine."""
    deel = urlsplit(adres)
    return bool(deel.hostname) and (
        deel.scheme == "https" or (deel.scheme == "http" and deel.hostname in EIGEN_MACHINE)
    )


def haal(
    adres: str, velden: dict[str, str] | None = None, koppen: dict[str, str] | None = None
) -> dict[str, Any]:
    """GET, or POST with these fields; the JSON object of the answer."""
    if not veilig_adres(adres):
        raise OphaalFout("geen https")
    deel = urlsplit(adres)
    soort: type[http.client.HTTPConnection] = http.client.HTTPConnection
    rest: dict[str, Any] = {}
    if deel.scheme == "https":
        soort, rest = http.client.HTTPSConnection, {"context": ssl.create_default_context()}
    pad = (deel.path or "/") + (f"?{deel.query}" if deel.query else "")
    inhoud = None if velden is None else urlencode(velden)
    mee = {"Accept": "application/json", **(koppen or {})}
    if inhoud is not None:
        mee["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        with closing(soort(deel.hostname or "", deel.port, timeout=SECONDEN, **rest)) as lijn:
            lijn.request("GET" if inhoud is None else "POST", pad, inhoud, mee)
            with lijn.getresponse() as antwoord:
                ruw = antwoord.read(GROOTSTE + 1)
    except (OSError, http.client.HTTPException) as fout:
        raise OphaalFout(type(fout).__name__) from fout
    if antwoord.status != 200 or len(ruw) > GROOTSTE:
        raise OphaalFout(f"status {antwoord.status}")
    try:
        gelezen = orjson.loads(ruw)
    except ValueError:
        raise OphaalFout("geen JSON") from None
    if not isinstance(gelezen, dict):
        raise OphaalFout("geen JSON-object")
    return gelezen
