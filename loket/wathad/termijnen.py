"""Another length of a term, or another calendar, over every run of it that really was."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

import orjson

from deadlines.fout import TermijnFout
from deadlines.kalender import Kalender, kalender
from deadlines.stand import uitkomst_van
from kernproces.datum import kort
from kernproces.gebruik.register import Register
from kernproces.opslag.opwaarderen import OPWAARDERING
from kernproces.opslag.rijen import Lezer
from kernproces.taal.termijn import Lengte, Telt, TermijnSoort
from kernproces.tijdstip import dag_van
from loket.wathad.uitslag import GRENZEN, Regel, Uitslag

_ENTRIES = """
SELECT w.zaak, g.inhoud FROM werkvoorraad w JOIN gebeurtenis g ON g.stroom = 'zaak/' || w.zaak ORDER BY w.zaak, g.nr
"""
GESTART = "termijn_gestart"
OVER_TERMIJNEN = (
    "Opschortingen, verlengingen en gemelde uitstellen blijven zoals zij waren; een langere termijn was misschien niet opgeschort.",
)


@dataclass(frozen=True, slots=True)
class Loop:
    """One run of a term: as it was left, and the day on which its end was last worked out."""

    zaak: str
    nr: int
    termijn: str
    soort: TermijnSoort | None  # None: the procedure is not published any more
    na: dict[str, Any]
    berekend_op: date


class AndereKalender(Kalender):
    """The calendar of then with days more, or less, that are free."""

    def __init__(self, basis: Kalender, erbij: Iterable[date], eraf: Iterable[date]) -> None:
        super().__init__(basis.versie, basis.besluiten, basis.geldig_vanaf)
        self._erbij, self._eraf = frozenset(erbij), frozenset(eraf)

    def _bepaal(self, dag: date) -> str:
        if dag in self._erbij:
            return "een dag die in deze vergelijking vrij is"
        return "" if dag in self._eraf and dag.isoweekday() < 6 else super()._bepaal(dag)


def andere_termijnen(
    lezer: Lezer,
    register: Register,
    lengtes: Mapping[str, Lengte],
    erbij: tuple[date, ...] = (),
    eraf: tuple[date, ...] = (),
) -> Uitslag:
    """Every run of these terms with another length, and with days more or less that are free: then every run of every term.

    A variant and a length that was set per case stay as they were.
    """
    anders: dict[TermijnSoort, TermijnSoort] = {}
    gemaakt: dict[str, Kalender] = {}

    def soort_van(loop: Loop, soort: TermijnSoort) -> TermijnSoort:
        if loop.termijn not in lengtes or loop.na["variant"] or loop.na["lengte_dagen"] is not None:
            return soort
        return anders.setdefault(soort, replace(soort, lengte=lengtes[loop.termijn]))

    def met(versie: str) -> Kalender:
        if not erbij and not eraf:
            return kalender(versie)
        return gemaakt.setdefault(versie, AndereKalender(kalender(versie), erbij, eraf))

    lopen = (x for x in lopen_van(lezer, register) if x.termijn in lengtes or not lengtes or erbij or eraf)
    delen = [f"{t} met een lengte van {le.aantal} {le.eenheid.value}" for t, le in lengtes.items()]
    dagen = [f"{kort(d)} ook vrij" for d in erbij] + [f"{kort(d)} niet vrij" for d in eraf]
    if dagen or not lengtes:
        delen.append(f"de kalender met {', '.join(dagen) or 'geen andere dagen'}")
    return _vergelijk(", ".join(delen), lopen, soort_van, met)


def lopen_van(lezer: Lezer, register: Register) -> Iterator[Loop]:
    """Every run of every term of every zaak, once."""
    for zaak, rijen in groupby(lezer.rij_stroom(_ENTRIES), lambda r: r[0]):
        termijnen: dict[str, TermijnSoort] = {}
        open_lopen: dict[str, Loop] = {}
        for _, inhoud in rijen:
            entry = OPWAARDERING.waardeer_op(orjson.loads(inhoud))
            voortgang = register.op_afdruk(str(entry["workflow"]))
            termijnen = dict(voortgang.workflow.termijnen) if voortgang is not None else termijnen
            id_, na = entry["open"].get("termijn"), entry["open"].get("na")
            if not id_ or not isinstance(na, dict):
                continue
            if entry["soort"] == GESTART and id_ in open_lopen:
                yield open_lopen.pop(id_)
            vorige = open_lopen.get(id_)
            op = (
                date.fromisoformat(entry["werkt_op"])
                if "afleiding" in na or vorige is None
                else vorige.berekend_op
            )
            nr = entry["nr"] if vorige is None else vorige.nr
            open_lopen[id_] = Loop(str(zaak), nr, id_, termijnen.get(id_), na, op)
        yield from open_lopen.values()


def _vergelijk(
    vraag: str,
    lopen: Iterator[Loop],
    soort_van: Callable[[Loop, TermijnSoort], TermijnSoort],
    kalender_van: Callable[[str], Kalender],
) -> Uitslag:
    uitslag = Uitslag(vraag, "keren dat de termijn liep", grenzen=(*GRENZEN, *OVER_TERMIJNEN))
    for loop in lopen:
        uitslag.gezien += 1
        was = str(loop.na["uiterlijk"])
        if loop.soort is None:
            uitslag.niet.append(
                Regel(
                    loop.zaak, loop.nr, loop.termijn, was, "De procedure van deze zaak is hier niet bekend."
                )
            )
            continue
        try:
            uitkomst = uitkomst_van(
                soort_van(loop, loop.soort), loop.na, kalender_van(str(loop.na["kalender"])), loop.berekend_op
            )
        except (TermijnFout, KeyError) as fout:
            uitslag.niet.append(Regel(loop.zaak, loop.nr, loop.termijn, was, str(fout)))
            continue
        wordt = uitkomst.uiterlijk.isoformat()
        laat_was, laat_wordt = (_te_laat(loop.na["gestopt_op"], loop.soort, einde) for einde in (was, wordt))
        uitslag.tel("te laat", laat_was, laat_wordt)
        if was != wordt:
            hoe = ("op tijd", "te laat")
            uitslag.regels.append(
                Regel(
                    loop.zaak,
                    loop.nr,
                    loop.termijn,
                    f"{was}, {hoe[laat_was]}",
                    f"{wordt}, {hoe[laat_wordt]}",
                )
            )
    return uitslag


def _te_laat(op: str | None, soort: TermijnSoort, uiterlijk: str) -> bool:
    """Stopped after its last day. One that was never stopped says nothing: it may still be."""
    if op is None:
        return False
    if soort.telt is Telt.UREN:
        return datetime.fromisoformat(op) > datetime.fromisoformat(uiterlijk)
    dag = date.fromisoformat(op) if len(op) == 10 else dag_van(datetime.fromisoformat(op))
    return dag > date.fromisoformat(uiterlijk)
