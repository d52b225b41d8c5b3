"""Wie op een dag heel veel aanbiedt, vult de schijf niet: hij leest hoeveel het al was, en morgen kan het weer."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kernproces.bestandsoort import BestandGeweigerdError
from kernproces.gebruik.dagmaat import Dagmaat
from kernproces.gebruik.stuk import Aanbod, Keur
from kernproces.gebruik.stukken import Stukken
from kernproces.rollen import Rol
from kernproces.taal.formulier import PERSOON
from loket.bedrading import Samenstel, maak_proef
from loket.instellingen import Instellingen

NU = datetime(2026, 11, 24, 8, 20, tzinfo=UTC)
MB = 1 << 20


@pytest.fixture
def s(database_url: str, tmp_path: Path) -> Iterator[Samenstel]:
    """A proef with one dossier and two people of one school."""
    kluis = f"sqlite:///{tmp_path / 'kluis.db'}"
    with maak_proef(Instellingen(database_url, kluis, (bytes(32),), tmp_path)) as samenstel:
        samenstel.dossiers.open("wil", Rol.SECRETARIAAT, NU, leerling="Milan", dossier="d1")
        mentor = {"rollen": ["mentor"], "scholen": ["school-1"]}
        samenstel.registers.werk_bij("mensen", {"mo": mentor, "mia": mentor}, "bea", Rol.BEHEERDER, NU)
        yield samenstel


def breng(s: Samenstel, stukken: Stukken, wie: str, mb: int, nu: datetime = NU, rol: Rol = Rol.MENTOR) -> str:
    """Bring that many megabytes that nobody brought before: empty, or why not."""
    inhoud = f"{wie} {mb} {nu} {len(_alle(s))}\n".encode() + b"x" * (mb * MB)
    aanbod = Aanbod(io.BytesIO(inhoud), "verslag.txt", "Verslag", PERSOON)
    try:
        stukken.voeg_toe("d1", aanbod, wie, rol, nu)
    except BestandGeweigerdError as fout:
        return f"{fout.reden} {fout.hulp}"
    return ""


def _alle(s: Samenstel) -> list[object]:
    with s.opslag.lezen() as lezer:
        return list(s.stukken.van(lezer, "d1"))


def test_boven_de_maat_van_een_persoon_gaat_het_morgen_verder(s: Samenstel) -> None:
    stukken = Stukken(s.kern, lambda _: Keur.GEEN, 24 * MB, Dagmaat(5 * MB))
    assert breng(s, stukken, "mo", 2) == ""
    assert breng(s, stukken, "mo", 2) == ""
    assert breng(s, stukken, "mo", 2) == (
        "U gaf vandaag 4 MB aan stukken. Met dit bestand is het meer dan 5 MB op een dag. Maak de bestanden "
        "kleiner, of ga verder op 25 november 2026. Is het steeds te weinig, vraag dan de beheerder."
    )
    assert len(_alle(s)) == 2
    assert breng(s, stukken, "mia", 2) == "", "een ander heeft een eigen maat"
    assert breng(s, stukken, "systeem", 9, rol=Rol.SYSTEEM) == ""
    assert breng(s, stukken, "mo", 2, NU + timedelta(days=1)) == ""
    Dagmaat.ruim_op(s.kern, NU + timedelta(days=1))
    with s.opslag.lezen() as lezer:
        namen = [n for (n,) in lezer.rij_query("SELECT naam FROM teller WHERE naam LIKE 'stukbytes%'")]
    assert namen == ["stukbytes|2026-11-25|persoon|mo"]


def test_de_mensen_van_een_school_delen_een_maat_en_wie_erbij_werkt_niet(s: Samenstel) -> None:
    stukken = Stukken(s.kern, lambda _: Keur.GEEN, 24 * MB, Dagmaat(school=5 * MB))
    assert breng(s, stukken, "mo", 3) == ""
    assert breng(s, stukken, "mia", 3).startswith("Uw school gaf vandaag 3 MB aan stukken.")
    assert breng(s, stukken, "mia", 1) == "", "wat niet doorging, telt niet mee"
    assert breng(s, stukken, "wil", 9, rol=Rol.SECRETARIAAT) == ""
