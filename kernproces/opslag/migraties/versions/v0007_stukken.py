"""The bytes of documents, in parts, apart from the history that names them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TEKST = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Two tables: what lies there, and its parts."""
    op.create_table(
        "stukinhoud",
        sa.Column("inhoud", TEKST, nullable=False),
        sa.Column("delen", sa.Integer(), nullable=False),
        sa.Column("grootte", sa.BigInteger(), nullable=False),
        sa.Column("aangemaakt", TEKST, nullable=False),
        sa.Column("vast", TEKST, nullable=True),
        sa.PrimaryKeyConstraint("inhoud", name="pk_stukinhoud"),
    )
    op.create_index(
        "ix_stukinhoud_wees",
        "stukinhoud",
        ["aangemaakt"],
        sqlite_where=sa.text("vast IS NULL"),
        postgresql_where=sa.text("vast IS NULL"),
    )
    op.create_table(
        "stukdeel",
        sa.Column("inhoud", TEKST, nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("dicht", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("inhoud", "nr", name="pk_stukdeel"),
    )
