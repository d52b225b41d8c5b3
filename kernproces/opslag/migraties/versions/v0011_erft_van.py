"""Of a zaak without a date of its own: the zaak whose date counts for it. Derived anew at the next start."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TEKST = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
WAAR = "open = 1 AND erft_van IS NOT NULL"


def upgrade() -> None:
    """One column and the index that finds them; an empty betrokken makes the program derive everything anew."""
    op.add_column("werkvoorraad", sa.Column("erft_van", TEKST, nullable=True))
    op.create_index(
        "ix_werkvoorraad_erft",
        "werkvoorraad",
        ["erft_van", "zaak"],
        sqlite_where=sa.text(WAAR),
        postgresql_where=sa.text(WAAR),
    )
    op.execute("DELETE FROM betrokken")
