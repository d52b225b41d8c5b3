"""/gezondheid: whether database, ronde, delivery and anchor are alive. For a monitor: no login, no personal data."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi.routing import APIRouter
from starlette.responses import JSONResponse

from kernproces.opslag.fouten import OpslagError
from kernproces.situatie import dag_van
from loket.bedrading import Samenstel
from loket.postbeheer import onbezette_functies

# Five missed turns of the planner, and for the anchor three (loket.planner).
LAAT_NA = {"ronde": timedelta(minutes=5), "bezorging": timedelta(minutes=5), "anker": timedelta(hours=3)}
OK, LAAT, FOUT = "ok", "laat", "fout"
ONBEZET = "onbezet"  # for a person to mend: the machine works, so the answer stays 200


def gezondheid(samenstel: Samenstel, nu: datetime) -> dict[str, dict[str, Any]]:
    """Per part: ok, laat (its heartbeat is old) or fout (no answer, or never a heartbeat), and since when."""
    try:
        samenstel.opslag.keur_schema()
        with samenstel.opslag.lezen() as lezer:
            slagen: dict[str, str] = dict(lezer.rij_query("SELECT naam, tijdstip FROM hartslag"))
            mensen = samenstel.kern.bron.registers(lezer).mensen
    except OpslagError:
        return {deel: {"stand": FOUT, "sinds": None} for deel in ("databank", *LAAT_NA)}
    delen = {deel: _deel(slagen.get(deel), nu, marge) for deel, marge in LAAT_NA.items()}
    onbezet = [rol.value for rol in onbezette_functies(samenstel, mensen, dag_van(nu))]
    functies = {"stand": ONBEZET if onbezet else OK, "onbezet": onbezet}
    return {"databank": {"stand": OK, "sinds": nu.astimezone(UTC).isoformat()}, **delen, "functies": functies}


def _deel(slag: str | None, nu: datetime, marge: timedelta) -> dict[str, Any]:
    if slag is None:
        return {"stand": FOUT, "sinds": None}
    return {"stand": OK if nu - datetime.fromisoformat(slag) <= marge else LAAT, "sinds": slag}


def maak_router(samenstel: Samenstel, klok: Callable[[], datetime] = lambda: datetime.now(UTC)) -> APIRouter:
    """GET /gezondheid: 200 when all is well, else 503."""
    router = APIRouter()

    def antwoord() -> JSONResponse:
        delen = gezondheid(samenstel, klok())
        goed = all(d["stand"] in (OK, ONBEZET) for d in delen.values())
        return JSONResponse(delen, 200 if goed else 503, {"Cache-Control": "no-store"})

    router.add_api_route("/gezondheid", antwoord, include_in_schema=False)
    return router
