"""The state of one term of one zaak as plain data, and its recomputation. Applying an event is `state[termijn] = na`."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from deadlines import dwangsom
from deadlines.afleiding import Stap, Uitkomst
from deadlines.fout import TermijnFout
from deadlines.kalender import Kalender, kalender
from deadlines.ladder import NOOIT, Verschuldigd, ladder
from deadlines.opschorting import Opschorting, stilstanden
from deadlines.taal import dagen
from deadlines.tellen import REGELS, bereken
from kernproces.taal.termijn import Telt, TermijnSoort
from kernproces.tijdstip import dag_van, dagbegin, tijdstip

TermijnStand = dict[str, Any]
EEN_DAG = timedelta(days=1)
LOPEND, OPGESCHORT, GESTOPT, OVERSCHREDEN = "lopend", "opgeschort", "gestopt", "overschreden"
HERVAT = "hervat"  # what is due when a suspension ends by itself
OVERSCHRIJDING = "overschrijding"


def nieuwe_stand(
    begin: str, variant: str | None, lengte_dagen: int | None, vorige: Mapping[str, Any] | None
) -> TermijnStand:
    """The inputs of a term that starts. `keer`: the how-manieth run of this term; its notices belong to that run."""
    return {
        "begin": begin,
        "variant": variant,
        "lengte_dagen": lengte_dagen,
        "opschortingen": [],
        "verdagingen": [],
        "vervangen_door": None,
        "vervangen_bij": 0,
        "vervangen_grond": "",
        "gestopt_op": None,
        "keer": vorige.get("keer", 1) + 1 if vorige else 1,
        "gehad": [],
    }


def kaal(stand: Mapping[str, Any]) -> TermijnStand:
    """A copy without derivation: for an event that does not recompute (and without what others added to it)."""
    return {sleutel: deel for sleutel, deel in stand.items() if sleutel not in ("afleiding", "nr", "vanuit")}


def verdaag(na: TermijnStand, dagen: int, grond: str) -> None:
    """One extension more, with its article; of earlier ones that name none, it is that of the term."""
    na["uitstelgronden"] = [*na.get("uitstelgronden", [""] * len(na["verdagingen"])), grond]
    na["verdagingen"] = [*na["verdagingen"], dagen]
    na["gehad"] = list(na["gehad"])


def begintekst(soort: TermijnSoort, begin: str) -> str:
    """A day; of an instant the legal day, unless the term is in hours."""
    if soort.telt is Telt.UREN or len(begin) == 10:
        return begin
    moment = datetime.fromisoformat(begin)
    if moment.utcoffset() is None:
        raise TermijnFout(
            f"Het begin van {soort.id} is {begin}. Verwacht: een dag, of een tijdstip met tijdzone."
        )
    return dag_van(moment).isoformat()


def stopmoment(soort: TermijnSoort, op: str) -> str:
    """The instant at which a term stopped; of a day its first moment."""
    return (
        tijdstip(datetime.fromisoformat(op)) if soort.telt is Telt.UREN else dagbegin(date.fromisoformat(op))
    )


def begin_van(soort: TermijnSoort, stand: Mapping[str, Any]) -> date:
    """The start of the term: a day, or an aware datetime for a term in hours."""
    return (
        datetime.fromisoformat(stand["begin"])
        if soort.telt is Telt.UREN
        else date.fromisoformat(stand["begin"])
    )


def uiterlijk_van(soort: TermijnSoort, stand: Mapping[str, Any]) -> date:
    """The end of the term, likewise."""
    tekst = stand["uiterlijk"]
    return datetime.fromisoformat(tekst) if soort.telt is Telt.UREN else date.fromisoformat(tekst)


def _gestopt_op(soort: TermijnSoort, tekst: str) -> date:
    """When it stopped: a day, or the instant of a term in hours."""
    return datetime.fromisoformat(tekst) if soort.telt is Telt.UREN else date.fromisoformat(tekst)


def treden_van(soort: TermijnSoort, stand: Mapping[str, Any]) -> tuple[Verschuldigd, ...]:
    """The ladder of this term as it stands, by the calendar it was computed with."""
    return ladder(soort, begin_van(soort, stand), uiterlijk_van(soort, stand), kalender(stand["kalender"]))


def herzie(
    soort: TermijnSoort,
    stand: TermijnStand,
    met: Kalender,
    *,
    werkt_op: date,
    vanaf: str,
    nu: str,
) -> TermijnStand:
    """Recompute the end, its derivation and what is due next. `stand` is changed and returned.

    Reminders due before the instant `vanaf` count as passed. An overrun that was noted and, after a correction or a
    late registered suspension, lies in the future again, is no overrun: it and what followed it can be noted anew, as
    another `keer`.
    """
    uitkomst = uitkomst_van(soort, stand, met, werkt_op)
    stand["ruw"] = uitkomst.ruw.isoformat()
    stand["uiterlijk"] = uitkomst.uiterlijk.isoformat()
    stand["afleiding"] = [stap.als_gegevens() for stap in uitkomst.afleiding]
    stand["regels"] = REGELS
    stand["kalender"] = met.versie
    stand["voorlopig"] = uitkomst.voorlopig
    gehad = stand["gehad"]
    for verschuldigd in treden_van(soort, stand):
        naam, op = verschuldigd.trede.naam, verschuldigd.op
        if naam not in gehad:
            if verschuldigd.misbaar and op < vanaf:
                gehad.append(naam)
        elif verschuldigd.na_einde and op > nu:
            gehad.remove(naam)
            stand["keer"] += naam == OVERSCHRIJDING
    return werk_bij(soort, stand)


def werk_bij(soort: TermijnSoort, stand: TermijnStand) -> TermijnStand:
    """Set what follows from the rest: stand, te_laat and the next rung. `stand` is changed and returned."""
    gehad = stand["gehad"]
    te_laat = OVERSCHRIJDING in gehad
    open_ = [o for o in stand["opschortingen"] if o["open"]]
    if stand["gestopt_op"] is not None:
        # What is registered late but lies within the term was in time, also after a noted overrun.
        te_laat = te_laat and _gestopt_op(soort, stand["gestopt_op"]) > uiterlijk_van(soort, stand)
        stand["stand"], stand["volgende"] = GESTOPT, None
    elif open_:
        stand["stand"], stand["volgende"] = OPGESCHORT, _loopt_af(open_)
    else:
        stand["stand"] = OVERSCHREDEN if te_laat else LOPEND
        komt = (v for v in treden_van(soort, stand) if v.op != NOOIT and v.trede.naam not in gehad)
        eerste = next(komt, None)
        stand["volgende"] = None if eerste is None else {"trede": eerste.trede.naam, "op": eerste.op}
    stand["te_laat"] = te_laat
    if soort.dwangsom:
        gestopt = date.fromisoformat(stand["gestopt_op"]) if stand["gestopt_op"] is not None else None
        stand["dwangsom"] = dwangsom.plan(
            soort.dwangsom,
            date.fromisoformat(stand["uiterlijk"]),
            gestopt,
            kalender(stand["kalender"]),
        )
    return stand


def _loopt_af(open_: list[dict[str, Any]]) -> dict[str, str] | None:
    """The first moment after the agreed last day of the first suspension that ends by itself."""
    dagen_ = [o["tot"] for o in open_ if o["vast"]]
    return {"trede": HERVAT, "op": dagbegin(date.fromisoformat(min(dagen_)) + EEN_DAG)} if dagen_ else None


def _intervallen(stand: Mapping[str, Any], werkt_op: date) -> Iterator[Opschorting]:
    """The suspensions with their projected end; without one the days so far. An empty interval has no days."""
    for o in stand["opschortingen"]:
        van = date.fromisoformat(o["van"])
        tot = werkt_op if o["tot"] is None else date.fromisoformat(o["tot"])
        if tot >= van:
            yield Opschorting(van, tot, o["grond"])


def uitkomst_van(soort: TermijnSoort, stand: Mapping[str, Any], met: Kalender, werkt_op: date) -> Uitkomst:
    """The end of this term as it stands, also by another length or another calendar; nothing is changed."""
    intervallen = tuple(_intervallen(stand, werkt_op))
    gewoon = _bereken(
        soort,
        begin_van(soort, stand),
        intervallen,
        tuple(stand["verdagingen"]),
        stand["variant"],
        uitstelgronden=tuple(stand.get("uitstelgronden", ())),
        lengte_dagen=stand["lengte_dagen"],
        met=met,
    )
    return gewoon if stand["vervangen_door"] is None else _vervangen(soort, stand, gewoon, intervallen)


@lru_cache(maxsize=16_384)  # a kilobyte each
def _bereken(
    soort: TermijnSoort,
    begin: date,
    opschortingen: tuple[Opschorting, ...],
    verdagingen: tuple[int, ...],
    variant: str | None,
    *,
    uitstelgronden: tuple[str, ...],
    lengte_dagen: int | None,
    met: Kalender,
) -> Uitkomst:
    return bereken(
        soort,
        begin,
        opschortingen,
        verdagingen,
        variant,
        uitstelgronden=uitstelgronden,
        lengte_dagen=lengte_dagen,
        kalender=met,
        streng=False,
    )


def stille_dagen(stand: Mapping[str, Any], werkt_op: date) -> int:
    """How many days the clock stood still, every day once."""
    intervallen = list(_intervallen(stand, werkt_op))
    return sum(s.dagen for s in stilstanden(intervallen, date.fromisoformat(stand["begin"][:10])))


def _vervangen(
    soort: TermijnSoort, stand: Mapping[str, Any], gewoon: Uitkomst, intervallen: tuple[Opschorting, ...]
) -> Uitkomst:
    """The end that a notice under Awb 4:14 lid 3 put in its place, later by the suspensions that came after it."""
    einde = date.fromisoformat(stand["vervangen_door"])
    totaal = sum(s.dagen for s in stilstanden(intervallen, begin_van(soort, stand)))
    # A day that was named is not taken back by an early supplement.
    erbij = max(0, totaal - stand["vervangen_bij"])
    stappen = [
        *gewoon.afleiding[:-1],
        Stap("Uitstel gemeld, met een nieuwe datum", stand["vervangen_grond"], einde),
    ]
    if erbij:
        einde += timedelta(days=erbij)
        stappen.append(Stap(f"+ {dagen(erbij)} stil na de melding", soort.stil_artikel, einde))
    return Uitkomst(gewoon.ruw, einde, (*stappen, Stap(f"{soort.eind_tekst}, uiterlijk", "", einde)))
