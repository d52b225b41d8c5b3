"""Which days are free by law every year: Algemene termijnenwet art. 3 lid 1 and 2. The decrees: besluiten.py."""

from collections.abc import Mapping
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
