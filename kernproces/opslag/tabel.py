"""Tabel: the base of every table: its metadata, text that sorts alike on both databases, an index on part of a table."""

from typing import ClassVar

from sqlalchemy import Index, MetaData, Text, text
from sqlmodel import SQLModel

# By code point on both databases: SQLite does so itself, PostgreSQL would sort by language.
TEKST = Text().with_variant(Text(collation="C"), "postgresql")

NAAMGEVING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Tabel(SQLModel):
    """Base of our tables, with metadata of its own."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAAMGEVING)


def deelindex(naam: str, *kolommen: str, waar: str) -> Index:
    """An index on the rows for which this holds."""
    return Index(naam, *kolommen, sqlite_where=text(waar), postgresql_where=text(waar))
