"""Projecties: rows folded from one stream, for the worklist and the clock. Pure, without confidential content."""

from typing import Any

from kernproces.taal.termijn import Aard
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Stand

GEEN_DATUM = "9999-12-31"
# Ordered by legal consequence: law, norm, agreement, none (schetsen, principle 1).
RANG = {Aard.WETTELIJK: 0, Aard.BELEID: 1, Aard.AFGESPROKEN: 2}
GEEN_RANG = 3


def werkvoorraadrij(stand: Stand, workflow: Workflow) -> tuple[Any, ...]:
    """The row of a zaak in the worklist, in the column order of the store."""
    wacht = workflow.aan_zet(stand)
    rang, uiterlijk = (GEEN_RANG, GEEN_DATUM) if stand["klaar"] else urgentie(stand, workflow)
    return (
        stand["zaak"],
        stand["dossier"],
        stand["workflow"],
        stand["toestand"],
        0 if stand["klaar"] else 1,
        stand["behandelaar"],
        ",".join(wacht.aan_zet(stand)) if wacht else "",
        wacht.doet if wacht and wacht.wie else None,
        rang,
        uiterlijk,
        stand.get("school"),
        stand["laatst"],
        erft_van(stand, workflow, rang),
        rust_tot(stand),
        1 if staat_stil(stand) else 0,
    )


def staat_stil(stand: Stand) -> bool:
    """It runs, and the clock of a term of it does not."""
    return not stand["klaar"] and any(t["stand"] == "opgeschort" for t in stand["termijnen"].values())


def rust_tot(stand: Stand) -> str | None:
    """The day on which it comes back by itself; whatever happens before, a rung of its clock too, brings it back at once."""
    rust = stand.get("rust")
    return rust["tot"] if rust and rust["nr"] == stand["nr"] and not stand["klaar"] else None


def erft_van(stand: Stand, workflow: Workflow, rang: int) -> str | None:
    """Without a date of its own: the zaak whose date counts, as far as the declaration says so."""
    erft = workflow.klok_van_hoofdzaak and rang == GEEN_RANG and not stand["klaar"]
    return stand["hoofdzaak"] if erft else None


def urgentie(stand: Stand, workflow: Workflow) -> tuple[int, str]:
    """The consequence that comes first. What is overrun stays on top until it is done, unless a graver term with the
    same end still runs: the norm was missed and reported, now the law is next.
    """
    loopt: list[tuple[str, int, str]] = []  # end, rank, what ends it
    voorbij: list[tuple[str, int, str]] = []
    for naam, t in stand["termijnen"].items():
        soort = workflow.termijnen.get(naam)
        if soort is None or t["stand"] == "gestopt":
            continue
        regel = (t["uiterlijk"][:10], RANG[soort.aard], soort.eind_tekst)
        (voorbij if t["stand"] == "overschreden" else loopt).append(regel)
    staat = [v for v in voorbij if not any(ln[1] < v[1] and ln[2] == v[2] for ln in loopt)]
    if staat:
        dag, rang, _ = min(staat, key=lambda v: (v[1], v[0]))
        return rang, dag
    return min(
        ((rang, dag) for dag, rang, _ in loopt), key=lambda r: (r[1], r[0]), default=(GEEN_RANG, GEEN_DATUM)
    )


def termijnrijen(stand: Stand, namen: set[str]) -> list[tuple[Any, ...]]:
    """The rows of these terms of a zaak."""
    rijen = []
    for naam in sorted(namen):
        t = stand["termijnen"][naam]
        volgende = t.get("volgende")
        op, trede = (volgende["op"], volgende["trede"]) if volgende else (None, None)
        rijen.append((stand["zaak"], naam, t["stand"], t["uiterlijk"], op, trede))
    return rijen
