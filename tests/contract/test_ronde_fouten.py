"""Whatever goes wrong while the terms are guarded: every notice once, none missing, as an independent oracle counts them.

`make test` plays a seeded world on each database; `make campagne` goes on for twenty.
"""

from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import settings

from bench.wereld import BEGIN
from kernproces.gebeurtenissen import WEEKLIJST
from loket.ronde.loper import STROOM
from tests.contract.rondewereld import Rondewereld, leven, rondewereld
from tests.hulp.meldorakel import DAG, HIER

PER_WERELD = 100  # examples of the profile that stand for one world
ZAKEN = 6
MINUUT = timedelta(minutes=1)


def pauze(willekeur: Random) -> timedelta:
    """Until the next ronde: minutes, a day or so, or an outage of up to six weeks."""
    soort = willekeur.random()
    if soort < 0.25:
        return willekeur.randint(1, 120) * MINUUT
    if soort < 0.9:
        return willekeur.randint(1, 240) * timedelta(hours=1)
    return willekeur.randint(10, 42) * DAG


def ronde(w: Rondewereld, willekeur: Random, nu: datetime, werkers: int) -> None:
    """One ronde, in which something may go wrong; after a death somebody else comes along, now or later."""
    soort = willekeur.random()
    if soort < 0.7:
        w.ronde(nu)
    elif soort < 0.9:
        w.sterf(nu, willekeur.randint(1, 70))
    elif soort < 0.95:
        w.sterf(nu, *[0] * werkers)
    else:
        w.sterf(nu, *(willekeur.choice((0, willekeur.randint(1, 50))) for _ in range(werkers)))


def speel(w: Rondewereld, willekeur: Random, werkers: int) -> None:
    """Lives of six applications with rondes through them, both DST nights included; at the end the clock jumps."""
    agenda = sorted((nu, zaak.naam, actie) for zaak in w.zaken for nu, actie in leven(willekeur, BEGIN))
    per_naam = {zaak.naam: zaak for zaak in w.zaken}
    nu = BEGIN
    for wanneer, naam, actie in agenda:
        while (volgende := nu + pauze(willekeur)) < wanneer:
            nu = volgende
            ronde(w, willekeur, nu, werkers)
        nu = wanneer
        w.doe(per_naam[naam], actie, nu)
    for _ in range(12):
        nu += pauze(willekeur)
        sprong = willekeur.choice((0, 0, -40, -1, 2, 35)) * DAG
        ronde(w, willekeur, nu + sprong, werkers)
    w.ronde(nu + 120 * DAG)
    w.ronde(nu + 120 * DAG)  # and nothing is due any more


@pytest.mark.lang
def test_de_meldingen_zijn_die_van_het_orakel_wat_er_ook_misgaat(database_url: str, tmp_path: Path) -> None:
    werkers = 8 if database_url.startswith("postgresql") else 2
    with rondewereld(database_url, tmp_path) as w:
        for zaad in range(max(1, settings().max_examples // PER_WERELD)):
            w.begin(ZAKEN)
            speel(w, Random(20260302 + zaad), werkers)
            w.gelijk()
            assert sum(len(z.orakel.meldingen) for z in w.zaken) > ZAKEN


@pytest.mark.lang
def test_een_ronde_die_bij_elke_opdracht_sterft_meldt_niets_dubbel_en_niets_niet(
    database_url: str, tmp_path: Path
) -> None:
    """Killed at its first statement, the next at its second, and so on, until one comes to its end."""
    with rondewereld(database_url, tmp_path) as w:
        w.begin(3)
        for zaak in w.zaken:
            w.doe(zaak, "dien_in", BEGIN)
        nu = BEGIN + 70 * DAG
        dood = 1
        while not w.sterf(nu, dood):
            dood += 1
        assert dood > 9
        w.gelijk()
        with w.s.opslag.lezen() as lezer:
            assert [e["soort"] for e in w.s.kern.archief.lees(lezer, STROOM)] == [WEEKLIJST]


@pytest.mark.postgres
def test_acht_werkers_tegelijk_melden_alles_een_keer(postgres_url: str, tmp_path: Path) -> None:
    _tegelijk(postgres_url, tmp_path, 8)


def test_twee_processen_tegelijk_op_sqlite_melden_alles_een_keer(sqlite_url: str, tmp_path: Path) -> None:
    _tegelijk(sqlite_url, tmp_path, 2)


def _tegelijk(url: str, map_: Path, werkers: int) -> None:
    with rondewereld(url, map_) as w:
        w.begin(12)
        for n, zaak in enumerate(w.zaken):
            w.doe(zaak, "dien_in", BEGIN + n * timedelta(hours=1))
        for dag in (36, 45, 60):
            assert w.sterf(BEGIN + dag * DAG, *[0] * werkers)
        w.gelijk()


@pytest.mark.parametrize("nacht", ["2026-03-29", "2026-10-25"])
def test_in_de_nacht_dat_de_klok_verzet_wordt_meldt_elke_minuut_hetzelfde(
    sqlite_url: str, tmp_path: Path, nacht: str
) -> None:
    """The norm of an application of six weeks before ends the evening before; at Dutch midnight it is over, not sooner."""
    middernacht = datetime.fromisoformat(nacht).replace(tzinfo=HIER)
    with rondewereld(sqlite_url, tmp_path) as w:
        w.begin(1)
        w.doe(w.zaken[0], "dien_in", middernacht - 43 * DAG + timedelta(hours=10))
        nu = middernacht - timedelta(hours=2)
        for _ in range(60):
            w.ronde(nu)
            nu += timedelta(minutes=7)
        for _ in range(6):
            w.ronde(nu)
            nu += timedelta(hours=11)
        w.gelijk()
