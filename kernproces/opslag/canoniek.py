"""Canonical JSON (RFC 8785), the one form that is hashed and encrypted.

Only text, whole numbers below 2**53, booleans, null, lists and objects with ASCII keys: within that set a sorted
orjson is the canonical form (proved against a second implementation in the tests), at a tenth of the cost.
"""

from itertools import chain
from typing import Any

import orjson

from kernproces.opslag.fouten import OpslagError

_PLAT = frozenset({str, int, bool, type(None)})
OPTIES = (
    orjson.OPT_SORT_KEYS
    | orjson.OPT_STRICT_INTEGER
    | orjson.OPT_PASSTHROUGH_DATETIME
    | orjson.OPT_PASSTHROUGH_DATACLASS
)


class NietCanoniekError(OpslagError):
    """Content that has no canonical form here: a decimal number, a date object, a key outside ASCII."""


def canoniek(inhoud: dict[str, Any] | list[Any], *, gekeurd: bool = False) -> bytes:
    """The canonical bytes; raises NietCanoniekError for anything outside the set above.

    `gekeurd`: nothing in it came from outside, so there is no need to look at every value.
    """
    if not gekeurd:
        _keur(inhoud)
    try:
        tekst = orjson.dumps(inhoud, option=OPTIES)
    except TypeError as fout:
        raise NietCanoniekError(f"Deze inhoud kan niet in de historie: {fout}.") from fout
    if not gekeurd and not tekst.isascii():
        _keur_sleutels(inhoud)
    return tekst


def ontleed(tekst: bytes) -> dict[str, Any]:
    """Read canonical bytes back."""
    inhoud: dict[str, Any] = orjson.loads(tekst)
    return inhoud


def _keur(inhoud: dict[str, Any] | list[Any]) -> None:
    """Enumerations of text are fine; what could lose its value on the way is not. A plain loop: this is a hot path."""
    stapel: list[Any] = [inhoud]
    for deel in stapel:  # grows while it is walked
        for waarde in deel.values() if type(deel) is dict else deel:
            soort = type(waarde)
            if soort in _PLAT:
                continue
            if soort is dict or soort is list:
                stapel.append(waarde)
            elif not isinstance(waarde, str):
                raise NietCanoniekError(
                    f"De historie bewaart tekst, gehele getallen, ja/nee, lijsten en groepen, geen {soort.__name__}."
                )


def _keur_sleutels(inhoud: Any) -> None:
    """Outside ASCII the sort order of UTF-8 and UTF-16 differ, so such keys are refused."""
    if type(inhoud) is dict:
        for sleutel in inhoud:
            if not sleutel.isascii():
                raise NietCanoniekError(f"De sleutel {sleutel!r} heeft tekens buiten ASCII.")
    if type(inhoud) in (dict, list):
        for waarde in chain(inhoud.values() if type(inhoud) is dict else inhoud):
            _keur_sleutels(waarde)
