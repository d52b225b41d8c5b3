"""De opslag: one door to the history and its projections, on SQLite or PostgreSQL."""

from typing import TYPE_CHECKING

from kernproces.opslag.databank import maak_engine, sqlite_pad
from kernproces.opslag.fouten import SchemaError
from kernproces.opslag.op_sqlite import SqliteOpslag
from kernproces.opslag.rijen import Boeking, Lezer, Schrijver, StroomRij
from kernproces.opslag.versie import HUIDIG

if TYPE_CHECKING:
    import sqlalchemy

    from kernproces.opslag.op_postgres import PostgresOpslag

__all__ = ["Boeking", "Lezer", "Opslag", "Schrijver", "StroomRij"]


class Opslag:
    """The store behind one address; safe to share between threads."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine: sqlalchemy.Engine | None = None
        self._kern = _kern(url)
        # Bound once: a delegating method would be a call more on every advance.
        self.lezen = self._kern.lezen
        self.schrijven = self._kern.schrijven

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return "sqlite" if isinstance(self._kern, SqliteOpslag) else "postgresql"

    @property
    def engine(self) -> "sqlalchemy.Engine":
        """A SQLAlchemy engine on the same database, for reports; never for the daily path."""
        if self._engine is None:
            self._engine = maak_engine(self.url)
        return self._engine

    def keur_schema(self) -> None:
        """SchemaError unless the database is of this program's version."""
        versie = self._kern.schemaversie()
        if versie is None:
            raise SchemaError("De databank is nog leeg. Richt hem in met `kernproces migreer`.")
        if versie != HUIDIG:
            raise SchemaError(
                f"De databank heeft schema {versie}, dit programma werkt met {HUIDIG}. Gebruik `kernproces migreer`."
            )

    def veeg(self) -> None:
        """Leave nothing in the files of rows that were removed from tables that are not the history (search words, drafts)."""
        self._kern.veeg()

    def dispose(self) -> None:
        """Close every connection at rest."""
        self._kern.voorraad.weg()
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None


def _kern(url: str) -> "SqliteOpslag | PostgresOpslag":
    if (pad := sqlite_pad(url)) is not None:
        return SqliteOpslag(pad)
    from kernproces.opslag.op_postgres import PostgresOpslag  # the driver takes time and is optional

    return PostgresOpslag(url)
