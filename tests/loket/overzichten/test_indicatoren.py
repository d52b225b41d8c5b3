"""De telling leest elke zaak van een procedure, op elke databank hetzelfde."""

from datetime import date
from pathlib import Path

import pytest

from bench.wereld import BEGIN, EEN_DAG
from loket.overzichten import zaken
from loket.overzichten.indicatoren import PER_CODE, meet
from tests.kernproces.gebruik.zaakdatabank import databank, zaak_tot

OP = (BEGIN + 90 * EEN_DAG).date()


def test_elke_zaak_wordt_geteld_ook_als_er_meer_zijn_dan_in_een_keer_worden_gelezen(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zaken, "PER_KEER", 2)
    with databank(database_url, tmp_path) as s:
        namen = [zaak_tot(s, actie, f"Z-{n}") for n, actie in enumerate(("", "verleen", "dien_in", "", ""))]
        with s.opslag.lezen() as lezer:
            alle = {m.indicator.code: m for m in meet(lezer, 2025, OP)}
            een = meet(lezer, 2025, OP, (PER_CODE["R1"],))
            volgend = meet(lezer, 2026, date(2026, 8, 2), (PER_CODE["R1"],))
    # A draft does not count.
    assert [t.zaak for t in alle["R1"].tellingen] == [namen[n] for n in (0, 1, 3, 4)]
    assert (alle["R1"].ja, alle["R1"].noemer) == (3, 4)
    assert een == [alle["R1"]]
    assert volgend[0].tellingen == ()
