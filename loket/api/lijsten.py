"""/termijnen and /berichten: two projections, by keyset on their own keys.

The key of a term never changes while one turns the pages. That of a message holds its status: one that is delivered
meanwhile may be met again under its new status.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from fastapi import Query

from kernproces.opslag.rijen import Waarde
from loket.api.balie import AanBalie, Balie, Toegang, Wie
from loket.api.pagina import Blad, Bladeren, pagina
from loket.api.route import api_router
from loket.api.vormen import Berichten, Termijnen
from loket.api.zicht import Zicht

router = api_router()
TERMIJN = ("zaak", "termijn", "dossier", "workflow", "stand", "uiterlijk", "volgende", "trede")
BERICHT = ("status", "id", "zaak", "nr", "sjabloon", "versie", "rol", "aangemaakt", "termijn", "trede")


class Termijnfilter(Bladeren):
    """Which terms."""

    stand: Literal["lopend", "opgeschort", "overschreden"] | None = Query(
        None, description="Alleen termijnen met deze stand."
    )


@router.get("/termijnen", response_model=Termijnen, summary="Alle termijnen die nog tellen")
def termijnen(balie: AanBalie, wie: Wie, filter_: Annotated[Termijnfilter, Query()]) -> Any:
    """Every term that has not stopped, by zaak. `volgende` is when its next rung comes."""
    plek = filter_.plek(str, str)
    waar, waarden = ["t.stand <> 'gestopt'"], list[Waarde]()
    if filter_.stand is not None:
        waar, waarden = ["t.stand = ?"], [filter_.stand]
    if plek is not None:
        waar.append("(t.zaak, t.termijn) > (?, ?)")
        waarden += plek
    sql = "SELECT t.zaak, t.termijn, w.dossier, w.workflow, t.stand, t.uiterlijk, t.volgende, t.trede FROM termijn t JOIN werkvoorraad w ON w.zaak = t.zaak"
    rijen = _lees(balie, wie, sql, waar, waarden, "t.zaak, t.termijn", filter_.limiet)
    beelden = [dict(zip(TERMIJN, r, strict=True)) for r in rijen]
    return pagina(rijen, filter_.limiet, [[r[0], r[1]] for r in rijen], beelden)


@router.get("/berichten", response_model=Berichten, summary="Berichten en hun lot")
def berichten(balie: AanBalie, wie: Wie, blad: Blad) -> Any:
    """The outbox: to which function, by which template, about which term. Who it was is fixed when it is sent."""
    plek = blad.plek(str, str)
    waar, waarden = ["1 = 1"], list[Waarde]()
    if plek is not None:
        waar.append("(o.status, o.id) > (?, ?)")
        waarden += plek
    kolommen = ", ".join(f"o.{k}" for k in BERICHT)
    sql = f"SELECT {kolommen} FROM outbox o LEFT JOIN werkvoorraad w ON w.zaak = o.zaak"  # noqa: S608 our own column names
    rijen = _lees(balie, wie, sql, waar, waarden, "o.status, o.id", blad.limiet, eigen_rol="o.rol")
    beelden = [dict(zip(BERICHT, r, strict=True)) for r in rijen]
    return pagina(rijen, blad.limiet, [[r[0], r[1]] for r in rijen], beelden)


def _lees(
    balie: Balie,
    wie: Toegang,
    sql: str,
    waar: Sequence[str],
    waarden: Sequence[Waarde],
    volgorde: str,
    limiet: int,
    eigen_rol: str = "",
) -> list[tuple[Any, ...]]:
    """One row more than a page, only of dossiers for these eyes; whoever stands outside sees only his own post."""
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        zicht = Zicht(balie, wie, lezer)
        mag, erbij = zicht.voorwaarde("w.dossier")
        delen, alle = [*waar, mag], [*waarden, *erbij]
        if eigen_rol and zicht.buiten:
            delen.append(f"{eigen_rol} = ?")
            alle.append(wie.rol.value)
        rijen = lezer.rij_query(
            f"{sql} WHERE {' AND '.join(delen)} ORDER BY {volgorde} LIMIT ?", [*alle, limiet + 1]
        )
    return rijen
