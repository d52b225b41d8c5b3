"""The store on SQLite: BEGIN IMMEDIATE for writers, a snapshot for readers, constant statements on a raw connection."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

from kernproces.opslag import sql
from kernproces.opslag.databank import verbind_sqlite
from kernproces.opslag.fouten import (
    AlleenLezenError,
    DatabankBezetError,
    DatabankVolError,
    OpslagError,
    SchemaError,
    VolgnummerConflictError,
)
from kernproces.opslag.rijen import Boeking, Lezer, Rij, Schrijver, StroomRij, Waarde
from kernproces.opslag.triggers import BEZET
from kernproces.opslag.voorraad import Voorraad

_GEBEURTENIS = sql.sqlite_schrijf("gebeurtenis")
_STROOM = sql.sqlite_schrijf("stroom")
_WERKVOORRAAD_LICHT, _LICHTE_VOLGORDE = sql.sqlite_werkvoorraad_licht()
_WERKVOORRAAD = sql.sqlite_schrijf("werkvoorraad")
_TERMIJN = sql.sqlite_schrijf("termijn")
_OUTBOX = sql.sqlite_schrijf("outbox")
_BETROKKEN = sql.sqlite_schrijf("betrokken")
_PER_VRAAG = 500


@lru_cache(maxsize=64)
def _lees_samen(hele: int) -> str:
    return sql.STROMEN_EN_KOPPEN.format(",".join("?" * hele))


@lru_cache(maxsize=64)
def _hashes(aantal: int) -> str:
    return "SELECT " + ", ".join([sql.HASH] * aantal)


def vertaal(fout: sqlite3.Error) -> OpslagError:
    """The database's own error as ours, in Dutch."""
    code = getattr(fout, "sqlite_errorcode", 0) & 0xFF
    if BEZET in str(fout) or (code == sqlite3.SQLITE_CONSTRAINT and "gebeurtenis." in str(fout)):
        return VolgnummerConflictError()
    if code == sqlite3.SQLITE_FULL:
        return DatabankVolError()
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return AlleenLezenError()
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return DatabankBezetError()
    return OpslagError(f"De databank weigerde: {fout}.")


@contextmanager
def _vertaald() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as fout:
        raise vertaal(fout) from fout


class SqliteLezer(Lezer):
    """Reads in one snapshot."""

    __slots__ = ("_v", "_voorraad")

    def __init__(self, voorraad: Voorraad[sqlite3.Connection]) -> None:
        self._voorraad = voorraad
        self._v: sqlite3.Connection

    def __enter__(self) -> Self:
        v = self._v = self._voorraad.neem()
        try:
            v.execute("BEGIN")
        except sqlite3.Error as fout:
            self._voorraad.geef(v)
            raise vertaal(fout) from fout
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        v = self._v
        try:
            v.execute("COMMIT" if soort is None else "ROLLBACK")
        except sqlite3.Error as mislukt:
            if v.in_transaction:
                v.rollback()
            if soort is None:
                raise vertaal(mislukt) from mislukt
        finally:
            self._voorraad.geef(v)
        if isinstance(fout, sqlite3.Error):
            raise vertaal(fout) from fout

    def stroom(self, stroom: str) -> StroomRij | None:
        """The head and state of one stream."""
        rij = self._v.execute(sql.STROOM, (stroom,)).fetchone()
        return None if rij is None else StroomRij(*rij)

    def stromen(self, ids: Iterable[str]) -> dict[str, StroomRij]:
        """The heads and states of these streams."""
        return {rij[0]: StroomRij(*rij) for rij in self._in(sql.STROMEN, ids)}

    def stromen_en_koppen(
        self, ids: Iterable[str], voorvoegsel: str
    ) -> tuple[dict[str, StroomRij], dict[str, int]]:
        """See Lezer."""
        hele = tuple(ids)
        rijen: dict[str, StroomRij] = {}
        nummers: dict[str, int] = {}
        for rij in self._v.execute(_lees_samen(len(hele)), hele + sql.bereik(voorvoegsel)):
            if rij[2] is None:
                nummers[rij[0]] = rij[1]
            else:
                rijen[rij[0]] = StroomRij(*rij)
        return rijen, nummers

    def koppen(self, ids: Iterable[str]) -> dict[str, int]:
        """The last volgnummers of these streams."""
        return dict(self._in(sql.KOPPEN, ids))

    def _in(self, vraag: str, ids: Iterable[str]) -> Iterator[Rij]:
        lijst = list(ids)
        for i in range(0, len(lijst), _PER_VRAAG):
            deel = lijst[i : i + _PER_VRAAG]
            yield from self._v.execute(vraag.format(",".join("?" * len(deel))), deel)

    def geschiedenis(self, stroom: str, vanaf: int = 1) -> Iterator[tuple[int, bytes, bytes]]:
        """The raw entries of one stream in order."""
        return self._v.execute(sql.GESCHIEDENIS, (stroom, vanaf))

    def alles(self) -> Iterator[tuple[str, int, bytes, bytes]]:
        """The raw entries of all streams in order."""
        return self._v.execute(sql.ALLES)

    def rij_query(self, sql: str, params: Sequence[Waarde] = ()) -> list[Rij]:
        """Rows of a query of one's own."""
        return self._v.execute(sql, params).fetchall()

    def rij_stroom(self, sql: str, params: Sequence[Waarde] = ()) -> Iterator[Rij]:
        """Rows of a query, streamed."""
        return self._v.execute(sql, params)


class SqliteSchrijver(SqliteLezer, Schrijver):
    """The one writer. It takes the write lock at its first word with the database: what it reads stays true until its end,
    and who judges from memory keeps nobody waiting meanwhile.
    """

    __slots__ = ("_begonnen", "_daarna", "_geboekt", "_meer", "_verbinding", "_verwacht")

    def __init__(self, voorraad: Voorraad[sqlite3.Connection], *, meer: bool) -> None:
        super().__init__(voorraad)
        self._meer = meer
        self._begonnen = self._geboekt = False
        self._verwacht: Mapping[str, bytes] = {}
        self._daarna: list[Callable[[], None]] = []
        self._verbinding: sqlite3.Connection

    def __enter__(self) -> Self:
        self._verbinding = self._voorraad.neem()
        return self

    @property
    def _v(self) -> sqlite3.Connection:  # type: ignore[override]
        """The connection, with the write lock held and what was expected found to be so."""
        if not self._begonnen:
            self._verbinding.execute("BEGIN IMMEDIATE")
            self._begonnen = True
            if self._verwacht:
                self._keur_verwachting()
        return self._verbinding

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        if self._begonnen:
            super().__exit__(soort, fout, spoor)
        else:
            self._voorraad.geef(self._verbinding)
            if isinstance(fout, sqlite3.Error):
                raise vertaal(fout) from fout
        if soort is None:
            for doe in self._daarna:
                doe()

    def daarna(self, doe: Callable[[], None]) -> None:
        """See Schrijver."""
        self._daarna.append(doe)

    def verwacht(self, koppen: Mapping[str, bytes]) -> None:
        """See Schrijver; looked at as soon as the write lock is held, so what is so then stays so."""
        self._verwacht = koppen
        if self._begonnen:
            self._keur_verwachting()

    def _keur_verwachting(self) -> None:
        koppen = self._verwacht
        gevonden = self._verbinding.execute(_hashes(len(koppen)), tuple(koppen)).fetchone()
        if gevonden != tuple(h or None for h in koppen.values()):
            raise VolgnummerConflictError

    def boek(self, boeking: Boeking) -> None:
        """Write one business transaction."""
        if self._geboekt and not self._meer:
            raise OpslagError("Een tweede boeking in één transactie kan alleen met schrijven(meer=True).")
        self._geboekt = True
        v = self._v
        v.executemany(_GEBEURTENIS, boeking.gebeurtenissen)
        if boeking.stromen:
            v.executemany(_STROOM, boeking.stromen)
        for rij in boeking.werkvoorraad:
            if not v.execute(_WERKVOORRAAD_LICHT, _LICHTE_VOLGORDE(rij)).rowcount:
                v.execute(_WERKVOORRAAD, rij)
        if boeking.termijnen:
            v.executemany(_TERMIJN, boeking.termijnen)
        if boeking.outbox:
            v.executemany(_OUTBOX, boeking.outbox)
        if boeking.niet_meer:
            v.executemany(sql.NIET_MEER_BETROKKEN, boeking.niet_meer)
        if boeking.betrokken:
            v.executemany(_BETROKKEN, boeking.betrokken)
        for opdracht, params in boeking.overige:
            v.execute(opdracht, params)

    def volgnummer(self, naam: str) -> int:
        """The next number of this kind."""
        (waarde,) = self._v.execute(sql.VOLGNUMMER, (naam,)).fetchone()
        return int(waarde)

    def vergrendel(self, ids: Iterable[str]) -> dict[str, StroomRij]:
        """Lock these heads and give them."""
        return self.stromen(ids)  # the one writer needs no further lock

    def voer_uit(self, sql: str, reeks: Sequence[Sequence[Waarde]]) -> None:
        """A statement of one's own for every row of `reeks`."""
        self._v.executemany(sql, reeks)


class SqliteOpslag:
    """One file."""

    def __init__(self, pad: Path) -> None:
        self._pad = pad
        self.voorraad: Voorraad[sqlite3.Connection] = Voorraad(self._verbind)

    def _verbind(self) -> sqlite3.Connection:
        if not self._pad.exists():
            raise SchemaError(
                f"De databank {self._pad.name} bestaat nog niet. Maak hem met `kernproces migreer`."
            )
        with _vertaald():
            return verbind_sqlite(self._pad)

    def lezen(self, *, momentopname: bool = False) -> Lezer:  # noqa: ARG002 - always a snapshot here
        """See Opslag."""
        return SqliteLezer(self.voorraad)

    def schrijven(self, *, meer: bool = False) -> Schrijver:
        """See Opslag."""
        return SqliteSchrijver(self.voorraad, meer=meer)

    def veeg(self) -> None:
        """Empty the write-ahead log; secure_delete zeroed the rows in the file itself."""
        verbinding = self.voorraad.neem()
        try:
            (bezet, _, _) = verbinding.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as fout:
            raise vertaal(fout) from fout
        finally:
            self.voorraad.geef(verbinding)
        if bezet:
            raise DatabankBezetError

    def schemaversie(self) -> str | None:
        """The version in the database, None when it was never migrated."""
        with self.lezen() as lezer:
            if not lezer.rij_query("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"):
                return None
            rijen = lezer.rij_query("SELECT version_num FROM alembic_version")
            return str(rijen[0][0]) if rijen else None
