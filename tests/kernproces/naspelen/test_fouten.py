"""What replay does with what it cannot read: content that is gone, bytes that are no entry, older versions of an entry."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kernproces.naspelen import Uitspraak, Verslag
from kernproces.opslag import opwaarderen
from kernproces.opslag.herbouw import herbouw
from loket.bedrading import Samenstel
from loket.lezen import vouwer
from tests.hulp.sleutels import vernietig_alle
from tests.kernproces.naspelen.bank import Bank, controle, nagespeeld, onrechtmatig
from tests.kernproces.naspelen.verhaal import instellingen

ZAKEN = "abcek"


@pytest.fixture
def bank(schone_historie: Path, tmp_path: Path) -> Bank:
    return Bank(schone_historie, tmp_path / "x")


def geopend(bank: Bank) -> Iterator[Samenstel]:
    with Samenstel(instellingen(bank.map_)) as samenstel:
        yield samenstel


def standen(verslag: Verslag) -> set[Uitspraak]:
    return {s.uitspraak for s in verslag.stappen}


# ---------------------------------------------------------------- content that is gone


@pytest.mark.parametrize("zaak", ZAKEN)
def test_zonder_kluis_is_niets_onrechtmatig_en_wat_gewist_is_niet_te_beoordelen(
    bank: Bank, zaak: str
) -> None:
    (bank.map_ / "x.sleutels.db").unlink()
    (samenstel,) = geopend(bank)
    verslag = nagespeeld(samenstel, zaak)
    assert standen(verslag) == {Uitspraak.RECHTMATIG, Uitspraak.NIET_TE_BEOORDELEN}
    dicht = [s for s in verslag.stappen if s.uitspraak is Uitspraak.NIET_TE_BEOORDELEN]
    assert all("gewist" in s.bevindingen[0].zin for s in dicht)
    assert controle(samenstel) == []


def test_een_gewiste_categorie_raakt_alleen_de_stappen_die_haar_hebben(bank: Bank) -> None:
    (samenstel,) = geopend(bank)
    vernietig_alle(samenstel.kluis, "zaak/a", "gezondheidsgegeven")
    verslag = nagespeeld(samenstel, "a")
    niet = {s.nr for s in verslag.stappen if s.uitspraak is Uitspraak.NIET_TE_BEOORDELEN}
    assert niet == {2, 14, 15, 17, 20, 22, 28, 29}
    assert verslag.uitspraak is Uitspraak.NIET_TE_BEOORDELEN
    assert nagespeeld(samenstel, "b").uitspraak is Uitspraak.RECHTMATIG


@pytest.mark.parametrize(
    ("nr", "veld", "waarde"),
    [(20, "actor", "sien"), (22, "actor", "eva"), (20, "rol", "deskundige"), (2, "werkt_op", "2026-03-01")],
)
def test_ook_na_wissen_blijft_een_stap_door_de_verkeerde_onrechtmatig(
    bank: Bank, nr: int, veld: str, waarde: str
) -> None:
    with bank.vervals(lambda h: h["zaak/a", nr].update({veld: waarde}), "d") as samenstel:
        vernietig_alle(samenstel.kluis, "zaak/a", "gezondheidsgegeven")
        vernietig_alle(samenstel.kluis, "zaak/a", "persoonsgegeven")
        assert onrechtmatig(nagespeeld(samenstel, "a"))[0] == nr


# ---------------------------------------------------------------- what is no entry

STUK = (
    b"",
    b"{",
    b"[1,2]",
    b"null",
    b'{"soort":"overgang"}',
    b"\xff\xfe\x00",
    b'{"nr":9,"stroom":"zaak/a","open":[]}',
)


@pytest.mark.parametrize("inhoud", STUK)
def test_een_onleesbare_gebeurtenis_wordt_met_haar_nummer_genoemd(bank: Bank, inhoud: bytes) -> None:
    bank.sql("UPDATE gebeurtenis SET inhoud = ? WHERE stroom = 'zaak/a' AND nr = 9", inhoud)
    (samenstel,) = geopend(bank)
    verslag = nagespeeld(samenstel, "a")
    assert [s.nr for s in verslag.stappen] == list(range(1, 30))
    assert onrechtmatig(verslag)[0] == 9
    assert not verslag.keten_heel
    assert [(b["stroom"], b["nr"]) for b in controle(samenstel) if b["wat"] == "keten"] == [("zaak/a", 9)]


def test_een_afgebroken_gebeurtenis(bank: Bank) -> None:
    bank.sql("UPDATE gebeurtenis SET inhoud = substr(inhoud, 1, 200) WHERE stroom = 'zaak/a' AND nr = 29")
    (samenstel,) = geopend(bank)
    assert onrechtmatig(nagespeeld(samenstel, "a")) == [29]
    assert [(b["stroom"], b["nr"]) for b in controle(samenstel) if b["wat"] == "keten"] == [("zaak/a", 29)]


def test_elke_byte_telt(bank: Bank) -> None:
    """One bit of one entry, in sixty places: always the entry itself."""
    ((inhoud,),) = bank.sql("SELECT inhoud FROM gebeurtenis WHERE stroom = 'zaak/e' AND nr = 4")
    for plek in range(0, len(inhoud), len(inhoud) // 20):
        stuk = inhoud[:plek] + bytes([inhoud[plek] ^ 1]) + inhoud[plek + 1 :]
        bank.sql("UPDATE gebeurtenis SET inhoud = ? WHERE stroom = 'zaak/e' AND nr = 4", stuk)
        (samenstel,) = geopend(bank)
        assert [(b["stroom"], b["nr"]) for b in controle(samenstel) if b["wat"] == "keten"] == [("zaak/e", 4)]
        assert 4 in onrechtmatig(nagespeeld(samenstel, "e"))


@pytest.mark.parametrize("zaak", "ae")
def test_verminkte_inhoud_is_een_bevinding_en_nooit_een_crash(bank: Bank, zaak: str) -> None:
    """Every key of every entry in turn taken out, in a stream that is whole again: something is always flagged."""
    rijen = bank.sql("SELECT nr FROM gebeurtenis WHERE stroom = ? ORDER BY nr", f"zaak/{zaak}")
    for (nr,) in rijen[:: len(rijen) // 3]:
        for sleutel in (
            "soort",
            "werkt_op",
            "actor",
            "rol",
            "workflow",
            "open",
            "geheim",
            "namens",
            "sv",
            "v",
        ):
            map_ = bank.map_.parent / f"{nr}-{sleutel}"
            with Bank(bank.map_, map_).vervals(
                lambda h, nr=nr, sleutel=sleutel: h[f"zaak/{zaak}", nr].pop(sleutel),  # type: ignore[misc]
                "c",
            ) as samenstel:
                assert controle(samenstel)
                assert nr in onrechtmatig(nagespeeld(samenstel, zaak))


# ---------------------------------------------------------------- versions of an entry


def test_een_oude_versie_van_een_gebeurtenis_wordt_bij_het_naspelen_opgewaardeerd(
    bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Today a note is written as version 2 with another name for its field: the old entries read as before."""
    nieuw = opwaarderen.Opwaardering()

    @nieuw.stap("termijn_hervat", 1)
    def _(open_: opwaarderen.Open) -> opwaarderen.Open:
        return {("op" if k == "dag" else k): w for k, w in open_.items()}

    def oud(h: object) -> None:
        for rij in h.stromen["zaak/a"]:  # type: ignore[attr-defined]
            if rij.entry["soort"] == "termijn_hervat":
                rij.entry["open"]["dag"] = rij.entry["open"].pop("op")

    with bank.vervals(oud, "c") as samenstel:
        assert onrechtmatig(nagespeeld(samenstel, "a"))
        monkeypatch.setattr("kernproces.naspelen.boek.OPWAARDERING", nieuw)
        assert nagespeeld(samenstel, "a").uitspraak is Uitspraak.RECHTMATIG


def test_een_gebeurtenis_van_een_nieuwer_programma_wordt_zo_genoemd(bank: Bank) -> None:
    with bank.vervals(lambda h: h["zaak/a", 9].update(sv=2), "c") as samenstel:
        stap = next(s for s in nagespeeld(samenstel, "a").stappen if s.nr == 9)
    assert "nieuwer programma" in stap.bevindingen[0].zin


# ---------------------------------------------------------------- independence


def test_naspelen_leest_geen_enkele_levende_tabel(bank: Bank) -> None:
    (samenstel,) = geopend(bank)
    eerst = [nagespeeld(samenstel, z).als_gegevens() for z in ZAKEN]
    for tabel in (
        "stroom",
        "werkvoorraad",
        "termijn",
        "outbox",
        "teller",
        "hartslag",
        "kenmerk",
        "bezorging",
    ):
        bank.sql(f"DROP TABLE {tabel}")
    (samenstel,) = geopend(bank)
    assert [nagespeeld(samenstel, z).als_gegevens() for z in ZAKEN] == eerst


def test_naspelen_schrijft_niets(bank: Bank) -> None:
    def alles() -> list[str]:
        with sqlite3.connect(bank.map_ / "x.db") as db:
            return list(db.iterdump())

    eerst = alles()
    (samenstel,) = geopend(bank)
    for zaak in ZAKEN:
        nagespeeld(samenstel, zaak)
    controle(samenstel)
    assert alles() == eerst


def test_na_herbouw_is_er_niets_anders(bank: Bank) -> None:
    (samenstel,) = geopend(bank)
    herbouw(samenstel.opslag, vouwer(samenstel))
    assert controle(samenstel) == []
