"""Forged histories: every kind, at four depths, is found where it is; what cannot be known is asserted as a miss."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.kernproces.naspelen.bank import DIEPTEN, Bank, controle, nagespeeld, onrechtmatig
from tests.kernproces.naspelen.conftest import schone_historie
from tests.kernproces.naspelen.soorten import NIET, SOORTEN, Soort

__all__ = ["schone_historie"]
KETEN = ("keten", "staart", "kop", "samenhang")
PER_SOORT = pytest.mark.parametrize("soort", SOORTEN, ids=[s.naam for s in SOORTEN])


def vervalst(schoon: Path, map_: Path, soort: Soort, diepte: str) -> tuple[list[dict[str, Any]], list[int]]:
    """What `controleer` finds and which steps `naspelen` flags."""
    with Bank(schoon, map_ / diepte).vervals(soort.doe, diepte) as samenstel:
        return controle(samenstel), onrechtmatig(nagespeeld(samenstel, soort.nagespeeld))


def test_de_schone_historie_is_heel_en_rechtmatig(schone_historie: Path, tmp_path: Path) -> None:
    with Bank(schone_historie, tmp_path / "x").vervals(lambda _: None, "a") as samenstel:
        assert controle(samenstel) == []
        assert [onrechtmatig(nagespeeld(samenstel, z)) for z in "abcek"] == [[]] * 5


def test_er_zijn_meer_dan_veertig_soorten() -> None:
    assert len({s.naam for s in SOORTEN}) == len(SOORTEN) > 70
    assert Counter(s.valt_op is NIET for s in SOORTEN)[True] == 4


@PER_SOORT
@pytest.mark.parametrize("diepte", ["a", "b"])
def test_zonder_de_keten_te_herstellen_wijst_controleer_de_gebeurtenis_aan(
    schone_historie: Path, tmp_path: Path, soort: Soort, diepte: str
) -> None:
    bevindingen, _ = vervalst(schone_historie, tmp_path, soort, diepte)
    eerste = next(b for b in bevindingen if b["wat"] in KETEN and b["stroom"] == soort.stroom)
    assert eerste["nr"] == soort.nr, bevindingen


@PER_SOORT
def test_een_geheel_herschreven_keten_past_niet_bij_wat_geboekt_is(
    schone_historie: Path, tmp_path: Path, soort: Soort
) -> None:
    bevindingen, stappen = vervalst(schone_historie, tmp_path, soort, "c")
    assert {b["wat"] for b in bevindingen if b["stroom"] == soort.stroom} & {"kop", "staart", "keten"}
    _keur_naspelen(soort, stappen)


@PER_SOORT
def test_wat_ook_de_afgeleide_tabellen_herschrijft_loopt_vast_op_het_anker(
    schone_historie: Path, tmp_path: Path, soort: Soort
) -> None:
    """And the honest list: without an anchor somebody who can rewrite everything, and stays lawful, is not seen."""
    with Bank(schone_historie, tmp_path / "d").vervals(soort.doe, "d") as samenstel:
        bevindingen, verslag = controle(samenstel), nagespeeld(samenstel, soort.nagespeeld)
        (samenstel.instellingen.map_ / "ankers" / "ankers.jsonl").unlink()
        zonder_anker = controle(samenstel)
    anker = next(b for b in bevindingen if b["wat"] == "anker" and b["stroom"] == soort.stroom)
    assert anker["vanaf"] <= soort.nr <= anker["nr"]
    _keur_naspelen(soort, onrechtmatig(verslag))
    if soort.na is NIET:
        assert zonder_anker == []


def _keur_naspelen(soort: Soort, stappen: list[int]) -> None:
    if soort.na is NIET:
        assert stappen == []  # a miss, and known as one
    else:
        assert stappen
        assert stappen[0] == soort.na


@pytest.mark.parametrize("diepte", DIEPTEN)
def test_een_hele_zaak_verwijderd(schone_historie: Path, tmp_path: Path, diepte: str) -> None:
    """The dossier still names it, so that even without an anchor it is missed."""
    bank = Bank(schone_historie, tmp_path / "x")
    bank.sql("DELETE FROM gebeurtenis WHERE stroom = 'zaak/c'")
    if diepte in "cd":
        for tabel, kolom in (
            ("stroom", "stroom"),
            ("werkvoorraad", "zaak"),
            ("termijn", "zaak"),
            ("outbox", "zaak"),
        ):
            waarde = "zaak/c" if kolom == "stroom" else "c"
            bank.sql(f"DELETE FROM {tabel} WHERE {kolom} = ?", waarde)
    with bank.vervals(lambda _: None, diepte) as samenstel:
        gevonden = {(b["wat"], b["stroom"], b["nr"]) for b in controle(samenstel)}
    assert ("anker", "zaak/c", 1) in gevonden
    assert ("samenhang", "zaak/c", 1) in gevonden
    assert (("staart", "zaak/c", 1) in gevonden) is (diepte in "ab")
