"""The key store: durable before use, one key for all, destroyed is gone."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kernproces.opslag.databank import sqlite_pad
from kernproces.opslag.fouten import HoofdsleutelError, OntsleutelError, SleutelOntbreektError
from kernproces.opslag.keten import nagelopen
from kernproces.opslag.kluis import Kluis, kenmerk
from kernproces.opslag.opslag import Boeking, Opslag
from kernproces.opslag.versleutel import ontsleutel, plaats, versleutel
from tests.kernproces.opslag.voorbeeld import controleer_keten, keten

HOOFD, ANDER = bytes(32), bytes(range(32))
ZAAK = "zaak/Z-1"


@pytest.fixture
def kluis(database_url: str) -> Iterator[Kluis]:
    """An empty key store."""
    kluis = Kluis(database_url, [HOOFD])
    yield kluis
    kluis.dispose()


def test_een_sleutel_wordt_een_keer_gemaakt_en_blijft_dezelfde(kluis: Kluis, database_url: str) -> None:
    een = kluis.maak_sleutels(ZAAK, ["persoonsgegeven", "gezondheidsgegeven"])
    assert een["persoonsgegeven"].ruw != een["gezondheidsgegeven"].ruw
    assert kluis.maak_sleutel(ZAAK, "persoonsgegeven").ruw == een["persoonsgegeven"].ruw
    later = Kluis(database_url, [HOOFD])
    assert later.sleutel(ZAAK, "persoonsgegeven").ruw == een["persoonsgegeven"].ruw
    assert later.maak_sleutel(ZAAK, "gezondheidsgegeven").ruw == een["gezondheidsgegeven"].ruw
    later.dispose()


def test_een_onbekende_sleutel_wordt_bij_lezen_niet_gemaakt(kluis: Kluis) -> None:
    with pytest.raises(SleutelOntbreektError, match="onleesbaar"):
        kluis.sleutel(ZAAK, "persoonsgegeven")
    assert not kluis.vernietig(ZAAK, "persoonsgegeven")


def test_wie_leest_terwijl_een_sleutel_wordt_vernietigd_heeft_hem_daarna_ook_niet_meer(
    kluis: Kluis, monkeypatch: pytest.MonkeyPatch
) -> None:
    kluis.maak_sleutel(ZAAK, "persoonsgegeven")
    echt = kluis._kast.vernietig

    def lees_en_vernietig(namen: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        kluis.sleutel(ZAAK, "persoonsgegeven")  # another thread, just before
        return echt(namen)

    monkeypatch.setattr(kluis._kast, "vernietig", lees_en_vernietig)
    assert kluis.vernietig(ZAAK, "persoonsgegeven")
    with pytest.raises(SleutelOntbreektError):
        kluis.sleutel(ZAAK, "persoonsgegeven")


def test_een_vernietigde_sleutel_komt_niet_terug_en_neemt_geen_andere_mee(
    kluis: Kluis, database_url: str
) -> None:
    kluis.maak_sleutels(ZAAK, ["persoonsgegeven", "gezondheidsgegeven"])
    assert kluis.vernietig(ZAAK, "gezondheidsgegeven")
    assert not kluis.vernietig(ZAAK, "gezondheidsgegeven")
    verse = Kluis(database_url, [HOOFD])
    for k in (kluis, verse):
        with pytest.raises(SleutelOntbreektError):
            k.sleutel(ZAAK, "gezondheidsgegeven")
        with pytest.raises(SleutelOntbreektError):
            k.maak_sleutel(ZAAK, "gezondheidsgegeven")
        assert len(k.sleutel(ZAAK, "persoonsgegeven").ruw) == 32
    verse.dispose()


def test_een_verkeerde_hoofdsleutel_geeft_een_duidelijke_fout(kluis: Kluis, database_url: str) -> None:
    kluis.maak_sleutel(ZAAK, "persoonsgegeven")
    fout = Kluis(database_url, [ANDER])
    with pytest.raises(HoofdsleutelError, match="hoort niet bij deze kluis"):
        fout.sleutel(ZAAK, "persoonsgegeven")
    with pytest.raises(HoofdsleutelError, match="hoort niet bij deze kluis"):
        fout.maak_sleutel(ZAAK, "persoonsgegeven")
    fout.dispose()
    for sleutels in ([], [b"kort"], [HOOFD, b""]):
        with pytest.raises(HoofdsleutelError, match="32 bytes"):
            Kluis(database_url, sleutels)


def test_na_het_wisselen_van_de_hoofdsleutel_is_de_oude_niet_meer_nodig(
    kluis: Kluis, database_url: str
) -> None:
    oud = kluis.maak_sleutel(ZAAK, "persoonsgegeven").ruw
    kluis.maak_sleutel("zaak/Z-2", "persoonsgegeven")
    kluis.vernietig("zaak/Z-2", "persoonsgegeven")
    beide = Kluis(database_url, [ANDER, HOOFD])
    assert beide.sleutel(ZAAK, "persoonsgegeven").ruw == oud
    assert beide.wissel_hoofdsleutel() == 1
    assert beide.wissel_hoofdsleutel() == 0
    nieuw = Kluis(database_url, [ANDER])
    assert nieuw.sleutel(ZAAK, "persoonsgegeven").ruw == oud
    with pytest.raises(SleutelOntbreektError):
        nieuw.sleutel("zaak/Z-2", "persoonsgegeven")
    for k in (beide, nieuw):
        k.dispose()


def test_wie_halverwege_het_wisselen_valt_gaat_verder_waar_hij_was(
    kluis: Kluis, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kernproces.opslag.kluis.PER_KEER", 2)
    ruw = {n: kluis.maak_sleutel(f"zaak/Z-{n}", "persoonsgegeven").ruw for n in range(5)}
    beide = Kluis(database_url, [ANDER, HOOFD])

    def valt(gedaan: int) -> None:
        if gedaan == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        beide.wissel_hoofdsleutel(valt)
    assert sorted(rij[2] for rij in beide.ingepakt()) == sorted([kenmerk(ANDER)] * 2 + [kenmerk(HOOFD)] * 3)
    assert {n: beide.sleutel(f"zaak/Z-{n}", "persoonsgegeven").ruw for n in range(5)} == ruw
    assert beide.wissel_hoofdsleutel() == 3
    nieuw = Kluis(database_url, [ANDER])
    assert {n: nieuw.sleutel(f"zaak/Z-{n}", "persoonsgegeven").ruw for n in range(5)} == ruw
    for k in (beide, nieuw):
        k.dispose()


def test_een_verwisselde_sleutel_in_de_kluis_wordt_gemerkt(kluis: Kluis, database_url: str) -> None:
    kluis.maak_sleutel(ZAAK, "a")
    kluis.maak_sleutel(ZAAK, "b")
    knoei = Opslag(database_url)
    with knoei.schrijven() as s:
        s.voer_uit(
            "UPDATE sleutel SET ingepakt = (SELECT ingepakt FROM sleutel WHERE categorie = ?) WHERE categorie = ?",
            [("a", "b")],
        )
    knoei.dispose()
    verse = Kluis(database_url, [HOOFD])
    with pytest.raises(HoofdsleutelError, match="beschadigd"):
        verse.sleutel(ZAAK, "b")
    verse.dispose()


def test_op_schijf_staat_geen_sleutel_in_het_klaar_en_na_vernietigen_ook_geen_ingepakte(
    kluis: Kluis, database_url: str
) -> None:
    ruw = kluis.maak_sleutel(ZAAK, "persoonsgegeven").ruw
    if (pad := sqlite_pad(database_url)) is None:
        inpak = Opslag(database_url)
        with inpak.lezen() as lezer:
            assert ruw not in lezer.rij_query("SELECT ingepakt FROM sleutel")[0][0]
        inpak.dispose()
        return
    bestanden = [pad, pad.with_name(pad.name + "-wal")]
    kijk = Opslag(database_url)
    with kijk.lezen() as lezer:
        ingepakt = lezer.rij_query("SELECT ingepakt FROM sleutel")[0][0]
    kijk.dispose()
    assert not any(ruw in b.read_bytes() for b in bestanden)
    assert any(ingepakt in b.read_bytes() for b in bestanden)
    kluis.vernietig(ZAAK, "persoonsgegeven")
    assert not any(ingepakt in b.read_bytes() for b in bestanden if b.exists())


def test_processen_die_tegelijk_een_sleutel_maken_krijgen_dezelfde(database_url: str) -> None:
    vraag = (
        "import sys; from kernproces.opslag.kluis import Kluis; k = Kluis(sys.argv[1], [bytes(32)]);"
        "print([k.maak_sleutel(f'zaak/{i}', 'p').ruw.hex() for i in range(20)]); k.dispose()"
    )
    opdracht = [sys.executable, "-W", "error", "-c", vraag, database_url]
    bezig = [
        subprocess.Popen(opdracht, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
        for _ in range(3)
    ]
    antwoorden = {p.communicate(timeout=60)[0] for p in bezig}
    assert len(antwoorden) == 1
    assert all(p.returncode == 0 for p in bezig)


def test_na_vernietigen_is_de_inhoud_onleesbaar_en_de_keten_nog_heel(opslag: Opslag, tmp_path: Path) -> None:
    kluis = Kluis(f"sqlite:///{tmp_path / 'kluis.db'}", [HOOFD])
    sleutel = kluis.maak_sleutel(ZAAK, "persoonsgegeven")
    geheim = versleutel(sleutel, {"naam": "Sanne"}, plaats(ZAAK, 1, "persoonsgegeven"))
    rijen = keten(ZAAK, 1, geheim={"persoonsgegeven": geheim})
    with opslag.schrijven() as s:
        s.boek(Boeking(rijen, [(ZAAK, "zaak", 1, rijen[0][3], b"{}")]))
    kluis.vernietig(ZAAK, "persoonsgegeven")
    with opslag.lezen() as lezer:
        assert controleer_keten(lezer.alles()) is None
        (g,) = nagelopen(lezer.alles())
    with pytest.raises(SleutelOntbreektError):
        kluis.sleutel(ZAAK, "persoonsgegeven")
    vreemd = kluis.maak_sleutel("zaak/Z-2", "persoonsgegeven")
    with pytest.raises(OntsleutelError):
        ontsleutel(vreemd, g["geheim"]["persoonsgegeven"], plaats(ZAAK, 1, "persoonsgegeven"))
    kluis.dispose()
