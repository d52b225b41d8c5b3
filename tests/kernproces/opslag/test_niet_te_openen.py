"""A database that does not open says why: read-only, full, busy, no database, or a path that cannot be."""

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from kernproces.opslag.databank import niet_te_openen, verbind_sqlite
from kernproces.opslag.fouten import AlleenLezenError, DatabankBezetError, DatabankVolError, OpslagError
from kernproces.opslag.migreren import migreer
from loket.instellingen import uit_omgeving


def fout(code: int) -> sqlite3.OperationalError:
    gemaakt = sqlite3.OperationalError("disk I/O error")
    gemaakt.sqlite_errorcode = code
    return gemaakt


@pytest.mark.parametrize(
    ("code", "soort"),
    [
        (sqlite3.SQLITE_FULL, DatabankVolError),
        (sqlite3.SQLITE_BUSY, DatabankBezetError),
        (sqlite3.SQLITE_NOTADB, OpslagError),
        (sqlite3.SQLITE_IOERR, OpslagError),
    ],
)
def test_elke_oorzaak_heeft_haar_eigen_zin(tmp_path: Path, code: int, soort: type[OpslagError]) -> None:
    (tmp_path / "x.db").touch()
    assert type(niet_te_openen(tmp_path / "x.db", fout(code))) is soort


def test_een_volle_schijf_laat_sqlite_alleen_een_leesfout_melden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vol = os.statvfs(tmp_path)
    monkeypatch.setattr(os, "statvfs", lambda _: os.statvfs_result((*tuple(vol)[:4], 0, *tuple(vol)[5:])))
    assert isinstance(niet_te_openen(tmp_path / "x.db", fout(sqlite3.SQLITE_IOERR)), DatabankVolError)


def test_een_schijf_die_alleen_gelezen_mag_worden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.db").touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert isinstance(niet_te_openen(tmp_path / "x.db", fout(sqlite3.SQLITE_CANTOPEN)), AlleenLezenError)


def test_een_map_op_de_plek_van_de_databank_wordt_genoemd(tmp_path: Path) -> None:
    (tmp_path / "x.db").mkdir()
    for open_ in (lambda: verbind_sqlite(tmp_path / "x.db"), lambda: migreer(f"sqlite:///{tmp_path}/x.db")):
        with pytest.raises(OpslagError, match=r"De databank .*x\.db is niet te openen"):
            open_()


def test_een_volle_schijf_laat_geen_halve_hoofdsleutel_achter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(greep: int, _: str) -> None:
        os.close(greep)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    omgeving = {"DATABASE_URL": f"sqlite:///{tmp_path}/x.db"}
    with monkeypatch.context() as m:
        m.setattr("loket.instellingen.os.fdopen", vol)
        with pytest.raises(OSError, match="No space left"):
            uit_omgeving(omgeving)
    assert list(tmp_path.iterdir()) == []
    assert len(uit_omgeving(omgeving).hoofdsleutels[0]) == 32
