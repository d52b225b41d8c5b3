"""Reading back: the chain over stored bytes, and the full verdict of naspelen, in events a second."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from bench.wereld import begin_zaken, loop, richt_in, samenstel, stappen
from kernproces.opslag.keten import nagelopen
from loket.bedrading import Samenstel
from loket.lezen import naspeler

KEREN = 5
VOLUME = 20_000  # events read per turn, whatever the size of the history


def meet(url: str, map_: str, zaken: int) -> list[dict[str, Any]]:
    """Replay with the chain proven (hash the bytes, check the link, parse), and the verdict on every step."""
    with samenstel(url, map_) as s:
        richt_in(s)
        wandeling = stappen(s, 0)
        namen = begin_zaken(s, zaken)
        for zaak in namen:
            loop(s, zaak, wandeling)
        return [_keten(s), _oordeel(s, namen)]


def _keten(s: Samenstel) -> dict[str, Any]:
    with s.opslag.lezen(momentopname=True) as lezer:
        rijen = list(lezer.alles())
        keren = max(1, VOLUME // len(rijen))
        lees = _snelst(lambda: _tel(lezer.alles()))
        na = _snelst(lambda: sum(_tel(nagelopen(rijen, vorm=False)) for _ in range(keren))) / keren
        met_vorm = _snelst(lambda: sum(_tel(nagelopen(rijen)) for _ in range(keren))) / keren
    return {
        "meting": "keten_nalopen",
        "databank": s.opslag.dialect,
        "ons": round(len(rijen) / (lees + na)),
        "zonder_lezen": round(len(rijen) / na),
        "met_vorm": round(len(rijen) / (lees + met_vorm)),
        "vloer": round(len(rijen) / lees),
        "verhouding": round(lees / (lees + na), 3),
        "eenheid": "gebeurtenissen per seconde per kern",
        "gebeurtenissen": len(rijen),
    }


def _oordeel(s: Samenstel, zaken: list[str]) -> dict[str, Any]:
    gevonden = 0
    begin = time.process_time()
    with naspeler(s) as na:
        for zaak in zaken:
            verslag = na.speel_na(zaak)
            if any(stap.bevindingen for stap in verslag.stappen):
                raise RuntimeError(f"Zaak {zaak} is niet rechtmatig na te spelen.")
            gevonden += len(verslag.stappen)
    duur = time.process_time() - begin
    with s.opslag.lezen(momentopname=True) as lezer:
        eigen = [f"zaak/{zaak}" for zaak in zaken]
        vloer = _snelst(lambda: sum(_tel((z, *r) for r in lezer.geschiedenis(z)) for z in eigen))
    return {
        "meting": "naspelen",
        "databank": s.opslag.dialect,
        "ons": round(gevonden / duur),
        "vloer": round(gevonden / vloer),
        "verhouding": round(vloer / duur, 3),
        "eenheid": "gebeurtenissen per seconde per kern",
        "gebeurtenissen": gevonden,
    }


def _snelst(doe: Callable[[], int]) -> float:
    """CPU seconds of the best of a few turns: what one core needs when nobody disturbs it."""
    tijden = []
    for _ in range(KEREN):
        begin = time.process_time()
        doe()
        tijden.append(time.process_time() - begin)
    return min(tijden)


def _tel(reeks: Iterable[Any]) -> int:
    return sum(1 for _ in reeks)
