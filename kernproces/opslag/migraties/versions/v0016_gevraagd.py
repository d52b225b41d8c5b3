"""Whom a zaak asked by name. Derived anew at the next start."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

GEVRAAGD = sa.text("als = 'gevraagd'")


def upgrade() -> None:
    """One index; an empty betrokken makes the program derive everything anew."""
    op.create_index(
        "ix_betrokken_gevraagd",
        "betrokken",
        ("wie", "zaak"),
        sqlite_where=GEVRAAGD,
        postgresql_where=GEVRAAGD,
    )
    op.execute("DELETE FROM betrokken")
