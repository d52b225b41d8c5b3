"""Dekking: which anchor covers an entry, and whether the head that it knows is still there. Beside the verdict of a step.

An anchor names the head of every stream; all before a head is in it by the chain. So the first anchor whose head lies at or after
an entry, covers it. Without anchor, or when the files cannot be read, that is said and nothing more.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from kernproces.naspelen.boek import Geschiedenisboek
from kernproces.opslag.anker import Anker, AnkerError, kop_in, lees_ankers


class Uitkomst(StrEnum):
    """How it is with the anchor of a step."""

    PAST = "past"
    PAST_NIET = "past niet"
    NOG_NIET = "nog niet gedekt"
    GEEN = "geen ankers"
    ONLEESBAAR = "niet te lezen"


@dataclass(frozen=True, slots=True)
class Dekking:
    """The anchor of one entry. `kop`: up to which number of the stream that anchor reaches."""

    uitkomst: Uitkomst
    zin: str
    datum: str = ""
    afdruk: str = ""
    kop: int = 0

    def als_gegevens(self) -> dict[str, Any]:
        """As JSON data."""
        return asdict(self)


def dekking(boek: Geschiedenisboek, map_: Path, stroom: str, nr: int) -> Dekking:
    """The first anchor that covers entry `nr` of a stream, held against the chain as it is now."""
    verslag = boek.stroom(stroom)
    vastgelegd = next((e["vastgelegd"] for e in verslag.entries if e["nr"] == nr), "")
    try:
        ankers = lees_ankers(map_)
        gevonden = _eerste(map_, [a for a in ankers if a.datum >= vastgelegd[:10]], stroom, nr)
    except AnkerError as stuk:
        return Dekking(Uitkomst.ONLEESBAAR, f"De ankers zijn niet te gebruiken. {stuk}")
    if not ankers:
        zin = "Er is nog geen anker. Dat zegt niets over deze stap; het eerste anker komt vanzelf."
        return Dekking(Uitkomst.GEEN, zin)
    if gevonden is None:
        zin = f"Na deze stap is nog geen anker gelegd; het laatste is van {ankers[-1].datum}. Het volgende komt vanzelf."
        return Dekking(Uitkomst.NOG_NIET, zin, ankers[-1].datum)
    anker, kop, hash_ = gevonden
    waar = (anker.datum, anker.afdruk, kop)
    gebroken = [n for n in verslag.breuken if nr <= n <= kop]
    if verslag.afdrukken.get(kop) == hash_ and not gebroken:
        zin = f"Het anker van {anker.datum} dekt deze stap: gebeurtenis {kop} heeft nog de vingerafdruk van toen, en wat ervoor kwam is daarin opgenomen."
        return Dekking(Uitkomst.PAST, zin, *waar)
    wat = "ontbreekt" if kop not in verslag.afdrukken else "is anders dan toen"
    zin = f"Het anker van {anker.datum} kende gebeurtenis {kop}; die {wat}. Er is sindsdien iets gewijzigd, verwijderd of ingevoegd."
    if verslag.afdrukken.get(kop) == hash_:
        zin = f"Het anker van {anker.datum} kent gebeurtenis {kop} zoals zij er staat, maar de keten is gebroken bij {gebroken[0]}: daar is iets gewijzigd."
    return Dekking(Uitkomst.PAST_NIET, zin, *waar)


def _eerste(map_: Path, ankers: list[Anker], stroom: str, nr: int) -> tuple[Anker, int, str] | None:
    """The first of these whose head of this stream reaches this entry."""
    for anker in ankers:
        kop = kop_in(map_, anker, stroom)
        if kop is not None and kop[1] >= nr:
            return anker, kop[1], kop[2]
    return None
