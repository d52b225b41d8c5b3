"""Durable advances per second: ours, the two floors, the bound and the yardstick in turns, by one or more processes at once."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from statistics import mean, median
from typing import Any

from bench.maatstaf import Maatstaf
from bench.vloer import Vloer, Werk, loop_warm
from bench.wereld import MIX, Stap, begin_zaken, gelukt, richt_in, samenstel, stappen

SOORTEN = ("ons", "vloer", "zelfde", "grens", "maatstaf")
MS, MICRO = 1e3, 1e6


@dataclass(slots=True)
class Blok:
    """What one process did in one block."""

    soort: str
    begin: float
    einde: float
    cpu: float
    tijden: list[tuple[int, float]]  # which step of the mix, seconds


@dataclass(slots=True)
class Taak:
    """What one process gets to do: per day the zaken of its own that are handed in on it."""

    url: str
    vloer_url: str
    map_: str
    dagen: list[list[str]]
    wandelingen: list[list[Stap]]
    zaad: int
    gedaan: list[Blok] = field(default_factory=list)


def meet(
    url: str, vloer_url: str, map_: Path, processen: int, ronden: int, zaken: int
) -> list[dict[str, Any]]:
    """The lines of the report for one database and one number of processes.

    A round is a day in full swing: of every step of the mix as many, each in zaken that were handed in on another day.
    The days before it, and the first day, only warm up.
    """
    dagen = len(MIX) + ronden
    with samenstel(url, str(map_ / "ons")) as s, samenstel(vloer_url, str(map_ / "vloer")):
        richt_in(s)
        wandelingen = [stappen(s, dag) for dag in range(dagen)]
        alle = begin_zaken(s, processen * dagen * zaken)
        vloer = Vloer(vloer_url)
        vloer.maak_tabellen(alle)
        vloer.sluit()
        maatstaf = Maatstaf(vloer_url)
        maatstaf.maak_tabellen(alle)
        maatstaf.sluit()
        databank = s.opslag.dialect
    per = [alle[p::processen] for p in range(processen)]
    taken = [
        Taak(url, vloer_url, str(map_ / "ons"), [eigen[d::dagen] for d in range(dagen)], wandelingen, p)
        for p, eigen in enumerate(per)
    ]
    warm = [v for v in (loop_warm(url), loop_warm(vloer_url)) if v is not None]
    try:
        return _regels(databank, _draai(taken))
    finally:
        for verbinding in warm:
            verbinding.close()


def _draai(taken: list[Taak]) -> list[list[Blok]]:
    """Run the processes side by side; per block what each of them did."""
    # Of a process that has read the program: as fresh, and it need not read it again.
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    hek = context.Barrier(len(taken))
    pijpen, processen = [], []
    for taak in taken:
        hier, daar = context.Pipe(duplex=False)
        proces = context.Process(target=werk, args=(taak, hek, daar))
        proces.start()
        daar.close()
        pijpen.append(hier)
        processen.append(proces)
    uit = [pijp.recv() for pijp in pijpen]
    for proces in processen:
        proces.join()
    return [list(blokken) for blokken in zip(*uit, strict=True)]


def werk(taak: Taak, hek: Barrier, pijp: Connection) -> None:
    """One process: its blocks in turns with the others, every block together."""
    s, vloer, maatstaf = samenstel(taak.url, taak.map_), Vloer(taak.vloer_url), Maatstaf(taak.vloer_url)
    willekeur = random.Random(taak.zaad)

    def ons(zaak: str, stap: Stap) -> Werk:
        return lambda: void(gelukt(s.kern.doe(zaak, stap.opdracht, next(klok))))

    maken = {
        "ons": ons,
        "vloer": vloer.klein,
        "zelfde": vloer.zelfde,
        "grens": vloer.grens,
        "maatstaf": maatstaf.stap,
    }
    try:
        for dag in range(len(taak.dagen)):
            klok = _klok(taak.wandelingen[dag][0].op, taak.zaad)
            werkdag = _werkdag(taak, dag)
            willekeur.shuffle(werkdag)
            for soort in SOORTEN if dag >= len(MIX) - 1 else SOORTEN[:1]:
                reeks = [(i, maken[soort](zaak, stap)) for i, zaak, stap in werkdag]
                hek.wait()
                blok = _blok(soort, reeks)
                if dag >= len(MIX):
                    taak.gedaan.append(blok)
        pijp.send(taak.gedaan)
    except BaseException:
        hek.abort()
        raise
    finally:
        pijp.close()
        maatstaf.sluit()
        vloer.sluit()
        s.sluit()


def _blok(soort: str, reeks: list[tuple[int, Werk]]) -> Blok:
    tijden = []
    cpu, begin = time.process_time(), time.perf_counter()
    vorige = begin
    for stap, doe in reeks:
        doe()
        nu = time.perf_counter()
        tijden.append((stap, nu - vorige))
        vorige = nu
    return Blok(soort, begin, vorige, time.process_time() - cpu, tijden)


def _werkdag(taak: Taak, dag: int) -> list[tuple[int, str, Stap]]:
    """What there is to do on a day: its own zaken take their first step, those of yesterday their second, and so on."""
    return [
        (i, zaak, taak.wandelingen[dag - i][i])
        for i in range(min(len(MIX), dag + 1))
        for zaak in taak.dagen[dag - i]
    ]


def _klok(begin: datetime, zaad: int) -> Iterator[datetime]:
    """Instants on one day, later each time."""
    return (begin + timedelta(milliseconds=10 * n + zaad) for n in count())


def _regels(databank: str, blokken: list[list[Blok]]) -> list[dict[str, Any]]:
    """A line for the mix and one for its heaviest step."""
    per = {soort: [b for b in blokken if b[0].soort == soort] for soort in SOORTEN}
    mix = {soort: median(_tempo(b) for b in reeks) for soort, reeks in per.items()}
    eerste = {soort: len(reeks[0]) / mean(_tijden(reeks, stap=0)) for soort, reeks in per.items()}
    kop = {"databank": databank, "processen": len(blokken[0])}
    tijden = {soort: sorted(_tijden(reeks)) for soort, reeks in per.items()}
    cpu = {
        s: median(sum(d.cpu for d in b) / sum(len(d.tijden) for d in b) for b in reeks)
        for s, reeks in per.items()
    }
    regel = _regel("voortgang", kop, mix) | {
        "p95_ms": round(_p95(tijden["ons"]) * MS, 3),
        "vloer_p95_ms": round(_p95(tijden["vloer"]) * MS, 3),
        "cpu_us": round(cpu["ons"] * MICRO),
        "vloer_cpu_us": round(cpu["vloer"] * MICRO),
        "ronden": [round(_tempo(o) / _tempo(v), 2) for o, v in zip(per["ons"], per["vloer"], strict=True)],
    }
    dien_in = _regel("dien_in", kop, eerste) | {
        "p95_ms": round(_p95(sorted(_tijden(per["ons"], stap=0))) * MS, 3)
    }
    return [regel, dien_in]


def _regel(meting: str, kop: dict[str, Any], tempo: dict[str, float]) -> dict[str, Any]:
    return {
        "meting": meting,
        **kop,
        "ons": round(tempo["ons"]),
        "vloer": round(tempo["vloer"]),
        "verhouding": round(tempo["ons"] / tempo["vloer"], 3),
        "vloer_zelfde_rijen": round(tempo["zelfde"]),
        "verhouding_zelfde_rijen": round(tempo["ons"] / tempo["zelfde"], 3),
        "grens": round(tempo["grens"]),
        "verhouding_grens": round(tempo["grens"] / tempo["vloer"], 3),
        "maatstaf": round(tempo["maatstaf"]),
        "verhouding_maatstaf": round(tempo["maatstaf"] / tempo["vloer"], 3),
        "eenheid": "stappen per seconde",
    }


def _tempo(blok: list[Blok]) -> float:
    """Steps a second of all processes together, from the first that began to the last that was done."""
    duur = max(deel.einde for deel in blok) - min(deel.begin for deel in blok)
    return sum(len(deel.tijden) for deel in blok) / duur


def _tijden(reeks: list[list[Blok]], stap: int | None = None) -> list[float]:
    return [t for blok in reeks for deel in blok for i, t in deel.tijden if stap in (None, i)]


def _p95(gesorteerd: list[float]) -> float:
    return gesorteerd[int(len(gesorteerd) * 0.95)]


def void(_: object) -> None:
    """Forget the result."""
