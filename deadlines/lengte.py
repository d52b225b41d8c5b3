"""The length of a term in this case, and whether the Algemene termijnenwet reaches it."""

from dataclasses import dataclass
from datetime import date, timedelta

from deadlines.fout import TermijnFout
from deadlines.taal import dagen, getal
from kernproces.taal.termijn import Aard, Eenheid, Lengte, Telt, TermijnSoort

LANGST = 36_500  # days; longer is a typing error
_ATW_GRENS = {Eenheid.DAGEN: 90, Eenheid.WEKEN: 84}  # Atw 4: "more than" 90 days, 12 weeks or 3 months


@dataclass(frozen=True, slots=True)
class Gekozen:
    """The length that holds in this case, the article it comes from, and how it is said."""

    lengte: Lengte
    grondslag: str
    zin: str


def kies(soort: TermijnSoort, variant: str | None, lengte_dagen: int | None) -> Gekozen:
    """The length by variant, by what the organisation set, or as declared."""
    if variant is not None and lengte_dagen is not None:
        raise TermijnFout("'variant' en 'lengte_dagen' staan er allebei. Verwacht: een van de twee.")
    if lengte_dagen is not None:
        return _gesteld(soort, lengte_dagen)
    if variant is not None:
        return _variant(soort, variant)
    if soort.lengte is not None:
        return Gekozen(soort.lengte, soort.grondslag, zin(soort.lengte))
    if soort.standaard_dagen is None:
        raise TermijnFout(f"{soort.id} heeft geen vaste lengte. Verwacht: 'lengte_dagen'.")
    gewoon = soort.standaard_dagen
    return Gekozen(
        Lengte.dagen(gewoon),
        soort.grondslag,
        f"{dagen(gewoon)}; er is geen andere dag genoemd, dus de gewone lengte",
    )


def _variant(soort: TermijnSoort, naam: str) -> Gekozen:
    for variant in soort.varianten:
        if variant.naam == naam:
            return Gekozen(variant.lengte, variant.grondslag, zin(variant.lengte))
    kent = ", ".join(v.naam for v in soort.varianten) or "geen enkele variant"
    raise TermijnFout(f"{soort.id} kent de variant {naam!r} niet. Verwacht: {kent}.")


def _gesteld(soort: TermijnSoort, lengte_dagen: int) -> Gekozen:
    """A length in days that the organisation sets itself: not for a term that the law fixes."""
    if soort.aard is Aard.WETTELIJK:
        raise TermijnFout(
            f"De lengte van {soort.id} staat vast in de wet ({soort.grondslag}). Verwacht: geen 'lengte_dagen'."
        )
    if not 1 <= lengte_dagen <= LANGST:
        raise TermijnFout(
            f"'lengte_dagen' is {lengte_dagen}. Verwacht: een heel getal van 1 tot en met {LANGST}."
        )
    return Gekozen(
        Lengte.dagen(lengte_dagen),
        soort.grondslag,
        f"{dagen(lengte_dagen)}, zo bepaald door het samenwerkingsverband",
    )


def zin(lengte: Lengte) -> str:
    """The length as a step of the derivation says it."""
    aantal = lengte.aantal
    match lengte.eenheid:
        case Eenheid.WEKEN:
            return f"{getal(aantal)} {'week' if aantal == 1 else 'weken'}, dus {dagen(7 * aantal)}"
        case Eenheid.MAANDEN:
            return f"{getal(aantal)} {'maand' if aantal == 1 else 'maanden'} later"
        case Eenheid.JAREN:
            return f"{getal(aantal)} jaar later"
        case Eenheid.UREN:
            return f"{aantal} uur; nacht, weekend en feestdag tellen mee"
        case Eenheid.SCHOOLJAAR:
            return "Tot en met 31 juli, de laatste dag van het schooljaar"
        case Eenheid.DAGEN:
            return dagen(aantal)


def laatste_dag(begin: date, lengte: Lengte, telt: Telt) -> date:
    """The last day before suspension, extension and rolling (C1); backward terms count from the event back."""
    teken = -1 if telt is Telt.TERUG else 1
    aantal = teken * lengte.aantal
    match lengte.eenheid:
        case Eenheid.WEKEN:
            return begin + timedelta(weeks=aantal)
        case Eenheid.DAGEN:
            return begin + timedelta(days=aantal)
        case Eenheid.MAANDEN:
            return plus_maanden(begin, aantal)
        case Eenheid.JAREN:
            return plus_maanden(begin, 12 * aantal)
        case Eenheid.SCHOOLJAAR:
            return date(begin.year + (begin.month >= 8), 7, 31)
        case Eenheid.UREN:
            raise TermijnFout("Een termijn in uren eindigt op een tijdstip, niet op een dag.")


def plus_maanden(dag: date, maanden: int) -> date:
    """The same day of the month, so many months on; the last day of the month when it has no such day."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    volgende = date(jaar + (maand == 11), (maand + 1) % 12 + 1, 1)
    return min(date(jaar, maand + 1, 1) + timedelta(days=dag.day - 1), volgende - timedelta(days=1))


def binnen_atw(lengte: Lengte, verdaagd: int = 0) -> bool:
    """Whether Atw 1 reaches a term of this length (Atw 4), its extension by `verdaagd` days included (C6)."""
    if lengte.eenheid is Eenheid.MAANDEN:
        return lengte.aantal <= 3 and not (lengte.aantal == 3 and verdaagd)
    grens = _ATW_GRENS.get(lengte.eenheid)
    if grens is None:
        return False
    per = 7 if lengte.eenheid is Eenheid.WEKEN else 1
    return per * lengte.aantal + verdaagd <= grens
