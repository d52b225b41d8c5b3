"""The constant statements of the daily path, built once from kolommen.py for each database."""

from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter
from typing import Any

from kernproces.opslag.kolommen import KOLOMMEN, SLEUTELS, TYPEN

Rij = tuple[Any, ...]
# Rows per table, rows that go, and whether heads are expected.
Vorm = tuple[int, int, int, int, int, int, int, bool]

# The columns by which the worklist is sorted; an advance that leaves them alone touches no index.
_WERKVOORRAAD_INDEX = (
    "open",
    "behandelaar",
    "beurt",
    "workflow",
    "toestand",
    "school",
    "rang",
    "uiterlijk",
    "erft_van",
    "stil",
)
# Written by every step, in one statement.
_DAGELIJKS = (
    "stroom",
    "werkvoorraad",
    "termijn",
    "outbox",
    "betrokken",
)
AFGELEID = (*_DAGELIJKS, "postvak", "zoekwoord")
TABELLEN = ("gebeurtenis", *_DAGELIJKS)
_NOG_ZO = (
    "nog_zo AS (SELECT 1 FROM stroom WHERE stroom = ANY($1::text[]) "
    "HAVING count(*) = $3::bigint AND bool_and(hash = ANY($2::bytea[])))"
)


def _kop(tabel: str) -> str:
    return f"INSERT INTO {tabel} ({', '.join(KOLOMMEN[tabel])})"


def _rest(tabel: str) -> list[str]:
    """What an update may change: not the key, and not what a row keeps for life (its columns have an index each)."""
    return [k for k in KOLOMMEN[tabel] if k not in (*SLEUTELS[tabel], "dossier", "soort")]


def _bij_conflict(tabel: str) -> str:
    """What an insert does with a row that is there: replace it, and only when something differs."""
    if tabel == "gebeurtenis":
        return ""
    if tabel in ("outbox", "betrokken"):
        return " ON CONFLICT DO NOTHING"
    zet = ", ".join(f"{k} = excluded.{k}" for k in _rest(tabel))
    tekst = f" ON CONFLICT ({', '.join(SLEUTELS[tabel])}) DO UPDATE SET {zet}"
    if tabel == "termijn":
        tekst += " WHERE " + " OR ".join(f"{tabel}.{k} IS DISTINCT FROM excluded.{k}" for k in _rest(tabel))
    return tekst


@lru_cache
def sqlite_schrijf(tabel: str) -> str:
    """Insert or replace one row, for executemany."""
    vragen = ", ".join("?" for _ in KOLOMMEN[tabel])
    # SQLite knew IS NOT long before IS DISTINCT FROM (3.39); both mean the same.
    return f"{_kop(tabel)} VALUES ({vragen}){_bij_conflict(tabel).replace('IS DISTINCT FROM', 'IS NOT')}"


@lru_cache
def sqlite_werkvoorraad_licht() -> tuple[str, Callable[[Rij], Rij]]:
    """Update a worklist row whose indexed columns stay as they are; touches one page instead of up to five.

    Answers the statement, and how a row is put in the order of its question marks.
    """
    kolommen = KOLOMMEN["werkvoorraad"]
    zet = [k for k in _rest("werkvoorraad") if k not in _WERKVOORRAAD_INDEX]
    gelijk = ["zaak", *_WERKVOORRAAD_INDEX]
    tekst = f"UPDATE werkvoorraad SET {', '.join(f'{k} = ?' for k in zet)} WHERE {' AND '.join(f'{k} IS ?' for k in gelijk)}"  # noqa: S608
    return tekst, itemgetter(*(kolommen.index(k) for k in (*zet, *gelijk)))


@lru_cache(maxsize=1024)
def postgres_boek(vorm: Vorm) -> bytes:
    """One statement that writes everything: the number of rows per table is its shape, and whether heads are expected.

    One statement is one transaction and one round trip; PostgreSQL runs the parts together or not at all. The first
    part stands last: it is the one that is counted, and a taken volgnummer shows before anything else is done.
    When heads are expected ($1, $2, $3: their streams, their hashes, how many) and one is another, no part has a row.
    """
    *aantallen, weg, verwacht = vorm
    delen, nummer = [], 4 if verwacht else 1
    for tabel, aantal in zip(TABELLEN, aantallen, strict=True):
        if not aantal:
            continue
        waarden, nummer = _waarden(tabel, aantal, nummer)
        if verwacht:
            waarden = f"SELECT * FROM ({waarden}) AS v WHERE EXISTS (SELECT 1 FROM nog_zo)"  # noqa: S608
        delen.append(f"{_kop(tabel)} {waarden}{_bij_conflict(tabel)}")
    if weg:
        waarden, nummer = _waarden("betrokken", weg, nummer)
        nog = " AND EXISTS (SELECT 1 FROM nog_zo)" if verwacht else ""
        delen.append(f"DELETE FROM betrokken WHERE ({', '.join(KOLOMMEN['betrokken'])}) IN ({waarden}){nog}")  # noqa: S608
    eerste, *later = delen
    met = [_NOG_ZO] if verwacht else []
    met += [f"d{i} AS ({deel})" for i, deel in enumerate(later)]
    return (f"WITH {', '.join(met)} {eerste}" if met else eerste).encode()


def _waarden(tabel: str, aantal: int, nummer: int) -> tuple[str, int]:
    """Rows of parameters from this number on, and the number after them."""
    rijen, typen = [], TYPEN[tabel]
    for _ in range(aantal):
        rijen.append("(" + ", ".join(f"${nummer + i}::{t}" for i, t in enumerate(typen)) + ")")
        nummer += len(typen)
    return f"VALUES {', '.join(rijen)}", nummer


VOLGNUMMER = (
    "INSERT INTO teller (naam, waarde) VALUES (?, 1) "
    "ON CONFLICT (naam) DO UPDATE SET waarde = teller.waarde + 1 RETURNING waarde"
)
STROOM = "SELECT stroom, nr, hash, stand FROM stroom WHERE stroom = ?"
STROMEN = "SELECT stroom, nr, hash, stand FROM stroom WHERE stroom IN ({})"
KOPPEN = "SELECT stroom, nr FROM stroom WHERE stroom IN ({})"
_ALLEEN_KOPPEN = "SELECT stroom, nr, NULL, NULL FROM stroom WHERE stroom >= ? AND stroom < ?"
STROMEN_EN_KOPPEN = f"{STROMEN} UNION ALL {_ALLEEN_KOPPEN}"
NIET_MEER_BETROKKEN = (
    "DELETE FROM betrokken WHERE wie = ? AND dossier = ? AND zaak = ? AND als = ? AND stroom = ?"
)
GESCHIEDENIS = "SELECT nr, inhoud, hash FROM gebeurtenis WHERE stroom = ? AND nr >= ? ORDER BY nr"
ALLES = "SELECT stroom, nr, inhoud, hash FROM gebeurtenis ORDER BY stroom, nr"
HASH = "(SELECT hash FROM stroom WHERE stroom = ?)"  # a list of these is quicker than IN, which sorts first
ZOEKWOORD_WEG = "DELETE FROM zoekwoord WHERE stroom = ? AND bron = ?"
ZOEKWOORDEN_WEG = "DELETE FROM zoekwoord WHERE stroom = ? AND nr = ? AND categorie = ?"
POSTVAK = "INSERT INTO postvak (persoon, bericht) VALUES (?, ?) ON CONFLICT DO NOTHING"
OUTBOX_STATUS = "UPDATE outbox SET status = ? WHERE status = ? AND id = ?"


@lru_cache(maxsize=256)
def zoekwoorden(aantal: int) -> str:
    """Insert that many search rows at once; one that is there stays."""
    rij = f"({', '.join('?' * len(KOLOMMEN['zoekwoord']))})"
    return f"{_kop('zoekwoord')} VALUES {', '.join([rij] * aantal)} ON CONFLICT DO NOTHING"


def op_plaatsen(wat: str, aantal: int) -> str:
    """Columns of so many entries `g`, each by its stream and volgnummer.

    CROSS JOIN: SQLite goes from the places to the entries. Asked with IN it read the whole history.
    """
    plaatsen = ", ".join(["(?, ?)"] * aantal)
    return f"SELECT {wat} FROM (VALUES {plaatsen}) AS p CROSS JOIN gebeurtenis g WHERE g.stroom = p.column1 AND g.nr = p.column2"  # noqa: S608


def bereik(voorvoegsel: str) -> tuple[str, str]:
    """The first name with this prefix, and the first after them: a range of the index."""
    return voorvoegsel, voorvoegsel[:-1] + chr(ord(voorvoegsel[-1]) + 1)
