"""The postvak of everybody: which messages were made available to whom. Derived, and filled here from the history."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TEKST = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_VUL = """INSERT INTO postvak (persoon, bericht) SELECT DISTINCT {persoon}, {bericht} FROM gebeurtenis
WHERE stroom > 'bericht/' AND stroom < 'bericht0' AND {soort} = 'bericht_beschikbaar' AND {kanaal} = 'postvak'"""
_SQLITE = {k: f"json_extract(CAST(inhoud AS TEXT), '$.open.{k}')" for k in ("persoon", "bericht", "kanaal")}
_SQLITE["soort"] = "json_extract(CAST(inhoud AS TEXT), '$.soort')"
_JSON = "convert_from(inhoud, 'UTF8')::jsonb"
_POSTGRES = {k: f"{_JSON} -> 'open' ->> '{k}'" for k in ("persoon", "bericht", "kanaal")} | {
    "soort": f"{_JSON} ->> 'soort'"
}


def upgrade() -> None:
    """One table, all key."""
    op.create_table(
        "postvak",
        sa.Column("persoon", TEKST, nullable=False),
        sa.Column("bericht", TEKST, nullable=False),
        sa.PrimaryKeyConstraint("persoon", "bericht", name="pk_postvak"),
        sqlite_with_rowid=False,
    )
    op.execute(_VUL.format(**(_SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRES)))
