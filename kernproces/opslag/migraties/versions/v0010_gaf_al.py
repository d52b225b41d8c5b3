"""Who gave his part already stands with who has to do with a zaak: derived anew at the next start."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """An empty table is filled from the history when the program begins (loket.bedrading)."""
    op.execute("DELETE FROM betrokken")
