"""Wachtwoorden: argon2id (RFC 9106), and what a password must be: long, and not what anybody would try first."""

import re
import unicodedata
from functools import cache
from itertools import pairwise
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

KORTSTE, LANGSTE = 12, 200  # characters
HASHER = PasswordHasher()  # the second recommendation of RFC 9106: 64 MiB, three passes
# Each takes 64 MiB: a flood of attempts must not take all memory of the machine.
_TEGELIJK = BoundedSemaphore(4)
VOOR_DE_HAND = {
    "wachtwoord", "welkom", "password", "geheim", "admin", "beheer", "beheerder", "qwerty", "qwertyuiop", "azerty",
    "letmein", "kernproces", "samenwerkingsverband", "passendonderwijs", "school", "lente", "voorjaar", "zomer",
    "herfst", "najaar", "winter", "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
    "september", "oktober", "november", "december", "wachtwoordwachtwoord", "welkomwelkom",
}  # fmt: skip


def maak_hash(wachtwoord: str) -> str:
    """The encoded hash, with its parameters and a fresh salt."""
    with _TEGELIJK:
        return HASHER.hash(_vorm(wachtwoord))


def klopt(hash_: str | None, wachtwoord: str) -> bool:
    """Whether it is this password. Without a hash the same work is done, so that time does not tell who has an account."""
    if len(wachtwoord) > LANGSTE:
        return False
    with _TEGELIJK:
        try:
            HASHER.verify(hash_ or _niemand(), _vorm(wachtwoord))
        except (VerificationError, InvalidHashError):
            return False
    return hash_ is not None


def verouderd(hash_: str) -> bool:
    """Whether it was made with weaker parameters than we use now."""
    return HASHER.check_needs_rehash(hash_)


def keur(wachtwoord: str, *eigen: str) -> str:
    """Why this cannot be a password, or nothing. `eigen`: words that everybody knows of this person."""
    if len(wachtwoord) < KORTSTE:
        return f"Kies een wachtwoord van ten minste {KORTSTE} tekens. Een korte zin werkt goed."
    if len(wachtwoord) > LANGSTE:
        return f"Kies een wachtwoord van ten hoogste {LANGSTE} tekens."
    kaal = _vorm(wachtwoord).casefold()
    for woord in eigen:
        if len(woord) > 3:
            kaal = kaal.replace(woord.casefold(), "")
    letters = re.sub(r"[\W\d_]+", "", kaal)
    if letters in VOOR_DE_HAND or len(set(kaal)) < 5 or len(kaal) < 6 or _loopt_door(kaal):
        return (
            "Dit wachtwoord is te makkelijk te raden. Kies vier of vijf woorden die niet bij elkaar horen, "
            "of laat een wachtwoordkluis er een maken."
        )
    return ""


def _loopt_door(tekst: str) -> bool:
    """Mostly 1234, abcd, 9876."""
    stappen = [ord(b) - ord(a) for a, b in pairwise(tekst)]
    return sum(s in (1, -1) for s in stappen) > 0.7 * len(stappen)


def _vorm(wachtwoord: str) -> str:
    """One form for what looks the same on every keyboard (NIST SP 800-63B, 5.1.1.2)."""
    return unicodedata.normalize("NFKC", wachtwoord)


@cache
def _niemand() -> str:
    return HASHER.hash("niemand heeft dit wachtwoord")
