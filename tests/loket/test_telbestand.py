"""Verzilverd na de teldatum: de geldige TLV's naast een telbestand, eerst als proef, dan vastgelegd (R8)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from freezegun import freeze_time

from kernproces.naspelen import Uitspraak
from loket.bedrading import Samenstel
from loket.lezen import naspeler
from loket.opdrachtregel import main
from loket.overzichten.telbestand import lees, leg_naast
from tests.kernproces.gebruik.zaakdatabank import databank, inhoud, zaak_tot
from workflows.register import WORKFLOWS

KOP = "volgnummer;school;ingeschreven_op;opmerking\n"


@pytest.fixture
def s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Samenstel]:
    """Two granted TLVs, numbers 1 and 2, each with the follow-up that the system opened."""
    url = f"sqlite:///{tmp_path}/k.db"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("KERNPROCES_MAP", str(tmp_path))
    tuple(WORKFLOWS.values())  # a form that is first read while the clock stands still, has no real dates
    with freeze_time("2026-03-20T10:00:00+01:00"), databank(url, tmp_path) as samenstel:
        for nummer in ("Z-1", "Z-2"):
            zaak_tot(samenstel, "niets meer", nummer)
        yield samenstel


def opvolging(s: Samenstel, tlv: str) -> str:
    zaken = s.dossierstand(f"D-{tlv}")["zaken"]
    return next(str(z["zaak"]) for z in zaken if z["workflow"] == "tlv_opvolging")


def bestand(tmp_path: Path, *rijen: str) -> str:
    pad = tmp_path / "telling.csv"
    pad.write_text(KOP + "".join(f"{r}\n" for r in rijen), encoding="utf-8-sig")
    return str(pad)


def geldige_dag(s: Samenstel) -> str:
    """Een dag waarop de verklaringen gelden."""
    return str(s.stand(opvolging(s, "Z-1"))["gedaan"]["open"]["gegevens"]["begin"])


def test_de_proef_noemt_wie_is_ingeschreven_en_wie_niet_en_legt_niets_vast(
    s: Samenstel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dag, voor = geldige_dag(s), inhoud(s)
    assert main(["telbestand", bestand(tmp_path, f"1;school-2;{dag};"), "--peildatum", dag]) == 1
    uit = capsys.readouterr().out
    assert "zijn 2 TLV's geldig: 50 % verzilverd." in uit
    assert f"{opvolging(s, 'Z-1')}: ingeschreven op {dag} bij school-2" in uit
    assert f"{opvolging(s, 'Z-2')}: niet ingeschreven" in uit
    assert inhoud(s) == voor


def test_vastleggen_schrijft_de_inschrijving_in_de_opvolging_en_die_is_na_te_spelen(
    s: Samenstel, tmp_path: Path
) -> None:
    dag = geldige_dag(s)
    pad = bestand(tmp_path, f"1;school-2;{dag};", f"2;school-2;{dag};")
    assert main(["telbestand", pad, "--peildatum", dag, "--door", "behandelaar"]) == 0
    zaak = opvolging(s, "Z-1")
    stand = s.stand(zaak)
    assert (stand["toestand"], stand["gedaan"]["schrijf_in"]["op"]) == ("ingeschreven", dag)
    with naspeler(s) as speler:
        assert speler.speel_na(zaak).uitspraak is Uitspraak.RECHTMATIG
    assert main(["telbestand", pad, "--peildatum", dag, "--door", "behandelaar"]) == 0


def test_een_onbekend_nummer_wordt_genoemd(
    s: Samenstel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dag = geldige_dag(s)
    main(["telbestand", bestand(tmp_path, f"77;school-2;{dag};"), "--peildatum", dag])
    assert "rij 2: volgnummer 77 hoort bij geen geldige TLV" in capsys.readouterr().out


def test_wie_geen_behandelaar_is_legt_niets_vast(
    s: Samenstel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dag = geldige_dag(s)
    pad = bestand(tmp_path, f"1;school-2;{dag};", f"2;school-2;{dag};")
    assert main(["telbestand", pad, "--peildatum", dag, "--door", "directeur"]) == 1
    assert "niet de rol behandelaar" in capsys.readouterr().out
    assert s.stand(opvolging(s, "Z-1"))["toestand"] == "toegekend"


@pytest.mark.parametrize(
    ("inhoud_", "zin"),
    [
        (b"volgnummer;school\n1;s\n", "De kolom ingeschreven_op ontbreekt"),
        ((KOP + "een;school-2;2026-10-01;\n").encode(), "Rij 2: verwacht een volgnummer"),
        ((KOP + "1;school-2;1 oktober;\n").encode(), "Rij 2: '1 oktober' is geen dag"),
        ((KOP + "1;a;2026-10-01;\n1;b;2026-10-01;\n").encode(), "Rij 3: volgnummer 1 staat ook in rij 2"),
        (b"\xff\xfe", "geen UTF-8"),
    ],
)
def test_een_bestand_dat_niet_past_wordt_in_zijn_geheel_geweigerd(
    inhoud_: bytes, zin: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pad = tmp_path / "telling.csv"
    pad.write_bytes(inhoud_)
    assert main(["telbestand", str(pad), "--peildatum", "2026-10-01"]) == 2
    assert zin in capsys.readouterr().err


def test_wat_die_dag_niet_geldig_is_telt_niet_mee_en_pro_heeft_geen_einde() -> None:
    def stand(zaak: str, **open_: object) -> dict[str, object]:
        return {
            "zaak": zaak,
            "toestand": "toegekend",
            "klaar": False,
            "gedaan": {"open": {"gegevens": open_}},
        }

    standen = [
        stand("later", begin="2026-10-02", einde="2027-07-31", volgnummer=1),
        stand("voorbij", begin="2025-08-01", einde="2026-07-31", volgnummer=2),
        stand("pro", begin="2026-08-01", volgnummer=3),
        stand("zonder", volgnummer=4),
    ]
    uit = leg_naast(standen, lees((KOP + "3;school-2;2026-10-05;\n").encode()), date(2026, 10, 1))
    assert (uit.niet, uit.aandeel) == (["pro"], 0)  # pas na de teldatum ingeschreven
    assert leg_naast([], [], date(2026, 10, 1)).aandeel is None
