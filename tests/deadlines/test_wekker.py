"""The door to APScheduler, with a real scheduler."""

import logging
from collections.abc import Iterator
from threading import Event

import pytest

from deadlines.wekker import ACHTERAF, Wekker

WACHT = 10  # seconds at most; the first call comes at once


@pytest.fixture
def wekker() -> Iterator[Wekker]:
    wekker = Wekker()
    yield wekker
    wekker.stop()


def test_een_taak_wordt_meteen_bij_het_begin_gewekt(wekker: Wekker) -> None:
    gewekt = Event()
    wekker.elke(3600, "ronde", gewekt.set)
    assert not gewekt.is_set()
    wekker.start()
    assert gewekt.wait(WACHT)


def test_wat_te_laat_komt_wordt_niet_overgeslagen_en_niet_verdubbeld(wekker: Wekker) -> None:
    """The defaults of the package drop a job that is more than a second late (stack.md section 3)."""
    wekker.elke(900, "ronde", Event().set)
    wekker.start()
    taak = wekker._planner.get_job("ronde")
    assert (taak.misfire_grace_time, taak.coalesce, taak.max_instances) == (None, True, 1)
    assert ACHTERAF["misfire_grace_time"] is None


def test_een_fout_in_een_taak_houdt_de_wekker_niet_stil(
    wekker: Wekker, caplog: pytest.LogCaptureFixture
) -> None:
    nog_eens, keren = Event(), []

    def taak() -> None:
        keren.append(1)
        if len(keren) == 2:
            nog_eens.set()
        raise RuntimeError("zaak stuk")

    with caplog.at_level(logging.ERROR):
        wekker.elke(0.05, "ronde", taak)
        wekker.start()
        assert nog_eens.wait(WACHT)
        wekker.stop()
    assert "zaak stuk" in caplog.text


def test_dezelfde_naam_vervangt_de_taak(wekker: Wekker) -> None:
    oud, nieuw = Event(), Event()
    wekker.start()
    wekker.elke(3600, "ronde", nieuw.set)
    assert nieuw.wait(WACHT)
    wekker.elke(3600, "ronde", oud.set)
    assert oud.wait(WACHT)
    assert len(wekker._planner.get_jobs()) == 1


def test_stoppen_kan_altijd() -> None:
    wekker = Wekker()
    wekker.stop()
    wekker.start()
    wekker.stop()
    wekker.stop()
