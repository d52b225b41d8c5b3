"""The search index on both databases: written with its cause, gone with its key, and the same after a rebuild."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kernproces.gebruik.kern import Opdracht
from kernproces.opslag import sql
from kernproces.opslag.herbouw import herbouw, vergelijk
from kernproces.rollen import Rol
from kernproces.vertrouwelijk.zoeken import gemerkt
from loket.bedrading import Samenstel, maak_proef
from loket.instellingen import Instellingen
from loket.lezen import vouwer
from tests.hulp.sleutels import vernietig_alle
from tests.loket.web.proef import NU, vul_registers


@pytest.fixture
def samenstel(database_url: str, tmp_path: Path) -> Iterator[Samenstel]:
    s = maak_proef(
        Instellingen(database_url, f"sqlite:///{tmp_path / 'sleutels.db'}", (bytes(range(32)),), tmp_path)
    )
    vul_registers(s)
    yield s
    s.sluit()


def _tlv(s: Samenstel, leerling: str) -> tuple[str, str]:
    dossier = s.dossiers.open("wil", Rol.SECRETARIAAT, NU, leerling=leerling, school="school-1")
    opdracht = Opdracht("start", "noor", Rol.BEHANDELAAR, "voorbeeld", {"leerling": leerling})
    antwoord = s.kern.start("tlv", dossier, opdracht, NU)
    assert antwoord.gelukt, antwoord.beletselen
    return dossier, antwoord.zaak


def _stromen(s: Samenstel, woord: str) -> list[str]:
    with s.opslag.lezen() as lezer:
        vraag = "SELECT stroom FROM zoekwoord WHERE woord = ? ORDER BY stroom"
        return [r[0] for r in lezer.rij_query(vraag, (gemerkt(s.kern.archief.zoeksleutel(), woord),))]


def _alles(s: Samenstel) -> list[tuple[object, ...]]:
    with s.opslag.lezen() as lezer:
        return lezer.rij_query("SELECT * FROM zoekwoord ORDER BY woord, stroom, bron")


def test_een_correctie_neemt_de_plaats_in_van_wat_zij_herstelt_en_herbouw_geeft_hetzelfde(
    samenstel: Samenstel,
) -> None:
    dossier, zaak = _tlv(samenstel, "Amira Bouzid")
    assert _stromen(samenstel, "bouzid") == [f"dossier/{dossier}", f"zaak/{zaak}"]
    herstel = {"nr": 1, "gegeven": "leerling", "waarde": "Amira Boezit", "reden": "Verkeerd gehoord."}
    with samenstel.opslag.lezen() as lezer:
        voorbeeld = samenstel.kern.voorbeeld(
            lezer, zaak, "corrigeer", "noor", Rol.BEHANDELAAR, NU + timedelta(minutes=1)
        )
    gegevens = voorbeeld | {k: v for k, v in herstel.items() if k in voorbeeld}
    antwoord = samenstel.kern.doe(
        zaak, Opdracht("corrigeer", "noor", Rol.BEHANDELAAR, gegevens), NU + timedelta(minutes=1)
    )
    assert antwoord.gelukt, antwoord.beletselen
    assert _stromen(samenstel, "boezit") == [f"zaak/{zaak}"]
    assert _stromen(samenstel, "bouzid") == [f"dossier/{dossier}"]
    voor = _alles(samenstel)
    assert vergelijk(samenstel.opslag, vouwer(samenstel)) is None
    herbouw(samenstel.opslag, vouwer(samenstel))
    assert _alles(samenstel) == voor


def test_wie_is_gewist_staat_niet_meer_in_de_index_en_herbouw_brengt_hem_niet_terug(
    samenstel: Samenstel,
) -> None:
    dossier, zaak = _tlv(samenstel, "Fenna Postma")
    blijft, andere = _tlv(samenstel, "Fenna Vos")
    for stroom in (f"dossier/{dossier}", f"zaak/{zaak}"):
        assert vernietig_alle(samenstel.kluis, stroom, "persoonsgegeven")
        with samenstel.opslag.schrijven(meer=True) as schrijver:
            schrijver.voer_uit(sql.ZOEKWOORDEN_WEG, [(stroom, 1, "persoonsgegeven")])
    over = [f"dossier/{blijft}", f"zaak/{andere}"]
    assert _stromen(samenstel, "fenna") == over
    assert _stromen(samenstel, "postma") == []
    assert vergelijk(samenstel.opslag, vouwer(samenstel)) is None
    herbouw(samenstel.opslag, vouwer(samenstel))
    assert _stromen(samenstel, "fenna") == over


def test_een_rij_te_veel_of_te_weinig_valt_op(samenstel: Samenstel) -> None:
    _tlv(samenstel, "Ravi Mahabier")
    with samenstel.opslag.schrijven(meer=True) as schrijver:
        schrijver.voer_uit("DELETE FROM zoekwoord WHERE woord = (SELECT min(woord) FROM zoekwoord)", [()])
    verschil = vergelijk(samenstel.opslag, vouwer(samenstel))
    assert verschil is not None
    assert verschil.tabel == "zoekwoord"
