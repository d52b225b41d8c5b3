"""Who has to do with which dossier and zaak: derived, so filled by `kernproces herbouw`."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TEKST = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
KOLOMMEN = ("wie", "dossier", "zaak", "als", "stroom")


def upgrade() -> None:
    """One table, all key."""
    op.create_table(
        "betrokken",
        *(sa.Column(naam, TEKST, nullable=False) for naam in KOLOMMEN),
        sa.PrimaryKeyConstraint(*KOLOMMEN, name="pk_betrokken"),
        sqlite_with_rowid=False,
    )
