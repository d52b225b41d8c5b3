"""What a whole line of `termijn bereken` must answer, by the walker of orakel.py and the table of domein.md 10.0 copied by hand."""

from datetime import date
from typing import Any

from tests.deadlines.orakel import DAG, schuif, vrij

Vraag = dict[str, Any]
MEER = 36_500
# id: (days, rolls, may be suspended, may be extended); D.RET, D.TLV.herstel and the school years by name below.
DAGEN = {
    "D.TLV.norm": (42, True, True, False),
    "D.TLV.wet": (56, True, True, False),
    "D.TLV.bb": (28, True, True, False),
    "D.TLV.herstel": (14, False, True, False),
    "D.BZ.in": (42, True, True, True),
    "D.BZ.beroep": (42, True, True, True),
    "D.BZ.lbt": (14, False, True, True),
    "D.BZ.besluit": (84, True, True, True),
    "D.KL": (42, True, True, True),
    "D.OPP": (42, True, True, True),
    "D.THZ.plek": (42, False, True, True),
    "D.THZ.opp": (42, False, True, True),
    "D.IG": (14, True, True, True),
    "D.TOEL": (42, True, False, True),
    "D.RET": (0, False, True, True),
    "D.EVAL": (0, False, False, False),
    "D.HER": (0, False, False, False),
}
VARIANTEN = {
    ("D.BZ.besluit", "commissie"): 84,
    ("D.BZ.besluit", "zonder_commissie"): 42,
    ("D.KL", "commissie"): 70,
    ("D.KL", "zonder_commissie"): 42,
}
GESTELD = {"D.TLV.norm", "D.BZ.lbt", "D.THZ.plek", "D.THZ.opp", "D.TLV.herstel"}  # the SWV sets these itself


def antwoord(vraag: Vraag) -> tuple[date, date] | None:
    """(raw, adjusted) as the naive walker sees it, or None for a line that must be a fout."""
    if _kan_niet(vraag):
        return None
    dagen = vraag["lengte_dagen"] or VARIANTEN.get(
        (vraag["termijn"], vraag["variant"]), DAGEN[vraag["termijn"]][0]
    )
    uitstel = sum(vraag["verdagingen_dagen"])
    rolt = DAGEN[vraag["termijn"]][1] and dagen + uitstel <= (90 if vraag["lengte_dagen"] else 84)
    ruw = _stil(vraag, _kaal(vraag["termijn"], vraag["begin"], dagen) + uitstel * DAG, rolt=rolt)
    if ruw is None or not rolt:
        return None if ruw is None else (ruw, ruw)
    kort = vraag["lengte_dagen"] is not None and dagen >= 3
    return ruw, schuif(_twee_werkdagen(vraag["begin"], ruw) if kort else ruw)


def _kan_niet(vraag: Vraag) -> bool:
    naam, begin = vraag["termijn"], vraag["begin"]
    variant, lengte = vraag["variant"], vraag["lengte_dagen"]
    _, _, mag_stil, mag_uitstel = DAGEN[naam]
    return any(
        (
            variant is not None and ((naam, variant) not in VARIANTEN or lengte is not None),
            lengte is not None and (naam not in GESTELD or not 1 <= lengte <= MEER),
            vraag["opschortingen"] and not mag_stil,
            vraag["verdagingen_dagen"] and not mag_uitstel,
            any(not 1 <= n <= MEER for n in vraag["verdagingen_dagen"]),
            any(tot < van or van < begin for van, tot in vraag["opschortingen"]),
        )
    )


def _kaal(naam: str, begin: date, dagen: int) -> date:
    if naam == "D.RET":
        schrikkel = (begin.month, begin.day) == (2, 29)
        return begin.replace(year=begin.year + 3, day=28 if schrikkel else begin.day)
    if naam in ("D.EVAL", "D.HER"):
        while (begin.month, begin.day) != (7, 31):
            begin += DAG
        return begin
    return begin + dagen * DAG


def _stil(vraag: Vraag, ruw: date, *, rolt: bool) -> date | None:
    """Every suspended day adds one, once; None when an interval begins after the term has ended."""
    gehad = {vraag["begin"]}
    for van, tot in sorted(vraag["opschortingen"]):
        if van > (schuif(ruw) if rolt else ruw):
            return None
        for n in range((tot - van).days + 1):
            dag = van + n * DAG
            ruw += DAG * (dag not in gehad)
            gehad.add(dag)
    return ruw


def _twee_werkdagen(begin: date, einde: date) -> date:
    dag, werkdagen = begin, 0
    while dag < einde or werkdagen < 2:
        dag += DAG
        werkdagen += not vrij(dag)
    return dag
