"""Problemen: every error as application/problem+json (RFC 9457), in Dutch, never a stack trace or a value that was sent."""

import logging
import traceback
from collections.abc import Iterable, Mapping
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from kernproces.gebruik.fouten import GebruiksFout, OnbekendError, TijdFout, VersieVerouderdError
from kernproces.opslag.canoniek import NietCanoniekError
from kernproces.opslag.fouten import (
    AlleenLezenError,
    DatabankBezetError,
    DatabankVolError,
    OpslagError,
    VolgnummerConflictError,
)
from kernproces.taal.beletsel import Beletsel
from kernproces.taal.formuliertaal import OnbekendVeldError
from kernproces.zaak.oordeel import OnbekendeActieError
from loket.leeslog.log import LeeslogError

SOORT = "application/problem+json"
VERSIEKOP = {"API-Version": "1.0.0"}
_TIJDELIJK = (DatabankBezetError, VolgnummerConflictError)
_GEEN_PLEK = (DatabankVolError, AlleenLezenError)
_log = logging.getLogger("loket.api")


class Probleem(Exception):
    """An answer that is not what was asked for. `extra`: members beside the five of the RFC."""

    def __init__(
        self,
        status: int,
        soort: str,
        titel: str,
        detail: str,
        *,
        koppen: Mapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.inhoud = {
            "type": f"urn:kernproces:probleem:{soort}",
            "title": titel,
            "status": status,
            "detail": detail,
            **extra,
        }
        self.koppen = dict(koppen or {})

    def antwoord(self, verzoek: Request) -> JSONResponse:
        """As the client gets it."""
        inhoud = self.inhoud | {"instance": verzoek.url.path}
        return JSONResponse(inhoud, self.status, self.koppen | VERSIEKOP, SOORT)


def geweigerd(beletselen: Iterable[Beletsel], status: int = 422) -> Probleem:
    """A refusal: every reason, with the norm and what would help. Nothing was written."""
    lijst = [b.als_gegevens() for b in beletselen]
    titel = "Dit kan nu niet" if status == 422 else "Hiervoor hebt u geen toegang"
    return Probleem(status, "geweigerd", titel, " ".join(b["reden"] for b in lijst), beletselen=lijst)


def onbekend(wat: str) -> Probleem:
    """What does not exist, or not for this reader: both get the same answer."""
    return Probleem(404, "onbekend", "Niet gevonden", f"Er is geen {wat}, of u hebt er geen toegang toe.")


def ongeldig(fouten: list[dict[str, str]]) -> Probleem:
    """A request that is not as the contract says, field by field."""
    detail = " ".join(f"{f['veld']}: {f['reden']}" for f in fouten)
    return Probleem(422, "ongeldig", "Het verzoek klopt niet", detail, fouten=fouten)


def probleem_van(fout: Exception) -> Probleem:
    """Any failure as a problem."""
    if isinstance(fout, Probleem):
        return fout
    if isinstance(fout, RequestValidationError | ValidationError):
        return ongeldig([{"veld": _plek(d["loc"]), "reden": _zin(d)} for d in fout.errors()])
    if isinstance(fout, HTTPException):
        return _http(fout)
    if isinstance(fout, GebruiksFout | OnbekendeActieError | OnbekendVeldError):
        return _gebruik(fout)
    if isinstance(fout, OpslagError):
        return _opslag(fout)
    return _onverwacht(fout)


def _gebruik(fout: Exception) -> Probleem:
    if isinstance(fout, VersieVerouderdError):
        extra = {"wie": fout.wie, "wat": fout.wat, "wanneer": fout.op, "beslisversie": fout.beslisversie}
        return Probleem(
            412,
            "verouderd",
            "Iemand was u voor",
            fout.zin,
            koppen={"ETag": f'"{fout.beslisversie}"'},
            **extra,
        )
    if isinstance(fout, TijdFout):
        return ongeldig([{"veld": "tijdstip", "reden": fout.zin}])
    if isinstance(fout, OnbekendVeldError):
        return Probleem(422, "onbekend-veld", "Onbekend veld", str(fout), veld=fout.veld)
    if isinstance(fout, OnbekendeActieError):
        return Probleem(404, "onbekend", "Niet gevonden", f"Deze zaak kent geen actie {fout}.")
    titel = "Niet gevonden" if isinstance(fout, OnbekendError) else "Dit kan niet"
    return Probleem(404 if isinstance(fout, OnbekendError) else 422, "onbekend", titel, str(fout))


def _opslag(fout: OpslagError) -> Probleem:
    if isinstance(fout, NietCanoniekError):
        return ongeldig(
            [
                {
                    "veld": "gegevens",
                    "reden": "Een waarde is te groot of heeft een vorm die niet bewaard kan worden.",
                }
            ]
        )
    if isinstance(fout, _TIJDELIJK):
        return Probleem(503, "bezet", "Probeer het zo weer", str(fout), koppen={"Retry-After": "1"})
    if isinstance(fout, (*_GEEN_PLEK, LeeslogError)):
        return Probleem(
            503, "opslag", "Er kan nu niets worden opgeslagen", str(fout), koppen={"Retry-After": "60"}
        )
    return _onverwacht(fout)


def _onverwacht(fout: Exception) -> Probleem:
    """A bug. The log gets the kind and the place, never the message: that may repeat what was sent (invariant 7)."""
    _log.error("%s\n%s", type(fout).__name__, "".join(traceback.format_tb(fout.__traceback__)))
    zin = "Er ging iets mis bij ons; er is niets half opgeslagen. Probeer het later opnieuw."
    return Probleem(500, "storing", "Storing", zin)


_HTTP = {
    400: "Dit verzoek is niet te lezen.",
    404: "Dit adres bestaat niet.",
    405: "Dit adres kent deze methode niet.",
    413: "Het verzoek is te groot.",
}


def _http(fout: HTTPException) -> Probleem:
    zin = _HTTP.get(fout.status_code, "Dit verzoek kan niet worden uitgevoerd.")
    return Probleem(fout.status_code, "verzoek", "Dit verzoek kan niet", zin, koppen=fout.headers)


def _plek(loc: tuple[int | str, ...]) -> str:
    return ".".join(str(d) for d in loc if d not in ("query", "header", "path", "body")) or "verzoek"


def _zin(detail: Mapping[str, Any]) -> str:
    """What was expected, without the value that was sent."""
    grenzen = {k: v for k, v in detail.get("ctx", {}).items() if k != "error"}
    if "expected" in grenzen:
        grenzen["expected"] = str(grenzen["expected"]).replace(" or ", " of ")
    return _ZINNEN.get(detail["type"], "dit klopt niet; zie de beschrijving in /api/v1/openapi.json.").format(
        **grenzen
    )


_ZINNEN = {
    "missing": "dit ontbreekt.",
    "extra_forbidden": "dit veld bestaat hier niet.",
    "string_type": "verwacht wordt tekst.",
    "string_too_short": "ten minste {min_length} tekens.",
    "string_too_long": "ten hoogste {max_length} tekens.",
    "string_pattern_mismatch": "dit heeft niet de vorm die hier hoort.",
    "datetime_parsing": "verwacht wordt een tijdstip met tijdzone, zoals 2026-03-02T08:00:00Z.",
    "datetime_from_date_parsing": "verwacht wordt een tijdstip met tijdzone, zoals 2026-03-02T08:00:00Z.",
    "list_type": "verwacht wordt een lijst.",
    "int_type": "verwacht wordt een geheel getal.",
    "bool_type": "verwacht wordt true of false.",
    "int_parsing": "verwacht wordt een geheel getal.",
    "bool_parsing": "verwacht wordt true of false.",
    "greater_than_equal": "ten minste {ge}.",
    "less_than_equal": "ten hoogste {le}.",
    "dict_type": "verwacht wordt een object met velden.",
    "model_type": "verwacht wordt een object met velden.",
    "enum": "verwacht wordt een van: {expected}.",
    "literal_error": "verwacht wordt een van: {expected}.",
}
