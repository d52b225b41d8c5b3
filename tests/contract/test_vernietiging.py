"""Wat weg moet, gaat weg: voorgesteld door de een, goedgekeurd door de ander, en nergens meer te lezen."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.kern import Opdracht
from kernproces.gebruik.stuk import Aanbod
from kernproces.gebruik.vernietiging import Door
from kernproces.naspelen import Uitspraak
from kernproces.opslag.herbouw import herbouw
from kernproces.opslag.reservekopie import bewaar, lees_sleutels, zet_terug
from kernproces.rollen import Rol
from kernproces.taal.formulier import GEZONDHEID
from kernproces.vertrouwelijk.bewaring import Uitkomst
from loket.bedrading import Samenstel, maak_proef
from loket.bewaren.sleutelkopie import maak_kopie, ruim_op, vernieuw
from loket.bewijs.controle import Controle
from loket.instellingen import uit_omgeving
from loket.lezen import naspeler, vouwer
from tests.kernproces.gebruik.test_kern_vertrouwelijk import Merktekens, gespeeld, terug_te_lezen
from tests.kernproces.gebruik.zaakdatabank import (
    BEGIN,
    EEN_DAG,
    gelukt,
    inhoud,
    keten_is_heel,
    voegt_persoon_toe,
)

ZAAK = "Z-1"
BEKENDGEMAAKT = BEGIN + 7 * EEN_DAG
NA_DRIE_JAAR = datetime.fromisoformat("2029-03-10T09:00:00+01:00")
NA_VIJF_JAAR = datetime.fromisoformat("2033-10-10T09:00:00+02:00")
VERLOPEN = datetime.fromisoformat("2028-09-10T09:00:00+02:00")  # the follow-up of the TLV has ended by itself


@pytest.fixture
def zaak(database_url: str, tmp_path: Path) -> Iterator[tuple[Samenstel, Merktekens]]:
    with gespeeld(database_url, tmp_path) as (s, merk):
        voegt_persoon_toe(s, "fien", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING)
        voegt_persoon_toe(s, "sara", Rol.SECRETARIAAT)
        yield s, merk


def uitkomsten(s: Samenstel, nu: datetime) -> dict[tuple[str, str], Uitkomst]:
    with s.opslag.lezen() as lezer:
        return {(p.stroom, p.sleutel): p.uitkomst for p in s.vernietiging.posten(lezer, nu)}


def goedgekeurd(s: Samenstel, nu: datetime) -> tuple[str, Door]:
    """A list of everything that may go on this day, proposed by sara and approved by somebody else."""
    sara = Door("sara", Rol.SECRETARIAAT, nu)
    naam, gebreken = s.vernietiging.stel_voor(None, sara)
    assert gebreken == []
    assert s.vernietiging.keur_goed(naam, Door("fien", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, nu)) == []
    return naam, sara


def dien_klacht_in(s: Samenstel) -> None:
    klacht = Opdracht("start", "sara", Rol.SECRETARIAAT, "voorbeeld")
    gelukt(s.kern.start("klacht", "D-1", klacht, NA_DRIE_JAAR, nummer="K-1"))


def vernietig(s: Samenstel, nu: datetime) -> str:
    """Everything that may go on this day, by three steps of two people."""
    naam, sara = goedgekeurd(s, nu)
    assert s.vernietiging.voer_uit(naam, sara) == []
    return naam


def oordelen(s: Samenstel) -> dict[int, Uitspraak]:
    with naspeler(s) as speler:
        return {stap.nr: stap.uitspraak for stap in speler.speel_na(ZAAK).stappen}


def test_gezondheid_moet_drie_jaar_na_de_bekendmaking_weg_en_niet_eerder(
    zaak: tuple[Samenstel, Merktekens],
) -> None:
    s, _ = zaak
    gezond = (zaakstroom(ZAAK), "gezondheidsgegeven/2025")
    laatste = NA_DRIE_JAAR - EEN_DAG
    assert uitkomsten(s, BEKENDGEMAAKT)[gezond] is Uitkomst.LATER
    assert uitkomsten(s, laatste)[gezond] is Uitkomst.LATER
    assert uitkomsten(s, NA_DRIE_JAAR)[gezond] is Uitkomst.MOET
    with s.opslag.lezen() as lezer:
        (post,) = [p for p in s.vernietiging.posten(lezer, NA_DRIE_JAAR) if p.sleutel == gezond[1]]
    assert (post.begin, post.uiterlijk) == ("2026-03-09", "2029-03-09")
    assert "Vernietigen vanaf de dag erna" in [stap["stap"] for stap in post.afleiding]
    assert post.regel.termijn.grondslag == "WPO 18a lid 13, WVO 2.47 lid 16"


def test_na_de_vernietiging_is_er_niets_meer_te_lezen_en_klopt_alles_nog(
    zaak: tuple[Samenstel, Merktekens], tmp_path: Path
) -> None:
    s, merk = zaak
    kopie = tmp_path / "kopie.gz"
    bewaar(s.opslag, kopie)
    naam = vernietig(s, NA_DRIE_JAAR)
    leesbaar = terug_te_lezen(s)
    assert [m for m in merk.van["gezondheidsgegeven"] if m in leesbaar] == []
    assert [m for m in merk.van["persoonsgegeven"] if m not in leesbaar] == []
    assert keten_is_heel(s)
    voor = inhoud(s)
    herbouw(s.opslag, vouwer(s))
    assert inhoud(s) == voor
    assert Controle(s).uitslag()["bevindingen"] == []
    with s.opslag.lezen() as lezer:
        assert s.vernietiging.lijst(lezer, naam)["uitgevoerd"]["vernietigd"] == 1
    uitspraken = oordelen(s)
    assert Uitspraak.ONRECHTMATIG not in uitspraken.values()
    assert uitspraken[max(uitspraken)] is Uitspraak.RECHTMATIG, "het wissen zelf"
    assert Uitspraak.NIET_TE_BEOORDELEN in uitspraken.values()


def test_na_vijf_jaar_staat_er_in_geen_bestand_en_geen_tabel_nog_iets_ook_niet_van_de_sleutels(
    zaak: tuple[Samenstel, Merktekens], tmp_path: Path, database_url: str
) -> None:
    s, merk = zaak
    brief = b"Vertrouwelijk rapport Merkteken999 over de leerling"
    aanbod = Aanbod(BytesIO(brief), "rapport.txt", "Rapport Merkteken998", GEZONDHEID, ZAAK)
    stuk = s.stukken.voeg_toe("D-1", aanbod, "behandelaar", Rol.BEHANDELAAR, BEKENDGEMAAKT)
    merk.van["gezondheidsgegeven"] += ["Merkteken998", "Merkteken999"]
    assert b"".join(s.stukken.inhoud("D-1", stuk)) == brief
    s.ronde(VERLOPEN)
    assert uitkomsten(s, VERLOPEN)["dossier/D-1", "persoonsgegeven"] is Uitkomst.LATER
    eerste = bewaar(s.opslag, tmp_path / "voor.gz")
    sleutels = [i for h, _, _, i in s.kluis.ingepakt() if ZAAK in h or "D-1" in h]
    assert eerste
    assert len(sleutels) >= 4
    vernietig(s, NA_VIJF_JAAR)
    assert s.kluis.namen(zaakstroom(ZAAK)) == s.kluis.namen("dossier/D-1") == []
    leesbaar = terug_te_lezen(s)
    olga = s.persoonsgegevens(["olga"])["olga"].values()
    assert [m for m in merk.geheim if m in leesbaar and m not in olga] == []
    with s.opslag.lezen() as lezer:
        assert lezer.rij_query("SELECT 1 FROM stukdeel") == []
    bewaar(s.opslag, tmp_path / "na.gz")
    bestanden = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    ruw = b"\n".join([*bestanden.values(), *_tabellen(s)])
    assert b"school-1" in ruw, "de zoektocht vindt wat er wel staat"
    assert [m for m in merk.nergens if m.encode() in ruw or m.encode("utf-16-le") in ruw] == []
    assert [i for i in sleutels if i in ruw] == []
    # A back-up of the data from before, under the keys of now: as unreadable.
    elders = tmp_path / "elders"
    elders.mkdir()
    anders = {"DATABASE_URL": f"sqlite:///{elders}/terug.db", "SLEUTELS_URL": s.instellingen.sleutels_url}
    anders["KERNPROCES_HOOFDSLEUTEL"] = s.instellingen.hoofdsleutels[0].hex()
    with maak_proef(uit_omgeving(anders)) as terug:
        assert zet_terug(terug.opslag, tmp_path / "voor.gz") == eerste
        herbouw(terug.opslag, vouwer(terug))
        leesbaar = terug_te_lezen(terug)
    assert [m for m in merk.geheim if m in leesbaar and m not in olga] == []


def test_brieven_als_bestand_gaan_weg_met_de_persoonsgegevens_van_hun_schooljaar(
    zaak: tuple[Samenstel, Merktekens], tmp_path: Path
) -> None:
    """The raw bytes of every file that was sent: the number of the zaak and what was written are nowhere any more."""
    s, _ = zaak
    s.ronde(VERLOPEN)
    s.bezorg(VERLOPEN + EEN_DAG)
    post = tmp_path / "post"
    over_de_zaak = [p for p in post.rglob("*.eml") if ZAAK.encode() in p.read_bytes()]
    assert len(over_de_zaak) > 2, "de zoektocht vindt wat er staat"
    nummers = {r for p in over_de_zaak for r in p.read_bytes().splitlines() if r.startswith(b"Message-ID")}
    assert len(nummers) == len(over_de_zaak)
    vernietig(s, NA_DRIE_JAAR)
    assert all(p.exists() for p in over_de_zaak), "alleen gezondheid is weg; brieven houden die niet"
    vernietig(s, NA_VIJF_JAAR)
    ruw = b"\n".join(p.read_bytes() for p in tmp_path.rglob("*.eml"))
    assert [p for p in over_de_zaak if p.exists()] == []
    assert ZAAK.encode() not in ruw
    assert [nummer for nummer in nummers if nummer in ruw] == []


def test_een_oude_kopie_van_de_sleutels_valt_op_en_wordt_vernieuwd(
    zaak: tuple[Samenstel, Merktekens], tmp_path: Path
) -> None:
    s, merk = zaak
    oud, _ = maak_kopie(tmp_path, s.kluis, BEKENDGEMAAKT)
    voor, aantal = maak_kopie(tmp_path, s.kluis, NA_DRIE_JAAR - EEN_DAG)
    ingepakt = [
        i for h, n, _, i in s.kluis.ingepakt() if (h, n) == (zaakstroom(ZAAK), "gezondheidsgegeven/2025")
    ]
    vernietig(s, NA_DRIE_JAAR)
    assert ruim_op(tmp_path, NA_DRIE_JAAR, 30) == [oud.name]
    terug = {"DATABASE_URL": s.instellingen.database_url}
    terug |= {"SLEUTELS_URL": f"sqlite:///{tmp_path}/ander.db", "KERNPROCES_MAP": str(tmp_path)}
    terug["KERNPROCES_HOOFDSLEUTEL"] = s.instellingen.hoofdsleutels[0].hex()
    with Samenstel(uit_omgeving(terug)) as ander:
        ander.kluis.zet_terug(lees_sleutels(voor))
        (b,) = [b for b in Controle(ander).uitslag()["bevindingen"] if b["wat"] == "sleutel"]
        assert "ligt weer in de kluis" in b["zin"]
        assert merk.van["gezondheidsgegeven"][0] in terug_te_lezen(ander), "de kopie opent het nog"
    assert vernieuw(tmp_path, s.kluis) == {voor.name: 1}
    assert len(lees_sleutels(voor)) == aantal - 1
    assert ingepakt[0] not in [i for _, _, _, i in lees_sleutels(voor)]


def _tabellen(s: Samenstel) -> list[bytes]:
    rijen = (rij for tabel in inhoud(s).values() for rij in tabel)
    return [w if isinstance(w, bytes) else str(w).encode() for rij in rijen for w in rij]


def test_wie_voorstelt_keurt_niet_goed_ook_niet_als_vervanger(zaak: tuple[Samenstel, Merktekens]) -> None:
    s, _ = zaak
    fg = Rol.FUNCTIONARIS_GEGEVENSBESCHERMING
    rij = {"rollen": [], "functies": None, "mandaten": [], "scholen": [], "alle_dossiers": True}
    vervangt = {"vervangt": [{"wie": "fien", "van": "2029-01-01", "tot": "2030-01-01"}]}
    s.registers.werk_bij("mensen", {"vera": rij | vervangt}, "systeem", Rol.SYSTEEM, BEGIN)
    naam, _ = s.vernietiging.stel_voor(None, Door("vera", fg, NA_DRIE_JAAR))
    for wie in ("vera", "fien"):
        (b,) = s.vernietiging.keur_goed(naam, Door(wie, fg, NA_DRIE_JAAR))
        assert b.eis == "ander_dan"
    (b,) = s.vernietiging.keur_goed(naam, Door("sara", Rol.SECRETARIAAT, NA_DRIE_JAAR))
    assert b.eis == "rol"
    (b,) = s.vernietiging.voer_uit(naam, Door("sara", Rol.SECRETARIAAT, NA_DRIE_JAAR))
    assert b.eis == "toestand"
    assert s.kluis.namen(zaakstroom(ZAAK)) != []
    assert s.vernietiging.keur_goed(naam, Door("directeur", Rol.DIRECTEUR_BESTUURDER, NA_DRIE_JAAR)) == []


def test_wat_intussen_op_een_andere_lijst_kwam_komt_er_niet_nog_eens_op(
    zaak: tuple[Samenstel, Merktekens], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What may go is looked up before the lock; another list may come between."""
    s, _ = zaak
    sara = Door("sara", Rol.SECRETARIAAT, NA_DRIE_JAAR)
    with s.opslag.lezen() as lezer:
        opgezocht = s.vernietiging._wat_kan(lezer, NA_DRIE_JAAR)
    assert opgezocht
    assert s.vernietiging.stel_voor(None, sara)[1] == []
    monkeypatch.setattr(s.vernietiging, "_wat_kan", lambda *_: opgezocht)
    naam, (beletsel,) = s.vernietiging.stel_voor(None, sara)
    assert (naam, beletsel.eis) == ("", "posten")


def test_een_bezwaar_dat_na_het_voorstel_binnenkomt_houdt_de_gegevens_vast(
    zaak: tuple[Samenstel, Merktekens],
) -> None:
    s, merk = zaak
    naam, sara = goedgekeurd(s, NA_DRIE_JAAR)
    dien_klacht_in(s)
    assert s.vernietiging.voer_uit(naam, sara) == []
    with s.opslag.lezen() as lezer:
        (over,) = s.vernietiging.lijst(lezer, naam)["uitgevoerd"]["overgeslagen"]
    assert "K-1" in over["reden"]
    assert [m for m in merk.van["gezondheidsgegeven"] if m not in terug_te_lezen(s)] == []
    assert uitkomsten(s, NA_DRIE_JAAR)[zaakstroom(ZAAK), "gezondheidsgegeven/2025"] is Uitkomst.AANGEHOUDEN
