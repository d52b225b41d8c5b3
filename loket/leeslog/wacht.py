"""Leeswacht: which looks are unusual. Rules as data, pure; a signal is a question to somebody, never a verdict."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from kernproces.rechten.betrokken import NOOD
from kernproces.tijdstip import AMSTERDAM
from loket.leeslog.log import Leesregel

TERUG = timedelta(days=30)  # how far back is looked
UUR = timedelta(hours=1)
Regels = list[Leesregel]  # the oldest first
Familie = Callable[[str, str], bool]  # person and dossier: whether they share a surname


@dataclass(frozen=True, slots=True)
class Signaal:
    """Somebody did something unusual: which rule, when it began, and with which dossiers."""

    regel: "Wachtregel"
    persoon: str
    tijd: str
    dossiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wachtregel:
    """A rule. `grens`: from how many on; `uitleg`: why it is asked, for who gets the question."""

    code: str
    titel: str
    uitleg: str
    grens: int
    vindt: Callable[["Wachtregel", Regels, Familie], Iterator[Signaal]]


def _per_persoon(regels: Regels) -> dict[str, Regels]:
    per: dict[str, Regels] = defaultdict(list)
    for r in regels:
        per[r.persoon].append(r)
    return per


def _tijd(r: Leesregel) -> datetime:
    return datetime.fromisoformat(r.tijd).astimezone(AMSTERDAM)


def veel_in_een_uur(regel: Wachtregel, regels: Regels, _: Familie) -> Iterator[Signaal]:
    """More different dossiers within an hour than work explains; once per hour and person."""
    for persoon, eigen in _per_persoon(regels).items():
        tijden = [datetime.fromisoformat(r.tijd) for r in eigen]
        begin = 0
        while begin < len(eigen):
            eind = bisect_left(tijden, tijden[begin] + UUR, begin)
            genoeg = eind - begin >= regel.grens
            if genoeg and len(dossiers := _dossiers(eigen[begin:eind])) >= regel.grens:
                yield Signaal(regel, persoon, eigen[begin].tijd, dossiers)
                begin = eind
            else:
                begin += 1


def buiten_werktijd(regel: Wachtregel, regels: Regels, _: Familie) -> Iterator[Signaal]:
    """Health data at night or on a Sunday; once per day and person."""
    per: dict[tuple[str, str], Regels] = defaultdict(list)
    for r in regels:
        toen = _tijd(r)
        if r.gezondheid and (toen.hour >= 21 or toen.hour < 6 or toen.isoweekday() == 7):
            per[r.persoon, toen.date().isoformat()].append(r)
    for (persoon, _dag), eigen in per.items():
        if len(eigen) >= regel.grens:
            yield Signaal(regel, persoon, eigen[0].tijd, _dossiers(eigen))


def eigen_familie(regel: Wachtregel, regels: Regels, familie: Familie) -> Iterator[Signaal]:
    """The surname of the pupil is that of the reader."""
    for persoon, eigen in _per_persoon(regels).items():
        zelfde = tuple(d for d in _dossiers(eigen) if familie(persoon, d))
        if len(zelfde) >= regel.grens:
            eerste = next(r for r in eigen if r.dossier in zelfde)
            yield Signaal(regel, persoon, eerste.tijd, zelfde)


def vaak_toch_open(regel: Wachtregel, regels: Regels, _: Familie) -> Iterator[Signaal]:
    """Several dossiers opened with a reason, by one person."""
    for persoon, eigen in _per_persoon(regels).items():
        nood = [r for r in eigen if r.grond == NOOD]
        if len(dossiers := _dossiers(nood)) >= regel.grens:
            yield Signaal(regel, persoon, nood[0].tijd, dossiers)


def _dossiers(regels: Iterable[Leesregel]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.dossier for r in regels if r.dossier))


REGELS = (
    Wachtregel(
        "veel",
        "Veel dossiers in een uur",
        "Vijfentwintig verschillende dossiers in een uur is meer dan een gewone dag vraagt. Een steekproef of een telefoonuur kan het verklaren.",
        25,
        veel_in_een_uur,
    ),
    Wachtregel(
        "nacht",
        "Gezondheidsgegevens buiten werktijd",
        "Drie keer of vaker op een dag, tussen 21 en 6 uur of op zondag. Overwerk kan; vraag ernaar.",
        3,
        buiten_werktijd,
    ),
    Wachtregel(
        "familie",
        "Zelfde achternaam",
        "De leerling heeft dezelfde achternaam als wie keek. Vaak is dat toeval; familie kijkt niet in elkaars dossier.",
        1,
        eigen_familie,
    ),
    Wachtregel(
        "nood",
        "Vaak toch geopend",
        "Drie of meer dossiers met een reden geopend in dertig dagen. Misschien ontbreekt een vervanging.",
        3,
        vaak_toch_open,
    ),
)


def signalen(regels: Iterable[Leesregel], familie: Familie) -> list[Signaal]:
    """Everything unusual in these looks, the last one first."""
    op_tijd = sorted((r for r in regels if r.persoon), key=lambda r: r.tijd)
    uit = [s for regel in REGELS for s in regel.vindt(regel, op_tijd, familie)]
    return sorted(uit, key=lambda s: s.tijd, reverse=True)


def achternaam(naam: str) -> str:
    """The last word of a name, without what stands in brackets."""
    woorden = naam.partition("(")[0].split()
    return woorden[-1].casefold() if len(woorden) > 1 else ""
