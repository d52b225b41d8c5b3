"""Webhookbeheer: subscriptions made, given a new secret and withdrawn, for page and command alike; each an entry."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kernproces.rollen import Rol
from notificaties.abonnementen import (
    REGISTER,
    Abonnement,
    AbonnementFout,
    keur,
    lees_abonnementen,
    nieuwe_sleutel,
)

if TYPE_CHECKING:
    from loket.bedrading import Samenstel

Wie = tuple[str, Rol]


def abonnementen(s: "Samenstel") -> list[Abonnement]:
    """Every subscription, withdrawn ones too."""
    with s.opslag.lezen() as lezer:
        return lees_abonnementen(lezer, s.kern.archief)


def maak(
    s: "Samenstel", naam: str, adres: str, soorten: tuple[str, ...], wie: Wie, nu: datetime
) -> Abonnement:
    """A new subscription; its secret is shown once, by whoever called."""
    keur(naam, adres, soorten)
    deel = urlsplit(adres)
    if deel.scheme != "https" and deel.hostname not in s.instellingen.webhook_netwerk:
        raise AbonnementFout(
            "Een webhook gaat over https. Een systeem in het eigen netwerk staat u toe met KERNPROCES_WEBHOOK_NETWERK."
        )
    if any(a.naam == naam and a.actief for a in abonnementen(s)):
        raise AbonnementFout(f"Er is al een webhook {naam!r}. Trek die eerst in, of kies een andere naam.")
    return _boek(s, Abonnement(naam, adres, soorten, actief=True, sleutel=nieuwe_sleutel()), wie, nu)


def vernieuw(s: "Samenstel", naam: str, wie: Wie, nu: datetime) -> Abonnement:
    """A new secret; the old one signs nothing any more."""
    return _boek(s, replace(_vind(s, naam), sleutel=nieuwe_sleutel()), wie, nu)


def trek_in(s: "Samenstel", naam: str, wie: Wie, nu: datetime) -> None:
    """No events any more."""
    _boek(s, replace(_vind(s, naam), actief=False), wie, nu)


def _vind(s: "Samenstel", naam: str) -> Abonnement:
    for a in abonnementen(s):
        if a.naam == naam and a.actief:
            return a
    raise AbonnementFout(f"Er is geen webhook {naam!r}.")


def _boek(s: "Samenstel", a: Abonnement, wie: Wie, nu: datetime) -> Abonnement:
    geheim = {a.naam: {"sleutel": a.sleutel}}
    s.registers.werk_bij(REGISTER, {a.naam: a.waarden()}, *wie, nu, geheim=geheim)
    return a
