"""The database of the bench: a copy of a dossier is a whole one, so that what is measured is what a year would be."""

from pathlib import Path
from typing import Any

from bench.jaren import Kopieerder
from kernproces.opslag.databank import sqlite_pad
from loket.opdrachten.controleer import controleer
from tests.loket.web.proef import NU, Proef


def _tellingen(proef: Proef) -> dict[str, Any]:
    tabellen = ("gebeurtenis", "werkvoorraad", "termijn", "betrokken", "outbox", "zoekwoord", "postvak")
    with proef.samenstel.opslag.lezen() as lezer:
        vraag = ", ".join(f"(SELECT count(*) FROM {t} WHERE {_eigen(t)})" for t in tabellen)
        return dict(zip(tabellen, lezer.rij_query(f"SELECT {vraag}")[0], strict=True))


def _eigen(tabel: str) -> str:
    return "stroom NOT LIKE 'register/%'" if tabel == "gebeurtenis" else "1 = 1"


def test_een_kopie_van_een_dossier_is_heel_tot_en_met_keten_sleutels_en_besluitnummer(tmp_path: Path) -> None:
    proef = Proef(tmp_path)
    s = proef.samenstel
    for tot in ("maak_bekend", "adviezen", "maak_bekend"):
        proef.tlv(tot)
    s.bezorg(NU)
    eerst = _tellingen(proef)
    pad = sqlite_pad(s.opslag.url)
    assert pad is not None
    Kopieerder(s, pad).tot(3 * eerst["werkvoorraad"])
    assert _tellingen(proef) == {tabel: 3 * aantal for tabel, aantal in eerst.items()}
    uitslag = controleer(s)
    # Copies lie on other days than the people in them began, so they are whole, and not lawful when played again.
    assert [b for b in uitslag["bevindingen"] if b["wat"] != "naspelen"] == []
    wil = proef.als("wil")
    assert "Milan Rutgers" in wil.get("/zaken/Z-2026-20001"), "de naam is onder een eigen sleutel te lezen"
