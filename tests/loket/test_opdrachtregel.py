"""The command line: what it answers, and with which exit status (ontwerp.md section 6)."""

import io
import json
import socket
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from loket.api.app import maak_api
from loket.bedrading import maak_proef
from loket.opdrachtregel import main
from tests.hulp.klant import Klant
from tests.loket.conftest import instellingen
from workflows.register import WORKFLOWS


def test_zonder_opdracht_staat_er_wat_er_kan(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "naspelen" in capsys.readouterr().out


def test_een_onbekende_opdracht_is_een_gebruiksfout(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bestaat_niet"]) == 2
    assert "Onbekende opdracht 'bestaat_niet'" in capsys.readouterr().err


def test_de_opdracht_is_geinstalleerd() -> None:
    programma = Path(sys.executable).with_name("kernproces")
    antwoord = subprocess.run([programma, "--help"], capture_output=True, text=True, check=False)
    assert antwoord.returncode == 0
    assert antwoord.stderr == ""


def test_naspelen_geeft_per_stap_een_oordeel(tlv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["naspelen", "a", "--json"]) == 0
    verslag = json.loads(capsys.readouterr().out)
    assert verslag["uitspraak"] == "rechtmatig"
    assert verslag["toestand"] == "verleend"
    assert {s["uitspraak"] for s in verslag["stappen"]} == {"rechtmatig"}


def test_naspelen_tot_een_dag_toont_wat_toen_bekend_was(
    tlv: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["naspelen", "a", "--tot", "2026-03-04", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["toestand"] == "opgeschort"


def test_naspelen_zegt_ook_wie_bericht_kreeg(tlv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with maak_proef(instellingen(tlv)) as samenstel:
        samenstel.bezorg(datetime(2026, 3, 20, 9, tzinfo=UTC))
    assert main(["naspelen", "a"]) == 0
    tekst = capsys.readouterr().out
    assert "tlv_ontvangst aan ouder: verzonden" in tekst
    assert "olga: beschikbaar 2026-03-20T09:00, verzonden 2026-03-20T09:00" in tekst
    assert main(["naspelen", "a", "--tot", "2026-03-19", "--json"]) == 0
    berichten = json.loads(capsys.readouterr().out)["berichten"]
    assert {len(b["ontvangers"]) for b in berichten} == {0}


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["naspelen", "bestaat-niet"], "Er is geen zaak 'bestaat-niet'"),
        (["naspelen", "a", "--tot", "gisteren"], "Onleesbare dag"),
        (["naspelen", "a", "--tot", "2026-03-04T10:00:00"], "geen tijdzone"),
        (["bewijs", "d9"], "Er is geen dossier 'd9'"),
        (["workflows", "taart"], "Er is geen procedure 'taart'"),
        (["scenario", "bestaat-niet.jsonl"], "Er is geen bestand bestaat-niet.jsonl"),
    ],
)
def test_een_vergissing_krijgt_een_zin_en_status_twee(
    tlv: Path, capsys: pytest.CaptureFixture[str], argumenten: list[str], zin: str
) -> None:
    assert main(argumenten) == 2
    uit = capsys.readouterr()
    assert zin in uit.err
    assert uit.out == ""


def test_een_verkeerde_hoofdsleutel_wordt_genoemd(
    tlv: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KERNPROCES_HOOFDSLEUTEL", "00" * 32)
    assert main(["naspelen", "a"]) == 2
    assert "hoort niet bij deze kluis" in capsys.readouterr().err


def test_een_hoofdsleutel_die_geen_sleutel_is_wordt_geweigerd(
    tlv: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KERNPROCES_HOOFDSLEUTEL", "geheim")
    assert main(["controleer"]) == 2
    assert "64 hexadecimale tekens" in capsys.readouterr().err


def test_een_andere_databank_dan_wij_kennen_wordt_geweigerd(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://ergens")
    assert main(["controleer"]) == 2
    assert "sqlite:///pad of postgresql://" in capsys.readouterr().err


def test_zonder_databank_zegt_de_opdracht_wat_er_moet_gebeuren(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/niets.db")
    assert main(["controleer"]) == 2
    assert "Er is geen databank" in capsys.readouterr().err
    assert not (tmp_path / "niets.db").exists()


def test_een_poort_die_bezet_is_wordt_genoemd_voordat_er_iets_wordt_gemaakt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/nieuw.db")
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        assert main(["start", "--demo", "--port", str(poort)]) == 2
    assert f"Poort {poort} op 127.0.0.1 is niet vrij" in capsys.readouterr().err
    assert not (tmp_path / "nieuw.db").exists()


def test_controleer_is_tevreden_over_een_gave_databank(tlv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["anker"]) == 0
    assert main(["controleer"]) == 0
    assert "Alles klopt." in capsys.readouterr().out


def test_controleer_noemt_de_gewijzigde_gebeurtenis(tlv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(tlv / "proef.db") as db:
        db.execute("DROP TRIGGER gebeurtenis_geen_update")
        db.execute(
            "UPDATE gebeurtenis SET inhoud = replace(inhoud, 'anna', 'bert') WHERE stroom = 'zaak/a' AND nr = 5"
        )
    db.close()
    assert main(["controleer", "--json"]) == 1
    (eerste, *_) = json.loads(capsys.readouterr().out)["bevindingen"]
    assert (eerste["stroom"], eerste["nr"]) == ("zaak/a", 5)


def test_herbouw_geeft_dezelfde_tabellen(tlv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    voor = _afgeleid(tlv)
    assert main(["herbouw"]) == 0
    assert _afgeleid(tlv) == voor
    assert main(["controleer"]) == 0


def test_een_reservekopie_herstelt_alles_en_bevat_geen_sleutels(
    tlv: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["reservekopie", str(tmp_path / "a.kpz"), "--sleutels", str(tmp_path / "a.sleutels")]) == 0
    elders = tmp_path / "elders"
    elders.mkdir()
    (elders / "nieuw.hoofdsleutel").write_text((tlv / "proef.hoofdsleutel").read_text())
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{elders}/nieuw.db")
    assert main(["herstel", str(tmp_path / "a.kpz")]) == 0
    assert main(["naspelen", "a"]) == 0
    assert "niet te beoordelen" in capsys.readouterr().out  # the content is locked without its keys

    nog = tmp_path / "nog"
    nog.mkdir()
    (nog / "nieuw.hoofdsleutel").write_text((tlv / "proef.hoofdsleutel").read_text())
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{nog}/nieuw.db")
    assert main(["herstel", str(tmp_path / "a.kpz"), "--sleutels", str(tmp_path / "a.sleutels")]) == 0
    capsys.readouterr()
    assert main(["naspelen", "a", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["uitspraak"] == "rechtmatig"


def test_een_beschadigde_reservekopie_laat_niets_achter(
    tlv: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["reservekopie", str(tmp_path / "a.kpz")]) == 0
    inhoud = (tmp_path / "a.kpz").read_bytes()
    (tmp_path / "a.kpz").write_bytes(inhoud[: len(inhoud) // 2])
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/nieuw.db")
    assert main(["herstel", str(tmp_path / "a.kpz")]) == 2
    assert "geen leesbare reservekopie" in capsys.readouterr().err
    db = sqlite3.connect(tmp_path / "nieuw.db")
    assert db.execute("SELECT count(*) FROM gebeurtenis").fetchone() == (0,)
    db.close()


def test_herstellen_over_bestaande_zaken_wordt_geweigerd(
    tlv: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reservekopie", str(tmp_path / "a.kpz")]) == 0
    assert main(["herstel", str(tmp_path / "a.kpz")]) == 2
    assert "niet leeg" in capsys.readouterr().err


def test_een_scenario_komt_niet_in_een_databank_met_echte_zaken(
    tlv: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(tlv / "proef.db") as db:
        db.execute("DELETE FROM kenmerk WHERE naam = 'proef'")
    db.close()
    verhaal = tlv / "v.jsonl"
    verhaal.write_text('{"nu": "2026-03-02T09:00:00+01:00", "doe": "ronde"}\n')
    assert main(["scenario", str(verhaal)]) == 2
    assert "echte zaken" in capsys.readouterr().err


def test_termijn_bereken_antwoordt_per_regel(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    regels = '{"termijn": "D.TLV.norm", "begin": "2026-03-24"}\nonzin\n{"termijn": "D.TLV.norm", "begin": "2026-01-12"}\n'
    monkeypatch.setattr(sys, "stdin", io.StringIO(regels))
    assert main(["termijn", "bereken"]) == 1
    eerste, tweede, derde = (json.loads(r) for r in capsys.readouterr().out.splitlines())
    assert eerste["uiterlijk"] == "2026-05-06"
    assert "fout" in tweede
    assert derde["uiterlijk"] == "2026-02-23"


def test_een_token_opent_de_api_tot_het_is_ingetrokken(tlv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["token", "anna", "behandelaar"]) == 0
    kop = {"Authorization": f"Bearer {capsys.readouterr().out.strip()}"}
    with (
        maak_proef(instellingen(tlv)) as samenstel,
        Klant(maak_api(samenstel, lambda: datetime.now(UTC))) as api,
    ):
        assert api.get("/api/v1/zaken", headers=kop).status_code == 200
        assert main(["token", "anna", "--trek-in"]) == 0
        assert api.get("/api/v1/zaken", headers=kop).status_code == 401


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["token", "anna"], "Noem een persoon met een of meer rollen"),
        (["token", "--trek-in"], "Noem van wie"),
        (["token", "anna", "behandelaar", "--bereik", "alles"], "Onbekend bereik 'alles'"),
        (["token", "anna", "behandelaar", "--bereik", ","], "Een token heeft een bereik"),
        (["token", "anna", "behandelaar", "--dagen", "5000"], "1 tot en met 731 dagen"),
        (["token", "anna", "koning"], "Onbekende rol 'koning'"),
        (["token", "niemand", "behandelaar"], "staat niet in het register"),
        (["token", "anna", "teamleider"], "heeft vandaag de rol 'teamleider' niet, wel: behandelaar"),
    ],
)
def test_een_token_is_er_alleen_voor_wie_bekend_is(
    tlv: Path, capsys: pytest.CaptureFixture[str], argumenten: list[str], zin: str
) -> None:
    assert main(argumenten) == 2
    assert zin in capsys.readouterr().err


def test_de_lijst_noemt_elk_token_met_zijn_client_en_bereik_maar_niet_het_token(
    tlv: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    maak = ["token", "anna", "behandelaar", "--client", "leerlingsysteem", "--bereik", "lezen,stukken"]
    assert main(maak) == 0
    token = capsys.readouterr().out.strip()
    assert main(["token", "--lijst"]) == 0
    lijst = capsys.readouterr().out
    assert "leerlingsysteem  namens anna (behandelaar)  lezen, stukken" in lijst
    assert "nooit gebruikt" in lijst
    assert token not in lijst
    assert main(["token", "--trek-in", "--client", "een ander"]) == 0
    assert main(["token", "--trek-in", "--client", "leerlingsysteem"]) == 0
    assert "1 tokens van leerlingsysteem ingetrokken" in capsys.readouterr().out
    assert main(["token", "--lijst"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("formaat", ["tekst", "json", "mermaid", "scxml"])
def test_workflows_geeft_elke_procedure_in_elk_formaat(
    capsys: pytest.CaptureFixture[str], formaat: str
) -> None:
    for naam in WORKFLOWS:
        assert main(["workflows", naam, "--formaat", formaat]) == 0
        uit = capsys.readouterr().out
        assert WORKFLOWS[naam][-1].toestanden[WORKFLOWS[naam][-1].begin] in uit


def _afgeleid(map_: Path) -> list[object]:
    db = sqlite3.connect(map_ / "proef.db")
    tabellen = ("stroom", "werkvoorraad", "termijn", "outbox")
    rijen: list[object] = [db.execute(f"SELECT * FROM {t} ORDER BY 1, 2").fetchall() for t in tabellen]
    db.close()
    return rijen
