"""SMTP: messages to a mail server, with STARTTLS and authentication. What the server says is not repeated: it names people."""

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass, field

from notificaties.kanalen.basis import KanaalFout, Zending
from notificaties.kanalen.waakhond import binnen


@dataclass(frozen=True, slots=True)
class Mailserver:
    """Where and how. `beveiliging`: starttls (587), tls (465), or geen (only on the own machine)."""

    host: str
    poort: int = 587
    gebruiker: str = ""
    wachtwoord: str = field(default="", repr=False)
    beveiliging: str = "starttls"
    seconden: float = 10.0
    tls: ssl.SSLContext | None = None  # None: the certificates of the machine


class Smtpkanaal:
    """One connection a message: the outbox is small and a broken connection then costs one message."""

    naam = "smtp"
    intern = False

    def __init__(self, server: Mailserver, afzender: str) -> None:
        self._server = server
        self._afzender = afzender

    def bezorg(self, zending: Zending) -> None:
        """Hand over to the server, which answers for it from then on."""
        if not zending.email:
            raise KanaalFout("De ontvanger heeft geen geldig e-mailadres. Vul het in bij de mensen.")
        lijn: list[smtplib.SMTP] = []
        with binnen(6 * self._server.seconden, lambda: lijn[0].sock if lijn else None) as gesneden:
            try:
                self._gesprek(lijn, zending.email, zending.inhoud)
            except KanaalFout as fout:
                if gesneden.is_set():  # it answered drop by drop
                    raise KanaalFout("De mailserver antwoordt niet op tijd.", kanaal_dicht=True) from fout
                raise

    def _gesprek(self, lijn: list[smtplib.SMTP], email: str, inhoud: bytes) -> None:
        verbinding = self._verbind(lijn)
        try:
            _geef_af(verbinding, self._afzender, email, inhoud)
        finally:
            with suppress(smtplib.SMTPException, OSError):  # what was accepted stays accepted
                verbinding.quit()
            verbinding.close()

    def _verbind(self, lijn: list[smtplib.SMTP]) -> smtplib.SMTP:
        s = self._server
        tls = s.tls or ssl.create_default_context()
        verbinding: smtplib.SMTP | None = None
        try:
            if s.beveiliging == "tls":
                verbinding = _LijnTls(lijn, s.host, s.poort, timeout=s.seconden, context=tls)
            else:
                verbinding = _Lijn(lijn, s.host, s.poort, timeout=s.seconden)
            if s.beveiliging == "starttls":
                verbinding.starttls(context=tls)
            if s.gebruiker:
                verbinding.login(s.gebruiker, s.wachtwoord)
        except (smtplib.SMTPException, OSError) as fout:
            if verbinding is not None:
                verbinding.close()
            raise KanaalFout(_waarom(fout), kanaal_dicht=True) from fout
        return verbinding


class _Lijn(smtplib.SMTP):
    """Known before it connects: also a greeting that comes drop by drop is cut."""

    def __init__(self, lijn: list[smtplib.SMTP], host: str, poort: int, *, timeout: float) -> None:
        lijn.append(self)
        super().__init__(host, poort, timeout=timeout)


class _LijnTls(smtplib.SMTP_SSL):
    """The same over TLS from the start."""

    def __init__(
        self, lijn: list[smtplib.SMTP], host: str, poort: int, *, timeout: float, context: ssl.SSLContext
    ) -> None:
        lijn.append(self)
        super().__init__(host, poort, timeout=timeout, context=context)


def _geef_af(verbinding: smtplib.SMTP, afzender: str, email: str, inhoud: bytes) -> None:
    try:
        verbinding.sendmail(afzender, [email], inhoud)
    except smtplib.SMTPRecipientsRefused as fout:
        ((code, _),) = fout.recipients.values()
        raise _geweigerd("het adres", code) from fout
    except smtplib.SMTPSenderRefused as fout:
        raise KanaalFout(f"De mailserver weigert onze afzender ({fout.smtp_code}).") from fout
    except smtplib.SMTPDataError as fout:
        raise _geweigerd("het bericht", fout.smtp_code) from fout
    except (smtplib.SMTPException, OSError) as fout:
        # Hanging up may be about this message; whether the server still answers, the next one finds out at once. Silence is dear.
        stil = isinstance(fout, TimeoutError) or isinstance(fout.__context__, TimeoutError)
        raise KanaalFout(_waarom(fout), kanaal_dicht=stil) from fout
    except ValueError as fout:  # an address with letters that mail does not know
        raise KanaalFout(
            "Het e-mailadres is niet geldig. Herstel het bij de mensen.", blijvend=True
        ) from fout


def _geweigerd(wat: str, code: int) -> KanaalFout:
    if code >= 500:
        return KanaalFout(f"De mailserver weigert {wat} blijvend ({code}).", blijvend=True)
    return KanaalFout(f"De mailserver weigert {wat} voorlopig ({code}).")


def _waarom(fout: BaseException) -> str:
    # smtplib calls a silence in mid-conversation a broken connection.
    if isinstance(fout.__context__, TimeoutError):
        fout = fout.__context__
    match fout:
        case smtplib.SMTPAuthenticationError():
            return f"De mailserver weigert onze aanmelding ({fout.smtp_code})."
        case smtplib.SMTPNotSupportedError():
            return "De mailserver biedt niet de beveiliging of aanmelding die is ingesteld."
        case smtplib.SMTPResponseException() if fout.smtp_code < 0:
            return "De mailserver antwoordt onbegrijpelijk. Is dit wel een mailserver?"
        case smtplib.SMTPResponseException():
            return f"De mailserver is niet beschikbaar ({fout.smtp_code})."
        case ssl.SSLError():
            return "De beveiligde verbinding met de mailserver lukt niet. Controleer het certificaat."
        case TimeoutError():
            return "De mailserver antwoordt niet op tijd."
        case _:
            return "De mailserver is niet bereikbaar."
