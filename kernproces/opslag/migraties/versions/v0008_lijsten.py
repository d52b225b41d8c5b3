"""Views of the worklist that somebody keeps, with which of them he begins, and which lists were taken along."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TEKST = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _teksten(*namen: str) -> list[sa.Column[str]]:
    return [sa.Column(naam, TEKST, nullable=False) for naam in namen]


def upgrade() -> None:
    """Three tables; none of them is derived."""
    op.create_table(
        "weergave",
        *_teksten("id", "eigenaar", "deelt", "titel", "vraag", "gemaakt"),
        sa.PrimaryKeyConstraint("id", name="pk_weergave"),
    )
    op.create_index("ix_weergave_eigenaar", "weergave", ["eigenaar"])
    op.create_index("ix_weergave_deelt", "weergave", ["deelt"])
    op.create_table(
        "beginblad",
        *_teksten("persoon", "weergave"),
        sa.PrimaryKeyConstraint("persoon", name="pk_beginblad"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "uitvoer",
        *_teksten("wanneer", "id", "wie", "rol", "vraag", "vorm"),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column("namen", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("wanneer", "id", name="pk_uitvoer"),
        sqlite_with_rowid=False,
    )
