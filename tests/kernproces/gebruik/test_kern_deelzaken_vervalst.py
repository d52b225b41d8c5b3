"""Een koppeling tussen zaken die is vervalst of weggelaten, valt bij het naspelen op bij de stap zelf."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kernproces.opslag.canoniek import canoniek
from kernproces.opslag.keten import GEEN_VORIGE, schakel
from tests.kernproces.gebruik.deelzaakbank import Bank, bank


def vervals(b: Bank, url: str, stroom: str, wijzig: Callable[[list[dict[str, Any]]], Any]) -> None:
    """Rewrite a whole stream so that its own chain is whole again."""
    entries = b.stroom(stroom)
    wijzig(entries)
    db = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    for (naam,) in db.execute(
        "SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='gebeurtenis'"
    ).fetchall():
        db.execute(f"DROP TRIGGER {naam}")
    db.execute("DELETE FROM gebeurtenis WHERE stroom = ?", (stroom,))
    vorige = GEEN_VORIGE
    for nr, entry in enumerate(entries, start=1):
        inhoud, hash_ = schakel({**entry, "nr": nr, "vorige": vorige})
        assert inhoud == canoniek({**entry, "nr": nr, "vorige": vorige})
        db.execute("INSERT INTO gebeurtenis VALUES (?, ?, ?, ?)", (stroom, nr, inhoud, hash_))
        vorige = hash_.hex()
    db.close()


def zonder(*nrs: int) -> Callable[[list[dict[str, Any]]], None]:
    def doe(entries: list[dict[str, Any]]) -> None:
        entries[:] = [e for e in entries if e["nr"] not in nrs]

    return doe


def met(nr: int, **open_: Any) -> Callable[[list[dict[str, Any]]], None]:
    return lambda entries: entries[nr - 1]["open"].update(open_)


ANDER = [{"workflow": "opvolging", "zaak": "t", "hoofdzaak": "h"}]
# What is forged, whose replay shows it, and at which step.
VERVALSINGEN = {
    "de geopende zaak is weg": ("zaak/O", zonder(1), "h", 3),
    "de geopende zaak wijst ergens anders heen": ("zaak/O", met(1, vanuit="t"), "O", 1),
    "de geopende zaak hangt ergens anders aan": ("zaak/O", met(1, hoofdzaak=None), "O", 1),
    "het formulier van de geopende zaak is anders": ("zaak/O", met(1, gegevens={"kenmerk": "x"}), "O", 1),
    "de stap noemt een andere zaak": ("zaak/h", met(3, opent=ANDER), "h", 3),
    "de stap noemt geen zaak": ("zaak/h", lambda e: e[2]["open"].pop("opent"), "h", 3),
    "een andere stap zegt dat hij opent": ("zaak/h", met(2, opent=ANDER), "h", 2),
    "het dossier kent de geopende zaak niet": ("dossier/d1", zonder(3), "O", 1),
    "het stoppen in de hoofdzaak is weg": ("zaak/h", zonder(5), "t", 1),
    "het nummer is van een ander": ("register/tegenspraken", met(1, zaak="h"), "t", 1),
    "de regisseur staat niet in het dossier": ("dossier/d1", zonder(4), "t", 1),
    "de uitkomst opende niets": ("zaak/t", lambda e: e[2]["open"].pop("opent"), "t", 3),
    "het systeem begint zomaar een zaak": ("zaak/N", met(1, vanuit=None), "N", 1),
}


@pytest.mark.parametrize("naam", VERVALSINGEN)
def test_een_vervalste_of_weggelaten_koppeling_valt_op_bij_de_stap_zelf(
    naam: str, sqlite_url: str, tmp_path: Path
) -> None:
    with bank(sqlite_url, tmp_path) as b:
        b.besloten()
        ((o, _),) = b.doe("h", "maak_bekend").geopend
        b.nu += timedelta(days=1)
        b.start("tegenspraak", "t")
        ((n, _),) = b.doe("t", "beslis").geopend
        assert b.fouten() == []
        stroom, wijzig, zaak, nr = VERVALSINGEN[naam]
        namen = {"O": o, "N": n}
        soort, _, deel = stroom.partition("/")
        vervals(b, sqlite_url, f"{soort}/{namen.get(deel, deel)}", wijzig)
        assert list(b.bevindingen(namen.get(zaak, zaak)))[:1] == [nr]
