"""Herbouw: every derived table follows from the history; emptied and filled again it has the same bytes.

The fold itself belongs to the engine: `vouw(stroom, gebeurtenissen)` gives the rows of one stream, without clock or
chance. What a stream of messages says about delivery goes into `bezorgd`, because those rows are made by another stream.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from kernproces.opslag import sql
from kernproces.opslag.fouten import GeschiedenisError
from kernproces.opslag.keten import Gebeurtenis, nagelopen
from kernproces.opslag.kolommen import KOLOMMEN, SLEUTELS
from kernproces.opslag.opslag import Opslag
from kernproces.opslag.rijen import Lezer, Rij, Schrijver

PER_KEER = 500  # streams per write


@dataclass(slots=True)
class Rijen:
    """The rows of one stream, in the column order of schema.py."""

    stroom: list[Rij] = field(default_factory=list)
    werkvoorraad: list[Rij] = field(default_factory=list)
    termijn: list[Rij] = field(default_factory=list)
    outbox: list[Rij] = field(default_factory=list)
    betrokken: list[Rij] = field(default_factory=list)
    postvak: list[Rij] = field(default_factory=list)
    zoekwoord: list[Rij] = field(default_factory=list)
    # New status, old status, id of the message.
    bezorgd: list[tuple[str, str, str]] = field(default_factory=list)


Vouw = Callable[[str, Iterator[Gebeurtenis]], Rijen]


@dataclass(frozen=True, slots=True)
class Verschil:
    """The first row that is not what the history says."""

    tabel: str
    sleutel: Rij
    hoort: bool  # the history has this row
    staat: bool  # the table has this row

    def __str__(self) -> str:
        if not self.hoort:
            wat = "staat er, maar volgt niet uit de historie"
        elif not self.staat:
            wat = "ontbreekt, maar volgt wel uit de historie"
        else:
            wat = "is anders dan uit de historie volgt"
        return f"Tabel {self.tabel}, rij {'/'.join(map(str, self.sleutel))} {wat}."


def gevouwen(lezer: Lezer, vouw: Vouw) -> Iterator[Rijen]:
    """Fold every stream in order; the chain is proven on the way (GeschiedenisError). How its bytes are written is for controleer."""
    for stroom, gebeurtenissen in groupby(nagelopen(lezer.alles(), vorm=False), itemgetter("stroom")):
        yield _voorzichtig(vouw, stroom, gebeurtenissen)


def _voorzichtig(vouw: Vouw, stroom: str, gebeurtenissen: Iterator[Gebeurtenis]) -> Rijen:
    """Fold one stream; what cannot be folded is named by its number."""
    nr = 0

    def geteld() -> Iterator[Gebeurtenis]:
        nonlocal nr
        for g in gebeurtenissen:
            nr = g["nr"]
            yield g

    try:
        return vouw(stroom, geteld())
    except GeschiedenisError:
        raise
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as fout:
        reden = f"deze is niet te verwerken ({type(fout).__name__}): de inhoud is geen gewone gebeurtenis."
        raise GeschiedenisError(stroom, nr, reden) from fout
    except Exception as fout:  # it says itself what it misses: a key, a version of a procedure
        raise GeschiedenisError(stroom, nr, str(fout)) from fout


def herbouw(
    opslag: Opslag,
    vouw: Vouw,
    *,
    mits: Callable[[Lezer], bool] = lambda _: True,
    meld: Callable[[int, int], None] = lambda *_: None,
) -> int:
    """Empty and refill every derived table in one transaction; the number of streams.

    Two at once come one after the other; `mits` is asked when it is our turn. `meld`: how many of how many.
    """
    aantal, bezorgd = 0, []
    with opslag.schrijven(meer=True) as schrijver:
        if opslag.dialect == "postgresql":  # on SQLite there is but one writer
            schrijver.rij_query("SELECT pg_advisory_xact_lock(7319)")
        if not mits(schrijver):
            return 0
        ((alle,),) = schrijver.rij_query("SELECT COUNT(*) FROM stroom")
        meld(0, alle)
        for tabel in sql.AFGELEID:
            schrijver.voer_uit(f"DELETE FROM {tabel}", [()])  # noqa: S608 - our own table names
        for groep in _per(gevouwen(schrijver, vouw), PER_KEER):
            aantal += len(groep)
            for tabel in sql.AFGELEID:
                _vul(schrijver, tabel, [rij for rijen in groep for rij in getattr(rijen, tabel)])
            bezorgd += [b for rijen in groep for b in rijen.bezorgd]
            meld(aantal, alle)
        if bezorgd:
            schrijver.voer_uit(sql.OUTBOX_STATUS, bezorgd)
    return aantal


def vergelijk(opslag: Opslag, vouw: Vouw) -> Verschil | None:
    """The first derived row that differs from what the history says; nothing is written.

    Keeps a hash per row, not the row: the states of a million streams do not fit in memory.
    """
    with opslag.lezen(momentopname=True) as lezer:
        hoort: dict[str, dict[Rij, int]] = {tabel: {} for tabel in sql.AFGELEID}
        verplaatst: dict[Rij, Rij] = {}
        for rijen in gevouwen(lezer, vouw):
            verplaatst |= {(oud, bericht): (nieuw, bericht) for nieuw, oud, bericht in rijen.bezorgd}
            for tabel in sql.AFGELEID:
                hoort[tabel].update(
                    (_sleutel(tabel, rij), _afdruk(tabel, rij)) for rij in getattr(rijen, tabel)
                )
        for oud, nieuw in verplaatst.items():
            if (afdruk := hoort["outbox"].pop(oud, None)) is not None:
                hoort["outbox"][nieuw] = afdruk
        for tabel in sql.AFGELEID:
            if (verschil := _eerste_verschil(lezer, tabel, hoort[tabel])) is not None:
                return verschil
    return None


def _eerste_verschil(lezer: Lezer, tabel: str, hoort: dict[Rij, int]) -> Verschil | None:
    sleutels = ", ".join(SLEUTELS[tabel])
    vraag = f"SELECT {', '.join(KOLOMMEN[tabel])} FROM {tabel} ORDER BY {sleutels}"  # noqa: S608 - our own names
    for rij in lezer.rij_stroom(vraag):
        sleutel = _sleutel(tabel, rij)
        verwacht = hoort.pop(sleutel, None)
        if verwacht != _afdruk(tabel, rij):
            return Verschil(tabel, sleutel, hoort=verwacht is not None, staat=True)
    return Verschil(tabel, min(hoort), hoort=True, staat=False) if hoort else None


def _vul(schrijver: Schrijver, tabel: str, rijen: list[Rij]) -> None:
    if rijen:
        kolommen = KOLOMMEN[tabel]
        vragen = ", ".join("?" for _ in kolommen)
        schrijver.voer_uit(f"INSERT INTO {tabel} ({', '.join(kolommen)}) VALUES ({vragen})", rijen)  # noqa: S608


def _afdruk(tabel: str, rij: Rij) -> int:
    """Everything but the key, which is compared by itself."""
    return hash(tuple(w for k, w in zip(KOLOMMEN[tabel], rij, strict=True) if k not in SLEUTELS[tabel]))


def _sleutel(tabel: str, rij: Rij) -> Rij:
    plekken = [KOLOMMEN[tabel].index(k) for k in SLEUTELS[tabel]]
    return tuple(rij[i] for i in plekken)


def _per(reeks: Iterable[Any], aantal: int) -> Iterator[list[Any]]:
    groep: list[Any] = []
    for ding in reeks:
        groep.append(ding)
        if len(groep) == aantal:
            yield groep
            groep = []
    if groep:
        yield groep
