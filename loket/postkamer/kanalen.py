"""The post of one installation: which channels there are, from the settings."""

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from deadlines.kalender import KALENDER
from loket.accounts.post import Accountpost
from loket.instellingen import Instellingen, InstellingFout
from notificaties.bezorging import Bezorger
from notificaties.gegevens import Organisatie
from notificaties.kanalen.basis import Kanaal
from notificaties.kanalen.bestand import Bestandskanaal
from notificaties.kanalen.keuze import voor_iedereen
from notificaties.kanalen.netwerk import Netwerkbeleid
from notificaties.kanalen.postvak import Postvak
from notificaties.kanalen.smtp import Mailserver, Smtpkanaal
from notificaties.kanalen.webhook import Lijn
from notificaties.webhooks import Webhooks

if TYPE_CHECKING:
    from loket.bedrading import Samenstel

__all__ = ["bezorger", "buitenkanaal", "mailserver"]


def bezorger(s: "Samenstel") -> Bezorger:
    """The in-app inbox, and mail over SMTP when a server is set, else readable files."""
    i = s.instellingen
    organisatie = Organisatie(naam=s.organisatienaam(), email=i.afzender, adres=i.adres)
    bron = i.bron or f"urn:nld:{quote(organisatie.naam, safe='')}:systeem:kernproces"
    webhooks = Webhooks(s.kern.archief, bron, i.adres, Lijn(Netwerkbeleid(i.webhook_netwerk)))
    kanalen = voor_iedereen(Postvak(), buitenkanaal(i))
    return Bezorger(
        s.kern, s.persoonsgegevens, kanalen, organisatie, is_werkdag, webhooks, Accountpost(s.kluis)
    )


def is_werkdag(dag: date) -> bool:
    """Whether people are at work: not on a free day of the calendar of the Algemene termijnenwet."""
    return not KALENDER.is_vrij(dag)


def buitenkanaal(i: Instellingen) -> Kanaal:
    """Mail over SMTP when a server is set, else readable files."""
    if not i.smtp:
        return Bestandskanaal(i.map_ / "post")
    return Smtpkanaal(mailserver(i.smtp), i.afzender)


def mailserver(adres: str) -> Mailserver:
    """smtp://name:word@host:587 (STARTTLS), smtps://... (TLS at once), smtp+plain://127.0.0.1:25 (own machine only)."""
    deel = urlsplit(adres)
    soorten = {"smtp": ("starttls", 587), "smtps": ("tls", 465), "smtp+plain": ("geen", 25)}
    if deel.scheme not in soorten or not deel.hostname:
        raise InstellingFout("KERNPROCES_SMTP: verwacht smtp://naam:woord@host:587, of smtps://...")
    beveiliging, poort = soorten[deel.scheme]
    return Mailserver(
        host=deel.hostname,
        poort=deel.port or poort,
        gebruiker=unquote(deel.username or ""),
        wachtwoord=unquote(deel.password or ""),
        beveiliging=beveiliging,
    )
