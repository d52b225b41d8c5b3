"""Post: a brief as an e-mail, the same bytes for every channel that leaves the loket."""

from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256

from kernproces.tijdstip import AMSTERDAM
from notificaties.gegevens import Adres, Organisatie
from notificaties.kanalen.basis import Zending
from notificaties.opmaak import Brief
from notificaties.outbox import Outboxrij


def message_id(bericht: str, persoon: str, domein: str) -> str:
    """Stable: the second sending of a message to a person has the id of the first, and it tells nobody who it was."""
    return f"<{sha256(f'{bericht}|{persoon}'.encode()).hexdigest()[:32]}@{domein}>"


def maak_zending(rij: Outboxrij, aan: Adres, brief: Brief, organisatie: Organisatie, nu: datetime) -> Zending:
    """Make the e-mail. An address that is none counts as missing: the others must not wait until somebody mends it."""
    post = EmailMessage(policy=SMTP)
    adres = _adres(aan)
    post["Message-ID"] = id_ = message_id(rij.id, aan.persoon, organisatie.domein)
    post["Date"] = format_datetime(nu.astimezone(AMSTERDAM))
    post["From"] = Address(organisatie.naam, addr_spec=organisatie.email)
    post["To"] = adres or Address(
        _naam(aan), sha256(aan.persoon.encode()).hexdigest()[:12], "zonder-adres.invalid"
    )
    post["Subject"] = brief.onderwerp
    post["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence answers it
    post["Content-Language"] = "nl"
    post.set_content(brief.tekst, cte="quoted-printable")
    return Zending(id_, rij.sjabloon, rij.aangemaakt, aan.email if adres else None, post.as_bytes())


def _adres(aan: Adres) -> Address | None:
    """Where it goes; None where no mail could go."""
    try:
        return Address(_naam(aan), addr_spec=aan.email) if aan.email else None
    except (ValueError, HeaderParseError):
        return None


def _naam(aan: Adres) -> str:
    """The name on one line: what a header can hold."""
    return " ".join(aan.naam.split())
