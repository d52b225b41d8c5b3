"""Abonnementen: the systems that want to hear of events, in the register `webhooks`; their secrets are encrypted there."""

import re
import secrets
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from kernproces.gebeurtenissen import registerstroom
from kernproces.gebruik.archief import Archief
from kernproces.gebruik.fouten import GebruiksFout
from kernproces.opslag.rijen import Lezer
from kernproces.taal.formulier import PERSOON

REGISTER: Final = "webhooks"
_NAAM: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])")
_SOORT: Final = re.compile(r"nl\.kernproces(?:\.[a-z0-9-]+){0,3}")
VOORVOEGSEL: Final = "webhook:"


class AbonnementFout(GebruiksFout):
    """A subscription that cannot be; the sentence says what was expected."""


@dataclass(frozen=True, slots=True)
class Abonnement:
    """A system: where, which kinds of events (prefixes; none: all), and the secret that signs them."""

    naam: str
    adres: str
    soorten: tuple[str, ...]
    actief: bool
    sleutel: str = field(repr=False)

    @property
    def lezer(self) -> str:
        """As the history names it, in the place of a person."""
        return f"{VOORVOEGSEL}{self.naam}"

    def wil(self, soort: str) -> bool:
        """Whether it wants events of this type."""
        return self.actief and (
            not self.soorten or any(soort == s or soort.startswith(f"{s}.") for s in self.soorten)
        )

    def waarden(self) -> dict[str, Any]:
        """What the register holds in the open."""
        return {"adres": self.adres, "soorten": list(self.soorten), "actief": self.actief}


def nieuwe_sleutel() -> str:
    """32 random bytes in the form of the Standard Webhooks scheme."""
    return f"whsec_{b64encode(secrets.token_bytes(32)).decode()}"


def keur(naam: str, adres: str, soorten: tuple[str, ...]) -> None:
    """AbonnementFout when one of these is not usable."""
    if not _NAAM.fullmatch(naam):
        raise AbonnementFout("De naam heeft 2 tot 40 kleine letters, cijfers of streepjes.")
    try:
        deel = urlsplit(adres)
        goed = deel.scheme in ("https", "http") and bool(deel.hostname) and (deel.port or 1) > 0
    except ValueError:
        goed = False
    if not goed or len(adres) > 500 or not adres.isascii() or not adres.isprintable() or " " in adres:
        raise AbonnementFout("Het adres is geen webadres. Verwacht: https://systeem.voorbeeld.nl/pad")
    if deel.username or deel.password or deel.fragment:
        raise AbonnementFout("Zet geen naam, wachtwoord of # in het adres.")
    if vreemd := [s for s in soorten if not _SOORT.fullmatch(s)]:
        raise AbonnementFout(
            f"Onbekende soort {vreemd[0]!r}. Verwacht: nl.kernproces.tlv of nl.kernproces.termijn."
        )


def lees_abonnementen(lezer: Lezer, archief: Archief) -> list[Abonnement]:
    """Every subscription as it stands; one whose secret was destroyed is left out."""
    laatste: dict[str, Mapping[str, Any]] = {}
    geheim: dict[str, str] = {}
    for entry in archief.lees(lezer, registerstroom(REGISTER)):
        laatste[entry["open"]["id"]] = entry["open"]["waarden"]
        gevonden = archief.ontsluit(entry, {PERSOON.value}).get(PERSOON.value, {})
        geheim[entry["open"]["id"]] = str(gevonden.get("sleutel", ""))
    return [
        Abonnement(naam, w["adres"], tuple(w["soorten"]), bool(w["actief"]), geheim[naam])
        for naam, w in sorted(laatste.items())
        if geheim[naam]
    ]
