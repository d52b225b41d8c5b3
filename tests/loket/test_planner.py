"""The planner only wakes: when every job is gone the ronde is late and says so, and whoever comes next makes up for it."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from loket.bedrading import Samenstel, maak_proef
from loket.ronde.gezondheid import gezondheid
from loket.ronde.planner import Planner
from loket.scenario.speler import Speler
from tests.loket.conftest import VERHAAL, instellingen

INGEDIEND = datetime.fromisoformat("2026-03-03T09:00:00+01:00")
LAAT = datetime.fromisoformat("2026-05-20T07:00:00+02:00")
WACHT = 30  # seconds before a thread that should answer is given up


class Gemeld(Planner):
    """A planner that says when its ronde is done."""

    def __init__(self, s: Samenstel, nu: datetime) -> None:
        self.klaar = Event()
        super().__init__(s, lambda: nu)

    def ronde(self) -> None:
        """The same, and a sign."""
        super().ronde()
        self.klaar.set()


@pytest.fixture
def s(tmp_path: Path) -> Iterator[Samenstel]:
    tot_ingediend = [r for r in VERHAAL if r["doe"] in ("persoon", "start", "dien_in")]
    with maak_proef(instellingen(tmp_path)) as samenstel:
        list(Speler(samenstel).speel(json.dumps(r) for r in tot_ingediend))
        yield samenstel


def overschreden(s: Samenstel) -> int:
    with s.opslag.lezen() as lezer:
        vraag = "SELECT count(DISTINCT nr) FROM outbox WHERE trede = 'overschrijding' AND zaak = 'a'"
        return int(lezer.rij_query(vraag)[0][0])


def test_zonder_een_enkele_taak_wordt_de_ronde_rood_en_haalt_de_volgende_alles_in(s: Samenstel) -> None:
    eerste = Gemeld(s, INGEDIEND)
    eerste.start()
    assert eerste.klaar.wait(WACHT)
    eerste._wekker._planner.remove_all_jobs()
    later = INGEDIEND + timedelta(minutes=6)
    assert gezondheid(s, INGEDIEND)["ronde"]["stand"] == "ok"
    assert gezondheid(s, later)["ronde"]["stand"] == "laat"
    eerste.stop()
    volgende = Gemeld(s, LAAT)
    volgende.start()
    assert volgende.klaar.wait(WACHT)
    volgende.stop()
    assert overschreden(s) == 2
    assert gezondheid(s, LAAT)["ronde"]["stand"] == "ok"


def test_veel_post_is_geen_stilstand(s: Samenstel) -> None:
    """Een lading die wegging is een teken van leven op het tijdstip van dat ogenblik, niet van het begin."""
    ogenblikken = iter(LAAT + timedelta(minutes=n) for n in (3, 6, 9))
    s.ronde(LAAT)
    assert s.bezorg(LAAT, lambda: next(ogenblikken)).verzonden > 0
    assert gezondheid(s, LAAT + timedelta(minutes=10))["bezorging"]["stand"] == "ok"
    assert gezondheid(s, LAAT + timedelta(minutes=12))["bezorging"]["stand"] == "laat"
