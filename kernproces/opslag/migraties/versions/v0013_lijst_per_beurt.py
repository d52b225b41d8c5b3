"""Ranges of the worklist by whose turn it is, of what stands still, and of what is kept from somebody."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

GEVOLG = ("rang", "uiterlijk", "zaak")
OPEN = "open = 1"
OPGESCHORT = "zaak IN (SELECT zaak FROM termijn WHERE stand = 'opgeschort')"


def _deelindex(naam: str, tabel: str, kolommen: tuple[str, ...], waar: str) -> None:
    op.create_index(naam, tabel, kolommen, sqlite_where=sa.text(waar), postgresql_where=sa.text(waar))


def upgrade() -> None:
    """One column, which the terms tell already, and indexes."""
    op.add_column("werkvoorraad", sa.Column("stil", sa.Integer, nullable=False, server_default="0"))
    op.execute(f"UPDATE werkvoorraad SET stil = 1 WHERE {OPEN} AND {OPGESCHORT}")  # noqa: S608 - fixed texts
    op.drop_index("ix_werkvoorraad_drager", table_name="werkvoorraad")
    op.drop_index("ix_werkvoorraad_soort", table_name="werkvoorraad")
    op.drop_index("ix_termijn_opgeschort", table_name="termijn")
    _deelindex("ix_werkvoorraad_drager", "werkvoorraad", ("behandelaar", *GEVOLG), OPEN)
    _deelindex("ix_werkvoorraad_soort", "werkvoorraad", ("workflow", "toestand", "beurt", *GEVOLG), OPEN)
    _deelindex("ix_werkvoorraad_stil", "werkvoorraad", GEVOLG, f"{OPEN} AND stil = 1")
    _deelindex("ix_betrokken_over", "betrokken", ("wie", "zaak"), "als = 'over'")
    _deelindex("ix_betrokken_gaf_al", "betrokken", ("wie", "zaak"), "als = 'gaf_al'")
