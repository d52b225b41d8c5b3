"""An anchor that was kept elsewhere, on both databases: whatever is done to a chain, with every hash worked out anew, it tells."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from kernproces.opslag.anker import AnkerError, lees_ankers, leg_anker, toets_aan
from kernproces.opslag.fouten import GeschiedenisError
from kernproces.opslag.keten import GEEN_VORIGE, schakel
from kernproces.opslag.opslag import Boeking, Opslag
from tests.contract.test_opslag_anker_herbouw import verankerd, zonder_sloten
from tests.kernproces.opslag.voorbeeld import controleer_keten, gebeurtenis

STROOM = "zaak/Z-2"
Entries = list[dict[str, Any]]


def _wijzig(es: Entries) -> None:
    es[1]["actor"] = "bram"


def _verwijder(es: Entries) -> None:
    del es[1]


def _voeg_in(es: Entries) -> None:
    es.insert(2, gebeurtenis(STROOM, 3, GEEN_VORIGE, actor="bram"))


def _verwissel(es: Entries) -> None:
    es[1]["open"], es[2]["open"] = {"a": 1}, {"b": 2}


def _kap_af(es: Entries) -> None:
    del es[2:]


def _alles_anders(es: Entries) -> None:
    for e in es:
        e["actor"] = "bram"


VERVALSING: dict[str, Callable[[Entries], None]] = {
    "gewijzigd": _wijzig,
    "verwijderd": _verwijder,
    "ingevoegd": _voeg_in,
    "verwisseld": _verwissel,
    "staart afgekapt": _kap_af,
    "geheel herschreven": _alles_anders,
}


@pytest.mark.parametrize("wat", VERVALSING)
def test_een_bewaard_anker_ziet_wat_de_keten_niet_meer_ziet(opslag: Opslag, tmp_path: Path, wat: str) -> None:
    verankerd(opslag, tmp_path / "ankers")
    (anker,) = lees_ankers(tmp_path / "ankers")
    with opslag.lezen() as lezer:
        assert toets_aan(lezer, tmp_path / "ankers", anker.afdruk)[1] is None
        entries = [orjson.loads(inhoud) for _, inhoud, _ in lezer.geschiedenis(STROOM)]
    VERVALSING[wat](entries)
    _schrijf(opslag, entries)
    with opslag.lezen() as lezer:
        assert controleer_keten(lezer.alles()) is None  # every hash was worked out anew
        fout = toets_aan(lezer, tmp_path / "ankers", anker.afdruk)[1]
    assert isinstance(fout, GeschiedenisError)
    assert fout.stroom == STROOM
    shutil.rmtree(tmp_path / "ankers")  # and when he makes the anchors anew as well
    with opslag.lezen() as lezer:
        leg_anker(lezer, tmp_path / "ankers", "2026-03-02")
        with pytest.raises(AnkerError, match="vervangen"):
            toets_aan(lezer, tmp_path / "ankers", anker.afdruk)


def _schrijf(opslag: Opslag, entries: Entries) -> None:
    """Over the stream, with new numbers, links, hashes and head."""
    rijen, vorige = [], GEEN_VORIGE
    for nr, entry in enumerate(entries, start=1):
        inhoud, hash_ = schakel({**entry, "nr": nr, "vorige": vorige})
        rijen.append((STROOM, nr, inhoud, hash_))
        vorige = hash_.hex()
    zonder_sloten(opslag, f"DELETE FROM gebeurtenis WHERE stroom = '{STROOM}'")
    kop = [(STROOM, "zaak", rijen[-1][1], rijen[-1][3], b"{}")]
    with opslag.schrijven() as s:
        s.boek(Boeking(rijen, kop))
