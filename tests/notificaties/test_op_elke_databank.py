"""The queue on SQLite and PostgreSQL alike: workers together send everything, and everything once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kernproces.gebruik.vouwer import Vouwer
from kernproces.opslag.herbouw import herbouw, vergelijk
from notificaties.bezorging import Uitslag
from notificaties.kanalen.basis import KanaalFout
from notificaties.kanalen.postvak import inbox
from notificaties.projectie import Projectie
from tests.notificaties.bureau import Bureau, Vanger, bureau_in


@pytest.fixture
def ergens(tmp_path: Path, database_url: str) -> Iterator[Bureau]:
    """The same SWV on each database in turn."""
    with bureau_in(tmp_path, database_url) as bureau:
        yield bureau


def test_vier_werkers_tegelijk_sturen_elk_bericht_een_keer(ergens: Bureau) -> None:
    vanger = Vanger()
    ergens.gebruik(vanger)
    for _ in range(6):
        ergens.ingediend()

    def werk(_: int) -> list[Uitslag]:
        return [ergens.bezorger.verzend(ergens.nu, hoeveel=2) for _ in range(8)]

    with ThreadPoolExecutor(4) as werkers:
        uitslagen = [u for lijst in werkers.map(werk, range(4)) for u in lijst]
    assert sum(u.verzonden for u in uitslagen) == 12
    assert len({z.message_id for z in vanger.zendingen}) == len(vanger.zendingen) == 12


def test_wachten_opgeven_lezen_en_herbouwen_gaan_overal_gelijk(ergens: Bureau) -> None:
    vanger = Vanger()
    ergens.gebruik(vanger)
    zaak = ergens.ingediend()
    vanger.fouten = [KanaalFout("Nee.", blijvend=True), KanaalFout("Even niet.")]
    assert ergens.verzend() == "0 1 1 0"
    ergens.wacht(minutes=1)
    assert ergens.verzend() == "1 0 0 0"
    with ergens.opslag.lezen() as lezer:
        assert [r.zaak for r in inbox(lezer, "ouder", ergens.nu)] == [zaak]
    voor = ergens.outbox()
    assert [r.status for r in voor] == ["opgegeven", "verzonden"]
    vouwer = Vouwer(ergens.kern.register, Projectie(), ergens.kern.archief)
    assert vergelijk(ergens.opslag, vouwer) is None
    herbouw(ergens.opslag, vouwer)
    assert ergens.outbox() == voor
