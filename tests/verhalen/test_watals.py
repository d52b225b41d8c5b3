"""What would happen if: the answer is that of the action itself, step by step through every story, and nothing is written."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kernproces.gebruik.kern import Antwoord, Opdracht
from loket.bedrading import Samenstel
from tests.verhalen.speelplaats import VERHALEN, afwijkingen, proef, speel

ZONDER_EIGEN_TERMIJN = ("evaluatie", "overleden")
ALLE = sorted(p.stem for p in VERHALEN.glob("*.jsonl"))


def bytes_van(map_: Path) -> dict[str, str]:
    """Every byte of the database and of the keys; the file that lock-holders share holds none."""
    bestanden = (p for p in map_.rglob("*") if p.is_file() and not p.name.endswith("-shm"))
    return {p.name: sha256(p.read_bytes()).hexdigest() for p in bestanden}


def zonder_merken(deel: Any) -> str:
    """Without what only the real step makes: the number of a zaak that it opens, the first commitment of a dossier."""
    return re.sub(r"[0-9a-f]{64}|Z-\d{4}-\w+", "#", json.dumps(deel, sort_keys=True, default=str))


class Vrager:
    """Asks `wat_als` before every action of a story, and then lets it happen."""

    def __init__(self, samenstel: Samenstel, map_: Path) -> None:
        self._kern, self._map, self._doe = samenstel.kern, map_, samenstel.kern.doe
        self.gevraagd = self.veranderd = self.geweigerd = 0
        samenstel.kern.doe = self.doe  # type: ignore[method-assign]

    def doe(self, zaak: str, opdracht: Opdracht, nu: Any) -> Antwoord:
        voor = bytes_van(self._map)
        with self._kern.opslag.lezen() as lezer:
            als = self._kern.wat_als(lezer, zaak, opdracht, nu)
            termijnen = self._kern.bron.laad(lezer, zaak).zaak["termijnen"]
        assert bytes_van(self._map) == voor, f"{opdracht.actie} vragen schreef iets"
        echt = self._doe(zaak, opdracht, nu)
        assert als.beletselen == echt.beletselen
        assert zonder_merken(als.stand) == zonder_merken(echt.stand)
        assert zonder_merken(als.entries) == zonder_merken(echt.entries)
        assert zonder_merken(als.berichten) == zonder_merken(echt.berichten)
        self.gevraagd += 1
        self.geweigerd += not als.gelukt
        self.veranderd += echt.stand is not None and echt.stand["termijnen"] != termijnen
        return echt


@pytest.mark.parametrize("verhaal", ALLE)
def test_wat_als_geeft_wat_de_stap_geeft_en_schrijft_niets(
    verhaal: str, sqlite_url: str, tmp_path: Path
) -> None:
    regels = (VERHALEN / f"{verhaal}.jsonl").read_text(encoding="utf-8").splitlines()
    with proef(sqlite_url, tmp_path) as samenstel:
        vrager = Vrager(samenstel, tmp_path)
        assert afwijkingen(speel(samenstel, regels)) == []
    assert vrager.gevraagd > vrager.geweigerd
    assert vrager.veranderd or verhaal in ZONDER_EIGEN_TERMIJN


@pytest.mark.postgres
def test_op_postgresql_neemt_een_vraag_geen_slot_en_geen_nummer(postgres_url: str, tmp_path: Path) -> None:
    regels = (VERHALEN / "tlv_hoofdweg.jsonl").read_text(encoding="utf-8").splitlines()
    with proef(postgres_url, tmp_path) as samenstel:
        vrager = Vrager(samenstel, tmp_path)
        assert afwijkingen(speel(samenstel, regels)) == []
    assert vrager.veranderd
