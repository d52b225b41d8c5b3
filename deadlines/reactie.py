"""What a step does to the terms: consequences in, events out. Pure, and on the path of every advance.

A consequence is data that the engine made from a declared overgang: start, stop, schort_op, hervat, verleng, vervang
or herreken. Each event carries the complete new term; applying it is `termijnen[id] = na`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from deadlines.fout import TermijnFout
from deadlines.kalender import Kalender
from deadlines.stand import (
    OPGESCHORT,
    OVERSCHRIJDING,
    TermijnStand,
    begin_van,
    begintekst,
    herzie,
    kaal,
    nieuwe_stand,
    stille_dagen,
    stopmoment,
    treden_van,
    verdaag,
    werk_bij,
)
from deadlines.trede import Gebeurtenis, noteer
from kernproces.taal.termijn import Telt, TermijnSoort
from kernproces.tijdstip import dag_van, dagbegin, tijdstip

Gevolg = Mapping[str, Any]
EEN_DAG = timedelta(days=1)


def reageer(
    gevolgen: Sequence[Gevolg],
    termijnen: Mapping[str, TermijnStand],
    soorten: Mapping[str, TermijnSoort],
    werkt_op: date,
    nu: datetime,
    *,
    kalender: Kalender,
) -> list[Gebeurtenis]:
    """The events that follow, in order. Raises TermijnFout on a consequence that cannot be; then nothing holds."""
    reactie = Reactie(dict(termijnen), soorten, werkt_op, nu, kalender)
    for gevolg in gevolgen:
        if (doe := _DOE.get(gevolg["doe"])) is None:
            raise TermijnFout(f"Onbekend gevolg {gevolg['doe']!r}. Verwacht: {', '.join(_DOE)}.")
        doe(reactie, gevolg)
    return reactie.uit


@dataclass(slots=True)
class Reactie:
    """The terms while the consequences are worked out, and the events so far."""

    termijnen: dict[str, TermijnStand]
    soorten: Mapping[str, TermijnSoort]
    werkt_op: date
    nu: datetime
    kalender: Kalender
    vanaf: str = ""  # reminders due before this instant count as passed when a term is recomputed
    uit: list[Gebeurtenis] = field(default_factory=list)

    def soort(self, termijn: str) -> TermijnSoort:
        """The kind of a term that this workflow knows."""
        if (soort := self.soorten.get(termijn)) is None:
            raise TermijnFout(f"Onbekende termijn {termijn!r}. Verwacht: {', '.join(self.soorten)}.")
        return soort

    def lopend(self, termijn: str) -> TermijnStand | None:
        """A copy of the term when it has not been stopped."""
        stand = self.termijnen.get(termijn)
        return None if stand is None or stand["gestopt_op"] is not None else kaal(stand)

    def moet_lopen(self, termijn: str, wat: str) -> TermijnStand:
        """The term, which must run and must not be over yet."""
        stand = self.lopend(termijn)
        if stand is None:
            raise TermijnFout(f"{termijn} loopt niet. Verwacht: een lopende termijn om te {wat}.")
        if stand["uiterlijk"][:10] < self.werkt_op.isoformat():
            raise TermijnFout(
                f"{termijn} is geëindigd op {stand['uiterlijk'][:10]}. Verwacht: {wat} voordat de termijn voorbij is."
            )
        return stand

    def herzie(self, soort: TermijnSoort, stand: TermijnStand) -> TermijnStand:
        """Recompute the term as of this step."""
        vanaf = self.vanaf or dagbegin(dag_van(self.nu))
        return herzie(soort, stand, self.kalender, werkt_op=self.werkt_op, vanaf=vanaf, nu=tijdstip(self.nu))

    def meld(self, gebeurtenis: str, termijn: str, na: TermijnStand, **erbij: Any) -> None:
        """Append an event and take over the term it carries."""
        self.voeg_toe((gebeurtenis, {"termijn": termijn, **erbij, "na": na}))

    def voeg_toe(self, gebeurtenis: Gebeurtenis) -> None:
        """Append an event that already carries its term."""
        self.termijnen[gebeurtenis[1]["termijn"]] = gebeurtenis[1]["na"]
        self.uit.append(gebeurtenis)


def _start(r: Reactie, gevolg: Gevolg) -> None:
    soort = r.soort(gevolg["termijn"])
    begin = begintekst(soort, gevolg["begin"])
    lengte = gevolg.get("lengte_dagen")
    if (vast := gevolg.get("uiterlijk")) is not None:
        lengte = (date.fromisoformat(vast) - date.fromisoformat(begin[:10])).days
        if lengte < 1:
            raise TermijnFout(f"De laatste dag van {soort.id} is {vast}. Verwacht: een dag na {begin[:10]}.")
    stand = nieuwe_stand(begin, gevolg.get("variant"), lengte, r.termijnen.get(soort.id))
    r.meld("termijn_gestart", soort.id, r.herzie(soort, stand))


def _stop(r: Reactie, gevolg: Gevolg) -> None:
    """Stopping a term that is over already first notes the overrun: no overrun without its recorded notice.

    `op`: the instant that a term in hours is judged by (AVG 33: of the notice, however late it is recorded).
    """
    if (na := r.lopend(gevolg["termijn"])) is None:
        return
    soort = r.soort(gevolg["termijn"])
    if any(o["open"] for o in na["opschortingen"]):
        _sluit(na, r.werkt_op, lambda _: True)
        r.herzie(soort, na)
    moment = _stopmoment(r, gevolg)
    _noteer_overschrijding(r, soort, na, moment)
    na["gestopt_op"] = moment if soort.telt is Telt.UREN else r.werkt_op.isoformat()
    r.meld("termijn_gestopt", soort.id, werk_bij(soort, na))


def _herstop(r: Reactie, gevolg: Gevolg) -> None:
    """The day or instant on which a term stopped was corrected: whether it was in time is judged again."""
    soort, op = r.soort(gevolg["termijn"]), gevolg["op"]
    stand = r.termijnen.get(soort.id)
    if stand is None or stand["gestopt_op"] is None:
        raise TermijnFout(
            f"{soort.id} is niet gestopt. Verwacht: een gestopte termijn waarvan de dag te herstellen is."
        )
    na = kaal(stand)
    na["gehad"] = list(na["gehad"])
    moment = stopmoment(soort, op)
    _noteer_overschrijding(r, soort, na, moment)
    na["gestopt_op"] = moment if soort.telt is Telt.UREN else op
    r.meld("termijn_herrekend", soort.id, werk_bij(soort, na), reden=gevolg["reden"])


def _noteer_overschrijding(r: Reactie, soort: TermijnSoort, na: TermijnStand, moment: str) -> None:
    """No overrun without its recorded notice, also when it only shows as the term ends."""
    for verschuldigd in treden_van(soort, na):
        trede = verschuldigd.trede
        if trede.naam == OVERSCHRIJDING and verschuldigd.op <= moment and trede.naam not in na["gehad"]:
            r.voeg_toe(noteer(soort, na, trede))
            na["gehad"] = [*na["gehad"], trede.naam]


def _stopmoment(r: Reactie, gevolg: Gevolg) -> str:
    if (op := gevolg.get("op")) is not None:
        return tijdstip(datetime.fromisoformat(op))
    return tijdstip(r.nu) if r.werkt_op == dag_van(r.nu) else dagbegin(r.werkt_op)


def _schort_op(r: Reactie, gevolg: Gevolg) -> None:
    """A term that was stopped or was over before the interval begins, stays as it is.

    The end of a term that stands still was worked out on an earlier day: it says nothing about being over.
    """
    van, tot = gevolg["van"], gevolg["tot"]
    vast = bool(gevolg.get("vast", False))
    if not gevolg.get("grond"):
        raise TermijnFout("Een opschorting zonder grond kan niet. Verwacht: het artikel waarop zij rust.")
    if vast and tot is None:
        raise TermijnFout("Een afgesproken opschorting heeft een laatste dag. Verwacht: 'tot'.")
    if tot is not None and date.fromisoformat(tot) < date.fromisoformat(van) - (
        timedelta() if vast else EEN_DAG
    ):
        raise TermijnFout(
            f"De opschorting eindigt op {tot}, voor haar begin op {van}. Verwacht: een latere dag."
        )
    interval = {
        "spoor": gevolg["spoor"],
        "van": van,
        "tot": tot,
        "grond": gevolg["grond"],
        "open": True,
        "vast": vast,
    }
    for termijn in gevolg["termijnen"]:
        na = r.lopend(termijn)
        if na is None or (na["stand"] != OPGESCHORT and van > na["uiterlijk"][:10]):
            continue
        # Of a term that is still to begin (Awb 7:10: after the term to object) only its own days stand still.
        na["opschortingen"] = [*na["opschortingen"], interval | {"van": max(van, na["begin"][:10])}]
        na["gehad"] = list(na["gehad"])
        soort = r.soort(termijn)
        r.meld(
            "termijn_opgeschort", termijn, r.herzie(soort, na), spoor=gevolg["spoor"], grond=gevolg["grond"]
        )


def _hervat(r: Reactie, gevolg: Gevolg) -> None:
    hervat(r, gevolg["spoor"], date.fromisoformat(gevolg["op"]))


def hervat(r: Reactie, spoor: str, op: date, *, alleen_verlopen: bool = False) -> None:
    """The spoor ends on `op`: that day counts again. A term that another interval still holds stays suspended.

    `alleen_verlopen`: only its intervals whose agreed last day has passed; a longer one goes on.
    """

    def eindigt(o: Mapping[str, Any]) -> bool:
        return o["spoor"] == spoor and (not alleen_verlopen or (o["vast"] and o["tot"] < op.isoformat()))

    for termijn in sorted(r.termijnen):
        na = r.lopend(termijn)
        if na is None or not any(o["open"] and eindigt(o) for o in na["opschortingen"]):
            continue
        _sluit(na, op, eindigt)
        over = any(o["open"] and o["spoor"] == spoor for o in na["opschortingen"])
        erbij = {"op": op.isoformat()} if over else {"spoor": spoor, "op": op.isoformat()}
        r.meld("termijn_hervat", termijn, r.herzie(r.soort(termijn), na), **erbij)


def _sluit(na: TermijnStand, op: date, eindigt: Callable[[Mapping[str, Any]], bool]) -> None:
    """Fix the open intervals that end: the last suspended day is the day before, or as projected.

    The day of the supplement itself counts again (C3). An interval that keeps no day at all is dropped.
    """
    laatste = (op - EEN_DAG).isoformat()
    over = []
    for o in na["opschortingen"]:
        if o["open"] and eindigt(o):
            tot = laatste if o["tot"] is None else min(o["tot"], laatste)
            if tot >= o["van"]:
                over.append({**o, "tot": tot, "open": False})
        else:
            over.append(o)
    na["opschortingen"] = over
    na["gehad"] = list(na["gehad"])


def _verleng(r: Reactie, gevolg: Gevolg) -> None:
    soort = r.soort(gevolg["termijn"])
    na = r.moet_lopen(soort.id, "verlengen")
    verdaag(na, gevolg["dagen"], gevolg["grond"])
    r.meld("termijn_verlengd", soort.id, r.herzie(soort, na), dagen=gevolg["dagen"], grond=gevolg["grond"])


def _vervang(r: Reactie, gevolg: Gevolg) -> None:
    """Another last day, named in a notice (Awb 4:14 lid 3): of the legal limit only, never of the norm."""
    soort, dag = r.soort(gevolg["termijn"]), gevolg["uiterlijk"]
    if not soort.vervangbaar:
        raise TermijnFout(
            f"{soort.id} krijgt geen andere datum door een melding van uitstel ({gevolg['grond']})."
        )
    na = r.moet_lopen(soort.id, "vervangen")
    if dag <= na["uiterlijk"]:
        raise TermijnFout(f"De nieuwe datum van {soort.id} is {dag}. Verwacht: een dag na {na['uiterlijk']}.")
    na |= {"vervangen_door": dag, "vervangen_grond": gevolg["grond"], "gehad": list(na["gehad"])}
    na["vervangen_bij"] = stille_dagen(na, r.werkt_op)
    r.meld("termijn_vervangen", soort.id, r.herzie(soort, na), grond=gevolg["grond"])


def _herreken(r: Reactie, gevolg: Gevolg) -> None:
    """A corrected start: also of a stopped term, for whether it was in time depends on it."""
    soort = r.soort(gevolg["termijn"])
    if (stand := r.termijnen.get(soort.id)) is None:
        raise TermijnFout(
            f"{soort.id} is nooit gestart. Verwacht: een termijn waarvan het begin te herstellen is."
        )
    na = kaal(stand)
    na |= {"begin": begintekst(soort, gevolg["begin"]), "gehad": list(na["gehad"])}
    if na["lengte_dagen"] is not None:  # a last day that was set stays where it is
        na["lengte_dagen"] += (begin_van(soort, stand) - begin_van(soort, na)).days
    r.herzie(soort, na)
    if na["gestopt_op"] is not None:
        _noteer_overschrijding(r, soort, na, stopmoment(soort, na["gestopt_op"]))
    r.meld("termijn_herrekend", soort.id, werk_bij(soort, na), reden=gevolg["reden"])


_DOE: dict[str, Callable[[Reactie, Gevolg], None]] = {
    "start": _start,
    "stop": _stop,
    "schort_op": _schort_op,
    "hervat": _hervat,
    "verleng": _verleng,
    "vervang": _vervang,
    "herreken": _herreken,
    "herstop": _herstop,
}
