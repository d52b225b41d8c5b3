"""Over alle dossiers: dezelfde antwoorden als per dossier, opnieuw berekend waar iets bij kwam, en te volgen tot de gebeurtenis."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kernproces.bewijs import Bewijsmatrix, Stand
from kernproces.bewijs.overzicht import Bewijsoverzicht, tellingen
from kernproces.gebruik.kern import Opdracht
from kernproces.naspelen import Geschiedenisboek
from kernproces.rollen import Rol
from loket.bedrading import Samenstel
from loket.bewijs.overzicht import bewijsoverzicht, indicatoren
from loket.lezen import ALLES
from loket.opdrachtregel import main
from tests.kernproces.naspelen.verhaal import instellingen

NU = datetime.fromisoformat("2026-11-25T09:00:00+01:00")


@pytest.fixture
def samenstel(schone_historie: Path, tmp_path: Path) -> Iterator[Samenstel]:
    shutil.copytree(schone_historie, tmp_path / "x")
    with Samenstel(instellingen(tmp_path / "x")) as s:
        yield s


def gelezen(s: Samenstel, overzicht: Bewijsoverzicht) -> tuple[dict[str, dict[str, str]], int]:
    """Per dossier and clause how it stands, and how many dossiers were computed for it."""
    geteld = []
    with s.opslag.lezen() as lezer:
        standen = overzicht.lees(lezer, lambda gedaan, _alle: geteld.append(gedaan))
    return {d: {r.clausule: r.stand.value for r in regels} for d, regels in standen.items()}, len(geteld)


def test_het_overzicht_zegt_van_elk_dossier_hetzelfde_als_de_matrix_van_dat_dossier(
    samenstel: Samenstel,
) -> None:
    overzicht = bewijsoverzicht(samenstel)
    with samenstel.opslag.lezen() as lezer:
        alle = overzicht.lees(lezer)
        for dossier, regels in alle.items():
            boek = Geschiedenisboek(lezer, lambda e: samenstel.kern.archief.ontsluit(e, ALLES))
            los = Bewijsmatrix(boek, samenstel.kern.register, overzicht.clausules).van(dossier)
            assert [r.als_gegevens() for r in los] == [r.als_gegevens() for r in regels]
    assert list(alle) == ["d1", "d2", "d3", "d4", "o1"]


def test_een_voor_een_zijn_het_dezelfde_antwoorden_ook_als_een_deel_al_bekend_was(
    samenstel: Samenstel,
) -> None:
    notitie = Opdracht("noteer", "ben", Rol.BEHANDELAAR, {"tekst": "Nog gebeld."})
    overzicht = bewijsoverzicht(samenstel)
    gelezen(samenstel, overzicht)
    samenstel.kern.doe("c", notitie, NU)
    with samenstel.opslag.lezen() as lezer:
        vers = list(bewijsoverzicht(samenstel).doorloop(lezer))
        deels = list(overzicht.doorloop(lezer))
        alle = bewijsoverzicht(samenstel).lees(lezer)
    assert vers == deels == list(alle.items())


def test_alleen_waar_iets_bij_kwam_wordt_opnieuw_berekend(samenstel: Samenstel) -> None:
    overzicht = bewijsoverzicht(samenstel)
    assert gelezen(samenstel, overzicht)[1] == 5
    assert gelezen(samenstel, overzicht)[1] == 0
    notitie = Opdracht("noteer", "ben", Rol.BEHANDELAAR, {"tekst": "Nog gebeld."})
    samenstel.kern.doe("c", notitie, NU)
    assert gelezen(samenstel, overzicht)[1] == 1
    samenstel.kern.doe("s", Opdracht("noteer", "kaat", Rol.KWALITEITSMEDEWERKER, {"tekst": "Ja."}), NU)
    assert gelezen(samenstel, overzicht)[1] == 5  # a steekproef may prove something in every dossier


def test_wat_alleen_bij_een_voorval_hoort_is_zonder_voorval_niet_van_toepassing(samenstel: Samenstel) -> None:
    standen, _ = gelezen(samenstel, bewijsoverzicht(samenstel))
    assert (standen["d4"]["3.2.7"], standen["d1"]["3.2.7"]) == ("voldaan", "niet van toepassing")
    assert {standen["d4"][c] for c in ("B4", "R21", "R26", "R27")} == {"niet van toepassing"}
    assert (standen["d1"]["B1"], standen["d3"]["B1"], standen["d4"]["B1"]) == (
        "voldaan",
        "open",
        "niet van toepassing",
    )


def test_de_tellingen_zijn_de_som_van_de_dossiers(samenstel: Samenstel) -> None:
    with samenstel.opslag.lezen() as lezer:
        geteld = tellingen(bewijsoverzicht(samenstel).lees(lezer))
    assert all(sum(per.values()) == 5 for per in geteld.values())
    assert geteld["3.1.6"] == {Stand.VOLDAAN: 1, Stand.OPEN: 0, Stand.NIET_VAN_TOEPASSING: 4, Stand.GEWIST: 0}


def test_van_elke_indicator_staat_er_of_hij_gehaald_is_en_anders_waarom_niet(samenstel: Samenstel) -> None:
    with samenstel.opslag.lezen() as lezer:
        geteld = tellingen(bewijsoverzicht(samenstel).lees(lezer))
        regels = indicatoren(samenstel, lezer, NU.date(), geteld)
    per = {r.clausule.code: r for r in regels}
    assert list(per) == [f"B{n}" for n in range(1, 10)] + [f"N{n}" for n in range(1, 8)]
    assert all(bool(r.reden) != (r.stand is Stand.VOLDAAN) for r in regels)
    assert (per["B1"].stand, per["B1"].reden) == (Stand.OPEN, "1 dossier zonder bewijs.")
    assert per["B2"].reden.startswith("Nog niet aan de beurt")


def test_de_opdracht_geeft_alle_dossiers_met_hun_bewijs(
    samenstel: Samenstel, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("loket.instellingen.uit_omgeving", lambda: samenstel.instellingen)
    assert main(["bewijs", "--alle", "--json"]) == 1
    beeld = json.loads(capsys.readouterr().out)
    assert set(beeld["dossiers"]) == {"d1", "d2", "d3", "d4", "o1"}
    assert {r["clausule"]: r["stand"] for r in beeld["dossiers"]["d4"]}["3.3.3"] == "voldaan"
    assert beeld["tellingen"]["3.3.3"]["open"] == 3
    assert main(["bewijs", "--alle"]) == 1
    assert "3.1.7" in capsys.readouterr().out
    assert main(["bewijs", "d1", "--alle"]) == 2
    assert main(["bewijs"]) == 2
