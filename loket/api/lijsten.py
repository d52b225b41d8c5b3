"""/termijnen and /berichten: two projections, by keyset on their own keys.

The key of a term never changes while one turns the pages. That of a message holds its status: one that is delivered
meanwhile may be met again under its new status.
"""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from fastapi import Query

from kernproces.gebruik.voorwaarden import ALTIJD, Voorwaarde
from kernproces.opslag.rijen import Lezer
from loket.api.balie import AanBalie, Wie
from loket.api.pagina import Blad, Bladeren, pagina
from loket.api.route import api_router
from loket.api.vormen import Berichten, Termijnen
from loket.api.zicht import Zicht

router = api_router()
TERMIJN = ("zaak", "termijn", "dossier", "workflow", "stand", "uiterlijk", "volgende", "trede")
BERICHT = ("status", "id", "zaak", "nr", "sjabloon", "versie", "rol", "aangemaakt", "termijn", "trede")
_TERMIJNEN = """
SELECT t.zaak, t.termijn, w.dossier, w.workflow, t.stand, t.uiterlijk, t.volgende, t.trede
FROM termijn t JOIN werkvoorraad w ON w.zaak = t.zaak
"""
_BERICHTEN = (
    f"SELECT {', '.join('o.' + k for k in BERICHT)} FROM outbox o LEFT JOIN werkvoorraad w ON w.zaak = o.zaak"  # noqa: S608
)


class Termijnfilter(Bladeren):
    """Which terms."""

    stand: Literal["lopend", "opgeschort", "overschreden"] | None = Query(
        None, description="Alleen termijnen met deze stand."
    )


@router.get("/termijnen", response_model=Termijnen, summary="Alle termijnen die nog tellen")
def termijnen(balie: AanBalie, wie: Wie, filter_: Annotated[Termijnfilter, Query()]) -> Any:
    """Every term that has not stopped, by zaak. `volgende` is when its next rung comes."""
    plek = filter_.plek(str, str)
    stand: Voorwaarde = ("t.stand = ?", (filter_.stand,)) if filter_.stand else ("t.stand <> 'gestopt'", ())
    na: Voorwaarde = ("(t.zaak, t.termijn) > (?, ?)", tuple(plek)) if plek else ALTIJD
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        mag = Zicht(balie, wie, lezer).inkijk.zaken_waar("w.")
        rijen = _vraag(lezer, _TERMIJNEN, (stand, na, mag), "t.zaak, t.termijn", filter_.limiet + 1)
    beelden = [dict(zip(TERMIJN, r, strict=True)) for r in rijen]
    return pagina(rijen, filter_.limiet, [[r[0], r[1]] for r in rijen], beelden)


@router.get("/berichten", response_model=Berichten, summary="Berichten en hun lot")
def berichten(balie: AanBalie, wie: Wie, blad: Blad) -> Any:
    """The outbox: to which function, by which template, about which term. Who it was is fixed when it is sent."""
    plek = blad.plek(str, str)
    na: Voorwaarde = ("(o.status, o.id) > (?, ?)", tuple(plek)) if plek else ALTIJD
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        zicht = Zicht(balie, wie, lezer)
        eigen: Voorwaarde = ("o.rol = ?", (wie.rol.value,)) if zicht.buiten else ALTIJD
        mag, waarden = zicht.inkijk.zaken_waar("w.")
        if zicht.inkijk.k.breed:
            mag = f"(w.zaak IS NULL OR {mag})"  # what is about no zaak: the weekly list, the overview of the day
        delen = (na, (mag, waarden), eigen)
        rijen = _vraag(lezer, _BERICHTEN, delen, "o.status, o.id", blad.limiet + 1)
    beelden = [dict(zip(BERICHT, r, strict=True)) for r in rijen]
    return pagina(rijen, blad.limiet, [[r[0], r[1]] for r in rijen], beelden)


def _vraag(
    lezer: Lezer, wat: str, delen: Iterable[Voorwaarde], volgorde: str, hoeveel: int
) -> list[tuple[Any, ...]]:
    """Rows that meet all conditions; every value is a parameter."""
    delen = list(delen)
    waar = " AND ".join(sql for sql, _ in delen)
    waarden = [w for _, deel in delen for w in deel]
    return lezer.rij_query(f"{wat} WHERE {waar} ORDER BY {volgorde} LIMIT ?", [*waarden, hoeveel])
