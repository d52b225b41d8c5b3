"""/gezondheid: whether database, ronde, delivery, anchor and calendar are in order. For a monitor: no login, no personal data.

The pages show the same to people: a line on every page, and the details to the administrator.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi.routing import APIRouter
from starlette.responses import JSONResponse

from deadlines.kalender import BINNENKORT
from kernproces.opslag.fouten import OpslagError
from kernproces.opslag.rijen import Lezer
from kernproces.tijdstip import dag_van
from loket.bedrading import Samenstel
from loket.postkamer.beheer import onbezette_functies
from loket.ronde.kalenderwacht import kalenderdeel
from loket.ronde.storingen import storingen

# Five missed turns of the planner, and for the anchor three (loket.ronde.planner).
LAAT_NA = {"ronde": timedelta(minutes=5), "bezorging": timedelta(minutes=5), "anker": timedelta(hours=3)}
OK, LAAT, FOUT = "ok", "laat", "fout"
ONBEZET = "onbezet"  # for a person to mend: the machine works, so the answer stays 200
Deel = dict[str, Any]


def gezondheid(samenstel: Samenstel, nu: datetime) -> dict[str, Deel]:
    """Per part: ok, laat (its heartbeat is old) or fout (no answer, or never a heartbeat), and since when.

    `zaken` is fout as long as the ronde cannot handle one of them: its terms are not guarded.
    """
    try:
        samenstel.opslag.keur_schema()
        with samenstel.opslag.lezen() as lezer:
            delen = hartslagen(lezer, nu)
            stuk = storingen(lezer)
            mensen = samenstel.kern.bron.registers(lezer).mensen
    except OpslagError:
        return {deel: {"stand": FOUT, "sinds": None} for deel in ("databank", *LAAT_NA, "zaken")}
    sinds = stuk[0].sinds if stuk else None
    onbezet = [rol.value for rol in onbezette_functies(samenstel, mensen, dag_van(nu))]
    return {
        "databank": {"stand": OK, "sinds": nu.astimezone(UTC).isoformat()},
        **delen,
        "zaken": {"stand": FOUT if stuk else OK, "sinds": sinds, "aantal": len(stuk)},
        "functies": {"stand": ONBEZET if onbezet else OK, "onbezet": onbezet},
        "kalender": kalenderdeel(dag_van(nu)),
    }


def hartslagen(lezer: Lezer, nu: datetime) -> dict[str, Deel]:
    """Per part of the planner how long ago it was here."""
    slagen: dict[str, str] = dict(lezer.rij_query("SELECT naam, tijdstip FROM hartslag"))
    return {deel: _deel(slagen.get(deel), nu, marge) for deel, marge in LAAT_NA.items()}


def _deel(slag: str | None, nu: datetime, marge: timedelta) -> Deel:
    """A heartbeat that lies ahead is as little a sign of life as an old one: a clock ran ahead and was put right."""
    if slag is None:
        return {"stand": FOUT, "sinds": None}
    return {"stand": OK if abs(nu - datetime.fromisoformat(slag)) <= marge else LAAT, "sinds": slag}


def maak_router(samenstel: Samenstel, klok: Callable[[], datetime] = lambda: datetime.now(UTC)) -> APIRouter:
    """GET /gezondheid: 200 when all is well, else 503."""
    router = APIRouter()

    def antwoord() -> JSONResponse:
        delen = gezondheid(samenstel, klok())
        goed = all(d["stand"] in (OK, ONBEZET, BINNENKORT) for d in delen.values())
        return JSONResponse(delen, 200 if goed else 503, {"Cache-Control": "no-store"})

    router.add_api_route("/gezondheid", antwoord, include_in_schema=False)
    return router
