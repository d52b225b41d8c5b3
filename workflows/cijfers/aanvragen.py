"""R1 and R22: whether applications were decided in time, and how many new TLVs began (norm B1 and N2; domein.md 8)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from kernproces.zaak.stand import Stand
from workflows.cijfers.indicator import Telling, Uitkomst
from workflows.gegevens.opvolging import besluit_van
from workflows.soorten.tlv import SOORTEN, Soort
from workflows.termijnen.catalogus import TLV_NORM
from workflows.toestanden.tlv import T


def r1(stand: Stand, op: date) -> Iterator[Telling]:
    """Made known on or before the last day of the norm, with suspended days taken off; late and still open counts against."""
    termijn = stand["termijnen"].get(TLV_NORM.id)
    if termijn is None:
        return
    begin, uiterlijk = date.fromisoformat(termijn["begin"]), date.fromisoformat(termijn["uiterlijk"])
    gestopt = date.fromisoformat(termijn["gestopt_op"]) if termijn["gestopt_op"] else None
    bekend = gestopt is not None and "maak_bekend" in stand["gedaan"]
    if gestopt is not None and not bekend and gestopt <= uiterlijk:
        return  # withdrawn or sent on in time: there was nothing left to decide
    if gestopt is None:
        nog = termijn["stand"] == "opgeschort" or op <= uiterlijk
        yield Telling(stand["zaak"], begin, Uitkomst.NOG if nog else Uitkomst.NEE, _soort(stand))
        return
    uitkomst = Uitkomst.JA if gestopt <= uiterlijk else Uitkomst.NEE
    bruto = (gestopt - begin).days
    netto = bruto - stille_dagen(termijn["opschortingen"], begin, gestopt)
    yield Telling(stand["zaak"], begin, uitkomst, _soort(stand), bruto=bruto, netto=netto)


def stille_dagen(opschortingen: Iterable[dict[str, Any]], begin: date, einde: date) -> int:
    """On how many days after `begin`, up to and including `einde`, the clock stood still; a day counts once."""
    stil: set[date] = set()
    for o in opschortingen:
        dag = max(date.fromisoformat(o["van"]), begin + timedelta(days=1))
        tot = min(date.fromisoformat(o["tot"]) if o["tot"] else einde, einde)
        stil |= {dag + timedelta(days=n) for n in range((tot - dag).days + 1)}
    return len(stil)


def r22(stand: Stand, op: date) -> Iterator[Telling]:
    """A granted TLV that was made known, on the day on which it begins. LWOO is no TLV."""
    bekend = stand["gedaan"].get("maak_bekend")
    besluit = besluit_van(stand)
    if stand["toestand"] != T.VERLEEND or bekend is None or besluit["soort"] == Soort.LWOO:
        return
    begin = date.fromisoformat(besluit["begin"] or bekend["op"])
    yield Telling(stand["zaak"], begin, Uitkomst.JA if begin <= op else Uitkomst.NOG, _soort(stand))


def _soort(stand: Stand) -> str:
    return SOORTEN[Soort(besluit_van(stand)["soort"])].titel
