"""The store on PostgreSQL: a business transaction is one prepared statement, so one round trip and one commit.

The daily path speaks libpq through psycopg's own wrapper (`pgconn`): a cursor costs three times the work. Queries for
pages and reports go through ordinary cursors.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from functools import lru_cache
from itertools import count
from types import TracebackType
from typing import Self

import psycopg
from psycopg.pq import ConnStatus, Escaping, TransactionStatus
from psycopg.pq.abc import PGresult

from kernproces.opslag import sql
from kernproces.opslag.databank import postgres_adres
from kernproces.opslag.fouten import OpslagError, VolgnummerConflictError
from kernproces.opslag.pgfouten import vertaal
from kernproces.opslag.pgverbinding import Verbinding, keur
from kernproces.opslag.rijen import Boeking, Lezer, Rij, Schrijver, StroomRij, Waarde
from kernproces.opslag.voorraad import Voorraad

_KOP = b"SELECT stroom, nr, hash, stand FROM stroom WHERE "
_STROOM = (b"stroom_een", _KOP + b"stroom = $1")
_STROMEN = (b"stroom_meer", _KOP + b"stroom = ANY($1::text[])")
_KOPPEN = (b"koppen", b"SELECT stroom, nr FROM stroom WHERE stroom = ANY($1::text[])")
_SAMEN = (
    b"stroom_samen",
    _STROMEN[1]
    + b" UNION ALL SELECT stroom, nr, NULL, NULL FROM stroom WHERE stroom >= $2::text AND stroom < $3::text",
)
_VOLGNUMMER = (b"volgnummer", sql.VOLGNUMMER.replace("?", "$1::text").encode())
_GESCHIEDENIS = sql.GESCHIEDENIS.replace("?", "%s")
_MOMENTOPNAME = b"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_nummer = count(1)


def _rijen(uitkomst: PGresult) -> dict[str, StroomRij]:
    rijen = {}
    for i in range(uitkomst.ntuples):
        stroom, nr, hash_, stand = (uitkomst.get_value(i, k) or b"" for k in range(4))
        rijen[stroom.decode()] = StroomRij(
            stroom.decode(), int.from_bytes(nr, "big"), bytes(hash_), bytes(stand)
        )
    return rijen


def _lijst(ids: Iterable[str]) -> bytes:
    """A text array in PostgreSQL's own notation."""
    delen = ('"' + i.replace("\\", "\\\\").replace('"', '\\"') + '"' for i in ids)
    return ("{" + ",".join(delen) + "}").encode()


@lru_cache(maxsize=512)
def _met_procent(vraag: str) -> str:
    return vraag.replace("%", "%%").replace("?", "%s")


class PostgresLezer(Lezer):
    """Reads what is committed, each query for itself; with `momentopname` all in one snapshot."""

    __slots__ = ("_begin", "_v", "_voorraad")

    def __init__(self, voorraad: Voorraad[Verbinding], begin: bytes | None = None) -> None:
        self._voorraad = voorraad
        self._begin = begin
        self._v: Verbinding

    def __enter__(self) -> Self:
        self._v = self._voorraad.neem()
        if self._begin is not None:
            try:
                keur(self._v.pgconn.exec_(self._begin))
            except OpslagError:
                self._leg_terug()
                raise
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        pgconn = self._v.pgconn
        try:
            if pgconn.transaction_status in (TransactionStatus.INTRANS, TransactionStatus.INERROR):
                keur(pgconn.exec_(b"COMMIT" if soort is None else b"ROLLBACK"))
        finally:
            self._leg_terug()
        if isinstance(fout, psycopg.Error):
            raise vertaal(fout) from fout

    def _leg_terug(self) -> None:
        """Only what is at rest goes back. Whatever cut this one, cut the others too: one visitor notices, not each of them."""
        if self._v.pgconn.transaction_status == TransactionStatus.IDLE:
            self._voorraad.geef(self._v)
            return
        verbroken = self._v.pgconn.status != ConnStatus.OK
        self._v.close()
        if verbroken:
            self._voorraad.weg()

    def stroom(self, stroom: str) -> StroomRij | None:
        """The head and state of one stream."""
        uitkomst = self._v.doe(_STROOM, [stroom.encode()])
        if not uitkomst.ntuples:
            return None
        waarde = uitkomst.get_value
        nr, hash_, stand = waarde(0, 1), waarde(0, 2), waarde(0, 3)
        return StroomRij(stroom, int.from_bytes(nr or b"", "big"), bytes(hash_ or b""), bytes(stand or b""))

    def stromen(self, ids: Iterable[str]) -> dict[str, StroomRij]:
        """The heads and states of these streams."""
        return _rijen(self._v.doe(_STROMEN, [_lijst(ids)]))

    def stromen_en_koppen(
        self, ids: Iterable[str], voorvoegsel: str
    ) -> tuple[dict[str, StroomRij], dict[str, int]]:
        """See Lezer."""
        van, tot = sql.bereik(voorvoegsel)
        rijen = _rijen(self._v.doe(_SAMEN, [_lijst(ids), van.encode(), tot.encode()]))
        nummers = {rij.stroom: rij.nr for rij in rijen.values() if not rij.hash}
        return {naam: rij for naam, rij in rijen.items() if rij.hash}, nummers

    def koppen(self, ids: Iterable[str]) -> dict[str, int]:
        """The last volgnummers of these streams."""
        uitkomst = self._v.doe(_KOPPEN, [_lijst(ids)])
        waarde = uitkomst.get_value
        return {
            (waarde(i, 0) or b"").decode(): int.from_bytes(waarde(i, 1) or b"", "big")
            for i in range(uitkomst.ntuples)
        }

    def geschiedenis(self, stroom: str, vanaf: int = 1) -> Iterator[tuple[int, bytes, bytes]]:
        """The raw entries of one stream in order."""
        return self._v.psycopg.cursor(binary=True).execute(_GESCHIEDENIS, (stroom, vanaf))

    def alles(self) -> Iterator[tuple[str, int, bytes, bytes]]:
        """The raw entries of all streams in order."""
        return self.rij_stroom(sql.ALLES)

    def rij_stroom(self, sql: str, params: Sequence[Waarde] = ()) -> Iterator[Rij]:
        """Rows of a query, streamed by a server-side cursor, which lives in a transaction."""
        in_transactie = self._v.pgconn.transaction_status != TransactionStatus.IDLE
        naam = f"stroom{next(_nummer)}"
        with (
            nullcontext() if in_transactie else self._v.psycopg.transaction(),
            self._v.psycopg.cursor(naam, binary=True) as cursor,
        ):
            cursor.itersize = 5000
            yield from cursor.execute(_met_procent(sql), params) if params else cursor.execute(sql)

    def rij_query(self, sql: str, params: Sequence[Waarde] = ()) -> list[Rij]:
        """Rows of a query of one's own."""
        cursor = self._v.psycopg.cursor(binary=True)
        return cursor.execute(_met_procent(sql), params).fetchall()


class PostgresSchrijver(PostgresLezer, Schrijver):
    """Reads committed heads; a head that moved since shows as a taken volgnummer (VolgnummerConflictError)."""

    __slots__ = ("_daarna", "_geboekt", "_meer", "_verwacht")

    def __init__(self, voorraad: Voorraad[Verbinding], *, meer: bool) -> None:
        super().__init__(voorraad, b"BEGIN" if meer else None)
        self._meer = meer
        self._geboekt = False
        self._verwacht: Mapping[str, bytes] = {}
        self._daarna: list[Callable[[], None]] = []

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        super().__exit__(soort, fout, spoor)
        if soort is None:
            for doe in self._daarna:
                doe()

    def daarna(self, doe: Callable[[], None]) -> None:
        """See Schrijver."""
        self._daarna.append(doe)

    def verwacht(self, koppen: Mapping[str, bytes]) -> None:
        """See Schrijver; asked in the statement of the booking itself, so that it costs no round trip."""
        self._verwacht = koppen

    def boek(self, boeking: Boeking) -> None:
        """Write one business transaction."""
        if self._geboekt and not self._meer:
            raise OpslagError("Een tweede boeking in één transactie kan alleen met schrijven(meer=True).")
        if boeking.overige:
            self._open_transactie()
        self._geboekt = True
        delen: tuple[list[Rij], ...] = (
            boeking.gebeurtenissen, boeking.stromen, boeking.werkvoorraad, boeking.termijnen, boeking.outbox,
            boeking.betrokken, boeking.niet_meer,
        )  # fmt: skip
        g, s, w, t, o, b, n = (len(deel) for deel in delen)
        if g + s + w + t + o + b + n:
            params, formaten = _verwachting(self._verwacht)
            _codeer(delen, params, formaten)
            uitkomst = self._v.boek((g, s, w, t, o, b, n, bool(self._verwacht)), params, formaten)
            if self._verwacht and not uitkomst.command_tuples:
                raise VolgnummerConflictError
        for opdracht, waarden in boeking.overige:
            self._v.psycopg.execute(_met_procent(opdracht), waarden)

    def volgnummer(self, naam: str) -> int:
        """The next number of this kind."""
        self._open_transactie()
        return int.from_bytes(self._v.doe(_VOLGNUMMER, [naam.encode()]).get_value(0, 0) or b"", "big")

    def vergrendel(self, ids: Iterable[str]) -> dict[str, StroomRij]:
        """Lock these heads and give them."""
        gesorteerd = sorted(set(ids))
        if not gesorteerd:
            return {}
        pgconn = self._v.pgconn
        citeer = Escaping(pgconn).escape_literal
        lijst = b", ".join(bytes(citeer(i.encode())) for i in gesorteerd)
        begin = b"BEGIN; " if pgconn.transaction_status == TransactionStatus.IDLE else b""
        # One message for both; the answer is that of the last statement, in text.
        uitkomst = keur(pgconn.exec_(begin + _KOP + b"stroom IN (" + lijst + b") ORDER BY stroom FOR UPDATE"))
        rijen = {}
        for i in range(uitkomst.ntuples):
            stroom, nr, hash_, stand = ((uitkomst.get_value(i, k) or b"").decode() for k in range(4))
            rijen[stroom] = StroomRij(stroom, int(nr), bytes.fromhex(hash_[2:]), bytes.fromhex(stand[2:]))
        return rijen

    def voer_uit(self, sql: str, reeks: Sequence[Sequence[Waarde]]) -> None:
        """A statement of one's own for every row of `reeks`."""
        self._open_transactie()
        self._v.psycopg.cursor().executemany(_met_procent(sql), reeks)

    def _open_transactie(self) -> None:
        """A booking by itself was a whole transaction: what comes after it would not stand or fall with it."""
        if self._v.pgconn.transaction_status == TransactionStatus.IDLE:
            if self._geboekt:
                raise OpslagError("Na de boeking kan alleen met schrijven(meer=True) nog iets volgen.")
            keur(self._v.pgconn.exec_(b"BEGIN"))


def _verwachting(koppen: Mapping[str, bytes]) -> tuple[list[bytes | None], list[int]]:
    """The first three values of a booking that expects heads: streams, hashes, how many."""
    if not koppen:
        return [], []
    hashes = [f'"\\\\x{hash_.hex()}"' for hash_ in koppen.values() if hash_]
    return [_lijst(koppen), f"{{{','.join(hashes)}}}".encode(), b"%d" % len(hashes)], [0, 0, 0]


def _codeer(
    delen: Iterable[Sequence[Sequence[Waarde]]], params: list[bytes | None], formaten: list[int]
) -> None:
    """Values as libpq wants them: bytes in binary, all else as text."""
    for rijen in delen:
        for rij in rijen:
            for waarde in rij:
                if waarde is None:
                    params.append(None)
                    formaten.append(0)
                elif type(waarde) is bytes:
                    params.append(waarde)
                    formaten.append(1)
                elif isinstance(waarde, str):
                    params.append(waarde.encode())
                    formaten.append(0)
                else:
                    params.append(str(int(waarde)).encode())
                    formaten.append(0)


class PostgresOpslag:
    """One database."""

    def __init__(self, url: str) -> None:
        adres = postgres_adres(url)
        self.voorraad: Voorraad[Verbinding] = Voorraad(lambda: Verbinding(adres))

    def lezen(self, *, momentopname: bool = False) -> Lezer:
        """See Opslag."""
        return PostgresLezer(self.voorraad, _MOMENTOPNAME if momentopname else None)

    def schrijven(self, *, meer: bool = False) -> Schrijver:
        """See Opslag."""
        return PostgresSchrijver(self.voorraad, meer=meer)

    def veeg(self) -> None:
        """Write the tables anew from which rows are removed; what lies in PostgreSQL's own log, its administrator prunes."""
        self.voorraad.neem().schrijf_over("concept", "zoekwoord", "stukdeel")

    def schemaversie(self) -> str | None:
        """The version in the database, None when it was never migrated."""
        with self.lezen() as lezer:
            if lezer.rij_query("SELECT to_regclass('alembic_version')::text")[0][0] is None:
                return None
            rijen = lezer.rij_query("SELECT version_num FROM alembic_version")
            return str(rijen[0][0]) if rijen else None
