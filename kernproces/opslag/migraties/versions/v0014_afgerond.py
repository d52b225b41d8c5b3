"""Ranges of what is closed, by kind, school and carrier: written once, when a zaak ends."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Indexes only."""
    waar = sa.text("open = 0")
    for naam, kolom in (("soort", "workflow"), ("school", "school"), ("drager", "behandelaar")):
        op.create_index(
            f"ix_werkvoorraad_afgerond_{naam}",
            "werkvoorraad",
            (kolom, "bijgewerkt", "zaak"),
            sqlite_where=waar,
            postgresql_where=waar,
        )
