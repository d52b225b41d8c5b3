"""A ronde over many running terms of which few or all are due: what it costs per due zaak, next to bare SQL.

What only runs is a row in the tables of the clock. What is due is a real head, copied from one application that was
handed in: the ronde reads heads and never the history, so copies need none. Every due zaak has one reminder due.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bench.klok import MICRO, VER, VERVALLEN, Bloot, vul
from bench.vloer import Vloer, loop_warm
from bench.wereld import BEGIN, EEN_DAG, Stap, begin_zaak, gelukt, geschreven, richt_in, samenstel, stappen
from deadlines.ronde import PER_KEER, Ronde
from kernproces.opslag.kolommen import KOLOMMEN
from kernproces.tijdstip import tijdstip
from loket.bedrading import Samenstel
from loket.ronde.loper import Rondeloper

NU = BEGIN + 29 * EEN_DAG  # the reminder of fourteen days before the end is due, and nothing else
VOORBEELD = "R-0000000"
PER_STAPEL = 5_000
VLOER = 200  # zaken on which the floor is measured
BLOKKEN = 20
Maat = tuple[int, int, int]  # running, due, handled (of a million that are due, the first ones)


class Eerste(Rondeloper):
    """A ronde that ends after so many zaken."""

    def __init__(self, s: Samenstel, meest: int) -> None:
        super().__init__(s)
        self._over = meest

    def vervallen(self, nu: datetime, hoeveel: int, na: str | None) -> Sequence[str]:
        """At most what is left."""
        rij = super().vervallen(nu, min(hoeveel, self._over), na) if self._over else []
        self._over -= len(rij)
        return rij


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """The rows of an application before its ronde, per table, and what the ronde wrote for it."""

    rijen: dict[str, list[tuple[Any, ...]]]
    stap: Stap


def meet(url: str, map_: str, maat: Maat) -> dict[str, Any]:
    """One line, in a database of its own."""
    lopend, vervallen, behandeld = maat
    with samenstel(url, map_) as s:
        richt_in(s)
        voorbeeld = _voorbeeld(s)
        _kopieer(s, voorbeeld, behandeld)
        _alleen_vervallen(s, voorbeeld, vervallen - behandeld)
        vul(s.opslag, vervallen, lopend)
        warm = loop_warm(url)
        ons, vloer = _om_en_om(s, url, voorbeeld.stap, behandeld)
        if warm is not None:
            warm.close()
        return {
            "meting": "ronde",
            "databank": s.opslag.dialect,
            "lopend": lopend,
            "vervallen": vervallen,
            "behandeld": behandeld,
            "ons": round(ons * MICRO, 1),
            "vloer": round(vloer * MICRO, 1),
            "verhouding": round(ons / vloer, 2),
            "eenheid": "microseconden per vervallen zaak",
        }


def _voorbeeld(s: Samenstel) -> Voorbeeld:
    zaak = begin_zaak(s, VOORBEELD)
    dien_in = stappen(s, 0)[0]
    gelukt(s.kern.doe(zaak, dien_in.opdracht, dien_in.op))
    sleutels = {"stroom": (f"zaak/{zaak}", f"dossier/D-{zaak}"), "werkvoorraad": (zaak,), "termijn": (zaak,)}
    with s.opslag.lezen() as lezer:
        rijen = {
            tabel: [rij for sleutel in waarden for rij in lezer.rij_query(_bij(tabel), (sleutel,))]
            for tabel, waarden in sleutels.items()
        }
    boeking = geschreven(s, zaak, lambda: s.kern.loop_na(zaak, NU))
    return Voorbeeld(rijen, Stap(zaak, dien_in.opdracht, NU, boeking))


def _kopieer(s: Samenstel, voorbeeld: Voorbeeld, aantal: int) -> None:
    """So many that are due, and some more that are not, for the floor."""
    for van in range(1, aantal + VLOER + 1, PER_STAPEL):
        namen = [f"R-{n:07}" for n in range(van, min(aantal + VLOER + 1, van + PER_STAPEL))]
        with s.opslag.schrijven(meer=True) as schrijver:
            for tabel, rijen in voorbeeld.rijen.items():
                nieuw = [_heet(naam, rij) for naam in namen for rij in rijen]
                schrijver.voer_uit(_erbij(tabel), [_rust(tabel, rij, aantal) for rij in nieuw])


def _heet(naam: str, rij: tuple[Any, ...]) -> tuple[Any, ...]:
    """The same row of a zaak with another number, of the same length."""
    return tuple(
        bytes(w).replace(VOORBEELD.encode(), naam.encode())
        if isinstance(w, bytes | memoryview)
        else w.replace(VOORBEELD, naam)
        if isinstance(w, str)
        else w
        for w in rij
    )


def _rust(tabel: str, rij: tuple[Any, ...], aantal: int) -> tuple[Any, ...]:
    """What is copied for the floor has nothing due."""
    if tabel != "termijn" or int(rij[0].removeprefix("R-")) <= aantal:
        return rij
    return tuple(VER if k == "volgende" else w for k, w in zip(KOLOMMEN[tabel], rij, strict=True))


def _bij(tabel: str) -> str:
    kolommen = KOLOMMEN[tabel]
    return f"SELECT {', '.join(kolommen)} FROM {tabel} WHERE {kolommen[0]} = ?"


def _erbij(tabel: str) -> str:
    kolommen = KOLOMMEN[tabel]
    return f"INSERT INTO {tabel} ({', '.join(kolommen)}) VALUES ({', '.join('?' * len(kolommen))})"


def _alleen_vervallen(s: Samenstel, voorbeeld: Voorbeeld, aantal: int) -> None:
    """Terms that are due after those that are handled: the ronde finds them in its index and is not asked to do them."""
    norm = voorbeeld.rijen["termijn"][0]
    for van in range(0, aantal, 50_000):
        with s.opslag.schrijven(meer=True) as schrijver:
            rijen = [(f"S-{n}", *norm[1:]) for n in range(van, min(aantal, van + 50_000))]
            schrijver.voer_uit(_erbij("termijn"), rijen)


def _om_en_om(s: Samenstel, url: str, stap: Stap, aantal: int) -> tuple[float, float]:
    """Seconds per due zaak, ours and the floor's, in turns: on a disk that others use too, both meet the same moments."""
    blokken = min(BLOKKEN, aantal)
    with Bloot(url) as bloot:
        begin = time.perf_counter()
        bloot.lees(VERVALLEN, (tijdstip(NU),))
        vraag = (time.perf_counter() - begin) / min(aantal, PER_KEER)
    kaal = Vloer(url)
    werk = [kaal.zelfde(f"R-{n:07}", stap) for n in range(aantal + 1, aantal + VLOER + 1)]
    ons = vloer = 0.0
    for blok in range(blokken):
        ons += _tijd(lambda: _ronde(s, aantal // blokken))
        deel = werk[blok * VLOER // blokken : (blok + 1) * VLOER // blokken]
        vloer += _tijd(lambda: [doe() for doe in deel])  # noqa: B023 called at once
    kaal.sluit()
    return ons / (aantal // blokken * blokken), vloer / VLOER + vraag


def _ronde(s: Samenstel, aantal: int) -> None:
    verslag = Ronde(Eerste(s, aantal)).loop(NU)
    if (verslag.zaken, verslag.gebeurtenissen, verslag.stuk) != (aantal, aantal, ()):
        raise RuntimeError(f"De ronde deed niet wat verwacht is: {verslag}.")


def _tijd(doe: Callable[[], object]) -> float:
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin
