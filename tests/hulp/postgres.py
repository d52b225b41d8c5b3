"""A throw-away PostgreSQL for one test run, and an empty database for one test.

The server listens on a socket in its own temporary folder only. PostgreSQL refuses to run as root,
so as root the programs run as user nobody. Durability is off: nothing here outlives the run.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import LiteralString, TypedDict

import psycopg
import pytest
from psycopg import sql

from kernproces.opslag.migreren import migreer
from tests.hulp.aanwezig import melding, vind_postgres
from tests.hulp.ingericht import ingericht

OPTIES = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses='' -k {map}"
SJABLOON = "sjabloon"
_nummer = count(1)


class _Gebruiker(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


def _als_wie(plek: Path) -> _Gebruiker:
    """Who runs the server; hands the folder to that user."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(plek, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _draai(wie: _Gebruiker, plek: Path, *opdracht: str | Path) -> None:
    """Run one program of PostgreSQL; its own words are the error."""
    with (plek.parent / f"{plek.name}.uitvoer").open("w+") as uitvoer:  # a pipe would stay open in the server
        klaar = subprocess.run(
            opdracht, cwd=plek, stdin=subprocess.DEVNULL, stdout=uitvoer, stderr=uitvoer, check=False, **wie
        )
        uitvoer.seek(0)
        if klaar.returncode:
            raise RuntimeError(f"{opdracht[0]} mislukte:\n{uitvoer.read()}")


@contextmanager
def draaiende_server(programmas: Path, opties: str = OPTIES) -> Iterator[Path]:
    """Start a server and give the folder of its socket; stop it and remove everything afterwards."""
    # A short path: a socket name has room for a hundred characters. Mode 755, so that nobody can enter.
    basis = Path(tempfile.mkdtemp(prefix="kp-pg-"))
    basis.chmod(0o755)
    plek = basis / "pg"
    plek.mkdir()
    wie = _als_wie(plek)
    try:
        _draai(
            wie, plek, programmas / "initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8",
            "--locale=C", "--no-sync", "-D", plek / "data",
        )  # fmt: skip
        pg_ctl = (programmas / "pg_ctl", "-w", "-D", plek / "data")
        _draai(wie, plek, *pg_ctl, "-l", plek / "log", "-o", opties.format(map=plek), "start")
        try:
            yield plek
        finally:
            _draai(wie, plek, *pg_ctl, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(basis, ignore_errors=True)


def adres(plek: Path, database: str = "postgres") -> str:
    """The SQLAlchemy address of a database on the server with its socket in `plek`."""
    return f"postgresql+psycopg://postgres@/{database}?host={plek}"


def _beheer(plek: Path, opdracht: LiteralString, database: str) -> None:
    with psycopg.connect(f"host={plek} user=postgres dbname=postgres", autocommit=True) as verbinding:
        verbinding.execute(sql.SQL(opdracht).format(sql.Identifier(database)))


@contextmanager
def lege_database(plek: Path, opdracht: LiteralString = "CREATE DATABASE {}") -> Iterator[str]:
    """The address of a fresh, empty database, dropped afterwards even when connections were left open."""
    naam = f"proef_{next(_nummer)}"
    _beheer(plek, opdracht, naam)
    try:
        yield adres(plek, naam)
    finally:
        _beheer(plek, "DROP DATABASE {} WITH (FORCE)", naam)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Path]:
    """The folder of the socket of one server for the whole run."""
    programmas = vind_postgres()
    if programmas is None:
        pytest.skip(melding(["PostgreSQL"]))
    with draaiende_server(programmas) as plek:
        yield plek


@pytest.fixture(scope="session")
def postgres_ingericht(postgres_server: Path) -> Path:
    """The same server, with a database of today's schema to copy."""
    _beheer(postgres_server, "CREATE DATABASE {}", SJABLOON)
    migreer(adres(postgres_server, SJABLOON))
    return postgres_server


@pytest.fixture
def postgres_url(postgres_ingericht: Path) -> Iterator[str]:
    """`postgresql+psycopg://...` of a database of today's schema, with nothing in it, for this test alone."""
    with lege_database(postgres_ingericht, "CREATE DATABASE {} TEMPLATE sjabloon") as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """`sqlite:///...` of the same."""
    return ingericht(f"sqlite:///{tmp_path / 'proef.db'}")


@pytest.fixture
def leeg_postgres_url(postgres_server: Path) -> Iterator[str]:
    """`postgresql+psycopg://...` of a database that was never migrated, for this test alone."""
    with lege_database(postgres_server) as url:
        yield url


@pytest.fixture
def leeg_sqlite_url(tmp_path: Path) -> str:
    """`sqlite:///...` of a file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'leeg.db'}"


OP_BEIDE = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=OP_BEIDE)
def database_url(request: pytest.FixtureRequest) -> str:
    """A database of today's schema on each back end in turn: the suites in tests/contract run on both."""
    url = request.getfixturevalue(f"{request.param}_url")
    assert isinstance(url, str)
    return url


@pytest.fixture(params=OP_BEIDE)
def leeg_database_url(request: pytest.FixtureRequest) -> str:
    """One that was never migrated, on each in turn."""
    url = request.getfixturevalue(f"leeg_{request.param}_url")
    assert isinstance(url, str)
    return url
