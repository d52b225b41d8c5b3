"""Uitnodiging: the one message that carries a secret. It is made at the moment of sending, from a key, and is kept nowhere.

The entry holds a seed that says nothing by itself; whoever keeps the accounts makes the link of it (port), and says whether
it still opens anything. It goes to the person himself, never to a substitute and never to a fallback.
"""

from typing import Protocol

from kernproces.opslag.rijen import Lezer
from kernproces.zaak.stand import Entry

SJABLOON = "uitnodiging"


class Uitnodigingen(Protocol):
    """Who keeps the accounts."""

    def pad(self, entry: Entry) -> str:
        """The path of the link that this entry promised: the same each time it is asked."""

    def geldt(self, lezer: Lezer, entry: Entry, nu: str) -> bool:
        """Whether that link still opens something at this instant."""


class _Geen:
    """Where nobody keeps accounts."""

    def pad(self, entry: Entry) -> str:
        """None."""
        del entry
        return ""

    def geldt(self, lezer: Lezer, entry: Entry, nu: str) -> bool:
        """None does."""
        del lezer, entry, nu
        return False


GEEN: Uitnodigingen = _Geen()
