"""Dode brieven: messages that could not be delivered: shown, offered again by whoever mended it, and bounces recorded.

A reason is a code, never free text: the stream of a message holds nothing about anybody.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.kern import Kern, keur_tijd
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from notificaties.bundel import SJABLOON as OVERZICHT
from notificaties.bundel import gebundelde
from notificaties.kanalen.postvak import NAAM as POSTVAK
from notificaties.outbox import Outboxrij, rij_van
from notificaties.vastleggen import Gebeurd, Vastlegger
from notificaties.verloop import AANGEBODEN, EINDE, OPGEGEVEN, TERUGGEKOMEN, WACHT, Verloop

REDENEN: Final[Mapping[str, str]] = {
    "adres": "Het adres is hersteld.",
    "server": "De mailserver of de verbinding is hersteld.",
    "functie": "De functie is weer bezet.",
    "sjabloon": "Het sjabloon is hersteld.",
    "verzoek": "De ontvanger vroeg erom.",
}
_CODE = re.compile(r"[45]\.\d{1,3}\.\d{1,3}")
_KOLOMMEN = ", ".join(f"o.{kolom}" for kolom in Outboxrij._fields)
_VRAAG = (
    f"SELECT {_KOLOMMEN}, b.pogingen, b.volgende_poging, b.fout FROM outbox o"  # noqa: S608 - our own names
    " LEFT JOIN bezorging b ON b.bericht = o.id WHERE o.status = ?"
)
_DOOD = f"{_VRAAG} ORDER BY o.id DESC LIMIT ?"
_HAPERT = f"{_VRAAG} AND b.fout IS NOT NULL ORDER BY o.id LIMIT ?"


@dataclass(frozen=True, slots=True)
class Brief:
    """A message that is not delivered: its row, how often it was tried, when again (None: not), and what is wrong."""

    rij: Outboxrij
    pogingen: int
    volgende: str | None
    fout: str


def dode_brieven(lezer: Lezer, hoeveel: int) -> list[Brief]:
    """What was given up, newest first."""
    return _brieven(lezer, _DOOD, EINDE[OPGEGEVEN], hoeveel)


def haperende_brieven(lezer: Lezer, hoeveel: int) -> list[Brief]:
    """What failed and is tried again by itself, oldest first."""
    return _brieven(lezer, _HAPERT, WACHT, hoeveel)


def _brieven(lezer: Lezer, vraag: str, status: str, hoeveel: int) -> list[Brief]:
    breed = len(Outboxrij._fields)
    rijen = lezer.rij_query(vraag, (status, hoeveel))
    return [Brief(Outboxrij(*r[:breed]), r[breed] or 0, r[breed + 1], r[breed + 2] or "") for r in rijen]


class Herbezorger:
    """What a person does with a message that did not arrive."""

    def __init__(self, kern: Kern) -> None:
        self._kern = kern
        self._vastlegger = Vastlegger(kern)

    def bied_aan(self, bericht: str, reden: str, wie: tuple[str, Rol], nu: datetime) -> bool:
        """Offer a dead letter once more, under its own Message-ID; False when it is not dead (any more)."""
        _keur(reden, nu)

        def opnieuw(verloop: Verloop) -> Gebeurd | None:
            return (AANGEBODEN, {"reden": reden}) if verloop.status == EINDE[OPGEGEVEN] else None

        return self._vastlegger.leg_ingreep_vast(bericht, opnieuw, wie, nu)

    def bied_alle_aan(self, reden: str, wie: tuple[str, Rol], nu: datetime) -> int:
        """Offer every dead letter once more; how many there were."""
        _keur(reden, nu)
        with self._kern.opslag.lezen() as lezer:
            ids = [rij[0] for rij in lezer.rij_query("SELECT id FROM outbox WHERE status = 'opgegeven'")]
        return sum(self.bied_aan(id_, reden, wie, nu) for id_ in ids)

    def meld_terug(
        self, bericht: str, persoon: str, code: str, wie: tuple[str, Rol], nu: datetime, bron: str = "hand"
    ) -> bool:
        """Record a bounce to one person: 5.x.x for good, 4.x.x late. False when nothing was sent to that person.

        `code`: the enhanced status code of RFC 3463. `bron`: by hand, or from the file of the bounce.
        """
        keur_tijd(nu)
        if not _CODE.fullmatch(code):
            raise OnbekendError(f"{code!r} is geen code van een retourbericht. Verwacht: 5.1.1 of 4.2.2.")

        inhoud = {"code": code, "bron": bron, "blijvend": code[0] == "5", "reden": zin_van(code)}
        if not self._vastlegger.leg_ingreep_vast(bericht, _terug(persoon, inhoud), wie, nu):
            return False
        ook = _terug(persoon, {**inhoud, "via": bericht})
        for ander in self._meegegaan(bericht):
            self._vastlegger.leg_ingreep_vast(ander, ook, wie, nu)
        return True

    def _meegegaan(self, bericht: str) -> list[str]:
        """When it was an overview of the day: the messages of which it was the notice."""
        with self._kern.opslag.lezen() as lezer:
            rij = rij_van(lezer, bericht)
            if rij is None or rij.sjabloon != OVERZICHT:
                return []
            entry = self._kern.archief.een(lezer, rij.stroom, rij.nr)
        return [] if entry is None else gebundelde(entry)


def _terug(persoon: str, inhoud: dict[str, Any]) -> Callable[[Verloop], Gebeurd | None]:
    def terug(verloop: Verloop) -> Gebeurd | None:
        kanaal = next((k for p, k in sorted(verloop.bereikt) if p == persoon and k != POSTVAK), None)
        return None if kanaal is None else (TERUGGEKOMEN, {"persoon": persoon, "kanaal": kanaal, **inhoud})

    return terug


def _keur(reden: str, nu: datetime) -> None:
    keur_tijd(nu)
    if reden not in REDENEN:
        raise OnbekendError(f"Onbekende reden {reden!r}. Bekend zijn: {', '.join(REDENEN)}.")


def zin_van(code: str) -> str:
    """What an enhanced status code means, for whoever must mend it."""
    soort, _, rest = code.partition(".")
    match soort, rest.partition(".")[0]:
        case "4", _:
            zin = "De mail is nog niet aangekomen; de mailserver van de ontvanger probeert het nog"
        case _, "1":
            zin = "De mail kwam terug: het adres bestaat niet"
        case _, "2":
            zin = "De mail kwam terug: de mailbox neemt niets aan"
        case _, "7":
            zin = "De mail kwam terug: geweigerd door de beveiliging van de ontvanger"
        case _:
            zin = "De mail kwam terug"
    return f"{zin} ({code})."
