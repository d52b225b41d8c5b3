"""The worklist by who carries it, by kind and by school, each in order of consequence; what is closed by its last day."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

GEVOLG = ("rang", "uiterlijk", "zaak")
OPEN = "open = 1"


def _deelindex(naam: str, tabel: str, kolommen: tuple[str, ...], waar: str) -> None:
    op.create_index(naam, tabel, kolommen, sqlite_where=sa.text(waar), postgresql_where=sa.text(waar))


def upgrade() -> None:
    """Indexes only; no row changes."""
    op.drop_index("ix_werkvoorraad_behandelaar", table_name="werkvoorraad")
    _deelindex("ix_werkvoorraad_drager", "werkvoorraad", ("behandelaar", "beurt", *GEVOLG), OPEN)
    _deelindex("ix_werkvoorraad_soort", "werkvoorraad", ("workflow", "toestand", *GEVOLG), OPEN)
    _deelindex("ix_werkvoorraad_school", "werkvoorraad", ("school", *GEVOLG), OPEN)
    _deelindex("ix_werkvoorraad_afgerond", "werkvoorraad", ("bijgewerkt", "zaak"), "open = 0")
    _deelindex("ix_termijn_opgeschort", "termijn", ("zaak", "termijn"), "stand = 'opgeschort'")
