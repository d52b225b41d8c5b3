"""Connections: SQLite (WAL, synchronous FULL) and PostgreSQL, raw for the daily path and an engine for migrations and reports."""

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kernproces.opslag.fouten import AlleenLezenError, DatabankBezetError, DatabankVolError, OpslagError

if TYPE_CHECKING:
    import sqlalchemy

# What was confirmed is kept (FULL), what was removed is gone (secure_delete). A checkpoint every 16000 pages (64 MB)
# instead of 1000 takes a sixth off the mean advance: hot pages are copied back once instead of many times.
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "secure_delete=ON",
    "busy_timeout=30000",
    "wal_autocheckpoint=16000",
    "journal_size_limit=134217728",
    "cache_size=-32000",
)
_SQLITE = "sqlite:///"
_POSTGRES = ("postgresql+psycopg://", "postgresql://")


def sqlite_pad(url: str) -> Path | None:
    """The file of a SQLite address, None for PostgreSQL; OpslagError for anything else."""
    if url.startswith(_SQLITE) and len(url) > len(_SQLITE) and ":memory:" not in url:
        return Path(url.removeprefix(_SQLITE))
    if url.startswith(_POSTGRES):
        return None
    raise OpslagError(
        "DATABASE_URL moet beginnen met sqlite:/// en een bestand, of met postgresql+psycopg://."
    )


def verbind_sqlite(pad: Path, *, maak: bool = False) -> sqlite3.Connection:
    """A raw connection without hidden transactions; may be handed from thread to thread, used by one at a time."""
    try:
        verbinding = sqlite3.connect(
            f"{pad.absolute().as_uri()}?mode={'rwc' if maak else 'rw'}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
            timeout=30,
        )
    except sqlite3.Error as fout:
        raise niet_te_openen(pad, fout) from fout
    try:
        _stel_in(verbinding)
    except sqlite3.Error as fout:
        verbinding.close()
        raise niet_te_openen(pad, fout) from fout
    return verbinding


def _stel_in(verbinding: Any) -> None:
    for pragma in PRAGMAS:
        verbinding.execute(f"PRAGMA {pragma}").close()


def niet_te_openen(pad: Path, fout: sqlite3.Error) -> OpslagError:
    """Why a database does not open, in a sentence. SQLite itself says no more than that the disk or the file does not do."""
    code = getattr(fout, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return OpslagError(
            f"{pad} is geen databank of is beschadigd ({fout}). Zet een reservekopie ervan terug."
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return DatabankBezetError()
    if code == sqlite3.SQLITE_FULL or _vol(pad.parent):
        return DatabankVolError()
    if pad.exists() and not (os.access(pad, os.W_OK) and os.access(pad.parent, os.W_OK)):
        return AlleenLezenError()
    return OpslagError(
        f"De databank {pad} is niet te openen ({fout}). Kijk of de map bestaat en beschrijfbaar is."
    )


def _vol(map_: Path) -> bool:
    try:
        return os.statvfs(map_).f_bavail == 0
    except OSError:
        return False


def postgres_adres(url: str) -> str:
    """The address as libpq wants it."""
    return "postgresql://" + url.split("://", 1)[1]


def maak_engine(url: str) -> "sqlalchemy.Engine":
    """An engine for migrations and ad-hoc reports; option alleen_lezen=True begins without the write lock on SQLite."""
    from sqlalchemy import create_engine, event

    pad = sqlite_pad(url)
    if pad is None:
        return create_engine(f"postgresql+psycopg://{url.split('://', 1)[1]}")
    engine = create_engine(url, connect_args={"timeout": 30})

    def verbonden(dbapi: Any, _record: Any) -> None:
        dbapi.isolation_level = None  # we send BEGIN ourselves (same on 3.11-3.13)
        try:
            _stel_in(dbapi)
        except sqlite3.Error as fout:
            raise niet_te_openen(pad, fout) from fout

    def begin(verbinding: "sqlalchemy.Connection") -> None:
        lezer = verbinding.get_execution_options().get("alleen_lezen", False)
        verbinding.exec_driver_sql("BEGIN" if lezer else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", verbonden)
    event.listen(engine, "begin", begin)
    return engine
