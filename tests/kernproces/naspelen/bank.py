"""The mutation bench: raw rows edited as somebody with the database (and its triggers out of the way) would.

Four depths, each a copy of the same clean history:
  a  the content only
  b  content and the entry's own hash (moved entries get their new number)
  c  every later number, link and hash of the stream too: the chain is whole again
  d  heads and every derived table rebuilt as well: within the database nothing contradicts
"""

import copy
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from kernproces.naspelen import Uitspraak, Verslag
from kernproces.opslag.canoniek import canoniek
from kernproces.opslag.herbouw import herbouw
from kernproces.opslag.keten import GEEN_VORIGE
from loket.bedrading import Samenstel
from loket.bewijs.controle import Controle
from loket.lezen import naspeler, vouwer
from tests.kernproces.naspelen.verhaal import instellingen

DIEPTEN = ("a", "b", "c", "d")
Entry = dict[str, Any]
TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'gebeurtenis'"


@dataclass
class Rij:
    """One entry with the bytes it had, or none when it is new."""

    entry: Entry
    inhoud: bytes = b""
    hash: bytes = b""


@dataclass
class Historie:
    """The streams as lists that can be edited in place."""

    stromen: dict[str, list[Rij]]
    verwijderd: set[str] = field(default_factory=set)

    def __getitem__(self, plek: tuple[str, int]) -> Entry:
        stroom, nr = plek
        return self.stromen[stroom][nr - 1].entry

    def voeg_in(self, stroom: str, nr: int, entry: Entry) -> None:
        self.stromen[stroom].insert(nr - 1, Rij(copy.deepcopy(entry)))

    def haal_weg(self, stroom: str, *nrs: int) -> None:
        for nr in sorted(nrs, reverse=True):
            del self.stromen[stroom][nr - 1]

    def verwissel(self, stroom: str, een: int, ander: int) -> None:
        rijen = self.stromen[stroom]
        rijen[een - 1], rijen[ander - 1] = rijen[ander - 1], rijen[een - 1]


Vervalsing = Callable[[Historie], None]


class Bank:
    """A copy of the clean folder in which one forgery is made."""

    def __init__(self, schoon: Path, map_: Path) -> None:
        shutil.copytree(schoon, map_)
        self.map_ = map_
        self._db = sqlite3.connect(map_ / "x.db", isolation_level=None)
        for (naam,) in self._db.execute(TRIGGERS).fetchall():
            self._db.execute(f"DROP TRIGGER {naam}")

    def sql(self, opdracht: str, *waarden: Any) -> list[Any]:
        return self._db.execute(opdracht, waarden).fetchall()

    def vervals(self, vervalsing: Vervalsing, diepte: str) -> Samenstel:
        """Make it at this depth; the wired system over what came of it."""
        historie, oud = self._lees(), self._lees()
        vervalsing(historie)
        for stroom, rijen in historie.stromen.items():
            ervoor = oud.stromen[stroom]
            if [r.entry for r in rijen] != [r.entry for r in ervoor]:
                self._schrijf(stroom, rijen, ervoor, diepte)
        samenstel = Samenstel(instellingen(self.map_))
        if diepte == "d":
            self._herbouw(samenstel, historie)
        self._db.close()
        return samenstel

    def _lees(self) -> Historie:
        stromen: dict[str, list[Rij]] = {}
        for stroom, inhoud, hash_ in self.sql(
            "SELECT stroom, inhoud, hash FROM gebeurtenis ORDER BY stroom, nr"
        ):
            stromen.setdefault(stroom, []).append(Rij(orjson.loads(inhoud), inhoud, hash_))
        return Historie(stromen)

    def _schrijf(self, stroom: str, rijen: list[Rij], ervoor: list[Rij], diepte: str) -> None:
        self.sql("DELETE FROM gebeurtenis WHERE stroom = ?", stroom)
        gebleven = {r.entry["nr"] for r in rijen}
        gat = diepte == "a" and len(rijen) < len(ervoor)  # rows deleted, the others untouched
        vorige = GEEN_VORIGE
        for plek, rij in enumerate(rijen, start=1):
            nr = rij.entry["nr"] if gat and rij.entry["nr"] in gebleven else plek
            inhoud, hash_ = _vastgelegd(rij, nr, vorige, diepte)
            self.sql("INSERT INTO gebeurtenis VALUES (?, ?, ?, ?)", stroom, nr, inhoud, hash_)
            vorige = hash_.hex()

    def _herbouw(self, samenstel: Samenstel, historie: Historie) -> None:
        """As far as it goes: a content that cannot be folded leaves the head rows to be set by hand."""
        try:
            herbouw(samenstel.opslag, vouwer(samenstel))
        except Exception:  # noqa: BLE001 - the attacker shrugs
            for stroom in historie.stromen:
                sql = "SELECT nr, hash FROM gebeurtenis WHERE stroom = ? ORDER BY nr DESC LIMIT 1"
                for nr, hash_ in self.sql(sql, stroom):
                    self.sql("UPDATE stroom SET nr = ?, hash = ? WHERE stroom = ?", nr, hash_, stroom)


def _vastgelegd(rij: Rij, nr: int, vorige: str, diepte: str) -> tuple[bytes, bytes]:
    """Content and hash as this depth leaves them."""
    gewijzigd = not rij.inhoud or orjson.loads(rij.inhoud) != rij.entry
    entry = dict(rij.entry)
    if diepte in "cd":
        entry |= {"nr": nr, "vorige": vorige}
    elif diepte == "b":
        entry |= {"nr": nr}
    elif not gewijzigd:
        return rij.inhoud, rij.hash
    inhoud = canoniek(entry)
    if diepte == "a":
        return inhoud, rij.hash or sha256(b"?").digest()
    return inhoud, sha256(inhoud).digest()


def controle(samenstel: Samenstel) -> list[dict[str, Any]]:
    """What `controleer` finds."""
    bevindingen: list[dict[str, Any]] = Controle(samenstel).uitslag()["bevindingen"]
    return bevindingen


def nagespeeld(samenstel: Samenstel, zaak: str) -> Verslag:
    """The replay of a zaak."""
    with naspeler(samenstel) as speler:
        return speler.speel_na(zaak)


def onrechtmatig(verslag: Verslag) -> list[int]:
    """The steps that are flagged."""
    return [s.nr for s in verslag.stappen if s.uitspraak is Uitspraak.ONRECHTMATIG]
