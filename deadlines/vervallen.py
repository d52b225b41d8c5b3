"""What the clock brought about in one zaak by `nu`: lapses, suspensions that ended by themselves, and rungs. Pure.

First everything that moves a term, in the order in which it happened; then the rungs of what runs. Of the reminders
that passed during an outage only the latest is given, and only while its term still runs (domein.md 10.12); of the
escalations after its end likewise the latest, for it says what the earlier ones would have said and more.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from deadlines.kalender import Kalender
from deadlines.ladder import NOOIT, SLOT, Verschuldigd
from deadlines.reactie import Reactie, hervat
from deadlines.stand import HERVAT, LOPEND, OPGESCHORT, OVERSCHREDEN, TermijnStand, treden_van
from deadlines.trede import Gebeurtenis, noteer
from kernproces.taal.termijn import TermijnSoort, TredeSoort
from kernproces.tijdstip import dag_van, dagbegin, tijdstip

LOOPT = (LOPEND, OVERSCHREDEN)


def wat_is_vervallen(
    termijnen: Mapping[str, TermijnStand],
    soorten: Mapping[str, TermijnSoort],
    nu: datetime,
    kalender: Kalender,
    eindigt_spoor: Mapping[str, str],
) -> list[Gebeurtenis]:
    """The events to append, in order. `eindigt_spoor`: which spoor the lapse of a term ends (herstel: aanvulling)."""
    reactie = Reactie(dict(termijnen), soorten, dag_van(nu), nu, kalender)
    _herreken_voorlopige(reactie)
    while (eerst := _eerstvolgende(reactie, tijdstip(nu))) is not None:
        op, termijn, verschuldigd = eerst
        _verloop(reactie, op, termijn, verschuldigd, eindigt_spoor)
    for termijn in sorted(reactie.termijnen):
        _geef_treden(reactie, termijn, tijdstip(nu))
    return reactie.uit


def _herreken_voorlopige(reactie: Reactie) -> None:
    """What was computed past the known calendar is computed anew once a later version is there (C8)."""
    for termijn in sorted(reactie.termijnen):
        na = reactie.lopend(termijn)
        if na is not None and na["voorlopig"] and na["kalender"] < reactie.kalender.versie:
            na["gehad"] = list(na["gehad"])
            reden = f"kalender {reactie.kalender.versie}"
            reactie.meld(
                "termijn_herrekend", termijn, reactie.herzie(reactie.soort(termijn), na), reden=reden
            )


def _eerstvolgende(reactie: Reactie, nu: str) -> tuple[str, str, Verschuldigd | None] | None:
    """The earliest thing due that moves a term: a lapse, or the end of an agreed suspension (None)."""
    kandidaten: list[tuple[str, str, Verschuldigd | None]] = []
    for termijn, stand in reactie.termijnen.items():
        volgende = stand["volgende"]
        if volgende is None or volgende["op"] > nu:
            continue
        if stand["stand"] == OPGESCHORT and volgende["trede"] == HERVAT:
            kandidaten.append((volgende["op"], termijn, None))
        elif stand["stand"] in LOOPT:
            te_doen = _te_doen(reactie, termijn, stand, nu)
            kandidaten += [(v.op, termijn, v) for v in te_doen if v.trede.soort is TredeSoort.VERVALLEN]
    return min(kandidaten, key=lambda k: k[:2], default=None)


def _te_doen(reactie: Reactie, termijn: str, stand: TermijnStand, nu: str) -> list[Verschuldigd]:
    treden = treden_van(reactie.soort(termijn), stand)
    return [v for v in treden if NOOIT != v.op <= nu and v.trede.naam not in stand["gehad"]]


def _verloop(
    reactie: Reactie,
    op: str,
    termijn: str,
    verschuldigd: Verschuldigd | None,
    eindigt_spoor: Mapping[str, str],
) -> None:
    """Let it happen as of its own moment, so that a late ronde gives what a timely one would have given."""
    stand = reactie.termijnen[termijn]
    dag = dag_van(datetime.fromisoformat(op))
    reactie.vanaf = dagbegin(dag)
    if verschuldigd is None:
        open_ = (o for o in stand["opschortingen"] if o["open"] and o["vast"])
        for spoor in sorted({o["spoor"] for o in open_ if date.fromisoformat(o["tot"]) < dag}):
            hervat(reactie, spoor, dag, alleen_verlopen=True)
    else:
        te_doen = _te_doen(reactie, termijn, stand, op)
        voorbij = [v.trede.naam for v in te_doen if v.misbaar]
        reactie.voeg_toe(noteer(reactie.soort(termijn), stand, verschuldigd.trede, voorbij))
        if (spoor_naam := eindigt_spoor.get(termijn)) is not None:
            hervat(reactie, spoor_naam, dag)
    reactie.vanaf = ""


def _geef_treden(reactie: Reactie, termijn: str, nu: str) -> None:
    stand = reactie.termijnen[termijn]
    if stand["stand"] not in LOOPT or stand["volgende"] is None or stand["volgende"]["op"] > nu:
        return
    te_doen = _te_doen(reactie, termijn, stand, nu)
    geven = zinvol(te_doen)
    voorbij = [v.trede.naam for v in te_doen if v not in geven]
    for verschuldigd in geven:
        soort, huidig = reactie.soort(termijn), reactie.termijnen[termijn]
        reactie.voeg_toe(noteer(soort, huidig, verschuldigd.trede, voorbij))
        voorbij = []


def zinvol(te_doen: Sequence[Verschuldigd]) -> list[Verschuldigd]:
    """What still matters of the rungs that are due: every overrun and lapse, of the reminders only the latest and not
    when the term is over, and of the escalations only the latest.
    """
    slot = max((v.op for v in te_doen if v.trede.soort in SLOT), default="")
    herinneren = [v for v in te_doen if v.misbaar and v.op > slot][-1:]
    escaleren = [v for v in te_doen if v.trede.soort is TredeSoort.ESCALATIE][-1:]
    return [v for v in te_doen if v.trede.soort in SLOT or v in herinneren or v in escaleren]
