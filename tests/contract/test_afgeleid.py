"""Na een nieuwe tabel worden de lijsten één keer opnieuw afgeleid, hoorbaar, en wie intussen start wacht daarop."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kernproces.opslag.herbouw import vergelijk
from kernproces.opslag.rijen import Lezer
from loket import afgeleid
from loket.afgeleid import BEGIN, zorg_voor_lijsten
from loket.bedrading import Samenstel
from loket.lezen import vouwer
from tests.kernproces.gebruik.zaakdatabank import begin_zaak, databank


def test_twee_die_tegelijk_starten_leiden_een_keer_af_en_zien_allebei_alles(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gezegd: list[str] = []
    gekeken, uitkomsten = threading.Semaphore(0), list[bool]()
    echt: Callable[[Lezer], bool] = afgeleid._nodig

    def nodig(lezer: Lezer) -> bool:
        uit = echt(lezer)
        gekeken.release()
        return uit

    def zeg(zin: str) -> None:
        gezegd.append(zin)
        if zin == BEGIN:  # both looked, and the one whose turn it is once more
            assert all(gekeken.acquire(timeout=20) for _ in range(3))

    def start(s: Samenstel) -> None:
        uitkomsten.append(zorg_voor_lijsten(s, zeg))

    with databank(database_url, tmp_path) as s:
        begin_zaak(s, "Z-1")
        with s.opslag.schrijven(meer=True) as schrijver:
            schrijver.voer_uit("DELETE FROM betrokken", [()])
        monkeypatch.setattr(afgeleid, "_nodig", nodig)
        with Samenstel(s.instellingen) as ander:
            draden = [threading.Thread(target=start, args=(wie,)) for wie in (s, ander)]
            for draad in draden:
                draad.start()
            for draad in draden:
                draad.join(60)
        assert sorted(uitkomsten) == [False, True]
        assert gezegd.count(BEGIN) == 1
        assert gezegd[-1].endswith("stromen")
        assert vergelijk(s.opslag, vouwer(s)) is None
        assert zorg_voor_lijsten(s, zeg) is False
