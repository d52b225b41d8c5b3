"""Where the wrapped keys lie: one table in a database of its own, SQLite or PostgreSQL, made where it is missing."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from kernproces.opslag import op_sqlite
from kernproces.opslag.databank import postgres_adres, sqlite_pad, verbind_sqlite
from kernproces.opslag.fouten import KluisBezetError
from kernproces.opslag.voorraad import Voorraad

Gevonden = dict[tuple[str, str], tuple[str, bytes | None]]  # (houder, categorie) -> (hoofdsleutel, ingepakt)
Nieuw = tuple[str, str, str, bytes]  # houder, categorie, hoofdsleutel, ingepakt

TABEL = (
    "CREATE TABLE IF NOT EXISTS sleutel (houder TEXT NOT NULL, categorie TEXT NOT NULL, hoofdsleutel TEXT NOT NULL, "
    "ingepakt {bytes}, CONSTRAINT pk_sleutel PRIMARY KEY (houder, categorie))"
)
_MAAK = "INSERT INTO sleutel (houder, categorie, hoofdsleutel, ingepakt) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
_LEES = "SELECT houder, categorie, hoofdsleutel, ingepakt FROM sleutel WHERE houder = ?"
_NAMEN = "SELECT categorie FROM sleutel WHERE houder = ? AND ingepakt IS NOT NULL ORDER BY categorie"
_VERNIETIG = "UPDATE sleutel SET ingepakt = NULL WHERE houder = ? AND categorie = ? AND ingepakt IS NOT NULL"
_ANDERE = "SELECT houder, categorie, hoofdsleutel, ingepakt FROM sleutel WHERE hoofdsleutel <> ? AND ingepakt IS NOT NULL"
# Only what still is as we read it: a key destroyed meanwhile stays destroyed.
_HERVERPAK = (
    "UPDATE sleutel SET hoofdsleutel = ?, ingepakt = ? "
    "WHERE houder = ? AND categorie = ? AND hoofdsleutel = ? AND ingepakt IS NOT NULL"
)


class Kast(Protocol):
    """What the kluis needs of its database."""

    def lees(self, namen: Sequence[tuple[str, str]]) -> Gevonden:
        """The rows that exist."""

    def maak(self, nieuw: Sequence[Nieuw]) -> Gevonden:
        """Insert what is not there, durably, and give what is there now: the first one wins."""

    def namen(self, houder: str) -> list[str]:
        """The rows of this holder that are not empty."""

    def vernietig(self, namen: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """Empty these rows, and leave nothing of what they held; which of them were not empty yet."""

    def van_andere(self, hoofdsleutel: str) -> list[tuple[str, str, str, bytes]]:
        """The rows that another master key wrapped."""

    def herverpak(self, nieuw: Sequence[tuple[str, bytes, str, str, str]]) -> None:
        """Replace wrappings."""

    def weg(self) -> None:
        """Close."""


def _gevraagd(namen: Sequence[tuple[str, str]], rijen: Iterable[Any]) -> Gevonden:
    """All keys of a houder are read together; only those that were asked for are given."""
    return {(houder, cat): (hoofd, dicht) for houder, cat, hoofd, dicht in rijen if (houder, cat) in namen}


def open_kast(url: str) -> Kast:
    """The store behind the address; its table is made where it is missing."""
    pad = sqlite_pad(url)
    return SqliteKast(pad) if pad is not None else PostgresKast(postgres_adres(url))


class SqliteKast:
    """A file of its own."""

    def __init__(self, pad: Path) -> None:
        pad.parent.mkdir(parents=True, exist_ok=True)
        self._voorraad = Voorraad(lambda: verbind_sqlite(pad, maak=True))
        self._schrijf([(TABEL.format(bytes="BLOB"), [()])])

    def _schrijf(self, werk: Sequence[tuple[str, Sequence[Sequence[Any]]]]) -> int:
        verbinding = self._voorraad.neem()
        try:
            verbinding.execute("BEGIN IMMEDIATE")
            aantal = 0
            for opdracht, reeks in werk:
                for params in reeks:
                    aantal += max(verbinding.execute(opdracht, params).rowcount, 0)
            verbinding.execute("COMMIT")
        except sqlite3.Error as fout:
            if verbinding.in_transaction:
                verbinding.rollback()
            raise op_sqlite.vertaal(fout) from fout
        finally:
            self._voorraad.geef(verbinding)
        return aantal

    def _vraag(self, vraag: str, params: Sequence[Any]) -> list[Any]:
        verbinding = self._voorraad.neem()
        try:
            return verbinding.execute(vraag, params).fetchall()
        except sqlite3.Error as fout:
            raise op_sqlite.vertaal(fout) from fout
        finally:
            self._voorraad.geef(verbinding)

    def lees(self, namen: Sequence[tuple[str, str]]) -> Gevonden:
        """See Kast."""
        return _gevraagd(namen, (rij for h in {h for h, _ in namen} for rij in self._vraag(_LEES, (h,))))

    def maak(self, nieuw: Sequence[Nieuw]) -> Gevonden:
        """See Kast."""
        self._schrijf([(_MAAK, nieuw)])
        return self.lees([(n[0], n[1]) for n in nieuw])

    def namen(self, houder: str) -> list[str]:
        """See Kast."""
        return [naam for (naam,) in self._vraag(_NAMEN, (houder,))]

    def vernietig(self, namen: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """See Kast. secure_delete zeroes the old bytes in the file; then its write-ahead log must be emptied too."""
        waren = {h: set(self.namen(h)) for h in {h for h, _ in namen}}
        self._schrijf([(_VERNIETIG, namen)])
        (bezet, _, _) = self._vraag("PRAGMA wal_checkpoint(TRUNCATE)", ())[0]
        if bezet:
            raise KluisBezetError
        return [naam for naam in namen if naam[1] in waren[naam[0]]]

    def van_andere(self, hoofdsleutel: str) -> list[tuple[str, str, str, bytes]]:
        """See Kast."""
        return self._vraag(_ANDERE, (hoofdsleutel,))

    def herverpak(self, nieuw: Sequence[tuple[str, bytes, str, str, str]]) -> None:
        """See Kast."""
        self._schrijf([(_HERVERPAK, nieuw)])
        self._vraag("PRAGMA wal_checkpoint(TRUNCATE)", ())

    def weg(self) -> None:
        """See Kast."""
        self._voorraad.weg()


class PostgresKast:
    """A database of its own on a server."""

    def __init__(self, adres: str) -> None:
        from kernproces.opslag.pgverbinding import Verbinding  # the driver is optional

        self._voorraad = Voorraad(lambda: Verbinding(adres))
        # Two processes that make the table at once would meet on the catalogue.
        self._doe([("SELECT pg_advisory_xact_lock(7318)", [()]), (TABEL.format(bytes="BYTEA"), [()])])

    def _doe(self, werk: Sequence[tuple[str, Sequence[Sequence[Any]]]], *, lees: bool = False) -> list[Any]:
        import psycopg

        from kernproces.opslag.pgfouten import vertaal

        verbinding = self._voorraad.neem()
        uit: list[Any] = []
        try:
            with verbinding.psycopg.transaction():
                for opdracht, reeks in werk:
                    for params in reeks:
                        cursor = verbinding.psycopg.execute(opdracht.replace("?", "%s"), params)
                        uit += cursor.fetchall() if lees else [cursor.rowcount]
        except psycopg.Error as fout:
            verbinding.close()
            raise vertaal(fout) from fout
        self._voorraad.geef(verbinding)
        return uit

    def lees(self, namen: Sequence[tuple[str, str]]) -> Gevonden:
        """See Kast."""
        return _gevraagd(namen, self._doe([(_LEES, [(h,) for h in {h for h, _ in namen}])], lees=True))

    def maak(self, nieuw: Sequence[Nieuw]) -> Gevonden:
        """See Kast."""
        self._doe([(_MAAK, nieuw)])
        return self.lees([(n[0], n[1]) for n in nieuw])

    def namen(self, houder: str) -> list[str]:
        """See Kast."""
        return [naam for (naam,) in self._doe([(_NAMEN, [(houder,)])], lees=True)]

    def vernietig(self, namen: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """See Kast. The table is written anew, for PostgreSQL keeps the rows that it replaced.

        What remains is its write-ahead log, which counts as a back-up of the keys (docs/audit.md).
        """
        geleegd = self._doe([(_VERNIETIG, namen)])
        self._voorraad.neem().schrijf_over("sleutel")
        return [naam for naam, aantal in zip(namen, geleegd, strict=True) if aantal]

    def van_andere(self, hoofdsleutel: str) -> list[tuple[str, str, str, bytes]]:
        """See Kast."""
        return self._doe([(_ANDERE, [(hoofdsleutel,)])], lees=True)

    def herverpak(self, nieuw: Sequence[tuple[str, bytes, str, str, str]]) -> None:
        """See Kast."""
        self._doe([(_HERVERPAK, nieuw)])

    def weg(self) -> None:
        """See Kast."""
        self._voorraad.weg()
