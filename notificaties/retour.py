"""Retour: reading a bounce (RFC 3464) and finding the message that it is about. Its addresses and texts are not kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email import message_from_bytes, message_from_string
from email.message import Message
from email.policy import default
from pathlib import Path
from typing import Final

import orjson

from kernproces.gebruik.fouten import GebruiksFout
from kernproces.opslag.opwaarderen import OPWAARDERING
from kernproces.opslag.rijen import Lezer
from kernproces.tijdstip import tijdstip
from notificaties.verloop import VERZONDEN, berichtstroom

GROOTST: Final = 5 * 1024 * 1024
TERUG: Final = timedelta(days=30)  # a bounce comes within days
_ID = re.compile(r"<[0-9a-f]{32}@[^<>\s]{1,255}>")
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_VRAAG = (
    "SELECT inhoud FROM gebeurtenis WHERE stroom >= ? AND stroom < 'bericht0' ORDER BY stroom DESC, nr DESC"
)


class RetourFout(GebruiksFout):
    """Not a bounce of one of our messages; the sentence says what was expected."""


@dataclass(frozen=True, slots=True)
class Retour:
    """What a bounce says: of which mail, and with which enhanced status code."""

    message_id: str
    code: str


def lees_retour(inhoud: bytes) -> Retour:
    """Read the bytes of a bounce. RetourFout for anything else."""
    if len(inhoud) > GROOTST:
        raise RetourFout("Dit bestand is te groot voor een retourbericht (meer dan 5 MB).")
    post = message_from_bytes(inhoud, policy=default)
    delen = list(post.walk())
    code = next((c for deel in delen for c in _codes(deel)), None)
    if code is None:
        raise RetourFout("Dit is geen retourbericht: er staat geen leverstatus in (RFC 3464).")
    if code[0] == "2":
        raise RetourFout("Dit retourbericht meldt dat de mail is aangekomen. Er is niets te herstellen.")
    id_ = next((gevonden for deel in delen for gevonden in _ids(deel, post)), None)
    if id_ is None:
        raise RetourFout("In dit retourbericht staat niet welke mail het is (het Message-ID ontbreekt).")
    return Retour(id_, code)


def _codes(deel: Message) -> Iterator[str]:
    """The status of each recipient; the first block of a delivery status is about the whole mail."""
    if deel.get_content_type() == "message/delivery-status":
        for blok in deel.get_payload():
            if isinstance(blok, Message) and (code := _STATUS.search(str(blok.get("Status", "")))):
                yield code.group()


def _ids(deel: Message, post: Message) -> Iterator[str]:
    """Our Message-ID: in the mail or its headers as they come back, else in what the bounce answers to."""
    koppen: list[object] = []
    if deel is post:
        koppen = [post.get("In-Reply-To"), post.get("References")]
    elif deel.get_content_type() == "text/rfc822-headers":
        koppen = [message_from_string(str(deel.get_payload())).get("Message-ID")]
    else:
        koppen = [deel.get("Message-ID")]
    for kop in koppen:
        if kop is not None and (gevonden := _ID.search(str(kop))):
            yield gevonden.group()


def zoek_bericht(lezer: Lezer, message_id: str, nu: datetime) -> tuple[str, str] | None:
    """The message and the person of a mail that we sent in the last thirty days, or None."""
    if not _ID.fullmatch(message_id):
        return None
    zoek = orjson.dumps(message_id)
    for (inhoud,) in lezer.rij_query(_VRAAG, (berichtstroom(tijdstip(nu - TERUG)),)):
        if zoek in bytes(inhoud):
            entry = OPWAARDERING.waardeer_op(orjson.loads(inhoud))
            if entry["soort"] == VERZONDEN and entry["open"]["message_id"] == message_id:
                return entry["open"]["bericht"], entry["open"]["persoon"]
    return None


def bestanden(pad: Path) -> list[Path]:
    """One file, or every message of a maildir (new and cur) or of a plain folder."""
    if not pad.is_dir():
        return [pad]
    mappen = [m for naam in ("new", "cur") if (m := pad / naam).is_dir()] or [pad]
    return sorted(p for m in mappen for p in m.iterdir() if p.is_file() and not p.name.startswith("."))
