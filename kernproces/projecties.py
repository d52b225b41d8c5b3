"""Projecties: rows folded from one stream, for the worklist and the clock. Pure, without confidential content."""

from typing import Any

from kernproces.stand import Stand
from kernproces.taal.termijn import Aard
from kernproces.taal.workflow import Workflow

GEEN_DATUM = "9999-12-31"
# Ordered by legal consequence: law, norm, agreement, none (schetsen, principle 1).
RANG = {Aard.WETTELIJK: 0, Aard.BELEID: 1, Aard.AFGESPROKEN: 2}
GEEN_RANG = 3


def werkvoorraadrij(stand: Stand, workflow: Workflow) -> tuple[Any, ...]:
    """The row of a zaak in the worklist, in the column order of the store."""
    wacht = None if stand["klaar"] else workflow.wacht.get(stand["toestand"])
    rang, uiterlijk = (GEEN_RANG, GEEN_DATUM) if stand["klaar"] else urgentie(stand, workflow)
    return (
        stand["zaak"],
        stand["dossier"],
        stand["workflow"],
        stand["toestand"],
        0 if stand["klaar"] else 1,
        stand["behandelaar"],
        ",".join(wacht.wie) if wacht else "",
        wacht.doet if wacht else None,
        rang,
        uiterlijk,
        stand.get("school"),
        stand["laatst"],
    )


def urgentie(stand: Stand, workflow: Workflow) -> tuple[int, str]:
    """The consequence that comes first: of the terms not yet over the earliest; when all are over, the gravest."""
    komend: list[tuple[str, int]] = []
    voorbij: list[tuple[int, str]] = []
    for naam, t in stand["termijnen"].items():
        soort = workflow.termijnen.get(naam)
        if soort is None or t["stand"] == "gestopt":
            continue
        if t["stand"] == "overschreden":
            voorbij.append((RANG[soort.aard], t["uiterlijk"][:10]))
        else:
            komend.append((t["uiterlijk"][:10], RANG[soort.aard]))
    if komend:
        dag, rang = min(komend)
        return rang, dag
    return min(voorbij, default=(GEEN_RANG, GEEN_DATUM))


def termijnrijen(stand: Stand, namen: set[str]) -> list[tuple[Any, ...]]:
    """The rows of these terms of a zaak."""
    rijen = []
    for naam in sorted(namen):
        t = stand["termijnen"][naam]
        volgende = t.get("volgende")
        op, trede = (volgende["op"], volgende["trede"]) if volgende else (None, None)
        rijen.append((stand["zaak"], naam, t["stand"], t["uiterlijk"], op, trede))
    return rijen
