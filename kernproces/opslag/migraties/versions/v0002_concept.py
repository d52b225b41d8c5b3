"""Drafts: what somebody typed in a form and did not send yet."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEKST = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """One table, with an index for who comes back to a zaak and one for cleaning up."""
    op.create_table(
        "concept",
        *(sa.Column(naam, TEKST, nullable=False) for naam in ("persoon", "stroom", "actie", "bewaard")),
        sa.Column("verwacht", sa.BigInteger(), nullable=True),
        sa.Column("inhoud", TEKST, nullable=False),
        sa.PrimaryKeyConstraint("persoon", "stroom", "actie", name="pk_concept"),
    )
    op.create_index("ix_concept_stroom", "concept", ["stroom", "persoon"])
    op.create_index("ix_concept_bewaard", "concept", ["bewaard"])
