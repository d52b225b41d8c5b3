"""The generated column lists and the migrations say what schema.py says; no ORM on the daily path."""

import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from kernproces.opslag import kolommen, maak_kolommen, migreren
from kernproces.opslag.databank import maak_engine
from kernproces.opslag.schema import Tabel
from kernproces.opslag.versie import HUIDIG


def test_de_kolommen_zijn_die_van_het_schema() -> None:
    nieuw: dict[str, object] = {}
    exec(maak_kolommen.tekst(), nieuw)
    for naam in ("KOLOMMEN", "SLEUTELS", "TYPEN"):
        assert nieuw[naam] == getattr(kolommen, naam)


def test_na_de_migraties_staat_er_wat_het_schema_zegt(leeg_database_url: str) -> None:
    migreren.migreer(leeg_database_url)
    migreren.migreer(leeg_database_url)  # a second time changes nothing
    engine = maak_engine(leeg_database_url)
    try:
        with engine.connect() as verbinding:
            context = MigrationContext.configure(verbinding, opts={"compare_type": False})
            assert compare_metadata(context, Tabel.metadata) == []
    finally:
        engine.dispose()


def test_de_huidige_versie_is_de_nieuwste_migratie() -> None:
    assert ScriptDirectory(str(Path(migreren.__file__).with_name("migraties"))).get_heads() == [HUIDIG]


def test_wie_de_opslag_opent_laadt_geen_orm() -> None:
    vraag = (
        "import sys, kernproces.opslag.opslag, kernproces.opslag.kluis, kernproces.opslag.keten;"
        "print([m for m in ('sqlalchemy', 'sqlmodel', 'alembic', 'psycopg', 'pydantic') if m in sys.modules])"
    )
    uit = subprocess.run([sys.executable, "-c", vraag], capture_output=True, text=True, check=True)
    assert uit.stdout.strip() == "[]"
