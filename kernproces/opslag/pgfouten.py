"""PostgreSQL's error codes as our errors, in Dutch."""

import psycopg

from kernproces.opslag.fouten import (
    AlleenLezenError,
    DatabankBezetError,
    DatabankVolError,
    OpslagError,
    VerbindingVerbrokenError,
    VolgnummerConflictError,
)

_BOTSING = ("40P01", "40001")  # deadlock, serialization failure: read again and retry
_EENVOUDIG: dict[str, type[OpslagError]] = {
    "53100": DatabankVolError,
    "25006": AlleenLezenError,
    "42501": AlleenLezenError,
    "55P03": DatabankBezetError,
    "57014": DatabankBezetError,
}


def vertaal_code(code: str, regel: str, tekst: str) -> OpslagError:
    """From the SQLSTATE, the constraint that was broken and the server's own words."""
    if code in _BOTSING or (code == "23505" and regel in ("pk_gebeurtenis", "pk_stroom")):
        return VolgnummerConflictError()
    if (soort := _EENVOUDIG.get(code)) is not None:
        return soort()
    if not code:  # not the server that answers: libpq tells that it is gone
        return VerbindingVerbrokenError()
    return OpslagError(f"De databank weigerde: {tekst.strip()}")


def vertaal(fout: psycopg.Error) -> OpslagError:
    """From an exception of the driver; one without a code is about the connection only when it says so."""
    if not fout.sqlstate and not isinstance(fout, psycopg.OperationalError):
        return OpslagError(f"De databank weigerde: {fout}")
    return vertaal_code(fout.sqlstate or "", fout.diag.constraint_name or "", str(fout))
