"""One connection to PostgreSQL with its prepared statements, spoken to through psycopg's own wrapper of libpq."""

from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg import sql as psql
from psycopg.pq import DiagnosticField, ExecStatus
from psycopg.pq.abc import PGresult

from kernproces.opslag import sql
from kernproces.opslag.fouten import OpslagError
from kernproces.opslag.pgfouten import vertaal, vertaal_code

_GOED = (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK)
_MAX_VORMEN = 200  # prepared statements per connection; a rarer shape is sent unprepared
# A plan made once serves every booking of the same shape; planning costs more than writing. Databases lie on a disk that
# looks up as fast as it reads on: with the costs of a turning disk PostgreSQL read the whole worklist for who sees a little
# of it. What is asked here is small, so other processes to help with it cost more than they bring.
_INSTELLING = b"SET plan_cache_mode = force_generic_plan; SET jit = off; SET random_page_cost = 1.1; SET max_parallel_workers_per_gather = 0"


class Verbinding:
    """One connection with what is prepared on it."""

    def __init__(self, adres: str) -> None:
        try:
            self.psycopg = psycopg.connect(adres, autocommit=True)
        except psycopg.Error as fout:
            raise OpslagError(f"De databankserver is niet bereikbaar: {fout}") from fout
        self.pgconn = self.psycopg.pgconn
        keur(self.pgconn.exec_(_INSTELLING))
        self.vormen: dict[sql.Vorm, bytes] = {}
        self.klaar: set[bytes] = set()

    def close(self) -> None:
        """Close it."""
        self.psycopg.close()

    def schrijf_over(self, *tabellen: str) -> None:
        """Write tables anew, without the rows that were removed or replaced; outside any transaction, then it closes."""
        try:
            namen = psql.SQL(", ").join(map(psql.Identifier, tabellen))
            self.psycopg.execute(psql.SQL("VACUUM (FULL) {}").format(namen))
        except psycopg.Error as fout:
            raise vertaal(fout) from fout
        finally:
            self.close()

    def doe(
        self,
        vraag: tuple[bytes, bytes],
        params: Sequence[Any],
        formaten: Sequence[int] | None = None,
    ) -> PGresult:
        """Run a prepared statement, preparing it first where needed; results in binary."""
        naam, tekst = vraag
        if naam not in self.klaar:
            keur(self.pgconn.prepare(naam, tekst))
            self.klaar.add(naam)
        return keur(self.pgconn.exec_prepared(naam, params, formaten, 1))

    def boek(self, vorm: sql.Vorm, params: Sequence[Any], formaten: Sequence[int]) -> PGresult:
        """The one statement of a booking."""
        naam = self.vormen.get(vorm)
        if naam is None:
            if len(self.vormen) >= _MAX_VORMEN:
                return keur(self.pgconn.exec_params(sql.postgres_boek(vorm), params, None, formaten))
            naam = b"boek%d" % len(self.vormen)
            keur(self.pgconn.prepare(naam, sql.postgres_boek(vorm)))
            self.vormen[vorm] = naam
        return keur(self.pgconn.exec_prepared(naam, params, formaten))


def keur(uitkomst: PGresult) -> PGresult:
    """The result, or its error as ours."""
    if uitkomst.status not in _GOED:
        code = (uitkomst.error_field(DiagnosticField.SQLSTATE) or b"").decode()
        regel = (uitkomst.error_field(DiagnosticField.CONSTRAINT_NAME) or b"").decode()
        tekst = (
            uitkomst.error_field(DiagnosticField.MESSAGE_PRIMARY) or uitkomst.error_message or b""
        ).decode()
        raise vertaal_code(code, regel, tekst)
    return uitkomst
