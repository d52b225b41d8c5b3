"""Which days are free by law: Algemene termijnenwet art. 3, and the days that a royal decree equates with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

EERSTE_KONINGSDAG = 2014  # until 2013 it was Koninginnedag, 30 April


def paaszondag(jaar: int) -> date:
    """Easter Sunday in the Gregorian calendar (the "anonymous" algorithm, as in Meeus)."""
    eeuw, rest = divmod(jaar, 100)
    goud = jaar % 19
    correctie = (eeuw - (eeuw + 8) // 25 + 1) // 3
    epacta = (19 * goud + eeuw - eeuw // 4 - correctie + 15) % 30
    weekdag = (32 + 2 * (eeuw % 4) + 2 * (rest // 4) - epacta - rest % 4) % 7
    laat = (goud + 11 * epacta + 22 * weekdag) // 451
    maand, dag = divmod(epacta + weekdag - 7 * laat + 114, 31)
    return date(jaar, maand, dag + 1)


def koningsdag(jaar: int) -> date:
    """The day on which the King's (or Queen's) birthday is celebrated: the day before, when it is a Sunday."""
    dag = date(jaar, 4, 27) if jaar >= EERSTE_KONINGSDAG else date(jaar, 4, 30)
    return dag - timedelta(days=1) if dag.isoweekday() == 7 else dag


@cache
def feestdagen(jaar: int) -> Mapping[date, str]:
    """The days of Atw 3 lid 1 and 2 in a year, with their names. 5 May is one every year, not only in lustra."""
    pasen = paaszondag(jaar)
    koning = "Koningsdag" if jaar >= EERSTE_KONINGSDAG else "Koninginnedag"
    dagen = {
        date(jaar, 1, 1): "Nieuwjaarsdag",
        pasen - timedelta(days=2): "Goede Vrijdag",
        pasen + timedelta(days=1): "tweede Paasdag",
        koningsdag(jaar): koning,
        date(jaar, 5, 5): "Bevrijdingsdag",
        pasen + timedelta(days=39): "Hemelvaartsdag",
        pasen + timedelta(days=50): "tweede Pinksterdag",
        date(jaar, 12, 25): "eerste Kerstdag",
        date(jaar, 12, 26): "tweede Kerstdag",
    }
    return MappingProxyType(dagen)


@dataclass(frozen=True, slots=True)
class Besluit:
    """A royal decree under Atw 3 lid 3: which days it equates, until when it says what is known, and its source."""

    titel: str
    bron: str
    tot: date
    dagen: tuple[date, ...]


# A new decree is one more row here, and with it a new version of the calendar (deadlines/kalender.py).
BESLUITEN = (
    Besluit(
        "Besluit van 20 september 2019 (gelijkstelling 2020-2022)",
        "legal-support-office.nl, feestdagen; domein.md 3.2",
        date(2022, 12, 31),
        (date(2020, 5, 22), date(2021, 5, 14), date(2022, 5, 27)),
    ),
    Besluit(
        "Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 en 30 mei 2025",
        "sterfgeval.nl vraag 70745, houwelingen-partners.nl; domein.md 3.2",
        date(2025, 12, 31),
        (date(2023, 4, 28), date(2023, 5, 19), date(2024, 5, 10), date(2024, 12, 27), date(2025, 5, 30)),
    ),
    Besluit(
        "Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 en 26 mei 2028",
        "BWBR0051300 (tekst van 2025-07-22); domein.md 3.2",
        date(2028, 12, 31),
        (date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26)),
    ),
)
