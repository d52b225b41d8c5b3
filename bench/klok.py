"""The clock and the list: a ronde over many running terms, and the most urgent zaken of many."""

import time
from collections.abc import Callable
from statistics import median
from typing import Any, Self

import psycopg

from bench.wereld import BEGIN, EEN_DAG, begin_zaken, gelukt, richt_in, samenstel, stappen
from kernproces.opslag.databank import postgres_adres, sqlite_pad, verbind_sqlite
from kernproces.opslag.opslag import Opslag
from loket.bedrading import Samenstel
from loket.ronde.loper import Rondeloper

KEREN = 200
MICRO = 1e6
VER = "2099-01-01T00:00:00.000000Z"
BLAD = (
    "SELECT zaak, dossier, workflow, toestand, rang, uiterlijk, school FROM werkvoorraad WHERE open = 1 "
    "ORDER BY rang, uiterlijk, zaak LIMIT 50"
)
VERVALLEN = "SELECT zaak FROM termijn WHERE volgende IS NOT NULL AND volgende <= ? ORDER BY volgende LIMIT 1"
_TERMIJN = "INSERT INTO termijn VALUES (?, 'D.TLV.norm', 'lopend', ?, ?, 'herinnering_14d')"
_ZAAK = (
    "INSERT INTO werkvoorraad (zaak, dossier, workflow, toestand, open, behandelaar, beurt, stap, rang, uiterlijk, school, bijgewerkt) "
    "VALUES (?, ?, 'tlv', 'ontvangen', 1, ?, 'behandelaar', 'Beoordelen', ?, ?, 'school-1', ?)"
)


def meet(url: str, map_: str, aantallen: list[int], vervallen: int) -> list[dict[str, Any]]:
    """An idle ronde at every size, the page at the largest, and a ronde in which everything is due."""
    regels = []
    with samenstel(url, map_) as s:
        regels.append(_alles_vervallen(s, vervallen))
        er_zijn = 0
        for aantal in aantallen:
            vul(s.opslag, er_zijn, aantal)
            er_zijn = aantal
            regels.append(_leeg(s, url, aantal))
        regels.append(_blad(s, url, er_zijn))
    return regels


def _leeg(s: Samenstel, url: str, aantal: int) -> dict[str, Any]:
    """Nothing due: what every wake-up costs, the question and the sign of life apart."""
    loper = Rondeloper(s)

    def vraag() -> None:
        if loper.vervallen(BEGIN, 500, None):
            raise RuntimeError("Er hoort niets vervallen te zijn.")

    ons = _mediaan(vraag)
    with Bloot(url) as bloot:
        vloer = _mediaan(lambda: bloot.lees(VERVALLEN, ("2026-03-02T06:00:00.000000Z",)))
    return {
        "meting": "ronde_leeg",
        "databank": s.opslag.dialect,
        "termijnen": aantal,
        "ons": round(ons * MICRO, 1),
        "vloer": round(vloer * MICRO, 1),
        "verhouding": round(ons / vloer, 2),
        "hele_ronde": round(_mediaan(lambda: s.ronde(BEGIN), 40) * MICRO, 1),
        "eenheid": "microseconden",
    }


def _blad(s: Samenstel, url: str, aantal: int) -> dict[str, Any]:
    """The first page of the worklist through our reader, beside the same query on a bare connection."""

    def lees() -> None:
        with s.opslag.lezen() as lezer:
            lezer.rij_query(BLAD)

    ons = _mediaan(lees)
    with Bloot(url) as bloot:
        vloer = _mediaan(lambda: bloot.lees(BLAD))
    return {
        "meting": "werkvoorraad_blad",
        "databank": s.opslag.dialect,
        "zaken": aantal,
        "ons": round(ons * MICRO, 1),
        "vloer": round(vloer * MICRO, 1),
        "verhouding": round(ons / vloer, 2),
        "eenheid": "microseconden",
    }


def _alles_vervallen(s: Samenstel, aantal: int) -> dict[str, Any]:
    """Applications whose reminders and overruns are all due: every one is a transaction that records them."""
    richt_in(s)
    s.ronde(BEGIN)  # the first of a new database looks at its calendar too
    dien_in = stappen(s, 0)[0]
    for zaak in begin_zaken(s, aantal):
        gelukt(s.kern.doe(zaak, dien_in.opdracht, dien_in.op))
    begin = time.perf_counter()
    verslag = s.ronde(BEGIN + 60 * EEN_DAG)
    duur = time.perf_counter() - begin
    return {
        "meting": "ronde_alles_vervallen",
        "databank": s.opslag.dialect,
        "zaken": verslag.zaken,
        "gebeurtenissen": verslag.gebeurtenissen,
        "ons": round(verslag.zaken / duur),
        "eenheid": "zaken per seconde",
    }


def vul(opslag: Opslag, van: int, tot: int) -> None:
    """Rows of running terms and zaken that exist in these tables only, put in by bulk SQL."""
    with opslag.schrijven(meer=True) as schrijver:
        for begin in range(van, tot, 50_000):
            nummers = range(begin, min(tot, begin + 50_000))
            schrijver.voer_uit(_TERMIJN, [(f"B-{n}", "2099-01-01", VER) for n in nummers])
            schrijver.voer_uit(_ZAAK, list(map(_zaakrij, nummers)))
    if opslag.dialect == "postgresql":
        with opslag.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as verbinding:
            verbinding.exec_driver_sql("VACUUM ANALYZE termijn")
            verbinding.exec_driver_sql("VACUUM ANALYZE werkvoorraad")


def _zaakrij(n: int) -> tuple[Any, ...]:
    dag = f"20{27 + n % 60}-{n % 12 + 1:02}-{n % 28 + 1:02}"
    return (f"B-{n}", f"BD-{n}", f"persoon{n % 50}", n % 4, dag, "2026-03-02T06:00:00.000000Z")


def _mediaan(doe: Callable[[], Any], keren: int = KEREN) -> float:
    doe()
    tijden = []
    for _ in range(keren):
        begin = time.perf_counter()
        doe()
        tijden.append(time.perf_counter() - begin)
    return median(tijden)


class Bloot:
    """A bare connection of the driver itself."""

    def __init__(self, url: str) -> None:
        pad = sqlite_pad(url)
        self._v: Any = verbind_sqlite(pad) if pad else psycopg.connect(postgres_adres(url), autocommit=True)
        self._teken = "?" if pad else "%s"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._v.close()

    def lees(self, vraag: str, waarden: tuple[Any, ...] = ()) -> list[Any]:
        """All rows."""
        rijen: list[Any] = self._v.execute(vraag.replace("?", self._teken), waarden).fetchall()
        return rijen
