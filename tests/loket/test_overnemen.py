"""Lopende zaken uit een ander systeem: eerst een proef per rij, dan echt, met de termijnen van de oorspronkelijke dag."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kernproces.gebeurtenissen import OVERGENOMEN, zaakstroom
from kernproces.naspelen import Uitspraak
from kernproces.rollen import Rol
from kernproces.taal.termijn import TermijnFout
from kernproces.zaak.voortgang import Vervolg, Voortgang
from loket.bedrading import Samenstel
from loket.lezen import naspeler
from loket.opdrachtregel import main
from tests.kernproces.gebruik.zaakdatabank import databank, inhoud, keten_is_heel, voegt_persoon_toe

RIJ = {
    "kenmerk": "2025-0412",
    "dossier": "L-881",
    "leerling": "Voorbeeld Leerling",
    "school": "school-1",
    "start": "",
    "start.soort": "vso",
    "dien_in": "02-03-2026",
    "dien_in.ondertekend_door": "Voorbeeld Bestuurder",
    "dien_in.ondertekend_op": "2026-03-01",
    "dien_in.inschrijving": "ingeschreven",
    "dien_in.gewenst_begin": "2026-08-01",
    "dien_in.motivering": "De begeleiding had onvoldoende effect.",
    "verzoek_aanvulling": "2026-03-06",
    "verzoek_aanvulling.reden": "Het handelingsdeel mist.",
    "verzoek_aanvulling.uiterlijk": "2026-03-20",
    "verzoek_aanvulling.ontbreekt": '[{"stuk": "ontwikkelingsperspectief", "wat": "Handelingsdeel."}]',
}


@pytest.fixture
def s(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Samenstel]:
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("KERNPROCES_MAP", str(tmp_path))
    with databank(database_url, tmp_path) as samenstel:
        voegt_persoon_toe(samenstel, "sien", Rol.SECRETARIAAT, Rol.BEHANDELAAR)
        yield samenstel


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    return tmp_path / "oud.csv"


def schrijf(pad: Path, *rijen: dict[str, str], scheiding: str = ";") -> str:
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, list(rijen[0]), delimiter=scheiding)
    schrijver.writeheader()
    schrijver.writerows(rijen)
    pad.write_text(uit.getvalue(), encoding="utf-8-sig")
    return str(pad)


def neem_over(pad: str, *erbij: str, door: str = "sien") -> int:
    return main(["overnemen", "tlv", pad, "--bron", "oud", "--door", door, *erbij])


def met_start(**anders: str) -> dict[str, str]:
    return RIJ | {"start": "2026-03-02"} | anders


@pytest.mark.usefixtures("s")
def test_de_proef_zegt_per_rij_wat_er_komt_en_legt_niets_vast(
    s: Samenstel, bestand: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    voor = inhoud(s)
    assert neem_over(schrijf(bestand, met_start())) == 0
    uit = capsys.readouterr().out
    assert "rij 2: oud-2025-0412, opgeschort" in uit
    assert "1 van 1 rijen over te nemen; dit was een proef" in uit
    assert inhoud(s) == voor


def test_een_overgenomen_zaak_heeft_de_termijnen_van_de_oorspronkelijke_dag(
    s: Samenstel, bestand: Path
) -> None:
    assert neem_over(schrijf(bestand, met_start(), scheiding=","), "--uitvoeren") == 0
    stand = s.stand("oud-2025-0412")
    norm = stand["termijnen"]["D.TLV.norm"]
    assert (norm["begin"], stand["gestart"], stand["toestand"]) == ("2026-03-02", "2026-03-02", "opgeschort")
    assert [o["van"] for o in norm["opschortingen"]] == ["2026-03-07"]
    assert stand["overgenomen"]["kenmerk"] == "2025-0412"
    assert s.dossierstand("L-881")["school"] == "school-1"
    assert keten_is_heel(s)


def test_naspelen_van_een_overgenomen_zaak_is_rechtmatig_en_noemt_de_overname(
    s: Samenstel, bestand: Path
) -> None:
    neem_over(schrijf(bestand, met_start()), "--uitvoeren")
    with naspeler(s) as speler:
        verslag = speler.speel_na("oud-2025-0412")
    assert verslag.uitspraak is Uitspraak.RECHTMATIG, verslag.als_gegevens()
    assert OVERGENOMEN in [stap.soort for stap in verslag.stappen]


def test_een_vervalste_overname_valt_op(s: Samenstel, bestand: Path) -> None:
    neem_over(schrijf(bestand, met_start()), "--uitvoeren")
    with naspeler(s) as speler:
        stroom = speler._boek.stroom(zaakstroom("oud-2025-0412"))
        (nr,) = [e["nr"] for e in stroom.entries if e["soort"] == OVERGENOMEN]
        stroom.entries[nr - 1]["open"]["kenmerk"] = "2025-9999"
        verslag = speler.speel_na("oud-2025-0412")
    assert verslag.stappen[nr - 1].uitspraak is Uitspraak.ONRECHTMATIG


def test_er_gaat_geen_brief_uit_over_wat_al_eerder_is_verteld(s: Samenstel, bestand: Path) -> None:
    neem_over(schrijf(bestand, met_start()), "--uitvoeren")
    with s.opslag.lezen() as lezer:
        assert lezer.rij_query("SELECT sjabloon FROM outbox WHERE zaak = ?", ("oud-2025-0412",)) == []


def test_wat_niet_kan_komt_terug_als_bestand_en_de_rest_gaat_door(
    s: Samenstel, bestand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fout = met_start(kenmerk="2025-0413", dossier="L-882", **{"dien_in.inschrijving": "misschien"})
    onbekend = met_start(kenmerk="2025-0414", dossier="L-883", leerling="")
    dubbel = met_start()
    terug = tmp_path / "terug.csv"
    pad = schrijf(bestand, met_start(), fout, onbekend, dubbel)
    assert neem_over(pad, "--uitvoeren", "--geweigerd", str(terug)) == 1
    uit = capsys.readouterr().out
    assert "rij 3: kan niet. Aanvraag indienen: Is de leerling ingeschreven op een school" in uit
    assert "de rij noemt geen leerling" in uit
    assert "rij 5: kan niet. Kenmerk 2025-0412 staat al eerder in dit bestand." in uit
    assert "1 van 4 rijen overgenomen." in uit
    rijen = list(csv.DictReader(terug.read_text().splitlines(), delimiter=";"))
    assert [r["kenmerk"] for r in rijen] == ["2025-0413", "2025-0414", "2025-0412"]
    assert all(r["reden"] for r in rijen)
    with s.opslag.lezen() as lezer:
        assert lezer.stroom("dossier/L-882") is None
    rijen[0]["dien_in.inschrijving"] = "ingeschreven"
    assert neem_over(schrijf(bestand, rijen[0]), "--uitvoeren") == 0


def test_een_tweede_keer_hetzelfde_bestand_neemt_niets_dubbel_over(
    s: Samenstel, bestand: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pad = schrijf(bestand, met_start())
    neem_over(pad, "--uitvoeren")
    voor = inhoud(s)
    assert neem_over(pad, "--uitvoeren") == 1
    assert "is al overgenomen" in capsys.readouterr().out
    assert inhoud(s) == voor


@pytest.mark.usefixtures("s")
def test_wie_de_rol_niet_heeft_neemt_niets_over(bestand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert neem_over(schrijf(bestand, met_start()), "--uitvoeren", door="directeur") == 1
    assert "niet de rol" in capsys.readouterr().out


@pytest.mark.usefixtures("s")
@pytest.mark.parametrize(
    ("rij", "zin"),
    [
        ({"kenmerk": "1", "start": "2026-03-02"}, "De kolom dossier ontbreekt"),
        ({"kenmerk": "1", "dossier": "d", "verleng": "x"}, "Onbekende kolom 'verleng'"),
        ({"kenmerk": "1", "dossier": "d", "dien_in.kleur": "x"}, "Onbekende kolom 'dien_in.kleur'"),
        ({"kenmerk": "1", "dossier": "d", "dien_in": "2026-03-02"}, "De kolom start ontbreekt"),
    ],
)
def test_verkeerde_kolommen_weigeren_het_hele_bestand(
    rij: dict[str, str], zin: str, bestand: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert neem_over(schrijf(bestand, rij), "--uitvoeren") == 2
    assert zin in capsys.readouterr().err


@pytest.mark.usefixtures("s")
@pytest.mark.parametrize(
    ("inhoud_", "zin"),
    [
        (b"kenmerk;dossier\n\xff\xfe", "geen UTF-8"),
        (b"", "De kolom kenmerk ontbreekt"),
        (b"kenmerk;kenmerk\n1;2\n", "staat er meer dan eens"),
    ],
)
def test_een_onleesbaar_bestand_krijgt_een_duidelijke_fout(
    inhoud_: bytes, zin: str, bestand: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bestand.write_bytes(inhoud_)
    assert neem_over(str(bestand)) == 2
    assert zin in capsys.readouterr().err


@pytest.mark.usefixtures("s")
def test_een_dag_die_geen_dag_is_weigert_alleen_die_rij(
    bestand: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert neem_over(schrijf(bestand, met_start(dien_in="31-02-2026"))) == 1
    assert "dien_in: '2026-02-31' is geen dag" in capsys.readouterr().out


@pytest.mark.usefixtures("s")
def test_het_sjabloon_is_een_kop_die_het_lezen_doorstaat(
    bestand: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["overnemen", "tlv", "--sjabloon"]) == 0
    bestand.write_text(capsys.readouterr().out)
    assert neem_over(str(bestand)) == 0
    assert "0 van 0 rijen" in capsys.readouterr().out


def test_er_moet_een_databank_zijn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/er-niet.db")
    assert neem_over("er-niet.csv") == 2


def test_wat_een_termijn_niet_kan_is_een_weigering_van_die_rij_en_de_rest_gaat_door(
    s: Samenstel, bestand: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = Voortgang.verreken

    def weiger_een(zelf: Voortgang, v: Vervolg, *rest: Any) -> None:
        if v.stroom == zaakstroom("oud-2025-0412"):
            raise TermijnFout("Het begin is 1850-01-01.")
        echt(zelf, v, *rest)

    monkeypatch.setattr(Voortgang, "verreken", weiger_een)
    ander = met_start(kenmerk="2025-0415", dossier="L-884")
    assert neem_over(schrijf(bestand, met_start(), ander), "--uitvoeren") == 1
    uit = capsys.readouterr().out
    assert ": Het begin is 1850-01-01." in uit
    assert "1 van 2 rijen overgenomen." in uit
    assert s.kern.register.van(s.stand("oud-2025-0415")).workflow.naam == "tlv"
