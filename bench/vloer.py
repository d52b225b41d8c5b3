"""The floors: the same work without an engine, as bare SQL on the bare driver with the same durability.

Floor 1: begin, insert one event as large as our main entry, update a state row with facts of the same size, commit.
Floor 2: the very rows that an advance of ours writes, in the same tables, with the same commit.
Bound: those rows through our own store (one statement on PostgreSQL): what is left when all that we reckon costs nothing.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import psycopg

from bench.wereld import Stap
from kernproces.opslag import sql
from kernproces.opslag.databank import postgres_adres, sqlite_pad, verbind_sqlite
from kernproces.opslag.kolommen import KOLOMMEN
from kernproces.opslag.opslag import Opslag
from kernproces.opslag.rijen import Boeking

Werk = Callable[[], None]
STAND = "UPDATE vloer_stand SET n = ?, t = ?, op = ?, i = ? WHERE s = ?"
TABELLEN = ("gebeurtenis", "stroom", "werkvoorraad", "termijn", "outbox")


def loop_warm(url: str) -> sqlite3.Connection | None:
    """SQLite as it is after running for a while: the write-ahead log has its full size and is written over again.

    Growing it costs a commit several times as much on ext4. The log lives as long as the connection that is answered.
    """
    if (pad := sqlite_pad(url)) is None:
        return None
    verbinding = verbind_sqlite(pad)
    verbinding.execute("CREATE TABLE warm (b BLOB)")
    verbinding.execute("INSERT INTO warm VALUES (zeroblob(4000000))")
    for _ in range(18):
        verbinding.execute("UPDATE warm SET b = randomblob(4000000)")
    verbinding.execute("DROP TABLE warm")
    verbinding.execute("PRAGMA wal_checkpoint(RESTART)").fetchall()
    return verbinding


class Vloer:
    """One bare connection; `klein` is floor 1, `zelfde` floor 2."""

    def __init__(self, url: str) -> None:
        pad = sqlite_pad(url)
        self._sqlite = verbind_sqlite(pad) if pad is not None else None
        self._pg = None if pad is not None else psycopg.connect(postgres_adres(url))
        self._opslag = Opslag(url)
        self._nr: dict[str, int] = {}

    def maak_tabellen(self, zaken: Sequence[str]) -> None:
        """The two tables of floor 1, with a state row for every zaak."""
        soort = "BLOB" if self._sqlite else "BYTEA"
        self._los(f"CREATE TABLE vloer (s TEXT, n BIGINT, i {soort}, h {soort}, PRIMARY KEY (s, n))")
        self._los(f"CREATE TABLE vloer_stand (s TEXT PRIMARY KEY, n BIGINT, t TEXT, op TEXT, i {soort})")
        for zaak in zaken:
            self._los("INSERT INTO vloer_stand VALUES (?, 0, 'concept', '', NULL)", (zaak,))
        if self._pg:
            self._pg.commit()

    def klein(self, zaak: str, stap: Stap) -> Werk:
        """Floor 1."""
        nr = self._nr[zaak] = self._nr.get(zaak, 0) + 1
        inhoud = stap.hoofdgebeurtenis
        gebeurtenis = (zaak, nr, inhoud, inhoud[:32])
        stand = (nr, stap.opdracht.actie, "2026-03-02T08:00:00.000000Z", inhoud, zaak)
        return lambda: self._transactie(
            [("INSERT INTO vloer VALUES (?, ?, ?, ?)", [gebeurtenis]), (STAND, [stand])]
        )

    def zelfde(self, zaak: str, stap: Stap) -> Werk:
        """Floor 2. A register that the step also wrote to becomes one per zaak, so that nobody waits for another."""
        werk = [(sql.sqlite_schrijf(tabel), rijen) for tabel, rijen in _rijen(zaak, stap)]
        if self._pg:
            werk = [(w.replace("IS NOT excluded", "IS DISTINCT FROM excluded"), r) for w, r in werk]
        return lambda: self._transactie(werk)

    def grens(self, zaak: str, stap: Stap) -> Werk:
        """The bound: the rows of floor 2, of a zaak of its own, as one booking of our store."""
        boeking = Boeking(*(rijen for _, rijen in _delen(stap, f"{zaak}-g")))
        return lambda: self._boek(boeking)

    def _boek(self, boeking: Boeking) -> None:
        with self._opslag.schrijven() as schrijver:
            schrijver.boek(boeking)

    def _transactie(self, werk: Sequence[tuple[str, Sequence[Sequence[Any]]]]) -> None:
        if self._sqlite:
            self._sqlite.execute("BEGIN IMMEDIATE")
        for opdracht, rijen in werk:
            for rij in rijen:
                self._los(opdracht, rij)
        if self._sqlite:
            self._sqlite.execute("COMMIT")
        elif self._pg:
            self._pg.commit()

    def sluit(self) -> None:
        """Close the connection."""
        for verbinding in (self._sqlite, self._pg):
            if verbinding is not None:
                verbinding.close()
        self._opslag.dispose()

    def _los(self, opdracht: str, waarden: Sequence[Any] = ()) -> None:
        if self._sqlite:
            self._sqlite.execute(opdracht, waarden)
        elif self._pg:
            self._pg.execute(opdracht.replace("?", "%s"), waarden)


def _rijen(zaak: str, stap: Stap) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """The rows of the step, as they would be for this zaak, table by table."""
    return ((tabel, rijen) for tabel, rijen in _delen(stap, zaak) if rijen)


def _delen(stap: Stap, zaak: str) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    b = stap.boeking
    for tabel, reeks in zip(
        TABELLEN, (b.gebeurtenissen, b.stromen, b.werkvoorraad, b.termijnen, b.outbox), strict=True
    ):
        yield tabel, [_hernoemd(stap.voorganger, zaak, tabel, rij) for rij in reeks]


def _hernoemd(voorganger: str, zaak: str, tabel: str, rij: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(_voor(voorganger, zaak, k, w) for k, w in zip(KOLOMMEN[tabel], rij, strict=True))


def _voor(voorganger: str, zaak: str, kolom: str, waarde: Any) -> Any:
    if kolom == "stroom" and not waarde.endswith(f"/{voorganger}"):
        return f"{waarde}-{zaak}"
    return waarde.replace(voorganger, zaak) if isinstance(waarde, str) else waarde
