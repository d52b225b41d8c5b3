"""Search: keyed hashes of words and prefixes, a derived table. A database with a history needs `kernproces herbouw` once."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TEKST = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create the table; what is already in the history comes in it with `kernproces herbouw`."""
    op.create_table(
        "zoekwoord",
        sa.Column("woord", sa.BigInteger(), nullable=False),
        sa.Column("stroom", TEKST, nullable=False),
        sa.Column("bron", TEKST, nullable=False),
        sa.Column("nr", sa.BigInteger(), nullable=False),
        sa.Column("categorie", TEKST, nullable=False),
        sa.PrimaryKeyConstraint("woord", "stroom", "bron", name="pk_zoekwoord"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_zoekwoord_stroom", "zoekwoord", ["stroom", "bron"])
