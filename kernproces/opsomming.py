"""Opsomming: words joined in a Dutch sentence: one way for derivations, refusals, letters and pages."""

from collections.abc import Iterable


def en(delen: Iterable[str]) -> str:
    """`a, b en c`."""
    return _samen(delen, "en")


def of(delen: Iterable[str]) -> str:
    """`a, b of c`."""
    return _samen(delen, "of")


def _samen(delen: Iterable[str], woord: str) -> str:
    *eerst, laatste = list(delen) or [""]
    return f"{', '.join(eerst)} {woord} {laatste}" if eerst else laatste
