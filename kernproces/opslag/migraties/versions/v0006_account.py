"""Accounts, sessions, the brake on guessing, and forms that outlived their session."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TEKST = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
GETAL, GROOT = sa.Integer(), sa.BigInteger()


def _k(naam: str, soort: sa.types.TypeEngine[Any], *, leeg: bool = False) -> sa.Column[Any]:
    return sa.Column(naam, soort, nullable=leeg)


def _sleutel(tabel: str, kolom: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(kolom, name=f"pk_{tabel}")


def upgrade() -> None:
    """Four tables; only `account` goes into a back-up."""
    op.create_table(
        "account",
        *(_k(n, TEKST) for n in ("persoon", "inlog")),
        _k("ingetrokken", GETAL),
        _k("wachtwoord", TEKST, leeg=True),
        _k("geheim", TEKST),
        _k("totp_stap", GROOT, leeg=True),
        _k("codes", TEKST),
        *(_k(n, TEKST, leeg=True) for n in ("link", "link_tot", "extern", "laatst")),
        _sleutel("account", "persoon"),
        sa.CheckConstraint("ingetrokken IN (0, 1)", name="ck_account_ingetrokken"),
    )
    for kolom in ("inlog", "extern", "link"):
        op.create_index(f"ix_account_{kolom}", "account", [kolom], unique=True)
    op.create_table(
        "sessie",
        *(_k(n, TEKST) for n in ("id", "persoon", "rol", "stap", "manier", "toestel", "begin", "laatst")),
        _k("einde", TEKST, leeg=True),
        _k("vorige", TEKST),
        _sleutel("sessie", "id"),
    )
    op.create_index("ix_sessie_persoon", "sessie", ["persoon"])
    op.create_index("ix_sessie_laatst", "sessie", ["laatst"])
    op.create_table(
        "rem", _k("sleutel", TEKST), _k("aantal", GETAL), _k("laatst", TEKST), _sleutel("rem", "sleutel")
    )
    op.create_index("ix_rem_laatst", "rem", ["laatst"])
    op.create_table(
        "bewaard",
        *(_k(n, TEKST) for n in ("sessie", "persoon", "op")),
        _k("getoond", GETAL),
        _k("inhoud", TEKST),
        _sleutel("bewaard", "sessie"),
        sa.CheckConstraint("getoond IN (0, 1)", name="ck_bewaard_getoond"),
    )
    op.create_index("ix_bewaard_op", "bewaard", ["op"])
