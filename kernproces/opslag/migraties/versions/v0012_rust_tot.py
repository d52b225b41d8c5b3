"""Until when whoever carries a zaak put it aside. Derived anew at the next start."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TEKST = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """One column; an empty betrokken makes the program derive everything anew."""
    op.add_column("werkvoorraad", sa.Column("rust_tot", TEKST, nullable=True))
    op.execute("DELETE FROM betrokken")
