"""Ical: events as an iCalendar file (RFC 5545): lines ended by CRLF, folded at 75 octets, text escaped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

BREEDTE: Final = 75  # octets in a line, without its end


@dataclass(frozen=True, slots=True)
class Afspraak:
    """A whole day in a calendar. `volgnummer` is raised whenever it moves or is called off."""

    uid: str
    volgnummer: int
    gewijzigd: str
    dag: date
    kop: str
    uitleg: str
    adres: str
    status: str  # CONFIRMED, TENTATIVE or CANCELLED


def agenda(naam: str, afspraken: Iterable[Afspraak]) -> bytes:
    """The whole calendar."""
    regels = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kernproces//Termijnen//NL",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{tekst(naam)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        *(regel for afspraak in afspraken for regel in _regels(afspraak)),
        "END:VCALENDAR",
    ]
    return b"".join(vouw(regel) for regel in regels)


def _regels(a: Afspraak) -> Iterator[str]:
    moment = datetime.fromisoformat(a.gewijzigd).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    yield "BEGIN:VEVENT"
    yield f"UID:{tekst(a.uid)}"
    yield f"DTSTAMP:{moment}"
    yield f"LAST-MODIFIED:{moment}"
    yield f"SEQUENCE:{a.volgnummer}"
    yield f"STATUS:{a.status}"
    yield f"DTSTART;VALUE=DATE:{a.dag:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{a.dag + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{tekst(a.kop)}"
    yield f"DESCRIPTION:{tekst(a.uitleg)}"
    yield f"URL:{a.adres}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def tekst(waarde: str) -> str:
    """A value of type TEXT (3.3.11)."""
    for teken in ("\\", ";", ","):
        waarde = waarde.replace(teken, f"\\{teken}")
    return "\\n".join(waarde.splitlines())


def vouw(regel: str) -> bytes:
    """One content line, folded between whole characters (3.1)."""
    uit, ruimte = bytearray(), BREEDTE
    for teken in regel:
        octetten = teken.encode()
        if len(octetten) > ruimte:
            uit += b"\r\n "
            ruimte = BREEDTE - 1
        uit += octetten
        ruimte -= len(octetten)
    return bytes(uit) + b"\r\n"
