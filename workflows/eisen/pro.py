"""The arithmetic of praktijkonderwijs and lwoo (UB 2.46): whole numbers only, so that nothing is rounded."""

from collections.abc import Sequence

from workflows.soorten.tlv import Soort, SoortRegel

KERNDOMEINEN = frozenset({"inzichtelijk_rekenen", "begrijpend_lezen"})


def iq_past(regel: SoortRegel, iq: int | None, problematiek: bool) -> bool:
    """PrO: 55 to 80. LWOO: 75 to 90, or 91 to 120 with sociaal-emotionele problematiek."""
    if regel.iq is None:
        return True
    if iq is None or not regel.iq[0] <= iq <= regel.iq[1]:
        return False
    return not (regel.soort is Soort.LWOO and iq > 90) or problematiek


def leerachterstand_past(regel: SoortRegel, achterstanden: Sequence[tuple[str, int, int]]) -> bool:
    """In at least two domains, of which one is inzichtelijk rekenen or begrijpend lezen.

    leerachterstand = 1 - DLE/DL. PrO: at least 0.5; LWOO: from 0.25 up to but not including 0.5 (0.5 is PrO).
    """
    if regel.achterstand is None:
        return True
    laag, hoog = regel.achterstand
    passend = {
        domein
        for domein, dl, dle in achterstanden
        if dl > 0 and laag * dl <= 100 * (dl - dle) and _onder(regel, dl, dle, hoog)
    }
    return len(passend) >= 2 and bool(passend & KERNDOMEINEN)


def _onder(regel: SoortRegel, dl: int, dle: int, hoog: int) -> bool:
    return regel.soort is Soort.PRO or 100 * (dl - dle) < hoog * dl
