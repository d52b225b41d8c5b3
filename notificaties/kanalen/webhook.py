"""Webhook: an event to a system over HTTP, signed by the Standard Webhooks scheme. Redirects are not followed.

Signed is `id.timestamp.body` with HMAC-SHA256 under the secret of the subscription. What the system answers is not
read beyond its status, and not repeated: it could name people.
"""

import http.client
import socket
import ssl
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from hmac import new as hmac
from urllib.parse import SplitResult, urlsplit

from notificaties.abonnementen import Abonnement
from notificaties.kanalen.basis import KanaalFout, Zending
from notificaties.kanalen.netwerk import Netwerkbeleid
from notificaties.kanalen.waakhond import binnen

LATER = frozenset({408, 425, 429})  # of the 4xx only these may help again; the others somebody must mend
STUK_OP_DEZE = frozenset({500, 501})  # says something of this event; the next may go through
TE_TRAAG = "Het systeem van de webhook antwoordt niet op tijd."
SOORT = "application/cloudevents+json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Lijn:
    """How webhooks leave this installation."""

    beleid: Netwerkbeleid = field(default_factory=Netwerkbeleid)
    seconden: float = 10.0
    tls: ssl.SSLContext | None = None  # None: the certificates of the machine


class Webhookkanaal:
    """One subscription at one moment."""

    intern = False

    def __init__(self, abonnement: Abonnement, lijn: Lijn, nu: datetime) -> None:
        self.naam = abonnement.lezer
        self.abonnement = abonnement
        self._lijn = lijn
        self._nu = nu

    def bezorg(self, zending: Zending) -> None:
        """POST it; anything but 2xx is a KanaalFout."""
        deel = urlsplit(self.abonnement.adres)
        verstuur(self.abonnement.adres, zending.inhoud, self._koppen(deel, zending), self._lijn)

    def _koppen(self, deel: SplitResult, zending: Zending) -> dict[str, str]:
        moment = str(int(self._nu.timestamp()))
        return {
            "Host": deel.netloc,
            "Content-Type": SOORT,
            "User-Agent": "kernproces-webhook/1",
            "webhook-id": zending.message_id,
            "webhook-timestamp": moment,
            "webhook-signature": teken(self.abonnement.sleutel, zending.message_id, moment, zending.inhoud),
        }


def verstuur(adres: str, inhoud: bytes, koppen: dict[str, str], lijn: Lijn, lees: int = 0) -> bytes:
    """POST to an address that the policy allows; so many bytes of the answer. Anything but 2xx is a KanaalFout."""
    deel = urlsplit(adres)
    host, tls = deel.hostname or "", deel.scheme == "https"
    poort = deel.port or (443 if tls else 80)
    ip = lijn.beleid.zoek(host, poort, tls=tls)
    context = (lijn.tls or ssl.create_default_context()) if tls else None
    verbinding = _Verbinding(host, poort, ip, lijn.seconden, context)
    antwoord = b""
    try:
        with binnen(2 * lijn.seconden, lambda: verbinding.draad) as gesneden:
            try:
                verbinding.request("POST", _pad(deel), inhoud, {"Host": deel.netloc, **koppen})
                # The socket stays open until the answer closes too.
                with verbinding.getresponse() as gekregen:
                    status, antwoord = gekregen.status, gekregen.read(lees) if lees else b""
            except (http.client.HTTPException, OSError) as fout:
                raise KanaalFout(_waarom(fout, gesneden.is_set()), kanaal_dicht=True) from fout
    finally:
        with suppress(OSError):
            verbinding.close()
    if gesneden.is_set():  # an answer that was cut off is none
        raise KanaalFout(TE_TRAAG, kanaal_dicht=True)
    _keur_antwoord(status)
    return antwoord


def teken(sleutel: str, id_: str, moment: str, inhoud: bytes) -> str:
    """The signature of Standard Webhooks: `v1,` and the base64 of the HMAC."""
    geheim = b64decode(sleutel.removeprefix("whsec_"))
    return f"v1,{b64encode(hmac(geheim, f'{id_}.{moment}.'.encode() + inhoud, sha256).digest()).decode()}"


class _Verbinding(http.client.HTTPConnection):
    """To the address that was judged, under the name that was asked."""

    def __init__(self, host: str, poort: int, ip: str, seconden: float, tls: ssl.SSLContext | None) -> None:
        super().__init__(host, poort, timeout=seconden)
        self._ip = ip
        self._tls = tls
        self.draad: socket.socket | None = None  # `sock` is forgotten as soon as the answer is the last

    def connect(self) -> None:
        """Without proxy, without a second look-up."""
        self.sock = socket.create_connection((self._ip, self.port), self.timeout)
        if self._tls is not None:
            self.sock = self._tls.wrap_socket(self.sock, server_hostname=self.host)
        self.draad = self.sock


def _pad(deel: SplitResult) -> str:
    return (deel.path or "/") + (f"?{deel.query}" if deel.query else "")


def _keur_antwoord(status: int) -> None:
    if 200 <= status < 300:
        return
    if status in LATER or status >= 500:
        reden = f"Het systeem van de webhook neemt het nu niet aan ({status})."
        raise KanaalFout(reden, kanaal_dicht=status not in STUK_OP_DEZE)
    if 300 <= status < 400:
        raise KanaalFout(
            f"Het systeem van de webhook verwijst door ({status}); dat volgen wij niet. Pas het adres aan.",
            blijvend=True,
        )
    raise KanaalFout(f"Het systeem van de webhook weigert het blijvend ({status}).", blijvend=True)


def _waarom(fout: Exception, gesneden: bool) -> str:
    match fout:
        case _ if gesneden or isinstance(fout, TimeoutError):
            return TE_TRAAG
        case ssl.SSLError():
            return "De beveiligde verbinding met het systeem van de webhook lukt niet. Controleer het certificaat."
        case http.client.HTTPException():
            return "Het systeem van de webhook antwoordt onbegrijpelijk."
        case _:
            return "Het systeem van de webhook is niet bereikbaar."
