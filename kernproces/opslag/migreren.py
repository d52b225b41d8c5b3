"""Brings a database to the current schema, quietly; creates it when it is not there."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from kernproces.opslag.databank import maak_engine, niet_te_openen, sqlite_pad
from kernproces.opslag.fouten import OpslagError, SchemaError
from kernproces.opslag.opslag import Opslag
from kernproces.opslag.versie import HUIDIG

if TYPE_CHECKING:
    from sqlalchemy.exc import DBAPIError


def migreer(url: str) -> None:
    """Upgrade to the newest version; an up-to-date database stays as it is, and what migrates is not even loaded."""
    if _is_bij(url):
        return
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError
    from sqlalchemy import text
    from sqlalchemy.exc import DBAPIError

    if (pad := sqlite_pad(url)) is not None:
        pad.parent.mkdir(parents=True, exist_ok=True)
    instelling = Config()
    instelling.set_main_option(
        "script_location", str(Path(__file__).with_name("migraties")).replace("%", "%%")
    )
    instelling.set_main_option("path_separator", "os")
    engine = maak_engine(url)
    try:
        with engine.begin() as verbinding:
            # Two processes that start together migrate one after the other.
            if verbinding.dialect.name == "postgresql":
                verbinding.execute(text("SELECT pg_advisory_xact_lock(7317)"))
            instelling.attributes["verbinding"] = verbinding
            command.upgrade(instelling, "head")
    except CommandError as fout:
        raise SchemaError(
            f"De databank is van een nieuwere versie dan dit programma (dat kent {HUIDIG}): {fout}."
        ) from fout
    except DBAPIError as fout:
        raise _in_woorden(pad, fout) from fout
    finally:
        engine.dispose()


def _is_bij(url: str) -> bool:
    """Whether there is nothing to do. What cannot be read, is told by who migrates."""
    if (pad := sqlite_pad(url)) is not None and not pad.exists():
        return False
    opslag = Opslag(url)
    try:
        opslag.keur_schema()
    except OpslagError:
        return False
    finally:
        opslag.dispose()
    return True


def _in_woorden(pad: Path | None, fout: "DBAPIError") -> OpslagError:
    """The database's own error while migrating; nothing of it was kept."""
    if pad is not None and isinstance(fout.orig, sqlite3.Error):
        return niet_te_openen(pad, fout.orig)
    return OpslagError(f"De databank is niet bij te werken: {str(fout.orig).strip()}. Er is niets gewijzigd.")
