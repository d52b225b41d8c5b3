"""What lies under the key of each item of a register, in its folded state. Derived anew at the next start."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No table changes; an empty betrokken makes the program derive everything anew."""
    op.execute("DELETE FROM betrokken")
