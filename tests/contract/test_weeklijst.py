"""The weekly list is one message, however many workers look at the same moment."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier

from loket.bedrading import maak_proef
from loket.instellingen import uit_omgeving
from loket.ronde.loper import STROOM
from loket.scenario.speler import Speler
from tests.loket.conftest import VERHAAL

WEEK = timedelta(weeks=1)
LAAT = datetime.fromisoformat("2026-09-01T07:00:00+02:00")


def test_vier_werkers_tegelijk_maken_elke_week_een_weeklijst(database_url: str, tmp_path: Path) -> None:
    omgeving = {"DATABASE_URL": database_url, "KERNPROCES_MAP": str(tmp_path)}
    tot_ingediend = [r for r in VERHAAL if r["doe"] in ("persoon", "start", "dien_in")]
    with maak_proef(uit_omgeving(omgeving)) as s:
        list(Speler(s).speel(json.dumps(r) for r in tot_ingediend))
        s.ronde(LAAT)  # the overrun itself, and the first list
        hek = Barrier(4)

        def werker(nu: datetime) -> int:
            hek.wait()
            return sum(1 for rij in s.ronde(nu).outbox if rij[4] == "weeklijst")

        with ThreadPoolExecutor(4) as werkers:
            per_week = [sum(werkers.map(werker, [LAAT + week * WEEK] * 4)) for week in range(1, 16)]
        with s.opslag.lezen() as lezer:
            lijsten = len(list(lezer.geschiedenis(STROOM)))
    assert per_week == [1] * 15
    assert lijsten == 16
